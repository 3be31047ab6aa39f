"""What a style sheet takes off the page fails the build, with the words or the place of it.

The whole way of a build: the page is printed, and what was printed is read back and compared.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from briefgen.build.compose import places_in
from briefgen.diagnostics import Diagnostic, Sink
from briefgen.parity.check import verdict
from briefgen.parity.expected import expected
from briefgen.parity.transcript import Transcript
from briefgen.source import SourceFile
from briefgen.writers.pdf import write_pdf
from tests.examples import rich_brief
from tests.writers.printing import images, rich

OVER = "content: ''; position: absolute; top: 0; left: 0;"
FIGURE = "A map of “Khorasan”"


@cache
def source() -> Transcript:
    laid = rich()
    return expected(rich_brief(), laid.page, laid.layout.order)


def built(css: str) -> list[Diagnostic]:
    """Build the rich brief's PDF in a theme that ends in ``css``; give what is reported."""
    sink, laid = Sink(), rich()
    laid = replace(laid, theme=replace(laid.theme, css={"print.css": SourceFile("print.css", css)}))
    pictures = images("figures/map.png", "figures/rule.png")
    data = write_pdf(laid, pictures, sink, places=places_in(rich_brief()))
    if data is not None and not sink.failed:
        verdict("pdf", data, source(), sink)
    return list(sink)


def test_the_brief_as_it_is_loses_nothing() -> None:
    assert built("") == []


