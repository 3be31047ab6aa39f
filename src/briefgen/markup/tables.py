"""The cells of a pipe table, with their places.

GitHub Flavored Markdown, 4.10 "Tables". markdown-it drops cells that the head has no column for,
and adds cells that are missing: here both are errors, after which the table is a rectangle again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefgen.diagnostics import Sink, at
from briefgen.diagnostics.register import markup as codes
from briefgen.frozen import replace
from briefgen.markup.ground import Ground
from briefgen.markup.identity import block_text
from briefgen.markup.lines import Lines
from briefgen.model.blocks import Align, Cell, Table
from briefgen.model.inlines import plain
from briefgen.source import Passage, Span

if TYPE_CHECKING:
    from markdown_it.token import Token

_ALIGN = {"left": Align.START, "right": Align.END, "center": Align.CENTER}


def table(tokens: list[Token], span: Span, ground: Ground) -> Table | None:
    """Build the table from the tokens inside it; None where it can't stand here."""
    if not ground.allows("a table", span, within=("box",)):
        return None
    grid = [
        tuple(
            Cell(ground.inlines(cell), cell.span(0, len(cell.text)), header=index == 0)
            for cell in cells
        )
        for index, cells in enumerate(_rows(tokens, ground.lines, ground.sink))
    ]
    grid = [row + (Cell((), span),) * (len(grid[0]) - len(row)) for row in grid]
    if not any(plain(cell.inlines).strip() for cell in grid[0]):
        sink, head = ground.sink, tokens[0].map or (0, 1)
        place = at(ground.lines.span(head[0], head[0] + 1))
        sink.report(codes.TABLE_HEAD, "this table has no headers", place, codes.TABLE_HEAD.mend)
    found = Table("", (), _alignments(tokens), grid[0], tuple(grid[1:]), span)
    return replace(found, id=ground.ids.give("table", block_text(found)))


def looks_like_rows(text: str) -> bool:
    """Say whether a paragraph is the rows of a table that lacks its head."""
    lines = [line.strip() for line in text.splitlines()]
    return len(lines) > 1 and all(
        len(line) > 1 and line[0] == "|" == line[-1] and line[-2] != "\\" for line in lines
    )


def _alignments(tokens: list[Token]) -> tuple[Align, ...]:
    """Give the alignments of a table's columns from its head cells."""
    found = []
    for token in tokens:
        if token.type == "th_open":
            style = str(token.attrGet("style") or "").removeprefix("text-align:")
            found.append(_ALIGN.get(style, Align.START))
    return tuple(found)


def _rows(tokens: list[Token], lines: Lines, sink: Sink) -> Iterator[list[Passage]]:
    """Give the cells of each row, the head first; ragged rows are reported."""
    width = 0
    for token in tokens:
        if token.type != "tr_open" or token.map is None:
            continue
        number = token.map[0]
        cells = [lines.passage.extract(*ranges) for ranges in _cells(lines, number)]
        width = width or len(cells)
        if len(cells) != width:
            _report_ragged(cells, width, lines, number, sink)
        yield cells[:width]


def _report_ragged(cells: list[Passage], width: int, lines: Lines, number: int, sink: Sink) -> None:
    text = lines.text[slice(*lines.line(number))].strip()
    hint = f"give it {width} cells; write \\| for a bar inside a cell"
    if len(cells) == 1 and text.lower().startswith("table:"):
        hint = "leave an empty line between the table and its caption"
    elif "|" not in text:
        hint = "leave an empty line after the table"
    count = "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
    sink.report(
        codes.TABLE_SHAPE,
        f"this row has {count}, the head has {width}",
        at(lines.span(number, number + 1)),
        hint,
    )


def _cells(lines: Lines, number: int) -> Iterator[list[tuple[int, int]]]:
    """Split a row at its bars into cells, each the ranges of its text without escapes."""
    start, end = lines.line(number)
    text = lines.text
    start, end = _trimmed(text, start, end)
    if text[start : start + 1] == "|":
        start += 1
    if text[end - 1 : end] == "|" and text[end - 2 : end - 1] != "\\" and end > start:
        end -= 1
    ranges: list[tuple[int, int]] = []
    begin = start
    for position in range(start, end):
        if text[position] != "|":
            continue
        if position > start and text[position - 1] == "\\":
            ranges.append((begin, position - 1))
            begin = position
            continue
        yield _trimmed_ranges(text, [*ranges, (begin, position)])
        ranges, begin = [], position + 1
    yield _trimmed_ranges(text, [*ranges, (begin, end)])


def _trimmed_ranges(text: str, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    first, last = ranges[0], ranges[-1]
    if len(ranges) == 1:
        return [_trimmed(text, *first)]
    begin = _trimmed(text, *first)[0] if text[slice(*first)].strip() else first[1]
    end = _trimmed(text, *last)[1]
    return [(begin, first[1]), *ranges[1:-1], (last[0], max(end, last[0]))]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t":
        start += 1
    while end > start and text[end - 1] in " \t":
        end -= 1
    return start, end
