"""Figures and tables that give way: what does not fit goes on after the text that follows it.

WeasyPrint leaves the rest of a page white when a figure does not fit there. Here the page is laid
out once more with the figure after the next paragraph, until the page is full: the figure then
stands near the head of the next page. It moves among the boxes alone; the structure tree has it
where the author wrote it (``tags.py``). One that all but fits is made smaller instead; a box
that does not fit is broken where there is much room.

Only what ``page.py`` has marked moves, never past another figure or table, and never away from a
note's mark: the numbers of notes run on as one reads.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import Any, Final
from xml.etree.ElementTree import Element

FLOAT: Final = "data-float"
"""Marks the elements that may move, ..."""

_WHOLE: Final = "data-whole"
"""Marks short tables that stay in their place, in one piece."""

_HOLDER: Final = "data-floats"
"""... and what they move in: sections, and the body."""

_HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
_BELONGING: Final = frozenset({"ul", "ol", "blockquote"})
"""What goes on with the paragraph before it: nothing comes between the two."""

_TOP_LEVEL: Final = frozenset({"doc-endnotes", "about", "colophon", "landscape", "new-page"})
_LONGEST_TABLE: Final = 12
"""Rows of a table that is kept whole, and so may move; longer ones break over pages."""

_LEAST_LINES: Final = 3
"""White space in lines of text, below which a page counts as full."""

_LEAST_WITH_HEADING: Final = 7
_SMALLER: Final = 0.8
"""How much smaller a figure may be made so that it stays in its place, ..."""
_SMALLEST: Final = 0.65
"""... and where no text follows that it could give way to."""


def mark_floats(root: Element) -> None:
    """Mark the figures and short tables of the text's sections that may move."""
    for section in root.iter("section"):
        if _TOP_LEVEL.intersection({*section.get("class", "").split(), section.get("role")}):
            continue
        for element in section:
            table = element.tag == "table"
            short = table and sum(1 for _ in element.iter("tr")) <= _LONGEST_TABLE
            boxed = element.tag == "aside" and "box" in element.get("class", "").split()
            if (short or element.tag == "figure") and not _is_noted(element):
                element.set(FLOAT, element.tag)
            elif short:
                element.set(_WHOLE, element.tag)
            if boxed or element.get(FLOAT):
                for holder in (section, *root.iter("body")):
                    holder.set(_HOLDER, holder.tag)


def _is_noted(element: Element) -> bool:
    return any(link.get("role") == "doc-noteref" for link in element.iter("a"))


def give_way(block: Any) -> None:
    """Replace WeasyPrint's layout of block containers by one that moves what does not fit."""
    layout, take_out = block.block_container_layout, block.remove_placeholders

    def block_container_layout(
        context: Any, box: Any, bottom_space: float, skip_stack: Any, page_is_empty: bool,
        absolute_boxes: Any, fixed_boxes: Any, adjoining_margins: Any, *more: Any, **named: Any,
    ) -> Any:  # fmt: skip
        above, margins = box.position_y, list(adjoining_margins or ())

        def lay() -> Any:
            box.position_y = above
            return layout(
                context, box, bottom_space, skip_stack, page_is_empty,
                absolute_boxes, fixed_boxes, [*margins], *more, **named,
            )  # fmt: skip

        laid = lay()
        if box.element is None or not box.element.get(_HOLDER) or context.in_column:
            return laid
        while (change := _change(context, box, laid, bottom_space, block)) is not None:
            take_out(context, laid[0].children, absolute_boxes, fixed_boxes)
            undo = change()
            again = lay()
            if again[0] is None or _bottom(again[0]) <= _bottom(laid[0]) + 1:
                if again[0] is not None:
                    take_out(context, again[0].children, absolute_boxes, fixed_boxes)
                undo()
                return lay()
            laid = again
        return laid

    block.block_container_layout = block_container_layout


Undo = Callable[[], None]


def _change(
    context: Any, box: Any, laid: Any, bottom_space: float, block: Any
) -> Callable[[], Undo] | None:
    """Give what would fill the page better, if anything would."""
    made, resume_at = laid[:2]
    if made is None or not resume_at or not made.children:
        return None
    line = made.style["font_size"] * 1.35
    room = context.page_bottom - bottom_space - _bottom(made)
    if room < _LEAST_LINES * line:
        return None
    ((index, inside),) = resume_at.items()
    if box.element.tag == "body":
        return _change_sections(box.children, index, inside, room / line)
    if inside is not None:
        return None
    return _change_section(context, box, index, room, line, block)