@pytest.mark.parametrize(
    ("css", "code", "names"),
    [
        ("section p { display: none }", "missing-block", "The announcement named"),
        ("[role=doc-endnotes] { display: none }", "pdf-renderer", "#note-announcement"),
        ("[role=doc-endnotes] li { display: none }", "pdf-renderer", "#note-announcement"),
        ("figure { display: none }", "pdf-renderer", "#fig-map"),
        ("figure img { display: none }", "picture-not-shown", "A map of"),
        ("td { display: none }", "missing-block", "1,200"),
        ("h2 { visibility: hidden }", "hidden-block", "Origins"),
        ("h2 { visibility: hidden }", "hidden-block", "Funding & Crime"),
        ("figure img { visibility: hidden }", "hidden-block", "A map of"),
        ("p.lead { opacity: 0 }", "pdf-untagged", "How a regional branch"),
        ("figure img { opacity: 0 }", "pdf-untagged", "A map of"),
        ("section p { font-size: 0 }", "missing-block", "The announcement named"),
        ("section p { font-size: 0.2pt }", "hidden-block", "The announcement named"),
        ("a[role=doc-noteref] { font-size: 0 }", "note-reference", "The announcement named"),
        ("section p { color: white }", "hidden-block", "The announcement named"),
        ("section p { color: #fefefe }", "hidden-block", "The announcement named"),
        ("section p { color: transparent }", "hidden-block", "The announcement named"),
        ("section p { color: rgb(0 0 0 / 1%) }", "hidden-block", "The announcement named"),
        (".masthead h1 { color: #0b2f53 }", "hidden-block", "The Islamic State in Pakistan"),
        ("section p { background: #1b2026 }", "hidden-block", "The announcement named"),
        ("section { height: 30pt; overflow: hidden }", "pdf-renderer", "#fig-map"),
        ("section > p { max-height: 20pt; overflow: hidden }", "hidden-block", "A word inside"),
        ("aside { height: 10pt; overflow: hidden }", "text-overprinted", "Money comes from"),
        ("[role=doc-abstract] li { overflow: hidden; height: 2pt }", "hidden-block", "The branch"),
        ("h2 { clip-path: inset(100%) }", "pdf-renderer", "clip-path"),
        ("h2 { transform: scale(0) }", "missing-block", "Summary"),
        ("h2 { transform: translateX(-3000pt) }", "hidden-block", "Summary"),
        ("p.lead { position: absolute; left: -2000pt }", "text-off-page", "How a regional"),
        ("p.lead { position: absolute; top: 0 }", "text-overprinted", "The Islamic State in"),
        ("h2 { position: relative; left: 3000pt }", "text-off-page", "Summary"),
        ("h2 { text-indent: -9999px }", "text-off-page", "Summary"),
        ("section p { line-height: 0 }", "text-overprinted", "The announcement named"),
        ("section { margin-top: -900pt }", "text-off-page", "Origins"),
        ("section { position: fixed; top: 0 }", "text-overprinted", "The Islamic State"),
        ("figure img { width: 0.1pt; height: 0.1pt }", "picture-not-shown", "A map of"),
        ("figure { float: left; width: 2000pt }", "picture-not-shown", "A map of"),
        ("figure img { object-fit: none; object-position: 4000px 0 }", "picture-not-shown", "map"),
        ("p { max-lines: 1; block-ellipsis: auto }", "hidden-block", "How a regional branch"),
        ("section { continue: discard; height: 20pt }", "pdf-renderer", "#fig-map"),
        ("section p { white-space: nowrap; overflow: hidden }", "text-off-page", "Its leader"),
        ("p.lead { position: running(lost) }", "missing-block", "How a regional branch"),
        ("p.lead { float: footnote }", "moved-block", "How a regional branch"),
        (".head, .foot { display: none }", "different-furniture", "The Islamic State"),
        ("section { position: relative } section::after { content: ''; position: absolute; "
         "top: 0; left: 0; width: 100%; height: 100%; background: white }",
         "hidden-block", "What is hawala?"),
        ("[role=doc-endnotes] ol { list-style: none }", "missing-note", "note 1"),
        ("h2::before { content: 'More. ' }", "different-text", "Summary"),
        ("h2 { text-transform: uppercase }", "missing-block", "Origins"),
        ("body { columns: 2; height: 200pt }", "text-off-page", "with “quotes”"),
        ("@page { size: 80mm 60mm; margin: 20mm }", "text-off-page", "page 1"),
        (f"p.lead {{ position: relative }} p.lead::after {{ {OVER} width: 100%; height: 100%; "
         "border-radius: 4pt; background: white }", "hidden-block", "How a regional branch"),
        (f"p.lead {{ position: relative }} p.lead::after {{ {OVER} "
         "box-shadow: 0 0 0 100pt white }", "hidden-block", "How a regional branch"),
        (f"p.lead {{ position: relative }} p.lead::after {{ {OVER} width: 100%; height: 100%; "
         "outline: 60pt solid white; outline-offset: -60pt }", "hidden-block", "How a regional"),
        ("p.lead { overflow: hidden; border-radius: 0 0 200pt 0 / 0 0 60pt 0 }",
         "hidden-block", "How a regional branch"),
        ("section p { text-decoration: underline; text-decoration-thickness: 40pt; "
         "text-underline-offset: -20pt }", "hidden-block", "The announcement named"),
        ("figure { margin-top: -220pt }", "hidden-block", "As said above"),
        ("figure img { transform: translateY(-300pt) }", "hidden-block", "As said above"),
        ("figure img { transform: scale(0.01) }", "hidden-block", "A map of"),
        (".masthead { transform: scaleX(0.03) }", "hidden-block", "The Islamic State in"),
        ("p.lead { transform: translateY(63pt) }", "hidden-block", "How a regional branch"),
        ("p.lead { margin-bottom: -54pt }", "text-overprinted", "The branch was founded"),
        ("section p { word-spacing: -1em }", "text-overprinted", "The announcement named"),
        ("section p { letter-spacing: -0.3em }", "text-overprinted", "The announcement named"),
        ("section p { color: #e4e4e4 }", "hidden-block", "The announcement named"),
        ("@page { background: black }", "hidden-block", "How a regional branch"),
        ("section p { font-size: 2pt }", "hidden-block", "The announcement named"),
        ("a[role=doc-noteref] { visibility: hidden }", "hidden-block", "The announcement named"),
        ("section ol > li::marker { color: white }", "hidden-block", "Kunar"),
        (".foot { color: white }", "different-furniture", "Page {page}"),
        (".running-head { width: 30pt; overflow: hidden; white-space: nowrap }",
         "different-furniture", "The Islamic State in Pakistan"),
        ("@page { @bottom-center { height: 0; overflow: hidden } }",
         "different-furniture", "Page {page}"),
    ],
)  # fmt: skip
def test_what_a_style_sheet_hides_is_told(css: str, code: str, names: str) -> None:
    found = built(css)
    assert code in {diagnostic.code.name for diagnostic in found}
    assert any(names in diagnostic.message for diagnostic in found)


@pytest.mark.parametrize(
    "css",
    [
        "section p { position: relative; left: 900pt }",
        "section p { line-height: 0 }",
        "figure img { display: none }",
        "section p { color: white }",
        "section p { display: none }",
    ],
)
def test_it_is_told_with_its_line_in_the_brief(css: str) -> None:
    assert any(
        label.span.file.path.endswith(".yaml") for found in built(css) for label in found.labels
    )
