"""Text in columns, laid out once a page and balanced by arithmetic.

WeasyPrint lays a page's columns out twice, and at the end of the text as often as it takes: it
makes them higher by a pixel or a few until everything fits, and lays all of them out each time.
Notes in two columns are half of a brief's layout, so it is done here in one turn a page: the first
layout is the page's where the text goes on; where it ends, the heights of its lines tell how high
columns of equal height are, and a second layout is nearly always the last.

Columns with anything out of the ordinary (footnotes, floats, a heading across all of them, a set
height) are left to WeasyPrint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import floor
from typing import Any, Final

from briefgen.frozen import frozen

_NEARLY: Final = 1e-3
"""CSS pixels that make up for what is lost in sums."""


@frozen
class Frame:
    """What the columns of one page have in common; measures in CSS pixels."""

    context: Any
    box: Any
    containing_block: Any
    skip_stack: Any
    styles: tuple[Any, Any]
    count: int
    width: float
    gap: float
    top: float


@frozen
class Attempt:
    """Columns of a certain height: the boxes, what is left, and what they would put in the page."""

    columns: tuple[Any, ...]
    resume_at: Any
    next_page: Any
    absolute: list[Any]
    fixed: list[Any]


def lay_out_columns(original: Callable[..., Any]) -> Callable[..., Any]:
    """Give ``weasyprint.layout.column.columns_layout``, with ``original`` for the other cases."""

    def columns_layout(
        context: Any, box: Any, bottom_space: float, skip_stack: Any, containing_block: Any,
        page_is_empty: bool, absolute_boxes: list[Any], fixed_boxes: list[Any],
        adjoining_margins: Any, *styles: Any,
    ) -> Any:  # fmt: skip
        if not _is_plain(context, box):
            return original(
                context, box, bottom_space, skip_stack, containing_block, page_is_empty,
                absolute_boxes, fixed_boxes, adjoining_margins, *styles,
            )  # fmt: skip
        frame = _frame(context, box, containing_block, skip_stack, adjoining_margins, styles)
        context.in_column = True
        try:
            attempt = _settle(frame, context.page_bottom - frame.top - bottom_space, page_is_empty)
        finally:
            context.in_column = False
        if not attempt.columns:
            return None, (0, None), {"break": "any", "page": None}, [], False
        absolute_boxes.extend(attempt.absolute)
        fixed_boxes.extend(attempt.fixed)
        return _placed(frame, attempt), *_rest(skip_stack, attempt), [], False

    return columns_layout


def _is_plain(context: Any, box: Any) -> bool:
    style = box.style
    return (
        bool(box.children)
        and style["height"] == "auto"
        and box.min_height in ("auto", 0)
        and style["position"] == "static"
        and not context.excluded_shapes
        and not (context.footnotes or context.reported_footnotes or context.current_page_footnotes)
        and _has_plain_content(box)
    )


def _has_plain_content(box: Any) -> bool:
    """Say whether nothing floats or spans the columns; asked once for all pages of the box."""
    known = box.style.__dict__.get("kept_plain")
    if known is None:
        spans = any(child.style["column_span"] == "all" for child in box.children)
        known = box.style.kept_plain = not spans and not any(map(_floats, box.children))
    return bool(known)


def _floats(box: Any) -> bool:
    return box.is_floated() or any(map(_floats, getattr(box, "children", ())))


def _frame(
    context: Any, box: Any, containing_block: Any, skip_stack: Any, margins: Any, styles: Any
) -> Frame:
    """Find the number and width of the columns (CSS Multi-column Layout 1, 3.4)."""
    from weasyprint.layout.block import block_level_width, collapse_margin
    from weasyprint.layout.percent import percentage

    box = box.copy_with_children(box.children)
    box.position_y += collapse_margin(margins)
    block_level_width(box, containing_block)
    style, width, count = box.style, box.style["column_width"], box.style["column_count"]
    gap = style["column_gap"]
    gap = style["font_size"] if gap == "normal" else percentage(gap, style, box.width)
    if width != "auto":
        fitting = max(1, floor((box.width + gap) / (width + gap)))
        count = fitting if count == "auto" else min(count, fitting)
    width = max(0, (box.width + gap) / count - gap)
    top = box.content_box_y()
    return Frame(context, box, containing_block, skip_stack, styles, count, width, gap, top)


def _settle(frame: Frame, height: float, page_is_empty: bool) -> Attempt:
    """Fill the page's ``height``; where the text ends in it, make the columns equally high."""
    filled = _attempt(frame, height, page_is_empty)
    if not filled.columns or filled.resume_at or frame.box.style["column_fill"] != "balance":
        return filled
    lines = list(_lines(filled.columns))
    lower = balanced_height(lines, frame.count)
    while lower < height:
        _withdraw(frame, filled)
        filled = _attempt(frame, lower, False)
        if filled.columns and filled.resume_at is None:
            return filled
        # Rules for breaks had it otherwise than the arithmetic: what is left has to fit, too.
        before = sum(1 for _ in _lines(filled.columns[:-1]))
        left = lines[-1][1] - lines[min(before, len(lines) - 1)][0] + _NEARLY
        more = balanced_height(lines, frame.count, lower)
        lower = min(left, more) if left > lower + _NEARLY else more
    _withdraw(frame, filled)
    return _attempt(frame, height, page_is_empty)


