"""A font that a style sheet names and that is not there is told, at its place in the sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.diagnostics import Sink
from briefgen.diagnostics.register import writers as codes
from briefgen.layout.load import built_in
from briefgen.source import SourceFile
from briefgen.writers.assets import Assets
from briefgen.writers.pdf import style_fonts, write_pdf
from briefgen.writers.pdf.fonts import font_files, font_folders
from tests.writers.printing import page


def told(css: str) -> list[str]:
    """Give what is told of a theme's style sheet: its place, and the words that stand there."""
    laid, sink = page('<p id="p">A.</p>', css), Sink()
    sound = style_fonts.check_styles(laid.layout, laid.theme, font_files(font_folders()), sink)
    assert sound is not sink.failed
    assert {d.code for d in sink} <= {codes.NO_FONTS}
    spans = [label.span for d in sink for label in d.labels]
    return [f"{s.location.line}:{s.location.column} {css[s.start : s.end]}" for s in spans]


@pytest.mark.parametrize(
    ("css", "place"),
    [
        ("h1 {\n  color: red;\n  font-family: Foo;\n}", "3:16 Foo"),
        ('p { font-family: "Foo Sans" }', '1:18 "Foo Sans"'),
        ("p { font-family: Foo Sans, /* or */ 'Bar' }", "1:18 Foo Sans, /* or */ 'Bar'"),
        ("p { font: italic 700 12pt/1.2 Foo }", "1:31 Foo"),
        ("p { font: small-caps large Foo, Bar }", "1:28 Foo, Bar"),
        ("p { font: var(--size-body)/var(--leading) Foo }", "1:43 Foo"),
        ("@media print { h2 { font-family: Foo } }", "1:34 Foo"),
        ("@page { @top-left { font-family: Foo } }", "1:34 Foo"),
        ("section { & h2:first-child { FONT-FAMILY: Foo } }", "1:43 Foo"),
        (":root { --own: Foo }\nh2 { font-family: var(--own) }", "1:16 Foo"),
        (":root { --font-text: Foo }", "1:22 Foo"),
    ],
)
def test_a_font_that_is_not_there_is_told_at_its_place(css: str, place: str) -> None:
    assert told(css) == [place]


@pytest.mark.parametrize(
    "css",
    [
        "p { font-family: Foo, Source Sans Pro }",
        'p { font-family: "source sans pro" }',
        "p { font-family: Foo, sans-serif }",
        "p { font-family: inherit }",
        "p { font-family: var(--font-display), Foo }",
        "p { font: inherit } h1 { font: 12pt/1.2 var(--font-text) }",
        "p { font: bold 12pt Foo, serif }",
        ":root { --own: Foo } p { color: var(--own); font-family: var(--font-text) }",
        ":lang(hi) { font-family: Noto Serif Devanagari }",
        "@media screen { p { font-family: Foo } }",
        "/* font-family: Foo */ p::before { content: 'font-family: Foo' }",
    ],
)
def test_a_list_with_one_that_is_there_is_good(css: str) -> None:
    assert told(css) == []


def test_no_pdf_comes_of_it_and_a_near_name_is_given() -> None:
    laid, sink = page('<p id="p">A.</p>', "h1 { font-family: Source Sans Por }"), Sink()
    assert write_pdf(laid, Assets(), sink) is None
    (diagnostic,) = sink
    assert "Source Sans Por" in diagnostic.message
    assert 'did you mean "Source Sans Pro"?' in diagnostic.hints
    assert str(diagnostic.labels[0].span) == "templates/themes/own/print.css:1:19"


def test_a_layout_s_own_sheets_are_read_as_well() -> None:
    laid, sink = page('<p id="p">A.</p>'), Sink()
    sheet = SourceFile("templates/brief/print-more.css", "h1 { font-family: Foo }")
    layout = replace(laid.layout, files={**laid.layout.files, "print-more.css": sheet})
    assert write_pdf(replace(laid, layout=layout), Assets(), sink) is None
    (diagnostic,) = sink
    assert str(diagnostic.labels[0].span) == "templates/brief/print-more.css:1:19"


def test_the_sheets_that_come_with_briefgen_are_not_parsed_for_it() -> None:
    sheets = sorted((built_in().root / "templates").rglob("print*.css"))
    assert len(sheets) > 2
    for sheet in sheets:
        assert not style_fonts._NAMES_ONE.search(sheet.read_text(encoding="utf-8")), sheet
