"""The document around a page: its language and what it says about itself.

Stage: layout. Dublin Core names are those of DCMI Metadata Terms; WeasyPrint takes the PDF's
dates from ``dcterms.created`` and ``dcterms.modified``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from briefgen.layout.context import doi_url
from briefgen.layout.labels import Labels
from briefgen.layout.languages import direction
from briefgen.layout.page import Metadata
from briefgen.layout.xhtml import Element, escape, quote, write
from briefgen.model.blocks import Paragraph
from briefgen.model.brief import Brief
from briefgen.model.inlines import plain


def metadata(brief: Brief, labels: Labels, stamp: str = "") -> Metadata:
    """Gather what the brief says about itself; without ``stamp``, files carry its last date."""
    title = " ".join(plain(brief.title).split())
    series = brief.series
    modified = max([brief.date, *(c.date for c in brief.corrections)]).isoformat()
    return Metadata(
        title=title,
        short_title=brief.short_title or title,
        language=brief.language,
        direction=direction(brief.language),
        authors=tuple(person.name for person in brief.authors),
        date=brief.date.isoformat(),
        description=_description(brief),
        keywords=brief.keywords,
        publisher=brief.publisher.name,
        series=labels.series(series.name, series.number) if series else "",
        version=brief.version,
        identifier=doi_url(brief.doi),
        notes_as=brief.notes_as.value,
        modified=modified,
        stamp=stamp or f"{modified}T00:00:00Z",
        licence=brief.publisher.licence,
        licence_url=brief.publisher.licence_url,
        series_name=series.name if series else "",
        series_number=series.number if series else "",
        issn=series.issn if series else "",
    )


def _description(brief: Brief) -> str:
    """Take the lead's first paragraph, or the first bullet, as the description."""
    for block in brief.lead:
        if isinstance(block, Paragraph):
            return " ".join(plain(block.inlines).split())
    for bullet in brief.summary:
        return " ".join(plain(bullet.inlines).split())
    return ""


class Document:
    """The whole well-formed document without any style, as text.

    It is written when it is first asked for: a Word file needs none.
    """

    __slots__ = ("_text", "_write")

    def __init__(self, write: Callable[[], str]) -> None:
        self._write = write
        self._text = ""

    @property
    def text(self) -> str:
        self._text = self._text or self._write()
        return self._text

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel between processes as text."""
        return _written, (self.text,)


def _written(text: str) -> Document:
    return Document(lambda: text)


def document(body: Element, facts: Metadata) -> Document:
    """Give the document around a body."""
    return Document(lambda: _write(body, facts))


def _write(body: Element, facts: Metadata) -> str:
    named = [
        *(("author", author) for author in facts.authors),
        ("description", facts.description),
        ("keywords", ", ".join(facts.keywords)),
        ("dcterms.created", facts.date),
        ("dcterms.modified", facts.stamp),
        ("dcterms.publisher", facts.publisher),
        ("dcterms.language", facts.language),
        ("dcterms.identifier", facts.identifier),
        ("dcterms.isPartOf", facts.series),
    ]
    metas = "".join(
        f'<meta name="{name}" content="{quote(content)}"/>\n' for name, content in named if content
    )
    return (
        "<!DOCTYPE html>\n"
        f'<html xmlns="http://www.w3.org/1999/xhtml" lang="{quote(facts.language)}" '
        f'dir="{facts.direction}">\n'
        f'<head>\n<meta charset="utf-8"/>\n<title>{escape(facts.title)}</title>\n{metas}</head>\n'
        f"{write(body)}</html>\n"
    )