def _attempt(frame: Frame, height: float, page_is_empty: bool) -> Attempt:
    from weasyprint.layout.block import block_box_layout
    from weasyprint.layout.column import _create_column_box

    box, context = frame.box, frame.context
    skip, resume_at = 0, None
    if frame.skip_stack:
        (skip, inner), = frame.skip_stack.items()  # fmt: skip
        resume_at = {0: inner}
    children = [child.copy() for child in box.children[skip:]]
    absolute: list[Any] = []
    fixed: list[Any] = []
    columns: list[Any] = []
    next_page = {"break": "any", "page": None}
    for number in range(frame.count):
        column = _create_column_box(box, frame.containing_block, children, frame.width, frame.top)
        place = number * (frame.width + frame.gap)
        if box.style["direction"] == "rtl":
            place = box.width - frame.width - place
        column.position_x += place
        made, resume_at, next_page, _, _, _ = block_box_layout(
            context, column, context.page_bottom - frame.top - height, resume_at,
            frame.containing_block, page_is_empty, absolute, fixed, None, *frame.styles,
            discard=False, max_lines=None,
        )  # fmt: skip
        if made is None:
            return Attempt((), None, next_page, absolute, fixed)
        columns.append(made)
        if resume_at is None:
            break
    return Attempt(tuple(columns), resume_at, next_page, absolute, fixed)


def _withdraw(frame: Frame, attempt: Attempt) -> None:
    """Take back what columns that are laid out again have told the page."""
    from weasyprint.layout.block import remove_placeholders

    remove_placeholders(frame.context, attempt.columns, attempt.absolute, attempt.fixed)


def _placed(frame: Frame, attempt: Attempt) -> Any:
    """Put the columns into their box, all as high as the highest."""
    box = frame.box
    highest = max(column.margin_height() for column in attempt.columns)
    for column in attempt.columns:
        column.height = highest
    box.children = list(attempt.columns)
    box.height = highest
    return box


def _rest(skip_stack: Any, attempt: Attempt) -> tuple[Any, Any]:
    if not attempt.resume_at:
        return None, attempt.next_page
    before = next(iter(skip_stack)) if skip_stack else 0
    (index, inner), = attempt.resume_at.items()  # fmt: skip
    return {before + index: inner}, attempt.next_page


def _lines(columns: Sequence[Any]) -> Iterator[tuple[float, float]]:
    """Give top and bottom of what a column can end after, as if all stood in one column."""
    shift = 0.0
    for column in columns:
        units = list(_units(column))
        offset = shift - column.position_y
        yield from ((top + offset, bottom + offset) for top, bottom in units)
        margins = [child.margin_bottom for child in column.children if child.is_in_normal_flow()]
        shift = (units[-1][1] + offset if units else shift) + (margins[-1] if margins else 0.0)


def _units(box: Any) -> Iterator[tuple[float, float]]:
    from weasyprint.formatting_structure.boxes import BlockContainerBox, LineBox

    for child in box.children:
        if not child.is_in_normal_flow():
            continue
        whole = child.style["break_inside"] != "auto" or not child.children
        if isinstance(child, LineBox) or whole or not isinstance(child, BlockContainerBox):
            yield child.position_y, child.position_y + child.margin_height()
        else:
            yield from _units(child)


def balanced_height(lines: Sequence[tuple[float, float]], count: int, above: float = 0.0) -> float:
    """Give the least height of ``count`` columns that take all lines, in their order.

    ``lines`` are tops and bottoms in one column of any height; ``above`` is a height that is known
    to be too low.
    """
    if not lines:
        return 0.0
    height = max((lines[-1][1] - lines[0][0]) / count, above)
    while True:
        start, taken, steps = 0, 0, []
        for _ in range(count):
            top = lines[start][0]
            taken = start
            while taken < len(lines) and lines[taken][1] - top <= height:
                taken += 1
            if taken == len(lines):
                break
            steps.append(lines[taken][1] - top)
            start = taken
        if taken == len(lines) and height > above:
            return height + _NEARLY
        height = min(steps, default=height + 1)
