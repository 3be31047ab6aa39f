"""Notes at the foot of the page of their mark, where a brief asks for them.

The page holds all notes in one section at its end. Here each goes after its first mark, as an
element that CSS floats to the foot of the page (CSS Generated Content for Paged Media, 2.1); its
number is that of the section, so that every output has the same. A second mark of a note leads to
where the note stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from briefgen.diagnostics import Sink, at
from briefgen.diagnostics.register.writers import FOOTNOTE_LOST, FOOTNOTES_TOO_TALL
from briefgen.source import Span

_FEW_LINES = 3
_ROLE = "doc-footnote"


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
    made = Element("aside", {"role": _ROLE, "id": note.get("id", "")})
    made.set("data-number", "".join(mark.itertext()))
    made.text = (note.text or "").strip() or None
    made.extend(list(note))
    made.tail, mark.tail = mark.tail, None
    return made


def keep_footnotes(block: Any) -> None:
    """Replace WeasyPrint's layout of a block's lines by one that loses no footnote of theirs.

    A line that fits only once the footnotes before it have gone to the next page is kept, and its
    own footnotes are forgotten (``_linebox_layout``, the branch that reports footnotes). Here they
    go to the next page as well, after the others.
    """
    layout = block._linebox_layout

    def linebox_layout(
        context: Any, box: Any, index: int, child: Any, new_children: Any, *more: Any
    ) -> Any:
        laid = layout(context, box, index, child, new_children, *more)
        abort, stop, new_footnotes = laid[0], laid[1], laid[4]
        if stop and not abort and new_children and context.footnotes:
            for mark in new_children[-1].descendants():
                note = mark.footnote
                if note in context.footnotes and note.element.get("role") == _ROLE:
                    context.footnotes.remove(note)
                    context.reported_footnotes.append(note)
                    new_footnotes.append(note)
        return laid

    block._linebox_layout = linebox_layout


def lay_all_pages_again(layout: Any) -> None:
    """Let WeasyPrint make every page anew where it makes any anew, if there are footnotes.

    Page numbers in the text are known only after a first layout, and the pages with them are made
    again. A page that is left as it was would not hand on the footnotes that it had no room for.
    """
    make = layout.make_all_pages

    def make_all_pages(context: Any, root_box: Any, html: Any, pages: Any) -> Any:
        ours = any(note.element.get("role") == _ROLE for note in context.footnotes)
        return make(context, root_box, html, [] if ours else pages)

    layout.make_all_pages = make_all_pages


def check_footnotes(document: Any, spans: Mapping[Any, Span], sink: Sink) -> bool:
    """Report footnotes that no page has, and pages that they have emptied of text.

    Say whether there are neither. ``spans`` gives the place in the source of each element.
    """
    return all([_all_there(document, spans, sink), _pages_are_filled(document, sink)])


def _all_there(document: Any, spans: Mapping[Any, Span], sink: Sink) -> bool:
    shown = {name for page in document.pages for name in page.anchors}
    notes = (e for e in document.root_element.iter("aside") if e.get("role") == _ROLE)
    lost = [note for note in notes if note.get("id") not in shown]
    for note in lost:
        number = note.get("data-number")
        sink.report(
            FOOTNOTE_LOST,
            f"note {number} is on no page: there was no room for it, or a style hides it",
            at(spans.get(note), "this note"),
            "print the notes as endnotes (notes_as: endnotes), or shorten this note or the "
            "paragraph that has its mark",
            "if print.css has a rule for footnotes or for that paragraph, try without it",
        )
    return not lost


def _pages_are_filled(document: Any, sink: Sink) -> bool:
    """Say whether most pages have text: a footnote area that does not fit pushes it onwards."""
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
