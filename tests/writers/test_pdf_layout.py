"""What briefgen does faster than WeasyPrint comes out as WeasyPrint has it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import Sink
from briefgen.writers import pdf as writer
from briefgen.writers.assets import Assets
from briefgen.writers.pdf import write_pdf
from briefgen.writers.pdf.columns import balanced_height
from tests.writers.printing import page, write

WORDS = "The water of the valley went upstream, and nobody downstream was asked about it at all."
COLUMNS = "ol { columns: 2; column-gap: 20pt } li { break-inside: avoid }"


@pytest.fixture(autouse=True)
def loaded() -> None:
    writer.warm_up()


@contextmanager
def weasyprints_own(*names: str) -> Iterator[None]:
    """Put back WeasyPrint's own functions, those of its modules that nothing has replaced."""
    from weasyprint.layout import block, column, inline, preferred
    from weasyprint.text import line_break

    kept = block.columns_layout, inline.split_first_line, preferred.split_first_line
    if "columns" in names:
        block.columns_layout = column.columns_layout
    if "lines" in names:
        inline.split_first_line = preferred.split_first_line = line_break.split_first_line
    try:
        yield
    finally:
        block.columns_layout, inline.split_first_line, preferred.split_first_line = kept


def notes(count: int, seed: int = 0) -> str:
    """Make a list of items of uneven length."""
    items = "".join(
        f'<li id="n{n}">{WORDS} {WORDS[: (n * 37 + seed * 11) % 80]} Word {n}.</li>'
        for n in range(count)
    )
    return f'<ol id="o">{items}</ol>'


@pytest.mark.parametrize(("count", "seed"), [(1, 0), (2, 0), (7, 1), (24, 2), (24, 5), (150, 3)])
def test_columns_break_where_weasyprint_breaks_them(count: int, seed: int) -> None:
    body = f'<p id="p">Before.</p>{notes(count, seed)}<p id="q">After.</p>'
    ours = write(page(body, COLUMNS))
    with weasyprints_own("columns"):
        assert write(page(body, COLUMNS)) == ours


@pytest.mark.parametrize(
    "css",
    [
        "ol { columns: 3 } li { margin-bottom: 8pt }",
        "ol { columns: 2; column-fill: auto }",
        "ol { columns: 2; margin-bottom: 30pt; padding-bottom: 4pt }",
        "ol { columns: 2; direction: rtl }",
        "ol { columns: 2; height: 200pt }",
        "ol { columns: 2; position: relative }",
        "ol { columns: 2 } li:nth-child(4) { column-span: all }",
        "ol { columns: 2 } li:nth-child(4) { float: left }",
        "ol { columns: 2 } li { break-after: avoid }",
    ],
)
def test_columns_of_every_kind_come_out_as_weasyprints(css: str) -> None:
    ours = outcome(notes(20), css)
    with weasyprints_own("columns"):
        assert outcome(notes(20), css) == ours


def test_lines_in_columns_of_a_width_are_all_there() -> None:
    """Three columns with breaks between any two lines; WeasyPrint's own come out higher."""
    assert outcome(notes(20), "ol { columns: 120pt }")[1] == []


def outcome(body: str, css: str) -> tuple[bytes | None, list[str]]:
    """Print a page, whole or not; give it with what is told of it."""
    sink = Sink()
    return write_pdf(page(body, css), Assets(), sink), [d.message for d in sink]


def test_footnotes_in_columns_are_left_to_weasyprint() -> None:
    note = '<aside role="doc-footnote" id="f{0}" data-number="{0}">Note {0}.</aside>'
    body = "".join(f'<p id="p{n}">{WORDS}{note.format(n)}</p>' for n in range(1, 12))
    css = "section { columns: 2 } [role=doc-footnote] { float: footnote }"
    html = f'<section id="s">{body}</section>'
    ours = write(page(html, css))
    with weasyprints_own("columns"):
        assert write(page(html, css)) == ours


@pytest.mark.parametrize(
    "css",
    [
        "",
        "p { text-align: justify; hyphens: auto }",
        "p { letter-spacing: 1pt; word-spacing: 2pt }",
        "p { overflow-wrap: anywhere; text-decoration: underline }",
        "em { font-variant-caps: small-caps } p { font-variant-numeric: oldstyle-nums }",
        "p:lang(de) { hyphens: auto; text-align: justify }",
    ],
)
def test_lines_are_what_they_are_without_being_kept(css: str) -> None:
    body = "".join(
        f'<p id="p{n}" lang="{"de" if n % 3 else "en"}">{WORDS} <em>In 19{n}</em> {WORDS}</p>'
        for n in range(12)
    )
    ours = write(page(body, css))
    with weasyprints_own("lines"):
        assert write(page(body, css)) == ours


@given(
    st.lists(st.tuples(st.integers(5, 40), st.integers(0, 12)), min_size=1, max_size=40),
    st.integers(2, 4),
)
def test_balanced_columns_take_all_lines_and_none_lower_would(
    sizes: list[tuple[int, int]], count: int
) -> None:
    lines, y = [], 0
    for height, space in sizes:
        lines.append((float(y), float(y + height)))
        y += height + space
    found = balanced_height(lines, count)
    assert columns_needed(lines, found) <= count
    lower = sorted({b - t for t, _ in lines for _, b in lines if 0 < b - t < found - 0.01})
    mean = (lines[-1][1] - lines[0][0]) / count
    assert all(columns_needed(lines, h) > count for h in lower if h >= mean)
    assert balanced_height(lines, count, found) > found


def columns_needed(lines: list[tuple[float, float]], height: float) -> float:
    """Fill columns of a height from the first line on; give how many there are."""
    if any(bottom - top > height for top, bottom in lines):
        return float("inf")
    columns, start = 1, lines[0][0]
    for top, bottom in lines:
        if bottom - start > height:
            columns, start = columns + 1, top
    return columns


def test_values_that_nobody_has_set_are_those_of_the_cascade() -> None:
    import weasyprint.css as css

    own = css.ComputedStyle.__missing__
    cascade = next(
        cell.cell_contents for cell in own.__closure__
        if getattr(cell.cell_contents, "__name__", "") == "__missing__"
    )  # fmt: skip
    sheet = (
        "section { margin: 3pt 5% 1em; padding-inline-start: 4pt; direction: rtl; color: navy;"
        " border-block-end: 1pt solid; page: wide; font-size: 9pt; text-decoration: underline }"
        "p { display: inline; float: left; line-height: 1.5; inset-inline-end: 2pt;"
        " position: relative; width: 30% } em { all: initial }"
    )
    html = "<section>A <p>b <em>c</em></p></section>"
    styles = [found_styles(sheet, html, missing) for missing in (own, cascade)]
    assert styles[0] == styles[1]
    assert len(styles[0]) == 5


def found_styles(sheet: str, html: str, missing: Any) -> list[dict[str, Any]]:
    """Compute every property of each element of a page."""
    import weasyprint
    import weasyprint.css as css
    from weasyprint.css.properties import INITIAL_VALUES
    from weasyprint.text.fonts import FontConfiguration

    kept = css.ComputedStyle.__missing__
    css.ComputedStyle.__missing__ = missing
    try:
        document = weasyprint.HTML(string=f"<html><body>{html}")
        style_for = css.get_all_computed_styles(
            document, [weasyprint.CSS(string=sheet)], font_config=FontConfiguration()
        )
        elements = [e for e in document.etree_element.iter() if e.tag not in ("head", "title")]
        return [
            {name: style_for(element)[name] for name in sorted(INITIAL_VALUES)}
            for element in elements
        ]
    finally:
        css.ComputedStyle.__missing__ = kept
