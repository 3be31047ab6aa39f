"""BibTeX entries -> sources' trees in CSL's words.

The mapping of types and fields follows biblatex's manual (chapter 2) and the CSL specification;
fields that print nowhere (file names, timestamps) are passed over.
"""

from __future__ import annotations

import re
from typing import Final

from briefgen.diagnostics import Sink, at
from briefgen.diagnostics.register import yaml as codes
from briefgen.readers.bibliography.bibtex import MONTHS, BibEntry, Value, parse_bibtex
from briefgen.readers.bibliography.tex import untex, verbatim
from briefgen.readers.bibliography.tex_names import read_names
from briefgen.readers.bibliography.tree import mapping, names_node, text
from briefgen.readers.yaml.tree import Mapping, Node
from briefgen.source import SourceFile, Span

TYPES: Final = {
    "article": "article-journal", "artwork": "graphic", "audio": "song", "book": "book",
    "bookinbook": "chapter", "booklet": "pamphlet", "collection": "book",
    "conference": "paper-conference", "dataset": "dataset", "electronic": "webpage",
    "image": "graphic", "inbook": "chapter", "incollection": "chapter",
    "inproceedings": "paper-conference", "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case", "legislation": "legislation",
    "letter": "personal_communication", "manual": "book", "mastersthesis": "thesis",
    "misc": "document", "movie": "motion_picture", "music": "song", "mvbook": "book",
    "mvcollection": "book", "mvproceedings": "book", "mvreference": "book",
    "online": "webpage", "patent": "patent", "performance": "performance",
    "periodical": "periodical", "phdthesis": "thesis", "proceedings": "book",
    "reference": "book", "report": "report", "review": "review", "software": "software",
    "standard": "standard", "suppbook": "chapter", "suppcollection": "chapter",
    "suppperiodical": "article-journal", "techreport": "report", "thesis": "thesis",
    "unpublished": "manuscript", "video": "motion_picture", "webpage": "webpage",
    "www": "webpage",
}  # fmt: skip

_ARTICLES: Final = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
_GENRES: Final = {"mastersthesis": "Master’s thesis", "phdthesis": "PhD thesis"}
_WITHIN: Final = frozenset({"chapter", "paper-conference", "entry-encyclopedia"})

_NAMES: Final = {
    "author": "author", "editor": "editor", "translator": "translator",
    "bookauthor": "container-author", "director": "director", "holder": "author",
}  # fmt: skip

# Several fields of BibTeX can fill one of CSL: the first that is there does.
_TEXTS: Final = (
    ("shorttitle", "title-short"), ("journaltitle", "container-title"),
    ("journal", "container-title"), ("booktitle", "container-title"),
    ("maintitle", "container-title"), ("shortjournal", "container-title-short"),
    ("series", "collection-title"), ("publisher", "publisher"), ("institution", "publisher"),
    ("school", "publisher"), ("organization", "publisher"), ("location", "publisher-place"),
    ("address", "publisher-place"), ("pages", "page"), ("pagetotal", "number-of-pages"),
    ("volume", "volume"), ("volumes", "number-of-volumes"), ("edition", "edition"),
    ("chapter", "chapter-number"), ("type", "genre"), ("eventtitle", "event-title"),
    ("venue", "event-place"), ("version", "version"), ("note", "note"), ("addendum", "note"),
    ("abstract", "abstract"), ("origpublisher", "original-publisher"),
    ("origlocation", "original-publisher-place"), ("origtitle", "original-title"),
    ("pubstate", "status"), ("library", "call-number"), ("part", "part-number"),
)  # fmt: skip

_CODES: Final = (("doi", "DOI"), ("isbn", "ISBN"), ("issn", "ISSN"), ("url", "URL"))
_DATES: Final = {"urldate": "accessed", "eventdate": "event-date", "origdate": "original-date"}

