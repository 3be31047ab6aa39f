"""A source's mapping in YAML -> a CSL-JSON item.

The table of fields is CSL's vocabulary, plus ``archive_url`` and ``archived`` for a web page
that was kept elsewhere.
"""

from __future__ import annotations

import re
from typing import Any, Final

from briefgen.diagnostics import Sink, at
from briefgen.diagnostics.register import yaml as codes
from briefgen.markup.addresses import bare_doi
from briefgen.model.sources import Source
from briefgen.readers.fields import Field, Record, Schema, Values
from briefgen.readers.kinds import Address, Choice, Keyed, Language, Line, ListOf, OfText, Word
from briefgen.readers.sources import vocabulary
from briefgen.readers.sources.dates import SourceDate
from briefgen.readers.sources.names import Names
from briefgen.readers.yaml.tree import Scalar

_INTERNET_ARCHIVE: Final = re.compile(r"https?://(?:[\w-]+\.)*archive\.org(?:[:/]|$)")


class Doi(OfText[str]):
    """A DOI, with or without its address."""

    __slots__ = ()

    def of(self, text: str, name: str, found: Scalar, sink: Sink) -> str | None:
        doi = bare_doi(text)
        if doi is None:
            message = f'{name}: "{found.text}" is not a DOI'
            sink.report(codes.BAD_VALUE, message, at(found.span), "write it as 10.5555/12345678")
            return None
        return doi

    def schema(self) -> Schema:
        return {"type": "string", "pattern": "10\\.[0-9]{4,9}/"}


TYPE = Field("type", Choice(vocabulary.TYPES), "The kind of source, in CSL's words.", required=True)
ARCHIVE_URL = Field(
    "archive_url", Address(), "Where a copy of the page is kept: https://web.archive.org/…"
)
ARCHIVED = Field("archived", SourceDate(), "The day on which that copy was made.")
KEYWORD = Field("keyword", ListOf(Line(), single=True), "Words for catalogues.")
_OWN: Final = frozenset({ARCHIVE_URL.name, ARCHIVED.name, KEYWORD.name})


def _fields() -> tuple[Field[Any], ...]:
    """Make the table of a source from CSL's vocabulary."""
    text = [Field(name, Line(), f"CSL's variable {name}.") for name in vocabulary.TEXTS]
    numbers = [Field(name, Word(), f"CSL's number {name}.") for name in vocabulary.NUMBERS]
    dates = [Field(name, SourceDate(), f"CSL's date {name}.") for name in vocabulary.DATES]
    names = [Field(name, Names(), f"CSL's name {name}.") for name in vocabulary.NAMES]
    identifiers = [
        Field(name, Word(), f"The {name}.", other_names=(name.lower(),))
        for name in vocabulary.IDENTIFIERS
    ]
    return (
        TYPE,
        *names,
        *text,
        *dates,
        *numbers,
        Field("URL", Address(), "The web address.", other_names=("url",)),
        Field("DOI", Doi(), "The DOI: 10.5555/12345678.", other_names=("doi",)),
        *identifiers,
        Field("language", Language(), "The language of the source, by BCP 47."),
        KEYWORD,
        ARCHIVE_URL,
        ARCHIVED,
    )


SOURCE: Final = Record(
    "a source", _fields(), "A source, in the CSL-JSON vocabulary.", vocabulary.OTHER_WORDS
)


def read_source(found: Keyed[Values]) -> Source:
    """Give the source that a mapping describes."""
    values = found.value
    item: dict[str, Any] = {"id": found.key}
    item |= {name: value for name, value in values.values.items() if name not in _OWN}
    if keywords := values.get(KEYWORD):
        item["keyword"] = ", ".join(keywords)
    _add_archive(item, values)
    spans = {name: entry.value.span for name, entry in values.entries.items()}
    return Source(found.key, item, found.key_span, spans)


def _add_archive(item: dict[str, Any], values: Values) -> None:
    """Say in CSL's words where a copy is kept; the day of the copy has no word there."""
    address, day = values.get(ARCHIVE_URL), values.get(ARCHIVED)
    if address is not None:
        item.setdefault("archive_location", address)
        if _INTERNET_ARCHIVE.match(address):
            item.setdefault("archive", "Internet Archive")
    custom = {"archive-url": address, "archived": day}
    if kept := {name: value for name, value in custom.items() if value is not None}:
        item["custom"] = kept
