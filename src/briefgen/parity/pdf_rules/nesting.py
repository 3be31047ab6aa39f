"""Rules of what stands in what: headings, lists, tables of contents, ruby (ISO 32000-1, 14.8.4)."""

from __future__ import annotations

from typing import Final

from briefgen.diagnostics.register import parity as codes
from briefgen.parity.pdf_rules.document import Document
from briefgen.parity.pdf_rules.elements import Element
from briefgen.parity.pdf_rules.finding import Finding, Findings
from briefgen.parity.pdf_rules.objects import name

# What an element may stand in, and what may stand in it; any other type is free.
_PARENTS: Final = {
    "LI": {"L"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
    "RB": {"Ruby"},
    "RT": {"Ruby"},
    "RP": {"Ruby"},
    "WT": {"Warichu"},
    "WP": {"Warichu"},
}
_KIDS: Final = {
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOC", "TOCI", "Caption"},
    "TOCI": {"Lbl", "Reference", "NonStruct", "P", "TOC", "Link"},
    "Ruby": {"RB", "RT", "RP"},
    "Warichu": {"WT", "WP"},
}
_IN_LISTS: Final = {"L", "LI", "LBody"}
_NUMBERINGS: Final = {
    "None",
    "Disc",
    "Circle",
    "Square",
    "Decimal",
    "UpperRoman",
    "LowerRoman",
    "UpperAlpha",
    "LowerAlpha",
}


def headings(document: Document) -> Findings:
    """Headings begin with H1 and skip no level going down; H and H1 are not mixed."""
    before = 0
    plain = False
    for element in document.tree.elements:
        kind = element.kind
        where = document.where(element)
        if kind == "H":
            plain = True
            same = [k for k in element.parent.kids if k.kind == "H"] if element.parent else []
            if same and same[0] is not element:
                what = "an element holds two headings of the type H"
                yield Finding(codes.PDF_HEADING, what, "Matterhorn 14-006", where)
        elif len(kind) == 2 and kind[0] == "H" and kind[1].isdecimal():
            level = int(kind[1])
            if before == 0 and level != 1:
                what = f"the first heading is an {kind}, not an H1"
                yield Finding(codes.PDF_HEADING, what, "Matterhorn 14-002", where)
            elif level > before + 1:
                what = f"an {kind} follows an H{before}: a level is skipped"
                yield Finding(codes.PDF_HEADING, what, "Matterhorn 14-003", where)
            before = level
        else:
            continue
        if element.empty:
            what = "a heading is empty"
            yield Finding(codes.PDF_HEADING, what, "ISO 14289-1, 7.4.2", where)
    if plain and before:
        what = "headings are of both kinds, H and H1 to H6"
        yield Finding(codes.PDF_HEADING, what, "Matterhorn 14-007")


def nesting(document: Document) -> Findings:
    """Items stand in lists, labels and bodies in items, entries in tables of contents."""
    for element in document.tree.elements:
        above = element.parent.kind if element.parent else ""
        if element.kind in _PARENTS and above not in _PARENTS[element.kind]:
            what = f"{_an(element.kind)} stands in {_an(above) if above else 'the root'}"
            yield _misplaced(document, element, what)
        for kid in element.kids:
            if element.kind in _KIDS and kid.kind not in _KIDS[element.kind]:
                what = f"{_an(element.kind)} holds {_an(kid.kind or kid.written)}"
                yield _misplaced(document, kid, what)
        if element.kind in {"L", "TOC"} and element.marks:
            what = f"{_an(element.kind)} holds text outside of its items"
            yield _misplaced(document, element, what)
        if element.kind == "L":
            yield from _list(document, element)


def _misplaced(document: Document, element: Element, what: str) -> Finding:
    contents = element.kind in {"TOC", "TOCI"}
    clause = "Matterhorn 09-006" if contents else "Matterhorn 09-005"
    if element.kind not in _IN_LISTS and not contents:
        clause = "ISO 32000-1, 14.8.4"
    return Finding(codes.PDF_LIST, what, clause, document.where(element))


def _list(document: Document, element: Element) -> Findings:
    where = document.where(element)
    entries = [kid for kid in element.kids if kid.kind == "LI"]
    if not entries and not any(kid.kind == "L" for kid in element.kids):
        yield Finding(codes.PDF_LIST, "a list has no item", "ISO 32000-1, 14.8.4.3.3", where)
    for item in entries:
        if not any(kid.kind == "LBody" for kid in item.kids):
            what = "an LI has no LBody"
            yield Finding(codes.PDF_LIST, what, "ISO 32000-1, 14.8.4.3.3", document.where(item))
    numbering = name(element.attribute("List", "ListNumbering"))
    labelled = any(kid.kind == "Lbl" for item in entries for kid in item.kids)
    if labelled and numbering in {"", "None"}:
        what = "a list has labels, and does not say how it is numbered (/ListNumbering)"
        yield Finding(codes.PDF_LIST, what, "ISO 14289-1, 7.6", where)
    elif numbering and numbering not in _NUMBERINGS:
        what = f'"{numbering}" is no way to number a list (/ListNumbering)'
        yield Finding(codes.PDF_LIST, what, "ISO 32000-1, 14.8.5.5", where)


def _an(kind: str) -> str:
    return f"{'an' if kind[:1] in 'AEIOLFHMR' else 'a'} {kind}"
