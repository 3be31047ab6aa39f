"""What a theme's ``word`` entries change in its Word styles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.diagnostics import Sink
from briefgen.layout.page import Group, Link, Role, Style
from briefgen.layout.theme import Edge, Theme, WordStyle
from briefgen.readers.docx.check import check_docx
from briefgen.writers.docx import write_docx
from briefgen.writers.docx.styles import unknown_styles
from tests.examples import span
from tests.layout.laying import theme

from .opened import Opened
from .samples import ASSETS, NOTES, THEME, p, page, reference, rich_page, styled, t

STYLES = "word/styles.xml"


def wearing(**entries: WordStyle) -> Theme:
    return replace(THEME, word={name.replace("_", " "): style for name, style in entries.items()})


def opened(wanted: Theme) -> Opened:
    sink = Sink()
    data = write_docx(rich_page(), wanted, ASSETS, sink=sink)
    assert list(sink) == []
    return Opened(data)


def style(file: Opened, identifier: str, path: str) -> list[str]:
    return file.values(f'//w:style[@w:styleId="{identifier}"]/{path}', STYLES)


def test_an_entry_changes_its_style_and_no_other() -> None:
    entry = WordStyle(span(), size=20, bold=False, align="center", colour="muted", after=3)
    file = opened(wearing(Heading_1=entry))
    assert style(file, "Heading1", "w:rPr/w:sz/@w:val") == ["40"]
    assert style(file, "Heading1", "w:rPr/w:b/@w:val") == ["0"]
    assert style(file, "Heading1", "w:rPr/w:color/@w:themeColor") == ["accent3"]
    assert style(file, "Heading1", "w:pPr/w:jc/@w:val") == ["center"]
    assert style(file, "Heading1", "w:pPr/w:spacing/@w:after") == ["60"]
    plain = opened(THEME)
    assert style(file, "Heading2", "w:rPr/w:sz/@w:val") == style(
        plain, "Heading2", "w:rPr/w:sz/@w:val"
    )


def test_a_group_changes_all_of_a_box_so_that_it_stays_one() -> None:
    """Word joins paragraphs whose borders and indents are the same."""
    entry = WordStyle(span(), fill="band", colour="band_ink", rule_above=Edge(0.0, ""))
    file = opened(wearing(Summary=entry, Summary_Heading=WordStyle(span(), size=20)))
    boxed = ("SummaryHeading", "SummaryText", "SummaryBullet")
    for identifier in boxed:
        assert style(file, identifier, "w:pPr/w:shd/@w:fill") == [THEME.colours.band]
        sides = style(file, identifier, "w:pPr/w:pBdr/*/@w:color")
        assert sides == [THEME.colours.band] * 4, "the fill keeps its margin on each side"
    assert style(file, "SummaryHeading", "w:rPr/w:sz/@w:val") == ["40"]
    marks = file.values('//w:lvl[w:lvlText/@w:val="▪"]/w:rPr/w:color/@w:val', "word/numbering.xml")
    assert set(marks) == {THEME.colours.band_ink}, "marks are as bright as their text"


def test_without_a_fill_a_band_has_no_margins_of_its_colour() -> None:
    entry = WordStyle(span(), fill="none", colour="ink", rule_below=Edge(0.75, "ink"))
    file = opened(wearing(Masthead=entry))
    assert style(file, "Masthead", "w:pPr/w:shd/@w:fill") == []
    assert style(file, "Masthead", "w:pPr/w:pBdr/*/@w:color") == [THEME.colours.ink]


def test_a_lists_mark_is_the_themes() -> None:
    file = opened(wearing(Summary_Bullet=WordStyle(span(), mark="–")))
    texts = file.values("//w:lvl[@w:ilvl=0]/w:lvlText/@w:val", "word/numbering.xml")
    assert "▪" not in texts
    assert "–" in texts


def test_a_style_that_there_is_not_is_found_with_those_that_there_are() -> None:
    named = wearing(
        Heading_7=WordStyle(span()), Key_Message=WordStyle(span()), Box=WordStyle(span())
    )
    [(name, known)] = unknown_styles(named, ["key-message"])
    assert name == "Heading 7"
    assert {"Heading 1", "Pull Quote", "Summary", "Key Message"} <= set(known)


LINKED = Group(
    "summary",
    Role.ABSTRACT,
    "",
    (
        p(
            "linked",
            Link("https://www.example.org/", t("the board")),
            styled(Style.CODE, "river.csv"),
            reference("one", 1),
        ),
    ),
)


def colours(wanted: Theme) -> list[str]:
    file = Opened(write_docx(page(LINKED, NOTES), wanted, ASSETS, sink=Sink()))
    return file.values("//w:body//w:r/w:rPr[w:rStyle]/w:color/@w:val")


def test_links_code_and_note_marks_on_a_dark_panel_take_the_colour_of_its_text() -> None:
    dark = wearing(Summary=WordStyle(span(), fill="band", colour="band_ink"))
    assert colours(dark) == [THEME.colours.band_ink] * 3
    assert colours(THEME) == [], "elsewhere they have their own"


def test_a_theme_with_a_dark_summary_breaks_no_rule_by_links_and_code_in_it() -> None:
    sink = Sink()
    data = write_docx(page(LINKED, NOTES), theme("bulletin"), ASSETS, sink=sink)
    assert check_docx(data, sink)
    assert [d.message for d in sink if "contrast" in d.message] == []


def test_the_credit_of_a_cover_stands_on_the_ground_of_the_masthead() -> None:
    entry = WordStyle(span(), fill="none", colour="ink", rule_below=Edge(0.75, "ink"))
    file = opened(wearing(Masthead=entry))
    assert style(file, "CoverCredit", "w:pPr/w:shd/@w:fill") == []
    assert style(file, "CoverCredit", "w:rPr/w:color/@w:val") == [THEME.colours.ink]


def test_a_rule_before_the_lines_stands_on_the_right_where_they_begin_there() -> None:
    """Word mirrors indents, but draws a left border on the left of the page (17.3.1.17)."""
    wanted = wearing(Pull_Quote=WordStyle(span(), rule_start=Edge(9.0, "accent"), start=17))
    made = page(p("x", "متن"), language="ur", direction="rtl")
    file = Opened(write_docx(made, wanted, ASSETS, sink=Sink()))
    borders = "w:pPr/w:pBdr/w:{}/@w:sz"
    assert style(file, "PullQuote", borders.format("right")) == ["72"]
    assert style(file, "PullQuote", borders.format("left")) == []
    assert style(opened(wanted), "PullQuote", borders.format("left")) == ["72"]


@pytest.mark.parametrize("name", ["institute", "chancery", "bulletin"])
def test_the_themes_that_come_with_briefgen_break_no_rule_in_word(name: str) -> None:
    """Contrast among them: of each text on what is behind it."""
    sink = Sink()
    data = write_docx(rich_page(), theme(name), ASSETS, sink=sink)
    assert check_docx(data, sink)
    assert [d.message for d in sink] == []
