"""The rules of Word's accessibility checker that a machine can hold a file against.

Alternative text, header rows, plain tables, heading levels, blanks, link words, title, language,
contrast, objects in the text, protection.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from briefgen.diagnostics import Code, Sink
from briefgen.diagnostics.register import writers as codes
from briefgen.markup.vague import is_vague_alt, is_vague_link
from briefgen.readers.docx.colours import faint_text
from briefgen.readers.docx.opening import OpenPackage
from briefgen.readers.docx.rules import stories
from briefgen.readers.docx.sheet import Sheet, read_sheet
from briefgen.readers.docx.wordml import NS, VAL, WP, name, switch, value

if TYPE_CHECKING:
    from lxml.etree import _Element

Fault = tuple[Code, str]

_DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_BLANK_ROW: Final = re.compile(r"[ \u00a0]{4,}|\t{2,}")
_SHOWN: Final = 40


def check_access(package: OpenPackage, sink: Sink) -> None:
    """Report everything in the file that shuts a reader out."""
    for code, message in _faults(package):
        sink.report(code, message, path=package.path)


def _faults(package: OpenPackage) -> Iterator[Fault]:
    sheet = read_sheet(package)
    body = package.tree(package.main)
    for part in stories(package):
        root = package.tree(part)
        yield from _pictures(root)
        yield from _tables(root)
        yield from _links(root)
        yield from _blanks(root)
    yield from _headings(body, sheet)
    yield from _document(package, sheet)
    notes = [
        part for kind in ("endnotes", "footnotes") if (part := package.related(package.main, kind))
    ]
    for root in (body, *map(package.tree, notes)):
        yield from ((codes.WORD_CONTRAST, message) for message in faint_text(root, sheet))


def _pictures(root: _Element) -> Iterator[Fault]:
    for anchor in root.iter(f"{WP}anchor"):
        if anchor.get("behindDoc") != "1":
            yield codes.WORD_FLOATING, f"{_picture_name(anchor)} floats over the text"
    for described in root.iter(f"{WP}docPr"):
        alt = described.get("descr", "").strip()
        if not alt:
            if not _is_decorative(described):
                yield codes.WORD_ALT_TEXT, f"{_named(described)} has no alternative text"
        elif is_vague_alt(alt):
            yield codes.WORD_ALT_TEXT, f'{_named(described)} has "{alt}" for alternative text'
    for pict in root.iter(f"{NS}pict", f"{NS}object"):
        alts = [e.get("alt", "") for e in pict.iter() if isinstance(e.tag, str)]
        if not any(alts):
            yield codes.WORD_ALT_TEXT, "an old-style picture has no alternative text"


def _named(described: _Element) -> str:
    return f'the picture "{described.get("name", "")}"'


def _picture_name(anchor: _Element) -> str:
    described = anchor.find(f"{WP}docPr")
    return "a picture" if described is None else _named(described)


def _is_decorative(described: _Element) -> bool:
    return any(e.get("val") in ("1", "true") for e in described.iter(_DECORATIVE))


def _tables(root: _Element) -> Iterator[Fault]:
    for number, table in enumerate(root.iter(f"{NS}tbl"), 1):
        rows = [child for child in table if name(child) == "tr"]
        if not rows:
            continue
        if len(rows) > 1 and switch(rows[0].find(f"{NS}trPr"), "tblHeader") is not True:
            yield codes.WORD_HEADER_ROW, f"table {number} does not mark its first row as header"
        elif len(rows) > 1 and not _looks_headed(table):
            yield codes.WORD_HEADER_ROW, f"the style of table {number} shows no header row"
        if next(table.iter(f"{NS}gridSpan", f"{NS}vMerge", f"{NS}hMerge"), None) is not None:
            yield codes.WORD_TABLE_SHAPE, f"table {number} has merged cells"
        if any(inner is not table for inner in table.iter(f"{NS}tbl")):
            yield codes.WORD_TABLE_SHAPE, f"table {number} has a table inside it"


def _looks_headed(table: _Element) -> bool:
    """``tblLook`` names the first row by its attribute, or by a bit of the older mask."""
    look = table.find(f"{NS}tblPr/{NS}tblLook")
    if look is None:
        return False
    named = look.get(f"{NS}firstRow")
    if named is not None:
        return named in ("1", "true", "on")
    try:
        return bool(int(look.get(VAL, "0"), 16) & 0x20)
    except ValueError:
        return False


def _links(root: _Element) -> Iterator[Fault]:
    for link in root.iter(f"{NS}hyperlink"):
        words = "".join(t.text or "" for t in link.iter(f"{NS}t")).strip()
        pictures = next(link.iter(f"{WP}docPr"), None) is not None
        if not words and not pictures:
            yield codes.WORD_LINK_TEXT, "a link has no words"
        elif is_vague_link(words):
            yield codes.WORD_LINK_TEXT, f'the words of a link are "{words}"'


def _blanks(root: _Element) -> Iterator[Fault]:
    """Empty paragraphs in a row, and rows of spaces, do what a style should."""
    run = 0
    for paragraph in root.iter(f"{NS}p"):
        text = "".join(t.text or "" for t in paragraph.iter(f"{NS}t"))
        if text.strip() or _holds_something(paragraph):
            run = 0
        else:
            run += 1
            if run == 2:
                yield codes.WORD_BLANKS, "empty paragraphs follow each other"
        spaced = _BLANK_ROW.search(text) or _tab_rows(paragraph)
        if spaced:
            yield codes.WORD_BLANKS, f'blanks space out the text "{text.strip()[:_SHOWN]}"'


def _holds_something(paragraph: _Element) -> bool:
    """A picture, field, note mark or section's end; or the last one of a cell, which must be."""
    things = ("drawing", "pict", "object", "fldChar", "sectPr", "separator", "sym")
    if any(next(paragraph.iter(f"{NS}{thing}"), None) is not None for thing in things):
        return True
    parent = paragraph.getparent()
    return parent is not None and name(parent) in ("tc", "endnote", "footnote", "hdr", "ftr")


