"""content/<slug>/brief.yaml -> Brief.

Stage 1. The tables below are what the file may hold; all that is wrong with a brief is reported
in one reading, and a brief is given as far as it could be read.
"""

from __future__ import annotations

import datetime
import re
from typing import Final

from briefgen.diagnostics import Sink, at, did_you_mean
from briefgen.diagnostics.register import yaml as codes
from briefgen.diagnostics.register.markup import IMAGE_WITHOUT_ALT
from briefgen.markup.addresses import bare_doi
from briefgen.markup.places import Place
from briefgen.model.blocks import Block, Figure
from briefgen.model.brief import (
    Brief,
    Correction,
    Note,
    Person,
    Section,
    Series,
    SummaryBullet,
)
from briefgen.model.inlines import Inline, plain
from briefgen.readers import house as tables
from briefgen.readers.fields import Field, Record, Values
from briefgen.readers.files import Folder
from briefgen.readers.kinds import (
    Day,
    FilePath,
    Identifier,
    Line,
    ListOf,
    MapOf,
    Prose,
    TextOr,
    Truth,
    Word,
    slug,
)
from briefgen.readers.load import load_text, load_yaml
from briefgen.readers.workspace import Workspace
from briefgen.readers.yaml.tree import Scalar
from briefgen.source import Passage, Span

RESERVED: Final = frozenset(
    {"about", "colophon", "cover", "lead", "logo", "notes", "summary", "title"}
)
"""Ids of the page's own parts (DESIGN, "The page"); a section can't have one of them."""

VERSION_TEXT: Final = re.compile(r"(?=.{1,40}\Z)[A-Za-z0-9]+([.+-][A-Za-z0-9]+)*")

NOTE_KEY: Final = re.compile(r"[^\W_][\w.:-]*")

BODY_FILE = Field(
    "file", FilePath(), "A Markdown file, relative to the brief's folder.", required=True
)
BODY: Final = Record("a body", (BODY_FILE,), "Prose in a file beside the brief.")

SECTION_ID = Field("id", Identifier(), "A short id, kept when the title changes.", required=True)
SECTION_TITLE = Field("title", Prose(), "The heading, with Markdown.", required=True)
SECTION_BODY: Field[Scalar | Values] = Field(
    "body", TextOr(BODY), "The prose in Markdown, or {file: sections/x.md}.", required=True
)
SECTION: Final = Record(
    "a section", (SECTION_ID, SECTION_TITLE, SECTION_BODY), "A section with its heading."
)

BULLET_TEXT = Field("text", Prose(), "The bullet, in Markdown.", required=True)
BULLET_FROM = Field(
    "from", ListOf(Word(), single=True), "The ids of the sections that carry the bullet."
)
BULLET: Final = Record("a bullet of the summary", (BULLET_TEXT, BULLET_FROM))

CORRECTION_DATE = Field("date", Day(), "The day of the correction.", required=True)
CORRECTION_TEXT = Field("text", Prose(), "What was corrected, in Markdown.", required=True)
CORRECTION: Final = Record("a correction", (CORRECTION_DATE, CORRECTION_TEXT))

COVER_IMAGE = Field(
    "image", FilePath(), "The picture, relative to the brief's folder.", required=True
)
COVER_ALT = Field("alt", Line(), "What the picture shows, for who can't see it.")
COVER_CREDIT = Field("credit", Prose(), "Who made the picture, in Markdown.")
COVER_DECORATIVE = Field("decorative", Truth(), "true where the picture says nothing.")
COVER_RECORD: Final = Record(
    "a cover", (COVER_IMAGE, COVER_ALT, COVER_CREDIT, COVER_DECORATIVE), "A picture for page 1."
)

TITLE = Field("title", Prose(), "The title of the brief.", required=True)
SUBTITLE = Field("subtitle", Prose(), "The subtitle.")
SHORT_TITLE = Field("short_title", Line(), "The title in running heads.")
LEAD = Field("lead", Prose(), "The paragraph that opens the brief.")
COVER = Field("cover", COVER_RECORD, "The picture of the first page.")
DATE = Field("date", Day(), "The day of publication: 2016-09-27.", required=True)
SERIES = Field("series", tables.SERIES, "The series, and the brief's number in it.")
AUTHORS: Field[tuple[Scalar | Values, ...]] = Field(
    "authors",
    ListOf(TextOr(tables.PERSON), single=True),
    "Keys of people in house.yaml, or people written out.",
)
KEYWORDS = Field("keywords", ListOf(Line(), single=True), "Words for catalogues.")
DOI = Field("doi", Word(), "The DOI of the brief: 10.5555/12345678.")
VERSION = Field("version", Word(), "The version of the brief.")
CORRECTIONS = Field("corrections", ListOf(CORRECTION), "What was corrected after publication.")
SUMMARY: Field[tuple[Scalar | Values, ...]] = Field(
    "summary", ListOf(TextOr(BULLET)), "The bullets of the summary."
)
SECTIONS = Field("sections", ListOf(SECTION), "The sections in order.", required=True)
NOTES = Field(
    "notes",
    MapOf(
        Prose(),
        NOTE_KEY,
        "a name of a note is letters, digits and - _ . : inside",
    ),
    "Notes by name, in Markdown with citations; [^name] refers to one.",
)
BRIEF: Final = Record(
    "a brief",
    (
        TITLE,
        SUBTITLE,
        SHORT_TITLE,
        LEAD,
        COVER,
        DATE,
        SERIES,
        AUTHORS,
        *tables.SETTINGS,
        KEYWORDS,
        DOI,
        VERSION,
        CORRECTIONS,
        SUMMARY,
        SECTIONS,
        NOTES,
    ),
    "A policy brief.",
)


