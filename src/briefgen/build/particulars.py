"""Particulars: what a brief says of itself, as plain text, for manifests and catalogues.

Stage: build. ResolvedBrief → Particulars ⇄ JSON. What is read back may come from a file that
somebody else wrote: every value is typed again, and one of the wrong kind raises ``ValueError``.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields
from typing import Any

from briefgen.frozen import frozen
from briefgen.layout.numbering import Numbering
from briefgen.model.blocks import Block
from briefgen.model.brief import Brief
from briefgen.model.inlines import Inline
from briefgen.model.walk import blocks_in, texts_of


@frozen
class Author:
    name: str
    affiliation: str = ""
    orcid: str = ""


@frozen
class Corrected:
    """A correction: its day (ISO 8601) and what it says."""

    date: str
    text: str


@frozen
class Particulars:
    """One brief in plain text; dates are ISO 8601, ``language`` is BCP 47.

    ``lead`` and ``summary`` are paragraphs and bullets, ``headings`` those of the sections.
    """

    title: str
    language: str
    date: str
    publisher: str
    subtitle: str = ""
    place: str = ""
    authors: tuple[Author, ...] = ()
    series: str = ""
    number: str = ""
    issn: str = ""
    doi: str = ""
    licence: str = ""
    licence_url: str = ""
    keywords: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    corrections: tuple[Corrected, ...] = ()

    @property
    def modified(self) -> str:
        """The day of the last correction, or the brief's own."""
        return max([self.date, *(c.date for c in self.corrections)])

    def to_json(self) -> dict[str, Any]:
        """Give what is not empty."""
        return {name: value for name, value in asdict(self).items() if value}


def particulars_of(brief: Brief, numbering: Numbering) -> Particulars:
    """Gather the particulars of a brief whose notes have been resolved.

    ``numbering`` has the words of references without any: "Figure 1".
    """

    def text(inlines: tuple[Inline, ...]) -> str:
        return " ".join(numbering.said(inlines).split())

    publisher, series = brief.publisher, brief.series
    return Particulars(
        title=text(brief.title),
        language=brief.language,
        date=brief.date.isoformat(),
        publisher=publisher.name,
        subtitle=text(brief.subtitle),
        place=publisher.place,
        authors=tuple(Author(p.name, p.affiliation, p.orcid) for p in brief.authors),
        series=series.name if series else "",
        number=series.number if series else "",
        issn=series.issn if series else "",
        doi=brief.doi,
        licence=publisher.licence,
        licence_url=publisher.licence_url,
        keywords=brief.keywords,
        lead=tuple(filter(None, map(text, _paragraphs(brief.lead)))),
        summary=tuple(text(bullet.inlines) for bullet in brief.summary),
        headings=tuple(text(section.title) for section in brief.sections),
        corrections=tuple(
            Corrected(c.date.isoformat(), text(c.inlines)) for c in brief.corrections
        ),
    )


def _paragraphs(blocks: tuple[Block, ...]) -> Iterator[tuple[Inline, ...]]:
    return (inlines for block in blocks_in(blocks) for inlines in texts_of(block))


def particulars_from_json(data: object) -> Particulars:
    """Read particulars back; raises ``ValueError`` where they are not as agreed."""
    known = {f.name for f in fields(Particulars)}
    if not isinstance(data, Mapping) or not data.keys() <= known:
        raise ValueError("not the particulars of a brief")
    read: dict[str, Any] = {}
    for name, value in data.items():
        match name:
            case "authors":
                read[name] = tuple(Author(**_strings(author)) for author in _list(value))
            case "corrections":
                read[name] = tuple(_corrected(item) for item in _list(value))
            case "keywords" | "lead" | "summary" | "headings":
                read[name] = tuple(_string(item) for item in _list(value))
            case "date":
                read[name] = _day(value)
            case _:
                read[name] = _string(value)
    try:
        return Particulars(**read)
    except TypeError as missing:
        raise ValueError(str(missing)) from missing


def _corrected(value: object) -> Corrected:
    found = _strings(value)
    return Corrected(_day(found.get("date")), found.get("text", ""))


def _day(value: object) -> str:
    return datetime.date.fromisoformat(_string(value)).isoformat()


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("expected text")
    return value


def _list(value: object) -> list[Any] | tuple[Any, ...]:
    if not isinstance(value, (list, tuple)):
        raise ValueError("expected a list")
    return value


def _strings(value: object) -> dict[str, str]:
    if not isinstance(value, Mapping) or not value.keys() <= {
        "name",
        "affiliation",
        "orcid",
        "date",
        "text",
    }:
        raise ValueError("expected a mapping of texts")
    return {name: _string(text) for name, text in value.items()}
