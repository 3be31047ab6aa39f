"""Structural rules: what Word calls damage, and the Open XML SDK's validator does not see.

Section 6 of the design: dangling note references, unknown styles and lists, unbalanced fields,
empty cells, dead anchors, ids that stand twice, missing relationships and content types.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from briefgen.diagnostics import Code, Sink
from briefgen.diagnostics.register import writers as codes
from briefgen.readers.docx.opening import OpenPackage
from briefgen.readers.docx.sheet import Sheet, read_sheet
from briefgen.readers.docx.wordml import ID, NS, VAL, W14, WP, R, name, value

if TYPE_CHECKING:
    from lxml.etree import _Element

Fault = tuple[Code, str]

_STORIES: Final = ("header", "footer", "footnotes", "endnotes", "comments")
_STYLED: Final = ("pStyle", "rStyle", "tblStyle")
_REFERRED: Final = (f"{R}id", f"{R}embed", f"{R}link", f"{R}pict")
_POINTING: Final = ("REF", "NOTEREF", "PAGEREF")


def check_structure(package: OpenPackage, sink: Sink) -> None:
    """Report everything in the file that is not well put together."""
    for code, message in _faults(package):
        sink.report(code, message, path=package.path)


def stories(package: OpenPackage) -> list[str]:
    """Give the parts that hold text, the document first."""
    related = package.relationships(package.main).values()
    told = [r.target for r in related if r.kind in _STORIES and not r.external]
    return [part for part in dict.fromkeys((package.main, *told)) if part in package.parts]


def _faults(package: OpenPackage) -> Iterator[Fault]:
    sheet = read_sheet(package)
    names = stories(package)
    yield from _relationships(package)
    yield from _content_types(package)
    yield from _notes(package)
    for part in names:
        root = package.tree(part)
        yield from _styles(part, root, sheet)
        yield from _lists(part, root, sheet)
        yield from _fields(part, root)
        yield from _cells(part, root)
        yield from _references(package, part, root)
    yield from _ids(package, names)
    yield from _style_ids(package)
    yield from _anchors(package, names)


def _relationships(package: OpenPackage) -> Iterator[Fault]:
    """Every relationship leads to a part that is there."""
    for source in package.sources():
        for relationship in package.relationships(source).values():
            if not relationship.external and relationship.target not in package.parts:
                yield (
                    codes.WORD_RELATIONSHIP_MISSING,
                    f'{source or "the package"} points at "{relationship.target}", '
                    "which is not in the file",
                )


def _references(package: OpenPackage, part: str, root: _Element) -> Iterator[Fault]:
    """Every ``r:id`` of a part is among its relationships."""
    known = package.relationships(part)
    for element in root.iter():
        for attribute in _REFERRED:
            used = element.get(attribute)
            if used and used not in known:
                yield (
                    codes.WORD_RELATIONSHIP_MISSING,
                    f'{part} uses the relationship "{used}", which it does not have',
                )


def _content_types(package: OpenPackage) -> Iterator[Fault]:
    for part in package.parts:
        if part != "[Content_Types].xml" and not package.content_type(part):
            yield codes.WORD_TYPE_MISSING, f'the part "{part}" has no content type'


def _notes(package: OpenPackage) -> Iterator[Fault]:
    """One reference to a note, and one note to a reference; separators are told by their type."""
    root = package.tree(package.main)
    for kind in ("endnote", "footnote"):
        used = Counter(e.get(ID, "") for e in root.iter(f"{NS}{kind}Reference"))
        part = package.related(package.main, f"{kind}s")
        there: Counter[str] = Counter()
        if part:
            notes = list(package.tree(part).iterfind(f"{NS}{kind}"))
            there = Counter(
                e.get(ID, "") for e in notes if e.get(f"{NS}type", "normal") == "normal"
            )
            if any(True for note in notes for _ in note.iter(f"{NS}{kind}Reference")):
                yield codes.WORD_NOTE_DANGLES, f"a reference to an {kind} stands inside a note"
        for identifier, count in used.items():
            if identifier not in there:
                yield (
                    codes.WORD_NOTE_DANGLES,
                    f"{kind} {identifier} is referred to, but not there",
                )
            elif count > 1:
                yield (
                    codes.WORD_NOTE_DANGLES,
                    f"{kind} {identifier} has {count} references; Word allows one",
                )
        for identifier, count in there.items():
            if identifier not in used:
                yield codes.WORD_NOTE_DANGLES, f"{kind} {identifier} has no reference"
            if count > 1:
                yield codes.WORD_ID_TWICE, f"{count} {kind}s have the id {identifier}"


def _styles(part: str, root: _Element, sheet: Sheet) -> Iterator[Fault]:
    used = {e.get(VAL, "") for kind in _STYLED for e in root.iter(f"{NS}{kind}")}
    for identifier in sorted(used - set(sheet.styles)):
        yield codes.WORD_STYLE_UNKNOWN, f'{part} uses the style "{identifier}", which is not there'


def _lists(part: str, root: _Element, sheet: Sheet) -> Iterator[Fault]:
    used = {value(e, "numId") for e in root.iter(f"{NS}numPr")}
    for identifier in sorted(used - set(sheet.lists) - {"", "0"}):
        yield codes.WORD_LIST_UNKNOWN, f"{part} uses list {identifier}, which is not there"


def _fields(part: str, root: _Element) -> Iterator[Fault]:
    """Fields begin, separate and end in turn; a story's field ends in it."""
    depth = 0
    for mark in root.iter(f"{NS}fldChar"):
        kind = mark.get(f"{NS}fldCharType")
        depth += 1 if kind == "begin" else -1 if kind == "end" else 0
        if depth < 0:
            yield codes.WORD_FIELD_UNBALANCED, f"a field in {part} ends without a beginning"
            return
    if depth:
        yield codes.WORD_FIELD_UNBALANCED, f"{depth} field(s) in {part} have no end"