_LANGUAGES: Final = {
    "american": "en-US", "arabic": "ar", "brazilian": "pt-BR", "british": "en-GB",
    "chinese": "zh", "dutch": "nl", "english": "en", "french": "fr", "german": "de",
    "hindi": "hi", "italian": "it", "japanese": "ja", "ngerman": "de", "pashto": "ps",
    "persian": "fa", "portuguese": "pt", "russian": "ru", "spanish": "es", "turkish": "tr",
    "ukrainian": "uk", "urdu": "ur",
}  # fmt: skip

_MONTH: Final = re.compile(r"(?:(\d{1,2})[~. ]+)?([A-Za-z]{3,}\.?|\d{1,2})(?:[~. ]+(\d{1,2}))?")
_ADDRESS: Final = re.compile(r"\\url\s*\{([^}]+)\}|(https?://\S+)")


def read_bibtex(file: SourceFile, sink: Sink) -> list[tuple[str, Span, Mapping]]:
    """Give each entry's key, its place, and its tree in CSL's words."""
    entries = parse_bibtex(file, sink)
    by_key = {entry.key.lower(): entry for entry in entries}
    return [
        (entry.key, entry.key_span, _Converter(_inherited(entry, by_key), sink).convert())
        for entry in entries
    ]


def _inherited(entry: BibEntry, by_key: dict[str, BibEntry]) -> BibEntry:
    """Take what is missing from the entry named by crossref (BibTeX's rule; title → booktitle)."""
    reference = entry.fields.get("crossref")
    parent = by_key.get(reference.text.strip().lower()) if reference else None
    if parent is None or parent is entry:
        return entry
    given = dict(parent.fields)
    if "title" in given:
        given.setdefault("booktitle", given["title"])
    for name in ("title", "subtitle", "crossref", "shorttitle", "author"):
        given.pop(name, None)
    return BibEntry(entry.type, entry.key, entry.key_span, {**given, **entry.fields})


