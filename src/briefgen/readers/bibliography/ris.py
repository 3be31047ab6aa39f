"""RIS files -> sources' trees in CSL's words.

The format is Research Information Systems': lines ``TY  - JOUR`` of a tag of two characters,
two spaces, a hyphen and a value; ``ER`` ends a record. A line without a tag goes on with the
value above it.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import Final

from briefgen.diagnostics import Sink, at
from briefgen.diagnostics.register import yaml as codes
from briefgen.frozen import slotted
from briefgen.readers.bibliography.tree import mapping, names_node, text
from briefgen.readers.kinds import slug
from briefgen.readers.yaml.tree import Mapping, Node
from briefgen.source import SourceFile, Span

_LINE: Final = re.compile(r"([A-Z][A-Z0-9])  ?- ?(.*)")

TYPES: Final = {
    "ABST": "article", "ADVS": "motion_picture", "AGGR": "dataset", "ART": "graphic",
    "BILL": "bill", "BLOG": "post-weblog", "BOOK": "book", "CASE": "legal_case",
    "CHAP": "chapter", "CHART": "graphic", "COMP": "software", "CONF": "paper-conference",
    "CPAPER": "paper-conference", "DATA": "dataset", "DBASE": "dataset", "DICT": "entry-dictionary",
    "EBOOK": "book", "ECHAP": "chapter", "EDBOOK": "book", "EJOUR": "article-journal",
    "ELEC": "webpage", "ENCYC": "entry-encyclopedia", "FIGURE": "figure", "GEN": "document",
    "GOVDOC": "report", "GRANT": "document", "HEAR": "hearing", "ICOMM": "personal_communication",
    "INPR": "article-journal", "JFULL": "periodical", "JOUR": "article-journal",
    "LEGAL": "legislation", "MANSCPT": "manuscript", "MAP": "map", "MGZN": "article-magazine",
    "MPCT": "motion_picture", "MULTI": "document", "MUSIC": "song", "NEWS": "article-newspaper",
    "PAMP": "pamphlet", "PAT": "patent", "PCOMM": "personal_communication", "RPRT": "report",
    "SER": "book", "SLIDE": "speech", "SOUND": "song", "STAND": "standard", "STAT": "legislation",
    "THES": "thesis", "UNPB": "manuscript", "VIDEO": "motion_picture", "WEB": "webpage",
}  # fmt: skip

_NAMES: Final = {"AU": "author", "A1": "author", "A2": "editor", "ED": "editor",
                 "A3": "collection-editor", "A4": "translator"}  # fmt: skip

# Several tags can fill one variable: the first of this table that is there does.
_TEXTS: Final = (
    ("TI", "title"), ("T1", "title"), ("ST", "title-short"), ("T2", "container-title"),
    ("JF", "container-title"), ("JO", "container-title"), ("BT", "container-title"),
    ("JA", "container-title-short"), ("J2", "container-title-short"), ("T3", "collection-title"),
    ("VL", "volume"), ("IS", "issue"), ("PB", "publisher"), ("CY", "publisher-place"),
    ("PP", "publisher-place"), ("DO", "DOI"), ("UR", "URL"), ("ET", "edition"), ("M3", "genre"),
    ("AB", "abstract"), ("N2", "abstract"), ("N1", "note"), ("LA", "language"),
    ("CN", "call-number"), ("DB", "source"), ("NV", "number-of-volumes"),
    ("AN", "archive_location"),
)  # fmt: skip

_DATES: Final = (("DA", "issued"), ("PY", "issued"), ("Y1", "issued"), ("Y2", "accessed"))
_BOOKS: Final = frozenset({"book", "chapter", "report", "thesis", "pamphlet"})


@slotted
class _Record:
    """One record: the values of each tag, in order, with their places."""

    span: Span
    values: dict[str, list[tuple[str, Span]]] = field(default_factory=dict)


def read_ris(file: SourceFile, sink: Sink) -> list[tuple[str, Span, Mapping]]:
    """Give each record's key, its place, and its tree in CSL's words.

    A record without an ID is called by its first name or title, and its year.
    """
    taken: set[str] = set()
    out: list[tuple[str, Span, Mapping]] = []
    for record in _records(file, sink):
        node = mapping(_fields(record), record.span)
        key = record.values["ID"][0][0] if "ID" in record.values else _made_key(record, taken)
        taken.add(key)
        out.append((key, record.span, node))
    return out


def _records(file: SourceFile, sink: Sink) -> list[_Record]:
    records: list[_Record] = []
    current: _Record | None = None
    last: list[tuple[str, Span]] | None = None
    start = 0
    for line in file.text.split("\n"):
        span = file.span(start, start + max(len(line), 1))
        begin, start = start, start + len(line) + 1
        match = _LINE.match(line)
        if match is None:
            if line.strip() and last:
                last[-1] = (f"{last[-1][0]} {line.strip()}", last[-1][1])
            elif line.strip():
                _report(file.span(begin, begin + len(line)), sink)
            continue
        tag, value = match[1], match[2].strip()
        if tag == "TY":
            current = _Record(span)
            records.append(current)
        if tag == "ER" or current is None:
            current, last = (None, None) if tag == "ER" else (current, last)
            continue
        if value:
            place = file.span(begin + match.start(2), begin + match.start(2) + len(value))
            last = current.values.setdefault(tag, [])
            last.append((value, place))
    return records


def _report(span: Span, sink: Sink) -> None:
    sink.report(
        codes.BIBLIOGRAPHY_SYNTAX,
        "this line belongs to no record of RIS",
        at(span),
        "a record begins with a line TY  - and ends with ER  -",
    )


def _fields(record: _Record) -> dict[str, Node]:
    values = record.values
    out: dict[str, Node] = {}
    kind = TYPES.get(values["TY"][0][0].upper(), "document") if "TY" in values else "document"
    out["type"] = text(kind, record.span)
    for tag, target in _NAMES.items():
        if tag in values and target not in out:
            names = [_name(value) for value, _ in values[tag]]
            out[target] = names_node(names, values[tag][0][1])
    for tag, target in _TEXTS:
        if tag in values and target not in out:
            out[target] = text(*values[tag][0])
    for tag, target in _DATES:
        if tag in values and target not in out:
            value, span = values[tag][0]
            out[target] = _date(value, span)
    _add_pages(values, out)
    if "SN" in values:
        out["ISBN" if kind in _BOOKS else "ISSN"] = text(*values["SN"][0])
    if "KW" in values:
        words = ", ".join(value for value, _ in values["KW"])
        out["keyword"] = text(words, values["KW"][0][1])
    return out


def _add_pages(values: dict[str, list[tuple[str, Span]]], out: dict[str, Node]) -> None:
    if "SP" not in values:
        return
    first, span = values["SP"][0]
    last = values["EP"][0][0] if "EP" in values else ""
    joined = first if not last or last == first or "-" in first else f"{first}–{last}"
    out["page"] = text(re.sub(r"\s*-+\s*", "–", joined), span)


def _name(value: str) -> dict[str, str]:
    """Read ``Family, Given, Suffix``; a name without a comma is a body's."""
    parts = [part.strip() for part in value.split(",")]
    match parts:
        case [family, given] if given:
            return {"family": family, "given": given}
        case [family, given, suffix] if given:
            return {"family": family, "given": given, "suffix": suffix}
    return {"literal": value.rstrip(", ")}


def _date(value: str, span: Span) -> Node:
    """Read ``YYYY/MM/DD/other``, or whatever stands there as words."""
    match = re.match(r"(\d{4})(?:[/-](\d{1,2}))?(?:[/-](\d{1,2}))?(?:/.*)?$", value)
    if match is None:
        return mapping({"literal": text(value, span)}, span)
    parts = [match[1], *(f"{int(part):02}" for part in match.groups()[1:] if part)]
    return text("-".join(parts), span)


def _made_key(record: _Record, taken: set[str]) -> str:
    """Make a key of the first name or title, and the year; letters tell equal ones apart."""
    first = ""
    for tag in ("AU", "A1", "TI", "T1"):
        if tag in record.values:
            first = record.values[tag][0][0].split(",")[0]
            break
    year = next((record.values[t][0][0][:4] for t in ("PY", "DA", "Y1") if t in record.values), "")
    word = "-".join(slug(first).split("-")[:2]) or "source"
    stem = f"{word}-{year}" if year else word
    key, count = stem, 0
    while key in taken:
        count += 1
        key = f"{stem}{chr(96 + count) if count < 26 else f'-{count}'}"
    return key
