"""Running text on one grid: its lines stand at the same heights on every page.

Sizes and spaces of text are multiples of the theme's unit, half a line; a picture, a table or a box
is as high as it is, and all that follows would be off by a part of that. After the layout, what
follows is moved onto the nearest line of the grid, by half a unit at most either way.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from briefgen.layout.theme import Theme

_PIXELS: Final = 4 / 3
"""CSS pixels in a point."""

_ON_GRID: Final = frozenset({"p", "ul", "ol", "li", "blockquote", "h2", "h3", "h4", "h5", "h6"})
_WHOLE: Final = frozenset({"doc-endnotes", "about", "colophon", "landscape"})
"""Sections that have lines of their own, and move as they are."""

_NEAR: Final = 0.02
"""CSS pixels that nobody sees."""


def align(document: Any, theme: Theme) -> None:
    """Move the blocks of each page onto the grid; pages that are moved gather their links anew."""
    from weasyprint.document import Page

    unit = theme.unit * _PIXELS
    for number, page in enumerate(document.pages):
        if _aligned(page._page_box, unit):
            document.pages[number] = Page(page._page_box)


def _aligned(page: Any, unit: float) -> bool:
    """Align one page; say whether anything was moved."""
    blocks = list(_flow(page))
    if not blocks:
        return False
    top, room = page.content_box_y(), _room(page, blocks[-1])
    shift, moved = 0.0, False
    for block in blocks:
        line = _first_line(block)
        if line is not None:
            off = (line.position_y + shift - top) % unit
            down = unit - off
            if min(off, down) > _NEAR:
                shift += down if down <= off and shift + down <= room else -off
        if abs(shift) > _NEAR:
            block.translate(dy=shift)
            moved = True
    return moved


def _flow(box: Any) -> Iterator[Any]:
    """Give the blocks of the text in their order: those of the body and of its sections."""
    from weasyprint.formatting_structure.boxes import FootnoteAreaBox, MarginBox

    for child in box.children:
        if isinstance(child, MarginBox | FootnoteAreaBox) or not child.is_in_normal_flow():
            continue
        element = child.element
        if element is None:
            continue
        named = {*element.get("class", "").split(), element.get("role")}
        if element.tag in ("html", "body") or (element.tag == "section" and not _WHOLE & named):
            yield from _flow(child)
        else:
            yield child


def _first_line(block: Any) -> Any:
    """Give the first line of a block that stands on the grid, None for one that does not."""
    from weasyprint.formatting_structure.boxes import LineBox

    if block.element.tag not in _ON_GRID or "lead" in block.element.get("class", "").split():
        return None
    while not isinstance(block, LineBox):
        block = next((c for c in getattr(block, "children", ()) if c.is_in_normal_flow()), None)
        if block is None:
            return None
    return block


def _room(page: Any, last: Any) -> float:
    """Give how far the last block may move down."""
    from weasyprint.formatting_structure.boxes import FootnoteAreaBox

    notes = sum(c.margin_height() for c in page.children if isinstance(c, FootnoteAreaBox))
    ends = [last.border_box_y() + last.border_height()]
    if getattr(last, "children", None) and last.element.tag in _ON_GRID:
        ends = [c.position_y + c.margin_height() for c in last.children if c.is_in_normal_flow()]
    bottom: float = page.content_box_y() + page.height - notes
    return bottom - max(ends, default=bottom)
