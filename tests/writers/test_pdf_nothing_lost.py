"""Each way in which WeasyPrint would leave something out fails the build and says what."""

from __future__ import annotations

import dataclasses

import pytest

from briefgen.diagnostics import Sink
from briefgen.diagnostics.register import writers as codes
from briefgen.source import SourceFile
from briefgen.writers.assets import Assets, Image
from briefgen.writers.pdf import write_pdf
from tests.writers.printing import faults, page

FIGURE = '<figure id="f"><img src="{}" alt="A map"/></figure>'
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3


def told(sink: Sink) -> set[str]:
    return {d.code.name for d in sink}


def asset(data: bytes, mime: str = "image/png") -> Assets:
    return Assets({"x.png": Image(data, mime, 400, 200)})


@pytest.mark.parametrize(
    ("body", "css"),
    [
        (FIGURE.format("missing.png"), ""),
        (FIGURE.format("../up.png"), ""),
        (FIGURE.format("/etc/hostname"), ""),
        ('<p id="p">A.</p>', "p { background: url(https://example.org/x.png) }"),
        ('<p id="p">A.</p>', "p { background: url(file:///etc/hostname) }"),
        ('<p id="p">A.</p>', "p::before { content: url(https://example.org/x.png) }"),
        ('<ul id="u"><li>A</li></ul>', "ul { list-style-image: url(https://example.org/x.png) }"),
        ('<p id="p">A.</p>', "p { border-image: url(https://example.org/x.png) 30 }"),
    ],
)
def test_a_resource_that_is_not_the_briefs_own_is_refused_and_told(body: str, css: str) -> None:
    sink = faults(body, css)
    assert codes.RESOURCE_REFUSED.name in told(sink)


def test_a_refusal_inside_an_svg_is_told_though_the_svg_swallows_it() -> None:
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">'
        b'<image href="https://example.org/x.png" width="10" height="10"/></svg>'
    )
    sink = faults(FIGURE.format("x.png"), assets=asset(svg, "image/svg+xml"))
    assert codes.RESOURCE_REFUSED.name in told(sink)


@pytest.mark.parametrize(
    ("data", "mime"),
    [
        (b"", "image/png"),
        (b"no picture", "image/png"),
        (b"<svg", "image/svg+xml"),
        (b"\xff\xd8\xff\xe0 no picture", "image/jpeg"),
    ],
)
def test_an_image_that_is_none_is_told(data: bytes, mime: str) -> None:
    sink = faults(FIGURE.format("x.png"), assets=asset(data, mime))
    assert codes.PDF_RENDERER.name in told(sink)


@pytest.mark.parametrize(
    ("body", "css"),
    [
        ('<p id="p"><a href="#nowhere">there</a></p>', ""),
        ('<p id="p">A.</p>', "p { colour: red }"),
        ('<p id="p">A.</p>', "p { width: 10 }"),
        ('<p id="p">A.</p>', "p { display: ruby }"),
        ('<p id="p">A.</p>', "p:has-been { color: red }"),
        ('<p id="p">A.</p>', "p { color: var(--no-such) ; color: hotpurple }"),
        ('<p id="p">A.</p>', "@import url(https://example.org/x.css);"),
        ('<p id="p"><a href="relative.html">there</a></p>', ""),
    ],
)
def test_what_the_renderer_would_only_log_is_an_error(body: str, css: str) -> None:
    sink = faults(body, css)
    assert told(sink) & {codes.PDF_RENDERER.name, codes.RESOURCE_REFUSED.name}


@pytest.mark.parametrize(
    ("body", "css"),
    [
        (f'<p id="p">{WORD}</p>', "p#p { overflow-wrap: normal; hyphens: none }"),
        ('<p id="p">A line that may not break. ' + "So it runs on. " * 9 + "</p>",
         "p { white-space: nowrap }"),
        ('<p id="p">Out to the left.</p>', "p { text-indent: -600pt }"),
        ('<p id="p">Out to the left.</p>', "p { margin-left: -600pt }"),
        ('<p id="p">Out to the right.</p>', "p { position: relative; left: 560pt }"),
        ('<p id="p">Out at the top.</p>', "p { position: relative; top: -500pt }"),
        ('<p id="p">Out at the foot.</p>', "p { position: relative; top: 900pt }"),
        (f'<table id="t"><tbody><tr><td>{WORD}</td><td>{WORD}</td></tr></tbody></table>',
         "td { hyphens: none }"),
        (f'<h2 id="h">{WORD}</h2>', ""),
    ],
)  # fmt: skip
def test_text_that_leaves_the_page_is_told(body: str, css: str) -> None:
    sink = faults(body, css)
    assert told(sink) == {codes.TEXT_OFF_PAGE.name}
    assert "on page 1" in next(iter(sink)).message


def test_a_style_sheet_that_makes_the_renderer_fail_is_told() -> None:
    sink = faults('<p id="p">One <em>two</em> three.</p>', "em { float: inline-end }")
    assert told(sink) == {codes.PDF_RENDERER.name}
    assert "KeyError" in next(iter(sink)).message


@pytest.mark.parametrize("css", ["p { opacity: 0.5 }", "section { opacity: 0.9 }"])
def test_text_in_a_group_that_cannot_be_tagged_is_told(css: str) -> None:
    sink = faults('<section id="s"><p id="p">Half there.</p></section>', css)
    assert told(sink) == {codes.PDF_UNTAGGED.name}
    assert "Half there." in next(iter(sink)).message


def test_a_character_that_no_font_has_is_told_with_its_place() -> None:
    source = SourceFile("content/x/brief.yaml", "body: |\n  The word ꙮ stands here.\n")
    sink = Sink()
    places = {"p": source.span(10, 20)}
    laid = page('<p id="p">The word \ua66e and \U00012000 stand here.</p>')
    assert write_pdf(laid, Assets(), sink, places=places) is None
    (diagnostic,) = sink
    assert diagnostic.code is codes.MISSING_GLYPH
    assert "U+A66E CYRILLIC LETTER MULTIOCULAR O" in diagnostic.message
    assert "U+12000" in diagnostic.message
    assert str(diagnostic.labels[0].span) == "content/x/brief.yaml:2:3"


def test_a_font_that_is_not_installed_is_told_and_a_near_one_named() -> None:
    laid = page('<p id="p">A.</p>')
    fonts = dataclasses.replace(laid.theme.fonts, display="Source Sans Por")
    laid = dataclasses.replace(laid, theme=dataclasses.replace(laid.theme, fonts=fonts))
    sink = Sink()
    assert write_pdf(laid, Assets(), sink) is None
    (diagnostic,) = sink
    assert diagnostic.code is codes.NO_FONTS
    assert 'did you mean "Source Sans Pro"?' in diagnostic.hints


def test_footnotes_that_take_the_pages_from_the_text_are_told() -> None:
    paragraphs, notes = "", ""
    for number in range(1, 9):
        mark = f'<a role="doc-noteref" id="ref-{number}" href="#note-{number}">{number}</a>'
        paragraphs += f'<p id="p{number}">Said.{mark}</p>'
        text = "A note of many words, as lawyers write. " * 60
        notes += f'<li id="note-{number}" value="{number}"><p id="n{number}">{text}</p></li>'
    body = (
        f'<section id="s">{paragraphs}</section><section role="doc-endnotes" id="notes">'
        f'<h2 id="h">Notes</h2><ol id="o">{notes}</ol></section>'
    )
    sink = faults(body, notes_as="footnotes")
    assert codes.FOOTNOTES_TOO_TALL.name in told(sink)
