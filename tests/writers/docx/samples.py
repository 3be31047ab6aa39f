"""Pages made by hand for the Word writer, with everything that a page may hold."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace

from briefgen.layout.page import (
    Abbreviation,
    Break,
    Cell,
    Figure,
    Group,
    Heading,
    Item,
    Language,
    Link,
    List,
    Metadata,
    Note,
    NoteReference,
    Notes,
    Page,
    PageBlock,
    PageInline,
    Paragraph,
    Role,
    Style,
    Styled,
    Table,
    Text,
)
from briefgen.layout.theme import Colours, Fonts, PageSetup, Scale, Theme
from briefgen.writers.assets import Assets, Image

THEME = Theme(
    "test",
    Colours(
        ink="1b2026",
        muted="56606b",
        paper="ffffff",
        accent="0f4c81",
        link="0f4c81",
        rule="c3ccd5",
        tint="eef3f7",
        band="0b2f53",
        band_ink="ffffff",
    ),
    Fonts("Source Serif Pro", "Source Sans Pro", "Source Sans Pro"),
    Scale(30, 15, 13, 16, 12, 10.5, 10.5, 10.5, 17, 9, 8.5, 8, 1.3333),
    PageSetup("A4", 595.28, 841.89, 76, 70, 76, 70),
    unit=7,
    hang=77,
)

METADATA = Metadata(
    title="Money & Power",
    short_title="Money & Power",
    language="en-US",
    direction="ltr",
    authors=("Ada Example", "Bo Ünal"),
    date="2016-09-27",
    description="What moves money.",
    keywords=("money", "power"),
    publisher="Alder Court Institute",
    series="Policy Brief 7",
    version="1.0",
    identifier="https://doi.org/10.1234/abc",
    notes_as="endnotes",
)

FURNITURE = {
    "running-head": "Money & Power",
    "running-series": "Policy Brief 7",
    "page-of": "Page {page} of {pages}",
}

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}


def t(text: str) -> tuple[PageInline, ...]:
    return (Text(text),)


def p(identifier: str, *inlines: PageInline | str, name: str = "", language: str = "") -> Paragraph:
    nodes = tuple(Text(node) if isinstance(node, str) else node for node in inlines)
    return Paragraph(identifier, name, nodes, language)


def em(*children: PageInline | str) -> Styled:
    return Styled(Style.EMPHASIS, tuple(Text(c) if isinstance(c, str) else c for c in children))


def styled(style: Style, text: str) -> Styled:
    return Styled(style, t(text))


def reference(key: str, number: int, occurrence: int = 1) -> NoteReference:
    return NoteReference(f"ref-{key}-{occurrence}", f"note-{key}", number, occurrence == 1)


def note(key: str, number: int, *blocks: PageBlock) -> Note:
    return Note(f"note-{key}", number, blocks)


def section(identifier: str, title: str, *blocks: PageBlock) -> Group:
    heading = Heading(f"{identifier}-heading", 2, t(title))
    return Group(identifier, Role.SECTION, "", (heading, *blocks))


def page(*blocks: PageBlock, **metadata: str) -> Page:
    return Page(replace(METADATA, **metadata), blocks, FURNITURE)  # type: ignore[arg-type]


def cell(text: str, *, header: bool = False, align: str = "start") -> Cell:
    return Cell(t(text) if text else (), header, align)


TABLE = Table(
    "tbl-funds",
    "Table 1",
    1,
    t("Estimates of strength"),
    ((cell("Source", header=True), cell("Fighters", header=True, align="end")),),
    (
        (cell("Institute", header=True), cell("2,000", align="end")),
        (cell("Government", header=True), cell("", align="end")),
    ),
)

FIGURE = Figure(
    "fig-funds", "figures/funds.png", "Bars that rise from left to right", "Figure 1", 1, t("Funds")
)

MASTHEAD = Group(
    "masthead",
    Role.HEADER,
    "masthead",
    (
        p("series", "Policy Brief 7", name="series"),
        Heading("title", 1, t("Money & Power")),
        p("subtitle", "Who moves it", name="doc-subtitle"),
        p("byline", "Ada Example and Bo Ünal", name="byline"),
        p("date", "27 September 2016", name="date"),
    ),
)

SUMMARY = Group(
    "summary",
    Role.ABSTRACT,
    "",
    (
        Heading("summary-heading", 2, t("Summary")),
        List(
            "summary-list",
            False,
            1,
            tuple(Item(f"s-{n}", (p(f"s-{n}", f"Bullet {n} of the summary."),)) for n in (1, 2)),
        ),
    ),
)

NESTED = List(
    "list-1",
    False,
    1,
    (
        Item("item-1", (p("item-1", "First, with a list inside"), List(
            "list-2",
            True,
            1,
            (Item("item-2", (p("item-2", "counted"),)), Item("item-3", (p("item-3", "again"),))),
        ))),
        Item("", (p("item-4", "One paragraph"), p("item-5", "and its second."))),
    ),
)  # fmt: skip

ORDERED = tuple(
    List(
        f"ordered-{n}",
        True,
        start,
        (Item("", (p(f"o-{n}-1", "one"),)), Item("", (p(f"o-{n}-2", "two"),))),
    )
    for n, start in ((1, 1), (2, 5))
)

INLINES = p(
    "inlines",
    em("italic ", em("upright"), " italic"),
    " ",
    styled(Style.STRONG, "bold"),
    " ",
    styled(Style.SMALL_CAPS, "Small Caps"),
    " H",
    styled(Style.SUBSCRIPT, "2"),
    "O x",
    styled(Style.SUPERSCRIPT, "2"),
    " ",
    styled(Style.CODE, "code < 1 & 2"),
    " ",
    styled(Style.QUOTE, "quoted"),
    " ",
    Abbreviation("Federally Administered Tribal Areas", t("FATA")),
    " soft\u00adhyphen no\u2011break",
    Break(),
    Language("de", "ltr", t("Sicherheit")),
    " ",
    Language("ur", "rtl", t("داعش خراسان")),
    " ",
    Link("https://example.org/a?b=1&c=2", t("an address")),
    " ",
    Link("#tbl-funds", t("Table 1")),
    " ",
    Link("#fig-funds", t("the figure")),
    " ",
    Link("#money", t("Money")),
    " ",
    Link("#note-two", t("2")),
)

NOTES = Notes(
    "notes",
    Heading("notes-heading", 2, t("Notes")),
    (
        note("one", 1, p("", "See ", Link("https://example.org/n", t("example.org/n")), ".")),
        note(
            "two",
            2,
            p("", em("Dawn"), ", 2016."),
            p("", "A second paragraph of the note."),
        ),
        note("three", 3, p("", "Ibid.")),
    ),
)

ABOUT = Group(
    "about",
    Role.ABOUT,
    "about",
    (Heading("about-heading", 2, t("About the authors")), p("about-1", "They write.")),
)

COLOPHON = Group(
    "colophon",
    Role.COLOPHON,
    "colophon",
    (p("imprint", styled(Style.LABEL, "Publisher"), " Alder Court Institute", name="publisher"),),
)


def rich_page(**metadata: str) -> Page:
    """A page with everything that a page may hold."""
    box = Group(
        "box-1",
        Role.BOX,
        "",
        (
            Heading("box-heading", 3, t("What is hawala?")),
            p("box-text", "Trust between brokers."),
            List("box-list", False, 1, (Item("", (p("box-item", "It is fast."),)),)),
        ),
    )
    contents = Group(
        "toc",
        Role.TOC,
        "",
        (
            Heading("toc-heading", 2, t("Contents")),
            List(
                "toc-list",
                True,
                1,
                (
                    Item("", (p("", Link("#money", t("Money"))),)),
                    Item("", (p("", Link("#power", t("Power"))),)),
                ),
            ),
        ),
    )
    return page(
        MASTHEAD,
        p("lead", "What is there to it?", reference("one", 1), name="lead"),
        SUMMARY,
        contents,
        section(
            "money",
            "Money",
            p("m-1", "A claim.", reference("two", 2), " Another.", reference("three", 3)),
            p("m-2", "Said again.", reference("two", 2, 2)),
            INLINES,
            NESTED,
            *ORDERED,
            Group("pull", Role.PULLQUOTE, "", (p("pull-1", "A sentence for the eye."),)),
            Group("quote", Role.BLOCKQUOTE, "", (p("quote-1", "Somebody said."),)),
            box,
        ),
        section(
            "power",
            "Power",
            Heading("power-sub", 3, t("A subsection")),
            p("power-1", "Text.", language=""),
            p("power-2", "داعش", language="ur"),
            FIGURE,
            replace(FIGURE, id="fig-rule", source="rule.svg", alt="", label="", caption=()),
            Group("wide", Role.LANDSCAPE, "", (TABLE,)),
            p("power-3", "After the table."),
        ),
        NOTES,
        ABOUT,
        COLOPHON,
        **metadata,
    )


def many_notes(count: int) -> Page:
    """A page of many notes: one paragraph for every ten."""
    paragraphs = []
    for first in range(0, count, 10):
        inlines: list[PageInline | str] = []
        for n in range(first, min(first + 10, count)):
            inlines += [f"Claim {n + 1} is made here.", reference(f"n{n}", n + 1), " "]
        paragraphs.append(p(f"m-{first}", *inlines))
    notes = tuple(
        note(f"n{n}", n + 1, p("", f"Author {n}, ", em("Title"), f", {n + 1}."))
        for n in range(count)
    )
    return page(
        MASTHEAD,
        section("money", "Money", *paragraphs),
        Notes("notes", Heading("notes-heading", 2, t("Notes")), notes),
        ABOUT,
    )


def png(width: int = 4, height: int = 2) -> bytes:
    """The bytes of a grey PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\x00" + b"\x80" * width) * height
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="4"><path d="M0 2h40"/></svg>'

ASSETS = Assets(
    {
        "figures/funds.png": Image(png(600, 300), "image/png", 600, 300),
        "rule.svg": Image(SVG, "image/svg+xml", 40, 4, png(40, 4)),
    }
)