def read_brief(folder: Folder, workspace: Workspace, slug: str, sink: Sink) -> Brief | None:
    """Read a brief; None where its file isn't there or holds no mapping.

    A brief with errors is given as far as it was read, so that later stages can report theirs
    too; whoever writes artifacts looks at ``sink.failed`` first.
    """
    node = load_yaml(folder, f"content/{slug}/brief.yaml", sink)
    values = None if node is None else BRIEF.read(node, "", sink)
    if values is None:
        return None
    return _BriefReader(folder, workspace, slug, values, sink).read()


class _BriefReader:
    """Turns the values of one brief.yaml into a Brief."""

    __slots__ = ("_folder", "_house", "_quotes", "_settings", "_sink", "_slug", "_values")

    def __init__(
        self, folder: Folder, workspace: Workspace, slug: str, values: Values, sink: Sink
    ) -> None:
        self._folder = folder
        self._house = workspace.house
        self._slug = slug
        self._values = values
        self._sink = sink
        self._settings = tables.read_settings(values, workspace.house.defaults)
        self._quotes = tables.quotes_for(self._settings)

    def read(self) -> Brief:
        values, settings = self._values, self._settings
        inlines = self._inlines(values.get(TITLE), Place.TITLE)
        return Brief(
            slug=self._slug,
            title=inlines,
            date=values.get_or(DATE, datetime.date.min),
            language=settings.language,
            publisher=self._house.publisher,
            span=values.node.span,
            subtitle=self._inlines(values.get(SUBTITLE), Place.TITLE),
            short_title=values.get_or(SHORT_TITLE, plain(inlines)),
            lead=self._blocks(values.get(LEAD), "lead", Place.LEAD),
            cover=self._cover(),
            series=self._series(),
            authors=self._authors(),
            summary=self._summary(),
            sections=self._sections(),
            notes=self._notes(),
            keywords=values.get_or(KEYWORDS, ()),
            doi=self._doi(),
            version=self._version(),
            corrections=self._corrections(),
            layout=settings.layout,
            theme=settings.theme,
            page=settings.page,
            citation_style=settings.citation_style,
            notes_as=settings.notes_as,
            ibid_across_sections=settings.ibid_across_sections,
            full_form_per_section=settings.full_form_per_section,
            places=settings.places,
            labels=self._house.words(settings.language),
        )

    def _inlines(self, text: Passage | None, place: Place) -> tuple[Inline, ...]:
        from briefgen.markup.inlines import parse_inlines

        return parse_inlines(text, self._sink, place, self._quotes) if text else ()

    def _blocks(self, text: Passage | None, scope: str, place: Place) -> tuple[Block, ...]:
        from briefgen.markup.blocks import parse_blocks

        return parse_blocks(text, scope, self._sink, place, self._quotes) if text else ()

    def _cover(self) -> Figure | None:
        values = self._values.get(COVER)
        image = None if values is None else values.get(COVER_IMAGE)
        if values is None or image is None:
            return None
        alt, decorative = values.get_or(COVER_ALT, ""), values.get_or(COVER_DECORATIVE, False)
        if not alt and not decorative:
            self._sink.report(
                IMAGE_WITHOUT_ALT,
                "the cover's picture has no words for who can't see it",
                at(image.span),
                "write alt: what it shows, or decorative: true if it says nothing",
            )
            decorative = True  # it has been told
        credit = self._inlines(values.get(COVER_CREDIT), Place.ABOUT)
        alt = "" if decorative else alt
        return Figure("cover", image.text, alt, credit, image.span, decorative=decorative)

    def _series(self) -> Series | None:
        values = self._values.get(SERIES)
        if values is None:
            return self._house.series
        return tables.read_series(values, self._house.series)

    def _authors(self) -> tuple[Person, ...]:
        people = self._house.people or {}
        authors: list[Person] = []
        for author in self._values.get_or(AUTHORS, ()):
            if isinstance(author, Scalar):
                person = people.get(author.text)
                if person is None:
                    if self._house.was_read:
                        self._report_unknown_person(author)
                    continue
            else:
                name = author.get_or(tables.PERSON_NAME, "")
                key = slug(name) or f"author-{len(authors) + 1}"
                person = tables.read_person(author, key, author.node.span, self._quotes, self._sink)
            authors.append(person)
        return tuple(authors)

    def _report_unknown_person(self, author: Scalar) -> None:
        self._sink.report(
            codes.UNKNOWN_PERSON,
            f'house.yaml has no person "{author.text}"',
            at(author.span),
            did_you_mean(author.text, self._house.people or {})
            or "add the person there under people, or write {name: …} here",
        )

    def _summary(self) -> tuple[SummaryBullet, ...]:
        from briefgen.markup.identity import BlockIds

        ids = BlockIds("summary")
        # Nobody can say whether a bullet names a section whose id could not be read.
        sections: tuple[Values, ...] = self._values.get(SECTIONS) or ()
        named = "" not in [section.get_or(SECTION_ID, "") for section in sections]
        bullets: list[SummaryBullet] = []
        for bullet in self._values.get_or(SUMMARY, ()):
            if isinstance(bullet, Scalar):
                text: Passage | None = _prose(bullet, self._sink)
                carried: tuple[str, ...] = ()
                place = None
            else:
                text = bullet.get(BULLET_TEXT)
                carried = bullet.get_or(BULLET_FROM, ()) if named else ()
                place = bullet.span(BULLET_FROM) if carried else None
            if text is None:
                continue
            inlines = self._inlines(text, Place.SUMMARY)
            span = text.span(0, len(text.text.rstrip()))
            identifier = ids.give("li", plain(inlines))
            bullets.append(SummaryBullet(identifier, inlines, carried, span, place))
        return tuple(bullets)

    def _sections(self) -> tuple[Section, ...]:
        sections: list[Section] = []
        written: tuple[Values, ...] = self._values.get(SECTIONS) or ()
        if self._values.get(SECTIONS) == ():
            place = at(self._values.span(SECTIONS))
            self._sink.report(codes.EMPTY_FIELD, "sections: the brief has none", place, "add one")
        for number, values in enumerate(written, 1):
            section_id = values.get_or(SECTION_ID, f"section-{number}")
            if values.has(SECTION_ID):
                self._check_section_id(section_id, values.span(SECTION_ID))
            blocks = self._blocks(self._body(values), section_id, Place.SECTION)
            inlines = self._inlines(values.get(SECTION_TITLE), Place.SECTION_TITLE)
            sections.append(Section(section_id, inlines, blocks, values.node.span))
        return tuple(sections)

    def _check_section_id(self, section_id: str, span: Span) -> None:
        if section_id in RESERVED or section_id.startswith(("note-", "ref-")):
            self._sink.report(
                codes.BAD_ID,
                f'"{section_id}" is an id of the page itself',
                at(span),
                f'choose another, such as "the-{section_id}"',
            )

    def _body(self, values: Values) -> Passage | None:
        body = values.get(SECTION_BODY)
        if body is None:
            return None
        if isinstance(body, Scalar):
            return _prose(body, self._sink)
        path = body.get(BODY_FILE)
        if path is None:
            return None
        rel = f"content/{self._slug}/{path.text}"
        file = load_text(self._folder, rel, self._sink, path.span)
        return None if file is None else Passage.of_file(file)

    def _notes(self) -> dict[str, Note]:
        found = self._values.get(NOTES) or {}
        return {
            key: Note(
                key,
                self._blocks(note.value, f"note-{key}", Place.NOTE),
                note.key_span,
            )
            for key, note in found.items()
        }

    def _corrections(self) -> tuple[Correction, ...]:
        corrections: list[Correction] = []
        written: tuple[Values, ...] = self._values.get(CORRECTIONS) or ()
        for values in written:
            text, date = values.get(CORRECTION_TEXT), values.get(CORRECTION_DATE)
            if text is not None and date is not None:
                inlines = self._inlines(text, Place.ABOUT)
                corrections.append(Correction(date, inlines, values.node.span))
        return tuple(corrections)

    def _version(self) -> str:
        """Give the version, which becomes part of file names."""
        text = self._values.get_or(VERSION, "1.0")
        if VERSION_TEXT.fullmatch(text) is None:
            self._sink.report(
                codes.BAD_VALUE,
                f'version: "{text}" cannot be part of a file\'s name',
                at(self._values.span(VERSION)),
                "write digits and letters with dots, hyphens or plus signs between: 1.1",
            )
            return "1.0"
        return text

    def _doi(self) -> str:
        text = self._values.get_or(DOI, "")
        if not text:
            return ""
        doi = bare_doi(text)
        if doi is None:
            self._sink.report(
                codes.BAD_VALUE,
                f'doi: "{text}" is not a DOI',
                at(self._values.span(DOI)),
                "write it as 10.5555/12345678",
            )
            return ""
        return doi


def _prose(node: Scalar, sink: Sink) -> Passage | None:
    return Prose().read(node, "the text", sink)
