"""What a template sees: the brief as plain frozen data, its prose already written as markup.

Stage: layout. ResolvedBrief → View. ``Markup`` marks what needs no escaping; every other string
is escaped by Jinja as it is printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from markupsafe import Markup

from briefgen.frozen import frozen
from briefgen.layout.entries import entry
from briefgen.layout.labels import Labels
from briefgen.layout.languages import direction
from briefgen.layout.numbering import Numbering
from briefgen.layout.origins import Origins
from briefgen.layout.prose import Prose, Setting
from briefgen.layout.xhtml import escape, quote
from briefgen.model.blocks import Figure, Heading
from briefgen.model.brief import Brief, Logo, Person, ResolvedBrief, ResolvedNote, Section
from briefgen.model.inlines import Inline, plain


@frozen
class AuthorView:
    name: str
    role: str
    affiliation: str
    email: str
    orcid: str
    orcid_url: str
    about: Markup
    has_contact: bool


@frozen
class SeriesView:
    """``text`` is name and number as the language writes them: "Policy Brief 7"."""

    name: str
    number: str
    issn: str
    text: str


@frozen
class BulletView:
    id: str
    text: Markup


@frozen
class HeadingView:
    """A heading inside a section; ``entry`` is its words as a list of contents has them."""

    id: str
    entry: Markup


@frozen
class SectionView:
    """``entry`` is the title as a list of contents has it: without notes and links.

    ``headings`` are those of level 3, the first below the section's own.
    """

    id: str
    title: Markup
    body: Markup
    entry: Markup
    headings: tuple[HeadingView, ...]


@frozen
class NoteView:
    """``body`` is the note with its back-links in its last paragraph."""

    id: str
    number: int
    body: Markup


@frozen
class PublisherView:
    name: str
    place: str
    url: str
    imprint: Markup
    licence: str
    licence_url: str


@frozen
class CorrectionView:
    """``when`` is "Corrected 3 October 2016"."""

    when: str
    text: Markup


@frozen
class BriefView:
    """The brief. ``date`` is in words, ``date_iso`` in digits; ``byline`` joins the names.

    ``posts`` say who is what and where, a line an author, with the name where there are several.
    ``logo`` and ``cover`` are figures, or nothing; ``logo_names`` says that the logo's own words
    are the publisher's name.
    """

    title: Markup
    subtitle: Markup
    short_title: str
    lead: Markup
    date: str
    date_iso: str
    byline: str
    posts: tuple[str, ...]
    authors: tuple[AuthorView, ...]
    has_about: bool
    series: SeriesView | None
    summary: tuple[BulletView, ...]
    sections: tuple[SectionView, ...]
    notes: tuple[NoteView, ...]
    publisher: PublisherView
    logo: Markup
    logo_names: bool
    cover: Markup
    citation: Markup
    doi: str
    doi_url: str
    version: str
    corrections: tuple[CorrectionView, ...]
    keywords: tuple[str, ...]
    language: str
    direction: str
    notes_as: str


@frozen
class LabelsView:
    """The words of the language that a layout puts on the page."""

    notes: str
    summary: str
    about: str
    contents: str
    suggested_citation: str
    version: str
    corrections: str
    publisher: str
    licence: str


VIEWS: Final[tuple[Any, ...]] = (
    AuthorView,
    SeriesView,
    BulletView,
    HeadingView,
    SectionView,
    NoteView,
    PublisherView,
    CorrectionView,
    BriefView,
    LabelsView,
)
"""All that a template meets beside text, numbers and tuples: frozen, and nothing but data."""


def view(
    resolved: ResolvedBrief, numbering: Numbering, labels: Labels, origins: Origins
) -> tuple[BriefView, LabelsView]:
    """Make what a template sees of a brief."""
    brief = resolved.brief
    prose = Prose(labels, origins, numbering)
    lead = prose.blocks(brief.lead, Setting(paragraph="lead", box_level=2))
    authors = tuple(_author(person, prose) for person in brief.authors)
    seen = BriefView(
        title=Markup(prose.inlines(brief.title)),
        subtitle=Markup(prose.inlines(brief.subtitle)),
        short_title=brief.short_title or plain(brief.title),
        lead=Markup(lead),
        date=labels.date(brief.date),
        date_iso=brief.date.isoformat(),
        byline=labels.names([person.name for person in brief.authors]),
        posts=tuple(_posts(brief, labels)),
        authors=authors,
        has_about=any(author.about or author.has_contact for author in authors),
        series=_series(brief, labels),
        summary=tuple(
            BulletView(bullet.id, Markup(prose.inlines(bullet.inlines))) for bullet in brief.summary
        ),
        sections=tuple(_section(s, prose, numbering) for s in brief.sections),
        notes=tuple(_note(note, prose, labels) for note in resolved.notes),
        publisher=_publisher(brief, prose),
        logo=_logo(brief.publisher.logo, prose),
        logo_names=bool(brief.publisher.logo and brief.publisher.logo.alt),
        cover=Markup("" if brief.cover is None else prose.picture("cover-image", brief.cover)),
        citation=Markup(_citation(brief, prose, labels)),
        doi=brief.doi,
        doi_url=doi_url(brief.doi),
        version=brief.version,
        corrections=tuple(
            CorrectionView(labels.corrected(c.date), Markup(prose.inlines(c.inlines)))
            for c in brief.corrections
        ),
        keywords=brief.keywords,
        language=brief.language,
        direction=direction(brief.language),
        notes_as=brief.notes_as.value,
    )
    return seen, _labels(brief, labels)


def doi_url(doi: str) -> str:
    """Give a DOI as the address that resolves it (DOI Handbook, 3.8)."""
    return f"https://doi.org/{doi}" if doi else ""


def orcid_url(orcid: str) -> str:
    """Give an ORCID iD as the address that it is (ORCID, "Structure of the ORCID identifier")."""
    return f"https://orcid.org/{orcid}" if orcid else ""


def _author(person: Person, prose: Prose) -> AuthorView:
    return AuthorView(
        name=person.name,
        role=person.role,
        affiliation=person.affiliation,
        email=person.email,
        orcid=person.orcid,
        orcid_url=orcid_url(person.orcid),
        about=Markup(prose.blocks(person.about)),
        has_contact=bool(person.email or person.orcid),
    )


def _posts(brief: Brief, labels: Labels) -> Iterator[str]:
    """Give what each author is and where, with the name where it could be another's."""
    for person in brief.authors:
        post = [words for words in (person.role, person.affiliation) if words]
        if post:
            named = [person.name] if len(brief.authors) > 1 else []
            yield labels.comma.join(named + post)


