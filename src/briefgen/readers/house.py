"""content/house.yaml -> House: publisher, series, people, defaults.

Stage 1. The tables below are what the file may hold; the JSON Schema is made from them.
"""

from __future__ import annotations

from typing import Final

from briefgen.diagnostics import Sink
from briefgen.markup.places import Place
from briefgen.markup.typography import Quotes, quotes_of
from briefgen.model.brief import Logo, NotesAs, Person, Publisher, Series
from briefgen.model.house import Catalogue, Defaults, House, WordSettings
from briefgen.readers.fields import Field, Record, Values
from briefgen.readers.files import Folder
from briefgen.readers.identifiers import Checked, Email
from briefgen.readers.kinds import (
    Address,
    Choice,
    FilePath,
    Language,
    Line,
    MapOf,
    Prose,
    TextOr,
    Truth,
    Word,
)
from briefgen.readers.load import load_yaml
from briefgen.readers.words import WORDS, read_words
from briefgen.readers.yaml.tree import Scalar
from briefgen.source import Passage, Span

PATH: Final = "content/house.yaml"

PAPERS: Final = ("A4", "Letter")
"""The sizes of page that a theme or a brief may name."""

PERSON_NAME = Field("name", Line(), "The name as it stands in the byline.", required=True)
PERSON_ROLE = Field("role", Line(), "What the person is: Senior Fellow.")
PERSON_AFFILIATION = Field("affiliation", Line(), "Where the person works.")
PERSON_EMAIL = Field("email", Email(), "An e-mail address for readers.")
PERSON_ORCID = Field("orcid", Checked(orcid=True), "The ORCID iD: 0000-0002-1825-0097.")
PERSON_ABOUT = Field("about", Prose(), "The paragraph about the author, in Markdown.")
PERSON: Final = Record(
    "a person",
    (PERSON_NAME, PERSON_ROLE, PERSON_AFFILIATION, PERSON_EMAIL, PERSON_ORCID, PERSON_ABOUT),
    "A person who writes briefs.",
)

LOGO_FILE = Field("file", FilePath(), "The image: SVG with a PNG beside it, or PNG.", required=True)
LOGO_ALT = Field("alt", Line(), "The name that the logo shows; it stands for the written one.")
LOGO: Final = Record("a logo", (LOGO_FILE, LOGO_ALT), "The mark of who publishes.")

PUBLISHER_NAME = Field("name", Line(), "The name of the publisher.", required=True)
PUBLISHER_PLACE = Field("place", Line(), "The place of publication.")
PUBLISHER_URL = Field("url", Address(), "The publisher's web address.")
PUBLISHER_LOGO: Field[Scalar | Values] = Field(
    "logo", TextOr(LOGO), "The logo, a path under content/, or {file: …, alt: …}."
)
PUBLISHER_LICENCE = Field("licence", Line(), "The licence of the briefs, in words.")
PUBLISHER_LICENCE_URL = Field("licence_url", Address(), "The web address of the licence.")
PUBLISHER_IMPRINT = Field("imprint", Prose(), "The text that closes the colophon, in Markdown.")
PUBLISHER: Final = Record(
    "the publisher",
    (
        PUBLISHER_NAME,
        PUBLISHER_PLACE,
        PUBLISHER_URL,
        PUBLISHER_LOGO,
        PUBLISHER_LICENCE,
        PUBLISHER_LICENCE_URL,
        PUBLISHER_IMPRINT,
    ),
    "Who publishes the briefs.",
)

SERIES_NAME = Field("name", Line(), "The name of the series: Policy Brief.")
SERIES_NUMBER = Field("number", Line(), "The number of the brief in its series.")
SERIES_ISSN = Field("issn", Checked(orcid=False), "The ISSN of the series.")
SERIES: Final = Record(
    "a series", (SERIES_NAME, SERIES_NUMBER, SERIES_ISSN), "The series that a brief belongs to."
)

