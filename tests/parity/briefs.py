"""Random good briefs, made as values: everything that prose may hold, in any order.

A seed gives the same brief for ever. Words come with the characters that go wrong: diacritics,
hyphens, dashes, ligatures, quotation marks, no-break spaces, digits, long words and addresses.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from random import Random

from briefgen.model import blocks as b
from briefgen.model import inlines as i
from briefgen.model.brief import (
    Brief,
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
from briefgen.source import SourceFile, Span

LINES = """
the|of|and|in|to|a|that|for|with|on|by|from|as|an|officials|ministry|province|Karachi|Khorasan
al-Furqān|Muḥammad|long-term|counter-terrorism|efficient|office|affluent|fjord|flight|stuff
internationalisation|characterisation|responsibilities|unaccountability|intelligence-sharing
2015–2016|3,400|12%|1.10|48–58|§7|“quoted”|‘single’|Pakistan’s|(so-called)|e.g.|No.\u00a04
end—begin|and/or|policy;|evidence:|figures,|naïve|café|São|Zürich|Łódź|Šibenik|coöperate
US$1.2|p.\u00a03|well-known|re-examine|cease-fire|email@example.org|http://example.org/a
""".strip()
WORDS = [word for line in LINES.split("\n") for word in line.split("|")]

SPAN_TEXT = "\n".join(f"line {n} of the source" for n in range(1, 400))


class Maker:
    """Makes one brief; notes are numbered as their first references are made."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.file = SourceFile(f"content/random-{seed}/brief.yaml", SPAN_TEXT)
        self.at = 0
        self.ids = 0
        self.marks: dict[int, list[str]] = {}
        self.targets: list[str] = []
        self.figures = self.tables = 0
        self.noted = True

    def span(self) -> Span:
        self.at += 7
        return Span(self.file, self.at % len(SPAN_TEXT), (self.at + 5) % len(SPAN_TEXT) + 6)

    def id(self, kind: str = "b") -> str:
        self.ids += 1
        return f"{kind}-{self.ids:04d}"

    def words(self, low: int, high: int) -> str:
        return " ".join(self.random.choices(WORDS, k=self.random.randint(low, high)))

    # -- inlines ----------------------------------------------------------------------------

    def text(self, low: int = 1, high: int = 12) -> i.Text:
        return i.Text(self.words(low, high), self.span())

    def mark(self) -> i.NoteMark:
        known = len(self.marks)
        again = known and self.random.random() < 0.15
        number = self.random.randint(1, known) if again else known + 1
        ids = self.marks.setdefault(number, [])
        ids.append(f"ref-{number}-{len(ids) + 1}")
        return i.NoteMark(number, f"note-{number}", ids[-1], len(ids) == 1, self.span())

    def inlines(self, pieces: int = 4, depth: int = 0) -> tuple[i.Inline, ...]:
        """Make a run of inlines: words between everything else, as prose has it."""
        made: list[i.Inline] = [self.text(2, 10)]
        for _ in range(self.random.randint(0, pieces)):
            made.append(i.Text(self.random.choice((" ", " ", ", ")), self.span()))
            made.append(self.inline(depth))
            made.append(i.Text(" ", self.span()))
            made.append(self.text(1, 8))
            if self.noted and not depth and self.random.random() < 0.25:
                made.append(self.mark())
        return tuple(made)

    def inline(self, depth: int) -> i.Inline:
        span, choice = self.span(), self.random.randint(0, 9 if depth < 2 else 3)
        match choice:
            case 0:
                return i.Superscript((i.Text(self.random.choice(("2", "th", "a")), span),), span)
            case 1:
                return i.Subscript((i.Text(self.random.choice(("2", "i")), span),), span)
            case 2:
                return i.Code(self.words(1, 2), span)
            case 3:
                return self.text(1, 3)
            case 4 | 5:
                return i.Emphasis(self.inner(depth), span)
            case 6:
                return i.Strong(self.inner(depth), span)
            case 7:
                return i.SmallCaps((self.text(1, 3),), span)
            case 8:
                language = self.random.choice(("fr", "de", "es"))
                return i.Passage(language, (self.text(1, 4),), span)
            case _:
                target = f"https://example.org/{self.random.randint(1, 10**9)}/a-b_c?q=1&r=2"
                own = (i.Text(target, span),) if self.random.random() < 0.5 else (self.text(1, 4),)
                return i.Link(target, own, span)

    def inner(self, depth: int) -> tuple[i.Inline, ...]:
        first = self.text(1, 5)
        if self.random.random() < 0.3:
            nested = self.inline(max(depth + 1, 2))
            if self.random.random() < 0.3:
                nested = i.Emphasis((self.text(1, 2),), self.span())
            return (first, i.Text(" ", self.span()), nested)
        return (first,)

    # -- blocks -----------------------------------------------------------------------------

    def paragraph(self, pieces: int = 5) -> b.Paragraph:
        return b.Paragraph(self.id(), self.inlines(pieces), self.span())

    def blocks(self, count: int, depth: int = 0) -> tuple[b.Block, ...]:
        return tuple(self.block(depth) for _ in range(count))

    def block(self, depth: int) -> b.Block:
        span = self.span()
        match self.random.randint(0, 10 if depth == 0 else 6):
            case 0 | 1 | 2 | 3:
                return self.paragraph(8)
            case 4:
                return b.BulletList(self.id(), self.items(depth), span)
            case 5:
                start = self.random.choice((1, 1, 4))
                return b.OrderedList(self.id(), start, self.items(depth), span)
            case 6:
                return b.BlockQuote(self.id(), (self.paragraph(2),), span)
            case 7:
                noted, self.noted = self.noted, False
                quote = b.PullQuote(self.id(), (self.paragraph(1),), span)
                self.noted = noted
                return quote
            case 8:
                blocks = (self.paragraph(2), *self.blocks(1, depth + 1))
                return b.Box(self.id("box"), (self.text(2, 4),), blocks, span)
            case 9:
                return self.figure()
            case _:
                return self.table()

    def items(self, depth: int) -> tuple[b.ListItem, ...]:
        return tuple(self.item(depth) for _ in range(self.random.randint(2, 4)))

    def item(self, depth: int) -> b.ListItem:
        blocks: list[b.Block] = [self.paragraph(2)]
        if depth < 2 and self.random.random() < 0.3:
            blocks.append(b.BulletList(self.id(), self.items(depth + 1), self.span()))
        elif self.random.random() < 0.2:
            blocks.append(self.paragraph(1))
        return b.ListItem(tuple(blocks), self.span())

    def figure(self) -> b.Figure:
        self.figures += 1
        identity = self.id("fig")
        self.targets.append(identity)
        caption = self.inlines(1) if self.random.random() < 0.8 else ()
        return b.Figure(
            identity, "figures/map.png", self.words(3, 8), caption, self.span(), self.figures
        )

    def table(self) -> b.Table:
        self.tables += 1
        identity = self.id("tbl")
        self.targets.append(identity)
        columns, rows = self.random.randint(2, 4), self.random.randint(1, 4)
        caption = self.inlines(1)

        def cell(*, header: bool = False) -> b.Cell:
            blank = not header and self.random.random() < 0.1
            inlines = () if blank else (self.text(1, 3),)
            return b.Cell(inlines, self.span(), header)

        return b.Table(
            identity,
            caption,
            (b.Align.START,) * columns,
            tuple(cell(header=True) for _ in range(columns)),
            tuple(tuple(cell() for _ in range(columns)) for _ in range(rows)),
            self.span(),
            self.tables,
        )

    # -- the whole --------------------------------------------------------------------------

    def heading(self) -> tuple[i.Inline, ...]:
        words: tuple[i.Inline, ...] = (self.text(2, 5),)
        if self.random.random() < 0.4:
            slanted = i.Emphasis((self.text(1, 2),), self.span())
            words += (i.Text(" ", self.span()), slanted)
        return words

    def section(self) -> Section:
        identity, title, span = self.id("sec"), self.heading(), self.span()
        blocks = [*self.blocks(self.random.randint(1, 4))]
        if self.random.random() < 0.4:
            blocks.append(b.Heading(self.id("h"), 3, self.heading(), self.span()))
            blocks.append(self.paragraph(6))
        if self.targets and self.random.random() < 0.6:
            blocks.append(self.reference())
        self.targets.append(identity)
        return Section(identity, title, tuple(blocks), span)

    def reference(self) -> b.Paragraph:
        """Make a paragraph that points at a figure, a table or a section before it."""
        words = (self.text(1, 2),) if self.random.random() < 0.5 else ()
        link = i.CrossReference(self.random.choice(self.targets), words, self.span())
        end = i.Text(" shows it.", self.span())
        return b.Paragraph(self.id(), (i.Text("What ", self.span()), link, end), self.span())

    def notes(self) -> tuple[ResolvedNote, ...]:
        self.noted = False
        return tuple(
            ResolvedNote(
                number, f"note-{number}", f"n{number}", self.note(), tuple(ids), (), self.span()
            )
            for number, ids in sorted(self.marks.items())
        )

    def note(self) -> tuple[b.Block, ...]:
        count = 2 if self.random.random() < 0.1 else 1
        return tuple(self.paragraph(3) for _ in range(count))


