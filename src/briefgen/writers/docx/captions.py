"""Captions: a label with its SEQ field, bookmarked for REF, and the caption's own words."""

from __future__ import annotations

import re
from typing import Final

from briefgen.layout.page import PageInline, Text
from briefgen.writers.docx.blocks import face_in, paragraph
from briefgen.writers.docx.draft import Draft, Story
from briefgen.writers.docx.inlines import bookmarked, field, write_inlines, write_text
from briefgen.writers.docx.names import LABEL_PREFIX, bookmark
from briefgen.writers.docx.places import Place
from briefgen.writers.docx.stylesheet import style_id

_NUMBER: Final = re.compile(r"[0-9]+")


def write_caption(
    draft: Draft,
    story: Story,
    place: Place,
    *,
    style: str,
    sequence: str,
    identifier: str,
    label: str,
    caption: tuple[PageInline, ...],
) -> str:
    """Write a caption paragraph; ``sequence`` is the SEQ field's identifier (17.16.5.56)."""
    face = face_in(draft, place.language)
    content = ""
    if label:
        strong = face._replace(style="Label")
        found = _NUMBER.search(label)
        if found:
            words = write_text(label[: found.start()], strong)
            number = field(f"SEQ {sequence} \\* ARABIC", write_text(found[0], strong), strong)
            words += number + write_text(label[found.end() :], strong)
        else:
            words = write_text(label, strong)
        content = bookmarked(draft, bookmark(identifier, LABEL_PREFIX), words)
        if caption and not _starts_with_space(caption):
            content += write_text(" ", face)
    content += write_inlines(draft, story, caption, face)
    return paragraph(
        draft,
        style_id(style),
        content,
        identifier=f"{identifier}-caption" if identifier else "",
        language=place.language,
    )


def _starts_with_space(inlines: tuple[PageInline, ...]) -> bool:
    return isinstance(inlines[0], Text) and inlines[0].text[:1].isspace()
