"""A resolved brief made by hand, with one of everything, for the tests of later stages.

``rich_brief()`` has all kinds of blocks and inlines, three notes (one referred to twice, one of
two paragraphs), a table, two figures, a box, a pull quote, right-to-left passages, nested lists
and characters that markup must escape. Every span leads into ``EXAMPLE``.
"""

from __future__ import annotations

import datetime

from briefgen.model.blocks import (
    Align,
    BlockQuote,
    Box,
    BulletList,
    Cell,
    Figure,
    Heading,
    ListItem,
    OrderedList,
    Paragraph,
    PullQuote,
    Table,
)
from briefgen.model.brief import (
    Brief,
    CitePosition,
    Correction,
    NotesAs,
    Person,
    Publisher,
    ResolvedBrief,
    ResolvedNote,
    Section,
    Series,
    SummaryBullet,
)
from briefgen.model.inlines import (
    Code,
    CrossReference,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    NoteMark,
    Passage,
    SmallCaps,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from briefgen.source import SourceFile, Span

EXAMPLE = SourceFile(
    "content/example/brief.yaml", "".join(f"line {n:03d} of the example\n" for n in range(1, 200))
)


def span(line: int = 1) -> Span:
    """Give the span of a whole line of the example."""
    start = EXAMPLE.offset(line)
    return Span(EXAMPLE, start, start + len(EXAMPLE.line(line)))


def t(text: str, line: int = 1) -> Text:
    return Text(text, span(line))


def para(identity: str, *inlines: Inline | str, line: int = 1) -> Paragraph:
    nodes = tuple(t(node, line) if isinstance(node, str) else node for node in inlines)
    return Paragraph(identity, nodes, span(line))


def mark(number: int, note: str, reference: int = 1, *, line: int = 1) -> NoteMark:
    return NoteMark(number, f"note-{note}", f"ref-{note}-{reference}", reference == 1, span(line))


def _cell(*inlines: Inline | str, header: bool = False) -> Cell:
    nodes = tuple(t(node, 60) if isinstance(node, str) else node for node in inlines)
    return Cell(nodes, span(60), header)


def _lead() -> tuple[Paragraph, ...]:
    return (
        para(
            "lead-a0000001",
            "How a regional branch was founded, who pays for it & what follows: a brief in ",
            Emphasis((t("seven", 3),), span(3)),
            " sections, with “quotes” and <angle brackets>.",
            line=3,
        ),
    )


def _summary() -> tuple[SummaryBullet, ...]:
    return (
        SummaryBullet(
            "summary-b0000001",
            (t("The branch was founded in January 2015.", 5),),
            ("origins",),
            span(5),
        ),
        SummaryBullet(
            "summary-b0000002",
            (
                t("Money comes from ", 6),
                Strong((t("donations", 6),), span(6)),
                t(" and from crime.", 6),
            ),
            ("funding",),
            span(6),
        ),
    )


def _origins() -> Section:
    return Section(
        "origins",
        (t("Origins ", 8), Emphasis((t("and", 8),), span(8)), t(" Leadership", 8)),
        (
            para(
                "origins-c0000001",
                "The announcement named “Afghanistan, Pakistan and other nearby lands”.",
                mark(1, "announcement", line=9),
                " Its leader had been with the ",
                SmallCaps((t("ttp", 9),), span(9)),
                "; see ",
                Link("https://example.org/a?b=1&c=%22d%22", (t("the archive", 9),), span(9)),
                ".",
                line=9,
            ),
            Heading("origins-c0000002", 3, (t("The council", 11),), span(11)),
            BulletList(
                "origins-c0000003",
                (
                    ListItem((para("origins-c0000004", "Nine from Pakistan", line=12),), span(12)),
                    ListItem(
                        (
                            para("origins-c0000005", "Two from Afghanistan:", line=13),
                            OrderedList(
                                "origins-c0000006",
                                3,
                                (
                                    ListItem(
                                        (para("origins-c0000007", "Kunar", line=14),), span(14)
                                    ),
                                    ListItem(
                                        (para("origins-c0000008", "Nangarhar", line=15),), span(15)
                                    ),
                                ),
                                span(14),
                            ),
                        ),
                        span(13),
                    ),
                    ListItem(
                        (
                            para("origins-c0000009", "One of unknown origin.", line=16),
                            para("origins-c000000a", "He was seen once.", line=17),
                        ),
                        span(16),
                    ),
                ),
                span(12),
            ),
            PullQuote(
                "origins-c000000b",
                (para("origins-c000000c", "The council is largely Pakistani.", line=19),),
                span(19),
            ),
            BlockQuote(
                "origins-c000000d",
                (
                    para(
                        "origins-c000000e",
                        "Daesh was emerging as a threat.",
                        mark(2, "khan", line=21),
                        line=21,
                    ),
                ),
                span(21),
            ),
            para(
                "origins-c000000f",
                Passage("ur", (t("پاکستان میں داعش کی کوئی موجودگی نہیں۔", 23),), span(23)),
                line=23,
            ),
            para(
                "origins-c0000010",
                "A word inside a line: ",
                Passage("ar", (t("ولاية خراسان", 24),), span(24)),
                ", H",
                Subscript((t("2", 24),), span(24)),
                "O, 10",
                Superscript((t("3", 24),), span(24)),
                ", ",
                Code("a < b && c", span(24)),
                LineBreak(span(24)),
                "and a new line.",
                line=24,
            ),
        ),
        span(8),
    )


def _funding() -> Section:
    return Section(
        "funding",
        (t("Funding & Crime", 30),),
        (
            para(
                "funding-d0000001",
                "As said above,",
                mark(1, "announcement", 2, line=31),
                " money moves by ",
                Emphasis((t("hawala ", 31), Emphasis((t("networks", 31),), span(31))), span(31)),
                ".",
                mark(3, "police", line=31),
                " See ",
                CrossReference("tbl-money", (), span(31)),
                ", ",
                CrossReference("fig-map", (), span(31)),
                " and ",
                CrossReference("origins", (t("the first section", 31),), span(31)),
                ".",
                line=31,
            ),
            Table(
                "tbl-money",
                (t("Sums seized, in thousand rupees", 60),),
                (Align.START, Align.END, Align.CENTER),
                (
                    _cell("Place", header=True),
                    _cell("Sum", header=True),
                    _cell("Year", header=True),
                ),
                (
                    (_cell("Karachi", header=True), _cell("1,200"), _cell("2015")),
                    (_cell("Lahore", header=True), _cell("340"), _cell(Emphasis((t("2016"),)))),
                ),
                span(60),
                1,
            ),
            Figure(
                "fig-map",
                "figures/map.png",
                'A map of "Khorasan" & its neighbours',
                (t("Where the branch is active", 70),),
                span(70),
                1,
            ),
            Figure("fig-rule", "figures/rule.png", "", (), span(71), 0, True),
            Box(
                "funding-d0000002",
                (t("What is hawala?", 75),),
                (
                    para("funding-d0000003", "A way to send money without moving it.", line=76),
                    BulletList(
                        "funding-d0000004",
                        (ListItem((para("funding-d0000005", "Old.", line=77),), span(77)),),
                        span(77),
                    ),
                ),
                span(75),
            ),
        ),
        span(30),
    )


def _notes() -> tuple[ResolvedNote, ...]:
    return (
        ResolvedNote(
            1,
            "note-announcement",
            "announcement",
            (
                para(
                    "note-announcement-e0000001",
                    "“Say, Die in Your Rage,” ",
                    Emphasis((t("Jihadology", 90),), span(90)),
                    ", January 26, 2015, ",
                    Link(
                        "https://jihadology.net/2015/01/26/say",
                        (t("https://jihadology.net/2015/01/26/say", 90),),
                        span(90),
                    ),
                    ".",
                    line=90,
                ),
                para("note-announcement-e0000002", "The text is on file.", line=91),
            ),
            ("ref-announcement-1", "ref-announcement-2"),
            (CitePosition("furqan-2015", "first"),),
            span(90),
        ),
        ResolvedNote(
            2,
            "note-khan",
            "",
            (
                para(
                    "note-khan-e0000003",
                    "Iftikhar A. Khan, “IS Emerging as a Threat,” ",
                    Emphasis((t("Dawn News", 92),), span(92)),
                    ", February 11, 2016.",
                    line=92,
                ),
            ),
            ("ref-khan-1",),
            (CitePosition("khan-2016", "first"),),
            span(92),
        ),
        ResolvedNote(
            3,
            "note-police",
            "police",
            (para("note-police-e0000004", "Interview with police officials.", line=93),),
            ("ref-police-1",),
            (CitePosition("police-interview-2016", "first"),),
            span(93),
        ),
    )


def rich_brief(language: str = "en-US", notes_as: NotesAs = NotesAs.ENDNOTES) -> ResolvedBrief:
    """Make the brief with one of everything."""
    author = Person(
        "tariq-parvez",
        "Tariq Parvez",
        span(100),
        role="Former director general",
        affiliation="Federal Investigation Agency",
        orcid="0000-0002-1825-0097",
        about=(para("about-f0000001", Strong((t("Tariq Parvez"),)), " retired.", line=101),),
    )
    brief = Brief(
        slug="example",
        title=(t("The Islamic State in "), Emphasis((t("Pakistan"),)), t(" & <Beyond>")),
        date=datetime.date(2016, 9, 27),
        language=language,
        publisher=Publisher(
            "Institute for Regional Policy",
            place="Zürich",
            url="https://institute.example.org/",
            imprint=(para("imprint-f0000002", "ISBN 978-3-16-148410-0. Set & printed.", line=110),),
            licence="CC BY 4.0",
            licence_url="https://creativecommons.org/licenses/by/4.0/",
        ),
        span=span(1),
        subtitle=(t("What is known, and what to do"),),
        short_title="The Islamic State in Pakistan",
        lead=_lead(),
        series=Series("Policy Brief", "7", "1234-5678"),
        authors=(author, Person("second", "Ada Müller", span(103))),
        summary=_summary(),
        sections=(_origins(), _funding()),
        keywords=("Daesh", "Khorasan"),
        doi="10.1234/brief.7",
        version="1.1",
        corrections=(
            Correction(
                datetime.date(2016, 10, 1),
                (t("A sum in Table 1 was wrong; it is right now.", 120),),
                span(120),
            ),
        ),
        notes_as=notes_as,
    )
    return ResolvedBrief(brief, _notes())


def short_brief() -> ResolvedBrief:
    """Make the least that is a brief: a title, a date, a publisher, one section."""
    return ResolvedBrief(
        Brief(
            slug="short",
            title=(t("A short brief"),),
            date=datetime.date(2024, 2, 1),
            language="en-GB",
            publisher=Publisher("Institute"),
            span=span(1),
            sections=(
                Section("one", (t("One"),), (para("one-00000001", "A paragraph."),), span(2)),
            ),
        ),
        (),
    )
