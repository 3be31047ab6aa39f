"""A last page with little on it: pages a line longer do without it, or a line shorter fill it.

A document whose last page is nearly empty is laid out up to three times more, with the feet of all
pages moved by some lines. All others are laid out once; so is a long one, and one with footnotes,
whose notes would move from page to page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil
from typing import Any, Final

from briefgen.layout.theme import Theme

_THIN: Final = 1 / 3
"""Of its height: a last page with less on it looks forgotten."""

_LONGEST: Final = 40
"""Pages; what is longer would take too long for what its last page gains."""

_MOST_LONGER: Final = 2
_MOST_SHORTER: Final = 4
"""Lines by which pages may differ from the theme's."""

_LEAST_FOOT: Final = 42.0
"""Points of margin below the text, which the page number needs."""

_POINTS: Final = 0.75
"""Points in a CSS pixel."""


def filled(document: Any, theme: Theme, again: Callable[[str], Any]) -> Any:
    """Give the document, or a better one that ``again`` makes under further CSS."""
    pages, used = len(document.pages), _used(document.pages[-1])
    line = theme.scale.body * theme.scale.leading
    height = theme.page.height - theme.page.top - theme.page.bottom
    if not 3 <= pages <= _LONGEST or not 0 < used < _THIN * height:
        return document
    room = min(_MOST_LONGER, int((theme.page.bottom - _LEAST_FOOT) / line))
    for lines in range(1, room + 1):
        if used <= lines * line * (pages - 1):
            other = again(_feet(theme.page.bottom - lines * line))
            if len(other.pages) < pages:
                return other
            break
    wanted = _THIN * height - used
    # What pages have at their feet anyway takes the first line.
    lines = 1 + ceil(wanted / (line * (pages - 1)))
    for shorter in (lines, lines + 2):
        if shorter <= _MOST_SHORTER:
            other = again(_feet(theme.page.bottom + shorter * line))
            if len(other.pages) == pages and _used(other.pages[-1]) > used + line:
                return other
    return document


def _feet(bottom: float) -> str:
    return f"@page{{margin-bottom:{bottom:.4g}pt}}"


def _used(page: Any) -> float:
    """Give how far down the text of a page reaches, in points."""
    box = page._page_box
    top = box.content_box_y()
    return _POINTS * max((bottom - top for bottom in _bottoms(box)), default=0.0)


def _bottoms(box: Any) -> Iterator[float]:
    from weasyprint.formatting_structure.boxes import LineBox, MarginBox, ReplacedBox

    for child in getattr(box, "children", ()):
        if isinstance(child, LineBox | ReplacedBox):
            yield child.position_y + child.height
        elif not isinstance(child, MarginBox):
            yield from _bottoms(child)
