"""What the catalogue's templates are given: frozen text, nothing that reaches further.

Stage: catalogue. Entry → views. Dates and names are written in the words of their language.
"""

from __future__ import annotations

import datetime

from briefgen.build.particulars import Particulars
from briefgen.catalogue.entry import MEDIA_TYPES, Download, Edition, Entry, Site
from briefgen.catalogue.filters import classes
from briefgen.catalogue.words import Words
from briefgen.frozen import frozen
from briefgen.layout.context import doi_url
from briefgen.layout.labels.labels import Labels
from briefgen.layout.languages import direction


@frozen
class DownloadView:
    """``href`` is relative to the page; ``name`` is how the kind of file is called."""

    kind: str
    name: str
    href: str
    file: str
    size: str
    sha256: str
    type: str


@frozen
class CorrectionView:
    when: str
    text: str


@frozen
class EditionView:
    version: str
    date: str
    iso: str
    pages: str
    downloads: tuple[DownloadView, ...]
    corrections: tuple[CorrectionView, ...]


@frozen
class BriefView:
    """A brief in a list or on its page; ``lang`` and ``dir`` are those of its own words."""

    slug: str
    href: str
    title: str
    subtitle: str
    lang: str
    dir: str
    authors: str
    series: str
    date: str
    iso: str
    version: str
    corrected: str
    lead: tuple[str, ...]
    summary: tuple[str, ...]
    topics: tuple[str, ...]
    pages: str
    notes: str
    downloads: tuple[DownloadView, ...]
    cover: str
    cover_width: int
    cover_height: int
    classes: str
    doi: str
    doi_url: str
    licence: str
    licence_url: str
    citation: str
    corrections: tuple[CorrectionView, ...]
    earlier: tuple[EditionView, ...]


def brief_view(entry: Entry, site: Site, words: Words, labels: Labels, base: str) -> BriefView:
    """Give an entry as a page shows it; ``base`` leads from that page to the site's root."""
    edition, cover = entry.newest, entry.cover
    facts = edition.particulars
    corrections = _corrections(facts, labels)
    return BriefView(
        slug=entry.slug,
        href=f"{base}{entry.slug}/index.html",
        title=facts.title,
        subtitle=facts.subtitle,
        lang=facts.language,
        dir=direction(facts.language),
        authors=labels.names([author.name for author in facts.authors]),
        series=labels.series(facts.series, facts.number) if facts.series else "",
        date=_date(facts.date, labels),
        iso=facts.date,
        version=labels.version(edition.version),
        corrected=corrections[-1].when if corrections else "",
        lead=facts.lead,
        summary=facts.summary,
        topics=facts.keywords,
        pages=words.pages(edition.pages),
        notes=words.notes(edition.notes),
        downloads=_downloads(edition, words, base),
        cover=base + cover.path,
        cover_width=cover.width,
        cover_height=cover.height,
        classes=" ".join(classes(entry)),
        doi=facts.doi,
        doi_url=doi_url(facts.doi),
        licence=facts.licence,
        licence_url=facts.licence_url,
        citation=suggested_citation(facts, labels),
        corrections=corrections,
        earlier=tuple(_edition(e, words, labels, base) for e in entry.editions[1:]),
    )


def _downloads(edition: Edition, words: Words, base: str) -> tuple[DownloadView, ...]:
    return tuple(_download(download, words, base) for download in edition.downloads)


def _download(download: Download, words: Words, base: str) -> DownloadView:
    names = {"pdf": "PDF", "docx": words.word_file, "html": words.web_page}
    return DownloadView(
        kind=download.kind,
        name=names[download.kind],
        href=base + download.path,
        file=download.path.rpartition("/")[2],
        size=words.bytes(download.size),
        sha256=download.sha256,
        type=MEDIA_TYPES[download.kind],
    )


def _edition(edition: Edition, words: Words, labels: Labels, base: str) -> EditionView:
    facts = edition.particulars
    return EditionView(
        version=labels.version(edition.version),
        date=_date(facts.modified, labels),
        iso=facts.modified,
        pages=words.pages(edition.pages),
        downloads=_downloads(edition, words, base),
        corrections=_corrections(facts, labels),
    )


def _corrections(facts: Particulars, labels: Labels) -> tuple[CorrectionView, ...]:
    return tuple(
        CorrectionView(labels.corrected(datetime.date.fromisoformat(c.date)), c.text)
        for c in sorted(facts.corrections, key=lambda c: c.date)
    )


def _date(iso: str, labels: Labels) -> str:
    return labels.date(datetime.date.fromisoformat(iso))


def suggested_citation(facts: Particulars, labels: Labels) -> str:
    """Write how a brief is cited, as its colophon does: in the words of ``labels``."""
    comma = labels.comma
    names = labels.names([author.name for author in facts.authors])
    cited = f"{names}{comma}" if names else ""
    cited += labels.quoted(facts.title, followed=bool(facts.series))
    if facts.series:
        cited += labels.series(facts.series, facts.number)
    day = datetime.date.fromisoformat(facts.date)
    published = labels.published(facts.place, facts.publisher, day)
    cited += published if published.startswith("（") else f" {published}"
    if facts.doi:
        cited += f"{comma}{doi_url(facts.doi)}"
    return cited + labels.full_stop
