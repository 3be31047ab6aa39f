"""Notes at the foot of the page of their mark, where a brief asks for them.

The page holds all notes in one section at its end. Here each goes after its first mark, as an
element that CSS floats to the foot of the page (CSS Generated Content for Paged Media, 2.1); its
number is that of the section, so that every output has the same. A second mark of a note leads to
where the note stands.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from briefgen.diagnostics import Sink
from briefgen.diagnostics.register.writers import FOOTNOTES_TOO_TALL

_FEW_LINES = 3


def move_notes(root: Element) -> None:
    """Move every note of the notes' section to its first mark, and take the section out."""
    parents = {child: parent for parent in root.iter() for child in parent}
    sections = [e for e in root.iter("section") if e.get("role") == "doc-endnotes"]
    notes = {item.get("id"): item for section in sections for item in section.iter("li")}
    for mark in [e for e in root.iter("a") if e.get("role") == "doc-noteref"]:
        note = notes.pop(mark.get("href", "#")[1:], None)
        if note is None:
            continue
        parent = parents[mark]
        parent.insert(list(parent).index(mark) + 1, _footnote(note, mark))
    for section in sections:
        parents[section].remove(section)


def _footnote(note: Element, mark: Element) -> Element:
    made = Element("aside", {"role": "doc-footnote", "id": note.get("id", "")})
    made.set("data-number", "".join(mark.itertext()))
    made.text = (note.text or "").strip() or None
    made.extend(list(note))
    made.tail, mark.tail = mark.tail, None
    return made


def check_footnotes(document: Any, sink: Sink) -> bool:
    """Report pages that footnotes have emptied of text; say whether there are none.

    A footnote area that does not fit makes WeasyPrint push it, and the text with it, from page to
    page.
    """
    pages = document.pages[1:-1]
    emptied = [
        number for number, page in enumerate(pages, 2) if _has_footnotes(page) and _is_thin(page)
    ]
    if len(emptied) <= max(1, len(document.pages) // 10):
        return True
    where = ", ".join(map(str, emptied[:8]))
    sink.report(
        FOOTNOTES_TOO_TALL,
        f"{len(emptied)} of {len(document.pages)} pages hold almost nothing but footnotes",
        (),
        f"pages {where}",
    )
    return False


def _has_footnotes(page: Any) -> bool:
    from weasyprint.formatting_structure.boxes import FootnoteAreaBox

    areas = (box for box in page._page_box.children if isinstance(box, FootnoteAreaBox))
    return any(area.children for area in areas)


def _is_thin(page: Any) -> bool:
    """Say whether the page has next to no lines besides its footnotes."""
    from weasyprint.formatting_structure.boxes import FootnoteAreaBox, LineBox, MarginBox

    def lines(box: Any) -> int:
        if isinstance(box, FootnoteAreaBox | MarginBox):
            return 0
        own = 1 if isinstance(box, LineBox) else 0
        return own or sum(lines(child) for child in getattr(box, "children", ()))

    return lines(page._page_box) <= _FEW_LINES
