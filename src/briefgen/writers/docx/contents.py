"""The table of contents: a TOC field whose entries are written out (17.16.5.68).

Each entry is a link to its heading that ends in a PAGEREF field (17.16.5.45), as Word writes it.
Its number is a guess (``pages.py``) until the fields are brought up to date (F9): a prompt on
opening, which would do it, is what Word users trust least.
"""

from __future__ import annotations

from briefgen.frozen import frozen
from briefgen.layout.page import Group, Heading, Link, List, PageBlock, PageInline, Paragraph
from briefgen.readers.docx.names import BLOCK, bookmark
from briefgen.writers.docx.blocks import paragraph
from briefgen.writers.docx.draft import Draft, Story
from briefgen.writers.docx.inlines import PLAIN, face_in, field, write_inlines, write_text
from briefgen.writers.docx.places import Place


@frozen
class Entry:
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
        content = _numbered(draft, entry, write_inlines(draft, story, entry.inlines, face))
        if index == 0:
            content = _BEGIN.format(depth=depth) + content
        if index == len(entries) - 1:
            content += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        style = f"TOC{min(entry.level, 3)}"
        out.append(paragraph(draft, style, content, identifier=entry.identifier))
    return out


_TAB = "<w:r><w:tab/></w:r>"
_BEGIN = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{depth}" \\h \\z \\u '
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


def _numbered(draft: Draft, entry: Entry, content: str) -> str:
    """End an entry's link with the number of its page; a link here does not look like one."""
    content = content.replace('<w:rStyle w:val="Hyperlink"/>', "").replace("<w:rPr></w:rPr>", "")
    link = next((node for node in entry.inlines if isinstance(node, Link)), None)
    target = "" if link is None else link.target.removeprefix("#")
    if target not in draft.targets:
        return content
    name = bookmark(target, draft.targets.get(target, BLOCK))
    number = write_text(str(draft.pages.get(target, 1)), PLAIN)
    page = _TAB + field(f"PAGEREF {name} \\h", number)
    before, end, after = content.rpartition("</w:hyperlink>")
    return f"{before}{page}{end}{after}"
