"""Captions: a label with its SEQ field, bookmarked for REF, and the caption's own words."""

from __future__ import annotations

import re
from typing import Final

from briefgen.layout.page import Figure, Table, Text
from briefgen.readers.docx.names import LABEL, bookmark
from briefgen.writers.docx.blocks import float_properties, paragraph
from briefgen.writers.docx.draft import Draft, Story
from briefgen.writers.docx.inlines import bookmarked, face_in, field, write_inlines, write_text
from briefgen.writers.docx.places import Place

_NUMBER: Final = re.compile(r"[0-9]+")


def write_caption(draft: Draft, story: Story, block: Figure | Table, place: Place) -> str:
    """Write a caption paragraph; the SEQ field's identifier (17.16.5.56) is the block's kind."""
    kind = "Figure" if isinstance(block, Figure) else "Table"
    credit = isinstance(block, Figure) and bool(block.name)
    face = face_in(draft, place.language)
    content = _label(draft, block, kind, place) if block.label else ""
    if block.label and block.caption and not _starts_with_space(block):
        content += write_text(" ", face)
    content += write_inlines(draft, story, block.caption, face)
    return paragraph(
        draft,
        "CoverCredit" if credit else f"{kind}Caption",
        content,
        identifier=f"{block.id}-caption" if block.id else "",
        properties=("", "") if credit else float_properties(draft, place),
        language=place.language,
    )


def _label(draft: Draft, block: Figure | Table, kind: str, place: Place) -> str:
    """The label with its number as a field; one in other digits than 0 to 9 stays as it is."""
    face = face_in(draft, place.language)._replace(style="Label")
    label = block.label
    found = _NUMBER.search(label)
    if found is None:
        words = write_text(label, face)
    else:
        number = field(f"SEQ {kind} \\* ARABIC", write_text(found[0], face), face)
        words = (
            write_text(label[: found.start()], face)
            + number
            + write_text(label[found.end() :], face)
        )
    return bookmarked(draft, bookmark(block.id, LABEL), words)


def _starts_with_space(block: Figure | Table) -> bool:
    first = block.caption[0]
    return isinstance(first, Text) and first.text[:1].isspace()