def _cells(part: str, root: _Element) -> Iterator[Fault]:
    for cell in root.iter(f"{NS}tc"):
        blocks = [child for child in cell if name(child) in ("p", "tbl", "sdt")]
        if not blocks or name(blocks[-1]) == "tbl":
            yield codes.WORD_CELL_EMPTY, f"a table cell in {part} does not end in a paragraph"


def _ids(package: OpenPackage, parts: list[str]) -> Iterator[Fault]:
    """Bookmark names and ids, paragraph ids and drawing ids are unique in the file."""
    bookmarks: Counter[str] = Counter()
    numbers: Counter[str] = Counter()
    paragraphs: Counter[str] = Counter()
    drawings: Counter[str] = Counter()
    for part in parts:
        root = package.tree(part)
        starts = list(root.iter(f"{NS}bookmarkStart"))
        bookmarks.update(e.get(f"{NS}name", "").casefold() for e in starts)
        numbers.update(e.get(ID, "") for e in starts)
        ends = Counter(e.get(ID, "") for e in root.iter(f"{NS}bookmarkEnd"))
        for start in starts:
            if ends[start.get(ID, "")] != 1:
                bookmark = start.get(f"{NS}name", "")
                yield codes.WORD_ID_TWICE, f'the bookmark "{bookmark}" has not one end'
        paragraphs.update(i for e in root.iter(f"{NS}p") if (i := e.get(f"{W14}paraId")))
        drawings.update(e.get("id", "") for e in root.iter(f"{WP}docPr"))
    for what, counted in (
        ("bookmarks are named", bookmarks),
        ("bookmarks have the id", numbers),
        ("paragraphs have the id", paragraphs),
        ("pictures have the id", drawings),
    ):
        for identifier, count in counted.items():
            if count > 1:
                yield codes.WORD_ID_TWICE, f'{count} {what} "{identifier}"'


def _style_ids(package: OpenPackage) -> Iterator[Fault]:
    part = package.related(package.main, "styles")
    if not part:
        return
    styles = package.tree(part).iterfind(f"{NS}style")
    counted = Counter(style.get(f"{NS}styleId", "") for style in styles)
    for identifier, count in counted.items():
        if count > 1:
            yield codes.WORD_ID_TWICE, f'{count} styles have the id "{identifier}"'


def _anchors(package: OpenPackage, parts: list[str]) -> Iterator[Fault]:
    """Links and cross-references lead to bookmarks that are there."""
    trees = [package.tree(part) for part in parts]
    there = {
        e.get(f"{NS}name", "").casefold() for tree in trees for e in tree.iter(f"{NS}bookmarkStart")
    }
    for tree in trees:
        wanted = [
            e.get(f"{NS}anchor", "")
            for e in tree.iter(f"{NS}hyperlink")
            if not e.get(f"{R}id") and e.get(f"{NS}anchor")
        ]
        for code in field_codes(tree):
            words = code.split()
            if len(words) > 1 and words[0].upper() in _POINTING:
                wanted.append(words[1])
        for target in dict.fromkeys(wanted):
            if target.casefold() not in there and target != "_top":
                yield codes.WORD_ANCHOR_DEAD, f'a link leads to "{target}", which is not there'


def field_codes(root: _Element) -> Iterator[str]:
    """Give the code of every field, put together from its runs."""
    open_fields: list[str] = []
    for element in root.iter(f"{NS}fldChar", f"{NS}instrText", f"{NS}fldSimple"):
        match name(element):
            case "fldSimple":
                yield element.get(f"{NS}instr", "")
            case "instrText":
                if open_fields:
                    open_fields[-1] += element.text or ""
            case _:
                if element.get(f"{NS}fldCharType") == "begin":
                    open_fields.append("")
                elif element.get(f"{NS}fldCharType") == "end" and open_fields:
                    yield open_fields.pop()