LANGUAGE = Field("language", Language(), "The language of the text, by BCP 47: en-US, ur.")
LAYOUT = Field("layout", Word(), "The layout: a folder of templates/.")
THEME = Field("theme", Word(), "The theme: colours, type and page.")
PAGE = Field("page", Choice(PAPERS), "The size of the page, where it is not the theme's.")
CITATION_STYLE = Field(
    "citation_style", Word(), "The CSL style: a bundled one, a .csl file, or one by name."
)
NOTES_AS = Field("notes_as", Choice(tuple(NotesAs)), "Where notes stand: endnotes or footnotes.")
IBID_ACROSS_SECTIONS = Field(
    "ibid_across_sections", Truth(), "Whether Ibid. may point back over a section's heading."
)
FULL_FORM_PER_SECTION = Field(
    "full_form_per_section", Truth(), "Whether each section gives its sources in full again."
)
SMART_PUNCTUATION = Field(
    "smart_punctuation",
    Truth(),
    "Whether straight quotes, -- and ... become the signs of print; true if not said.",
)
SETTINGS: Final = (
    LANGUAGE,
    LAYOUT,
    THEME,
    PAGE,
    CITATION_STYLE,
    NOTES_AS,
    IBID_ACROSS_SECTIONS,
    FULL_FORM_PER_SECTION,
    SMART_PUNCTUATION,
)
DEFAULTS: Final = Record("defaults", SETTINGS, "What holds where a brief says nothing else.")

CATALOGUE_URL = Field("url", Address(), "The address at which the download page will stand.")
CATALOGUE_TITLE = Field("title", Line(), "The title of the download page.")
CATALOGUE_ABOUT = Field("about", Line(), "A sentence or two below it.")
CATALOGUE: Final = Record(
    "the catalogue", (CATALOGUE_URL, CATALOGUE_TITLE, CATALOGUE_ABOUT), "The download page."
)

WORD_TEMPLATE = Field(
    "template", FilePath(), "A .docx of the house that gives its styles, a path under content/."
)
WORD_NOTES_AT_END = Field(
    "notes_at_end", Truth(), "Whether the notes stand at the very end, for LibreOffice."
)
WORD_EMBED_FONTS = Field("embed_fonts", Truth(), "Whether Word files carry the theme's fonts.")
WORD: Final = Record(
    "the Word settings",
    (WORD_TEMPLATE, WORD_NOTES_AT_END, WORD_EMBED_FONTS),
    "What the house asks of Word files.",
)

HOUSE_PUBLISHER = Field("publisher", PUBLISHER, "Who publishes the briefs.", required=True)
HOUSE_SERIES = Field("series", SERIES, "The series of a brief that names none.")
HOUSE_PEOPLE = Field("people", MapOf(PERSON), "People by key; a brief names its authors by it.")
HOUSE_DEFAULTS = Field("defaults", DEFAULTS, "What holds where a brief says nothing else.")
HOUSE_CATALOGUE = Field("catalogue", CATALOGUE, "The download page that `release` makes.")
HOUSE_WORD = Field("word", WORD, "What the house asks of Word files.")
HOUSE_LABELS = Field("labels", WORDS, "The house's own words for parts of a page, by language.")
HOUSE: Final = Record(
    "house.yaml",
    (
        HOUSE_PUBLISHER,
        HOUSE_SERIES,
        HOUSE_PEOPLE,
        HOUSE_DEFAULTS,
        HOUSE_CATALOGUE,
        HOUSE_WORD,
        HOUSE_LABELS,
    ),
    "The house that publishes: shared by all its briefs.",
)


def read_house(folder: Folder, sink: Sink) -> House | None:
    """Read the house; None where the file isn't there or can't be read at all."""
    node = load_yaml(folder, PATH, sink)
    values = None if node is None else HOUSE.read(node, "", sink)
    if values is None:
        return None
    people = values.get_or(HOUSE_PEOPLE, {})
    series = values.get(HOUSE_SERIES)
    given = values.get(HOUSE_DEFAULTS)
    defaults = Defaults() if given is None else read_settings(given, Defaults())
    quotes = quotes_for(defaults)
    return House(
        publisher=_read_publisher(values, quotes, sink),
        span=values.node.span,
        series=None if series is None else read_series(series, None),
        people={
            key: read_person(person.value, key, person.key_span, quotes, sink)
            for key, person in people.items()
        },
        defaults=defaults,
        catalogue=_read_catalogue(values),
        word=_read_word(values),
        labels=read_words(values.get_or(HOUSE_LABELS, {})),
    )


def _read_catalogue(values: Values) -> Catalogue:
    found = values.get(HOUSE_CATALOGUE)
    if found is None:
        return Catalogue()
    url = found.get_or(CATALOGUE_URL, "")
    return Catalogue(
        url=f"{url.rstrip('/')}/" if url else "",
        title=found.get_or(CATALOGUE_TITLE, ""),
        about=found.get_or(CATALOGUE_ABOUT, ""),
    )


