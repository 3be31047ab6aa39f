"""Rules of tables: rows of cells, and header cells that say what they head (Matterhorn 15)."""

from __future__ import annotations

from typing import Final

from briefgen.diagnostics.register import parity as codes
from briefgen.parity.pdf_rules.document import Document
from briefgen.parity.pdf_rules.elements import Element
from briefgen.parity.pdf_rules.finding import Finding, Findings
from briefgen.parity.pdf_rules.objects import items, name, number, text

_GROUPS: Final = {"THead", "TBody", "TFoot"}
_CELLS: Final = {"TH", "TD"}
_PARENTS: Final = {
    "TR": {"Table", *_GROUPS},
    "TH": {"TR"},
    "TD": {"TR"},
    **{group: {"Table"} for group in _GROUPS},
}
_KIDS: Final = {
    "Table": {"TR", "Caption", *_GROUPS},
    "TR": _CELLS,
    **{group: {"TR"} for group in _GROUPS},
}
_SCOPES: Final = {"Row", "Column", "Both"}
_CLAUSE: Final = "ISO 32000-1, 14.8.4.3.4"
_WIDEST: Final = 1_000


def tables(document: Document) -> Findings:
    """Tables are made of rows of cells, are regular, and have header cells."""
    for element in document.tree.elements:
        kind = element.kind
        above = element.parent.kind if element.parent else ""
        if kind in _PARENTS and above not in _PARENTS[kind]:
            what = f"a {kind} stands in {f'a {above}' if above else 'the root'}"
            yield Finding(codes.PDF_TABLE, what, _CLAUSE, document.where(element))
        for kid in element.kids:
            if kind in _KIDS and kid.kind not in _KIDS[kind]:
                what = f"a {kind} holds a {kid.kind or kid.written}"
                yield Finding(codes.PDF_TABLE, what, _CLAUSE, document.where(kid))
        if kind in _KIDS and element.marks:
            what = f"a {kind} holds text outside of its cells"
            yield Finding(codes.PDF_TABLE, what, _CLAUSE, document.where(element))
        if kind == "Table":
            yield from _table(document, element)


def _table(document: Document, table: Element) -> Findings:
    where = document.where(table)
    kinds = [kid.kind for kid in table.kids]
    for group in ("THead", "TFoot"):
        if kinds.count(group) > 1:
            what = f"a table has {kinds.count(group)} {group}"
            yield Finding(codes.PDF_TABLE, what, _CLAUSE, where)
    if "Caption" in kinds[1:-1] or kinds.count("Caption") > 1:
        what = "a table's caption is neither its first nor its last part, or not the only one"
        yield Finding(codes.PDF_TABLE, what, _CLAUSE, where)
    rows = [
        row
        for part in table.kids
        for row in ([part] if part.kind == "TR" else part.kids)
        if row.kind == "TR"
    ]
    if not rows:
        yield Finding(codes.PDF_TABLE, "a table has no row", _CLAUSE, where)
        return
    widths = _widths(rows)
    if len(set(widths)) > 1:
        counts = ", ".join(str(width) for width in sorted(set(widths)))
        what = f"a table's rows are not equally long ({counts} columns)"
        yield Finding(codes.PDF_TABLE, what, "ISO 14289-1, 7.5", where)
    yield from _headers(document, table, [cell for row in rows for cell in row.kids])


def _widths(rows: list[Element]) -> list[int]:
    """Count the columns that each row fills, with the cells that reach down from above."""
    taken: list[set[int]] = [set() for _ in rows]
    for at, row in enumerate(rows):
        column = 0
        for cell in (kid for kid in row.kids if kid.kind in _CELLS):
            while column in taken[at]:
                column += 1
            across = _span(cell, "ColSpan")
            for down in range(min(_span(cell, "RowSpan"), len(rows) - at)):
                taken[at + down].update(range(column, column + across))
            column += across
    return [len(columns) for columns in taken]


def _span(cell: Element, key: str) -> int:
    return min(max(number(cell.attribute("Table", key)) or 1, 1), _WIDEST)


def _headers(document: Document, table: Element, cells: list[Element]) -> Findings:
    """Each header cell has a scope, or the cells under it name it (7.5, Matterhorn 15-003)."""
    heads = [cell for cell in cells if cell.kind == "TH"]
    if not heads:
        what = "a table has no header cell (TH)"
        yield Finding(codes.PDF_TABLE, what, "ISO 14289-1, 7.5", document.where(table))
    ids = {cell.identity for cell in heads if cell.identity}
    named: set[str] = set()
    for cell in cells:
        for header in items(cell.attribute("Table", "Headers")):
            named.add(text(header))
            if text(header) not in ids:
                what = f'a cell names the header cell "{text(header)}", which its table lacks'
                yield Finding(codes.PDF_TABLE, what, "ISO 14289-1, 7.5", document.where(cell))
    for cell in heads:
        scope = name(cell.attribute("Table", "Scope"))
        if scope not in _SCOPES and cell.identity not in named:
            what = "a header cell does not say what it is the header of (/Scope)"
            yield Finding(codes.PDF_TABLE, what, "Matterhorn 15-003", document.where(cell))
