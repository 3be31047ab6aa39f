"""One brief that holds one of everything, in words that a fault can be aimed at."""

from __future__ import annotations

import datetime
from itertools import count

from briefgen.model import blocks as b
from briefgen.model import inlines as i
from briefgen.model.brief import (
    Brief,
    Person,
    Publisher,
    ResolvedBrief,
    ResolvedNote,
    Section,
    Series,
    SummaryBullet,
)
from briefgen.source import SourceFile, Span

FILE = SourceFile("content/whole/brief.yaml", "\n".join(f"line {n}" for n in range(1, 200)))


def whole_brief() -> ResolvedBrief:
    """Make the brief; the same at every call."""
    lines = count(1)

    def span() -> Span:
        start = FILE.offset(next(lines))
        return Span(FILE, start, start + 4)

    def t(text: str) -> i.Text:
        return i.Text(text, span())

    def p(identity: str, *inlines: i.Inline) -> b.Paragraph:
        return b.Paragraph(identity, inlines, span())

    def mark(number: int, place: int = 1) -> i.NoteMark:
        return i.NoteMark(number, f"note-{number}", f"ref-{number}-{place}", place == 1, span())

    def cell(text: str, *, header: bool = False) -> b.Cell:
        return b.Cell((t(text),), span(), header)

    def item(*blocks: b.Block) -> b.ListItem:
        return b.ListItem(blocks, span())

    link = i.Link("https://example.org/report", (t("the report"),), span())
    opening = p(
        "p-opening",
        t("The ministry spent 4,250 million on river works in 2015"),
        mark(2),
        t(" and reported "),
        i.Emphasis((t("no loss of life"),), span()),
        t(" in the district"),
        mark(3),
        t(" that year."),
    )
    second = p(
        "p-second",
        t("A second paragraph points to "),
        link,
        t(", and to "),
        i.CrossReference("fig-map", (), span()),
        t(" with "),
        i.Strong((t("great care"),), span()),
        t(", in the words "),
        i.Passage("fr", (t("état des lieux"),), span()),
        t(" of CO"),
        i.Subscript((t("2"),), span()),
        t(" counsel, again"),
        mark(2, 2),
        t("."),
    )
    nested = b.BulletList(
        "l-nested",
        (item(p("n-one", t("Nested point one"))), item(p("n-two", t("Nested two")))),
        span(),
    )
    bullets = b.BulletList(
        "l-bullets",
        (
            item(p("i-one", t("First point of the list")), nested),
            item(p("i-two", t("Second point of the list"))),
        ),
        span(),
    )
    steps = b.OrderedList(
        "l-steps",
        3,
        (item(p("s-one", t("Step of survey"))), item(p("s-two", t("Step of repair")))),
        span(),
    )
    figure = b.Figure(
        "fig-map",
        "figures/map.png",
        "Map of the three districts on the river",
        (t("The districts by loss."),),
        span(),
        1,
    )
    table = b.Table(
        "tbl-costs",
        (t("Costs by district."),),
        (b.Align.START, b.Align.END),
        (cell("District", header=True), cell("Cost", header=True)),
        ((cell("Upper"), cell("1,200")), (cell("Lower"), cell("3,050"))),
        span(),
        1,
    )
    box = b.Box(
        "box-how", (t("How it was counted"),), (p("p-box", t("The counts are rounded.")),), span()
    )
    quote = b.BlockQuote("q-one", (p("p-quote", t("Water finds the lowest wall.")),), span())
    pull = b.PullQuote("q-pull", (p("p-pull", t("Nobody had asked the villages.")),), span())
    works = Section(
        "works",
        (t("River works"),),
        (
            opening,
            second,
            bullets,
            steps,
            b.Heading("h-sub", 3, (t("Smaller works"),), span()),
            quote,
        ),
        span(),
    )
    costs = Section("costs", (t("What it cost"),), (figure, table, box, pull), span())
    notes = (
        ResolvedNote(
            1,
            "note-1",
            "a",
            (
                p(
                    "x-1",
                    t("Amal Haddad, "),
                    i.Emphasis((t("River and Wall"),), span()),
                    t(" (2014), 12."),
                ),
            ),
            ("ref-1-1",),
            (),
            span(),
        ),
        ResolvedNote(
            2,
            "note-2",
            "b",
            (p("x-2", t("Ministry of Water, budget of 2015, table 7.")),),
            ("ref-2-1", "ref-2-2"),
            (),
            span(),
        ),
        ResolvedNote(
            3,
            "note-3",
            "c",
            (
                p(
                    "x-3",
                    t("Interview, May 3, 2016, "),
                    i.Link("https://example.org/talk", (t("https://example.org/talk"),), span()),
                    t("."),
                ),
            ),
            ("ref-3-1",),
            (),
            span(),
        ),
    )
    brief = Brief(
        slug="whole",
        title=(t("Rivers and Walls"),),
        subtitle=(t("Ten years of repair"),),
        date=datetime.date(2016, 9, 27),
        language="en-GB",
        publisher=Publisher(
            "Water House", "Leeds", imprint=(p("p-imprint", t("Printed at Leeds.")),)
        ),
        span=span(),
        lead=(p("p-lead", t("Why the walls failed, and what was learnt."), mark(1)),),
        series=Series("Policy Brief", "31"),
        authors=(
            Person("amal", "Amal Haddad", span(), about=(p("p-about", t("She surveys rivers.")),)),
            Person("jo", "Jo Byrne", span()),
        ),
        summary=(
            SummaryBullet("sum-1", (t("The walls were too low."),), ("works",), span()),
            SummaryBullet("sum-2", (t("Repair cost more than building."),), ("costs",), span()),
            SummaryBullet("sum-3", (t("Villages were not heard."),), ("costs",), span()),
        ),
        sections=(works, costs),
        keywords=("rivers", "repair"),
        doi="10.1234/walls.31",
    )
    return ResolvedBrief(brief, notes)