def _read_word(values: Values) -> WordSettings:
    found = values.get(HOUSE_WORD)
    if found is None:
        return WordSettings()
    template = found.get(WORD_TEMPLATE)
    return WordSettings(
        template="" if template is None else f"content/{template.text}",
        place=None if template is None else found.span(WORD_TEMPLATE),
        notes_at_end=found.get_or(WORD_NOTES_AT_END, False),
        embed_fonts=found.get_or(WORD_EMBED_FONTS, False),
    )


def _read_publisher(values: Values, quotes: Quotes | None, sink: Sink) -> Publisher:
    from briefgen.markup.blocks import parse_blocks

    found = values.get(HOUSE_PUBLISHER)
    if found is None:
        return Publisher("")
    imprint = found.get(PUBLISHER_IMPRINT)
    blocks = () if imprint is None else parse_blocks(imprint, "imprint", sink, Place.ABOUT, quotes)
    return Publisher(
        name=found.get_or(PUBLISHER_NAME, ""),
        place=found.get_or(PUBLISHER_PLACE, ""),
        url=found.get_or(PUBLISHER_URL, ""),
        logo=read_logo(found.get(PUBLISHER_LOGO), "content", sink),
        imprint=blocks,
        licence=found.get_or(PUBLISHER_LICENCE, ""),
        licence_url=found.get_or(PUBLISHER_LICENCE_URL, ""),
    )


def read_logo(written: Scalar | Values | None, folder: str, sink: Sink) -> Logo | None:
    """Give a logo, written as a path inside ``folder`` or as a mapping."""
    if written is None:
        return None
    if isinstance(written, Scalar):
        file, alt = FilePath().read(written, "logo", sink), ""
    else:
        file, alt = written.get(LOGO_FILE), written.get_or(LOGO_ALT, "")
    return None if file is None else Logo(f"{folder}/{file.text}", alt, file.span)


def read_person(values: Values, key: str, span: Span, quotes: Quotes | None, sink: Sink) -> Person:
    """Give a person from the fields of one, in house.yaml or in a brief."""
    from briefgen.markup.blocks import parse_blocks

    about: Passage | None = values.get(PERSON_ABOUT)
    scope = f"about-{key}"
    return Person(
        key=key,
        name=values.get_or(PERSON_NAME, ""),
        span=span,
        role=values.get_or(PERSON_ROLE, ""),
        affiliation=values.get_or(PERSON_AFFILIATION, ""),
        email=values.get_or(PERSON_EMAIL, ""),
        orcid=values.get_or(PERSON_ORCID, ""),
        about=() if about is None else parse_blocks(about, scope, sink, Place.ABOUT, quotes),
    )


def read_series(values: Values, house: Series | None) -> Series:
    """Give a series; a brief that gives only the number takes the rest from the house."""
    given = house or Series("")
    return Series(
        name=values.get_or(SERIES_NAME, given.name),
        number=values.get_or(SERIES_NUMBER, given.number),
        issn=values.get_or(SERIES_ISSN, given.issn),
    )


_NAMED_ELSEWHERE: Final = (LANGUAGE, LAYOUT, THEME, CITATION_STYLE)
"""Settings that name what a later stage finds, or reports as missing."""


def read_settings(values: Values, given: Defaults) -> Defaults:
    """Give the settings that a mapping makes, over those already given."""
    return Defaults(
        language=values.get_or(LANGUAGE, given.language),
        layout=values.get_or(LAYOUT, given.layout),
        theme=values.get_or(THEME, given.theme),
        page=values.get_or(PAGE, given.page),
        citation_style=values.get_or(CITATION_STYLE, given.citation_style),
        notes_as=NotesAs(values.get_or(NOTES_AS, given.notes_as)),
        ibid_across_sections=values.get_or(IBID_ACROSS_SECTIONS, given.ibid_across_sections),
        full_form_per_section=values.get_or(FULL_FORM_PER_SECTION, given.full_form_per_section),
        smart_punctuation=values.get_or(SMART_PUNCTUATION, given.smart_punctuation),
        places={
            **given.places,
            **{f.name: values.span(f) for f in _NAMED_ELSEWHERE if values.has(f)},
        },
    )


def quotes_for(settings: Defaults) -> Quotes | None:
    """Give the quotes that straight ones become, None where they stay."""
    return quotes_of(settings.language) if settings.smart_punctuation else None