def _change_section(
    context: Any, box: Any, index: int, room: float, line: float, block: Any
) -> Callable[[], Undo] | None:
    """Let a float of a section become smaller, or change places with what follows it."""
    children = list(box.children)
    if _is(children[index], _HEADINGS) and index + 1 < len(children):
        index += 1
    first = index
    if "box" in (children[first].element.get("class") or "").split():
        return _broken(children[first]) if room >= _LEAST_WITH_HEADING * line else None
    while index < len(children) and _is_float(children[index]):
        index += 1
    if index == first:
        return None
    end = index
    if index < len(children) and _is(children[index], _HEADINGS):
        end += 1
        if room < _LEAST_WITH_HEADING * line:
            end = len(children)
    end += 1
    while end < len(children) and _is(children[end], _BELONGING):
        end += 1
    stuck = end > len(children) or _is_float(children[end - 1])
    floats, passed = children[first:index], children[index:end]
    smaller = _smaller(context, box, floats[0], room, _SMALLEST if stuck else _SMALLER, block)
    if smaller is not None or stuck:
        return smaller
    return _in_order((box, [*children[:first], *passed, *floats, *children[end:]]))


def _change_sections(
    sections: Any, index: int, inside: Any, lines: float
) -> Callable[[], Undo] | None:
    """Let the floats that end a section come after the first paragraph of the next one."""
    if not inside or index + 1 >= len(sections) or lines < _LEAST_WITH_HEADING:
        return None
    ((first, deeper),) = inside.items()
    ending, following = sections[index], sections[index + 1]
    floats = list(ending.children[first:])
    begins = list(following.children[:3])
    if (
        deeper is not None
        or not first
        or not all(map(_is_float, floats))
        or not _is(following, {"section"})
        or _TOP_LEVEL.intersection(
            {*following.element.get("class", "").split(), following.element.get("role")}
        )
        or len(begins) < 2
        or not _is(begins[0], _HEADINGS)
        or not _is(begins[1], {"p"})
    ):
        return None
    at = 3 if len(begins) > 2 and _is(begins[2], _BELONGING) else 2
    rest = following.children
    return _in_order(
        (ending, list(ending.children[:first])), (following, [*rest[:at], *floats, *rest[at:]])
    )


def _in_order(*orders: tuple[Any, list[Any]]) -> Callable[[], Undo]:
    """Give the change that sets the children of boxes; calling it gives the way back."""

    def change() -> Undo:
        before = tuple((box, box.children) for box, _ in orders)
        _arrange(orders)
        return lambda: _arrange(before)

    return change


def _arrange(orders: tuple[tuple[Any, Any], ...]) -> None:
    for box, children in orders:
        box.children = children


def _broken(box: Any) -> Callable[[], Undo] | None:
    """Let a box begin on this page and go on on the next."""
    before = box.style["break_inside"]
    if before == "auto":
        return None

    def change() -> Undo:
        box.style["break_inside"] = "auto"
        return lambda: box.style.update(break_inside=before)

    return change


def _smaller(
    context: Any, box: Any, figure: Any, room: float, least: float, block: Any
) -> Callable[[], Undo] | None:
    """Make a figure's picture smaller if it then fits, and does not become too small."""
    picture = next((b for b in figure.descendants() if b.element_tag == "img"), None)
    if picture is None or not _is(figure, {"figure"}):
        return None
    from weasyprint.css.properties import Dimension

    whole = block.block_level_layout(context, figure, -inf, None, box, False)[0]
    drawn = next(b for b in whole.descendants() if b.element_tag == "img")
    fitting = drawn.height - (whole.margin_height() - room) - 1
    if not least * drawn.height <= fitting < drawn.height:
        return None

    def change() -> Undo:
        before = picture.style["max_height"]
        picture.style["max_height"] = Dimension(fitting, "px")

        def undo() -> None:
            picture.style["max_height"] = before

        return undo

    return change


def _bottom(box: Any) -> float:
    """Give where the last thing in a box ends; a box that is broken itself fills its page."""
    last = box.children[-1]
    if _is(last, {"section"}) and last.children:
        return _bottom(last)
    bottom: float = last.border_box_y() + last.border_height()
    return bottom


def _is(box: Any, tags: Any) -> bool:
    return box.element is not None and box.element.tag in tags


def _is_float(box: Any) -> bool:
    return box.element is not None and bool(box.element.get(FLOAT))
