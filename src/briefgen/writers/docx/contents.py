"""The table of contents: a TOC field whose entries are written out (17.16.5.68).

The entries are links without page numbers (``\\n``): only Word knows its pages, and a number
that is wrong until somebody presses F9 is worse than none.
"""

from __future__ import annotations

from typing import NamedTuple

from briefgen.layout.page import Group, Heading, Link, List, PageBlock, PageInline, Paragraph
from briefgen.writers.docx.blocks import face_in, paragraph
from briefgen.writers.docx.draft import Draft, Story
from briefgen.writers.docx.inlines import write_inlines
from briefgen.writers.docx.places import Place


class Entry(NamedTuple):
    identifier: str
    level: int
    inlines: tuple[PageInline, ...]


def write_contents(draft: Draft, story: Story, group: Group, place: Place) -> list[str]:
    """Write the heading and the entries of ``nav[role=doc-toc]``."""
    out: list[str] = []
    entries: list[Entry] = []
    face = face_in(draft, place.language)
    for block in group.blocks:
        if isinstance(block, Heading):
            content = write_inlines(draft, story, block.inlines, face)
            out.append(paragraph(draft, "TOCHeading", content, identifier=block.id))
        else:
            entries.extend(_entries(block, 1))
    depth = min(max((entry.level for entry in entries), default=1), 3)
    for index, entry in enumerate(entries):
        content = write_inlines(draft, story, _unstyled(entry.inlines), face).replace(
            '<w:rStyle w:val="Hyperlink"/>', ""
        )
        if index == 0:
            content = _BEGIN.format(depth=depth) + content
        if index == len(entries) - 1:
            content += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        style = f"TOC{min(entry.level, 3)}"
        out.append(paragraph(draft, style, content, identifier=entry.identifier))
    return out


_BEGIN = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{depth}" \\n \\h \\z \\u '
    "</w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)


def _entries(block: PageBlock, level: int) -> list[Entry]:
    match block:
        case Paragraph(id=identifier, inlines=inlines):
            return [Entry(identifier, level, inlines)]
        case List(items=items):
            out: list[Entry] = []
            for item in items:
                for inner in item.blocks:
                    deeper = level + 1 if isinstance(inner, List) else level
                    out.extend(_entries(inner, deeper))
            return out
        case Group(blocks=blocks):
            return [entry for inner in blocks for entry in _entries(inner, level)]
        case _:
            return []


def _unstyled(inlines: tuple[PageInline, ...]) -> tuple[PageInline, ...]:
    """Entries are links as a whole: their words alone, where the link is the only inline."""
    links = [node for node in inlines if isinstance(node, Link)]
    return tuple(links) if len(links) == 1 else inlines