class _Converter:
    """Turns the fields of one entry into CSL's."""

    __slots__ = ("_entry", "_out", "_sink")

    def __init__(self, entry: BibEntry, sink: Sink) -> None:
        self._entry = entry
        self._sink = sink
        self._out: dict[str, Node] = {}

    def convert(self) -> Mapping:
        fields = self._entry.fields
        kind = self._type()
        self._out["type"] = text(kind, self._entry.key_span)
        self._titles()
        for name, target in _NAMES.items():
            if name in fields and target not in self._out:
                value = fields[name]
                self._out[target] = names_node(read_names(value.text), value.span)
        for name, target in _TEXTS:
            self._text(name, target)
        self._number(kind)
        for name, target in _CODES:
            if name in fields:
                value = fields[name]
                self._out[target] = text(verbatim(value.text), value.span)
        self._dates()
        self._rest(kind)
        return mapping(self._out, self._entry.key_span)

    def _type(self) -> str:
        entry = self._entry
        subtype = entry.fields.get("entrysubtype")
        if entry.type == "article" and subtype is not None:
            return _ARTICLES.get(subtype.text.strip().lower(), "article-journal")
        if entry.type == "misc" and "url" in entry.fields:
            return "webpage"
        if entry.type not in TYPES:
            self._sink.report(
                codes.BAD_VALUE,
                f'"@{entry.type}" is not a type of entry that is read',
                at(entry.key_span),
                "use one of biblatex's types, such as @misc",
            )
        return TYPES.get(entry.type, "document")

    def _text(self, name: str, target: str) -> None:
        value = self._entry.fields.get(name)
        if value is not None and target not in self._out and value.text.strip():
            words = self._plain(value)
            self._out[target] = text(_dashed(words) if name == "pages" else words, value.span)

    def _plain(self, value: Value) -> str:
        plain = untex(value.text)
        for command in plain.unknown:
            self._sink.report(
                codes.BIBLIOGRAPHY_SYNTAX,
                f'the TeX command "{command}" is not known',
                at(value.span),
                "write the character itself, in UTF-8",
            )
        return plain.text

    def _titles(self) -> None:
        """Join each title with its subtitle."""
        fields = self._entry.fields
        pairs = (
            ("title", "subtitle", "title"),
            ("booktitle", "booksubtitle", "container-title"),
            ("journaltitle", "journalsubtitle", "container-title"),
        )
        for name, subtitle, target in pairs:
            if name in fields and target not in self._out:
                words = self._plain(fields[name])
                if subtitle in fields:
                    words = f"{words}: {self._plain(fields[subtitle])}"
                if words:
                    self._out[target] = text(words, fields[name].span)

    def _number(self, kind: str) -> None:
        """A number is an issue of a journal, a volume of a series, or a report's own."""
        target = "number"
        if kind.startswith("article"):
            target = "issue"
        elif "series" in self._entry.fields and kind in ("book", "chapter", "paper-conference"):
            target = "collection-number"
        self._text("number", target)
        self._text("issue", "issue")

    def _dates(self) -> None:
        fields = self._entry.fields
        if "date" in fields:
            self._out["issued"] = text(fields["date"].text.strip(), fields["date"].span)
        elif "year" in fields:
            value = fields["year"]
            self._out["issued"] = _year_node(value, fields.get("month"))
        for name, target in _DATES.items():
            if name in fields:
                self._out[target] = text(fields[name].text.strip(), fields[name].span)

    def _rest(self, kind: str) -> None:
        entry, fields = self._entry, self._entry.fields
        if kind not in _WITHIN and not kind.startswith("article") and "booktitle" not in fields:
            self._out.pop("container-title", None)
        if entry.type in _GENRES and "genre" not in self._out:
            self._out["genre"] = text(_GENRES[entry.type], entry.key_span)
        if "keywords" in fields:
            self._out["keyword"] = text(self._plain(fields["keywords"]), fields["keywords"].span)
        language = fields.get("langid") or fields.get("language")
        if language is not None:
            name = language.text.strip()
            self._out["language"] = text(_LANGUAGES.get(name.lower(), name), language.span)
        self._how_published()

    def _how_published(self) -> None:
        """Find the address that older files keep in howpublished."""
        value = self._entry.fields.get("howpublished")
        if value is None:
            return
        found = _ADDRESS.search(value.text)
        if found is not None and "URL" not in self._out:
            address = verbatim(found[1] or found[2]).rstrip(".,")
            self._out["URL"] = text(address, value.span)
            if self._entry.type == "misc":
                self._out["type"] = text("webpage", self._entry.key_span)
        elif found is None and "medium" not in self._out:
            self._out["medium"] = text(self._plain(value), value.span)


def _dashed(pages: str) -> str:
    return re.sub(r"\s*[-–—]+\s*", "–", pages)


def _year_node(year: Value, month: Value | None) -> Node:
    """Give an ISO date from a year and a month; words where there is no year in figures."""
    words = untex(year.text).text
    if not re.fullmatch(r"-?\d{4}", words):
        match = re.fullmatch(r"(\d{4})\s*[-–/]+\s*(\d{4})", words)
        if match:
            return text(f"{match[1]}/{match[2]}", year.span)
        return mapping({"literal": text(words, year.span)}, year.span)
    if month is None:
        return text(words, year.span)
    match = _MONTH.fullmatch(month.text.strip())
    number = _month_number(match[2]) if match else 0
    if match is None or not number:
        return mapping({"literal": text(f"{month.text.strip()} {words}", month.span)}, year.span)
    day = match[1] or match[3]
    date = f"{words}-{number:02}" + (f"-{int(day):02}" if day else "")
    return text(date, year.span)


def _month_number(word: str) -> int:
    if word.isdigit():
        return int(word)
    prefix = word[:3].lower()
    return MONTHS.index(prefix) + 1 if prefix in MONTHS else 0