def _series(brief: Brief, labels: Labels) -> SeriesView | None:
    series = brief.series
    if series is None:
        return None
    text = labels.series(series.name, series.number)
    return SeriesView(series.name, series.number, series.issn, text)


def _section(section: Section, prose: Prose, numbering: Numbering) -> SectionView:
    def listed(inlines: tuple[Inline, ...]) -> Markup:
        return Markup(prose.inlines(entry(inlines, numbering.targets)))

    headings = (block for block in section.blocks if isinstance(block, Heading))
    return SectionView(
        section.id,
        Markup(prose.inlines(section.title)),
        Markup(prose.blocks(section.blocks)),
        listed(section.title),
        tuple(HeadingView(h.id, listed(h.inlines)) for h in headings if h.level == 3),
    )


def _publisher(brief: Brief, prose: Prose) -> PublisherView:
    publisher = brief.publisher
    return PublisherView(
        name=publisher.name,
        place=publisher.place,
        url=publisher.url,
        imprint=Markup(prose.blocks(publisher.imprint)),
        licence=publisher.licence,
        licence_url=publisher.licence_url,
    )


def _logo(logo: Logo | None, prose: Prose) -> Markup:
    if logo is None:
        return Markup("")
    shown = Figure("logo", logo.source, logo.alt, (), logo.span, decorative=not logo.alt)
    return Markup(prose.picture("logo", shown))


def _note(note: ResolvedNote, prose: Prose, labels: Labels) -> NoteView:
    """Write a note; each of its references gets a way back (DPUB-ARIA 1.1, doc-backlink)."""
    places = len(note.references)
    arrow = escape(labels.backlink)
    links = [
        f' <a role="doc-backlink" href="#{quote(reference)}" '
        f'aria-label="{quote(labels.back(note.number, place, places))}">{arrow}</a>'
        for place, reference in enumerate(note.references, 1)
    ]
    return NoteView(note.id, note.number, Markup(prose.blocks(note.blocks, ending="".join(links))))


def _citation(brief: Brief, prose: Prose, labels: Labels) -> str:
    """Write how the brief itself is cited: authors, title, series, who published it and when."""
    comma = escape(labels.comma)
    names = escape(labels.names([person.name for person in brief.authors]))
    series, publisher = brief.series, brief.publisher
    cited = f"{names}{comma}" if names else ""
    cited += labels.quoted(prose.inlines(brief.title), followed=series is not None)
    if series is not None:
        cited += escape(labels.series(series.name, series.number))
    published = escape(labels.published(publisher.place, publisher.name, brief.date))
    cited += published if published.startswith("（") else f" {published}"
    if brief.doi:
        url = doi_url(brief.doi)
        cited += f'{comma}<a href="{quote(url)}">{escape(url)}</a>'
    return cited + labels.full_stop


def _labels(brief: Brief, labels: Labels) -> LabelsView:
    return LabelsView(
        notes=labels.notes,
        summary=labels.summary,
        about=labels.about(sum(bool(p.about or p.email or p.orcid) for p in brief.authors)),
        contents=labels.contents,
        suggested_citation=labels.suggested_citation,
        version=labels.version(brief.version),
        corrections=labels.corrections,
        publisher=labels.publisher,
        licence=labels.licence,
    )