def _tab_rows(paragraph: _Element) -> bool:
    return any(len(run.findall(f"{NS}tab")) > 2 for run in paragraph.iter(f"{NS}r"))


def _headings(body: _Element, sheet: Sheet) -> Iterator[Fault]:
    last = 0
    for paragraph in body.iter(f"{NS}p"):
        properties = paragraph.find(f"{NS}pPr")
        direct = value(properties, "outlineLvl")
        level = int(direct) if direct.isdigit() else sheet.outline(value(properties, "pStyle"))
        if level is None or level > 8:
            continue
        words = "".join(t.text or "" for t in paragraph.iter(f"{NS}t")).strip()
        if not words:
            yield codes.WORD_BLANKS, "a heading is empty"
            continue
        if level + 1 > last + 1:
            yield (
                codes.WORD_HEADING_LEVELS,
                f'the heading "{words[:_SHOWN]}" is of level {level + 1}, after one of {last}',
            )
        last = level + 1


def _document(package: OpenPackage, sheet: Sheet) -> Iterator[Fault]:
    """The title, the language, the protection."""
    core = package.related("", "core-properties")
    title = ""
    if core:
        found = package.tree(core).find("{http://purl.org/dc/elements/1.1/}title")
        title = "" if found is None else (found.text or "").strip()
    if not title:
        yield codes.WORD_TITLE, "the file's properties have no title"
    language = value(sheet.document, "rPrDefault/rPr/lang")
    default = sheet.styles.get(sheet.defaults.get("paragraph", ""))
    if not language and default is not None:
        language = value(default.element, "rPr/lang")
    if not language:
        yield codes.WORD_LANGUAGE, "the file's styles name no language"
    settings = package.related(package.main, "settings")
    if settings:
        protection = package.tree(settings).find(f"{NS}documentProtection")
        if protection is not None and protection.get(f"{NS}enforcement") in ("1", "true", "on"):
            kind = protection.get(f"{NS}edit", "editing")
            yield codes.WORD_PROTECTED, f"the file is protected ({kind})"
