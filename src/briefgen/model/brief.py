"""Brief, its parts, and the house that publishes it.

A value here has been read and typed; spans lead back to the YAML. ``ResolvedBrief`` is the same
brief after citations/: every note numbered, every citation written out.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field

from briefgen.frozen import frozen
from briefgen.model.blocks import Block, Figure
from briefgen.model.inlines import Inline
from briefgen.named import StrEnum
from briefgen.source import Span


class NotesAs(StrEnum):
    ENDNOTES = "endnotes"
    FOOTNOTES = "footnotes"


@frozen
class Person:
    key: str
    name: str
    span: Span
    role: str = ""
    affiliation: str = ""
    email: str = ""
    orcid: str = ""
    about: tuple[Block, ...] = ()


@frozen
class Logo:
    """The mark of who publishes. ``path`` is one in the workspace, ``source`` the page's name
    for it: a "/" before a path says that it is none in the brief's folder.

    With words in ``alt`` it stands for the publisher's name, without any beside it.
    """

    path: str
    alt: str
    span: Span

    @property
    def source(self) -> str:
        return f"/{self.path}"


@frozen
class Publisher:
    """Who publishes; ``imprint`` closes the colophon."""

    name: str
    place: str = ""
    url: str = ""
    logo: Logo | None = None
    imprint: tuple[Block, ...] = ()
    licence: str = ""
    licence_url: str = ""


@frozen
class Series:
    name: str
    number: str = ""
    issn: str = ""


@frozen
class SummaryBullet:
    """One bullet of the summary; ``carried_by`` are the ids of the sections that carry it.

    ``carried_span`` is where these are written.
    """

    id: str
    inlines: tuple[Inline, ...]
    carried_by: tuple[str, ...]
    span: Span
    carried_span: Span | None = None


@frozen
class Section:
    id: str
    title: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    span: Span


@frozen
class Note:
    """A named note as written: prose in which citations may stand."""

    key: str
    blocks: tuple[Block, ...]
    span: Span


@frozen
class Correction:
    date: datetime.date
    inlines: tuple[Inline, ...]
    span: Span


@frozen
class Brief:
    slug: str
    title: tuple[Inline, ...]
    date: datetime.date
    language: str
    publisher: Publisher
    span: Span
    subtitle: tuple[Inline, ...] = ()
    short_title: str = ""
    lead: tuple[Block, ...] = ()
    cover: Figure | None = None
    """The picture of the first page; its caption is who made it."""
    series: Series | None = None
    authors: tuple[Person, ...] = ()
    summary: tuple[SummaryBullet, ...] = ()
    sections: tuple[Section, ...] = ()
    notes: Mapping[str, Note] | None = None
    keywords: tuple[str, ...] = ()
    doi: str = ""
    version: str = "1.0"
    corrections: tuple[Correction, ...] = ()
    layout: str = "brief"
    theme: str = "institute"
    page: str = ""
    """"A4" or "Letter" where it is not to be the theme's."""
    citation_style: str = "briefgen-notes"
    notes_as: NotesAs = NotesAs.ENDNOTES
    ibid_across_sections: bool = True
    full_form_per_section: bool = False
    places: Mapping[str, Span] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    """The house's own words for parts of the page, by name ("notes")."""

    def place(self, setting: str) -> Span:
        """Give the place where a setting ("layout") was made, else the brief's own."""
        return self.places.get(setting, self.span)


@frozen
class CitePosition:
    """Where a cite of a note stands: CSL's position, in its own words."""

    key: str
    position: str
    locator: str = ""


@frozen
class ResolvedNote:
    """A note as it prints. ``references`` are the ids of the marks that point at it."""

    number: int
    id: str
    key: str
    blocks: tuple[Block, ...]
    references: tuple[str, ...]
    cites: tuple[CitePosition, ...]
    span: Span


@frozen
class ResolvedBrief:
    """A brief whose marks are numbered (``NoteMark``) and whose notes are written out.

    In ``brief`` no ``NoteReference`` and no ``Citation`` is left; ``notes`` are in order.
    """

    brief: Brief
    notes: tuple[ResolvedNote, ...]