def random_brief(seed: int) -> ResolvedBrief:
    """Make the good brief of a seed."""
    make = Maker(seed)
    random = make.random
    make.noted = False
    title, subtitle = (make.text(3, 8),), make.heading() if random.random() < 0.5 else ()
    make.noted = True
    lead = (make.paragraph(3),)
    summary = tuple(
        SummaryBullet(make.id("sum"), make.inlines(2), (), make.span())
        for _ in range(random.randint(2, 5))
    )
    sections = tuple(make.section() for _ in range(random.randint(2, 4)))
    notes = make.notes()
    person = Person("writer", "Shirin Ḥaddād", make.span(), about=(make.paragraph(2),))
    other = Person("other", "Jean-Luc Müller", make.span())
    corrections = (Correction(datetime.date(2026, 3, 3), (make.text(3, 6),), make.span()),)
    brief = Brief(
        slug=f"random-{seed}",
        title=title,
        subtitle=subtitle,
        date=datetime.date(2020 + seed % 7, 1 + seed % 12, 1 + seed % 28),
        language=random.choice(("en-GB", "en-US")),
        publisher=Publisher("House of Briefs", "London", imprint=(make.paragraph(1),)),
        span=make.span(),
        lead=lead,
        series=Series("Policy Brief", str(1 + seed % 90)) if random.random() < 0.8 else None,
        authors=(person, other) if random.random() < 0.5 else (person,),
        summary=tuple(replace(x, carried_by=(sections[0].id,)) for x in summary),
        sections=sections,
        keywords=("policy", "evidence", "North–South")[: random.randint(0, 3)],
        doi="10.1234/brief.5" if random.random() < 0.4 else "",
        corrections=corrections if random.random() < 0.3 else (),
        notes_as=random.choice((NotesAs.ENDNOTES, NotesAs.ENDNOTES, NotesAs.FOOTNOTES)),
    )
    return ResolvedBrief(brief, notes)
