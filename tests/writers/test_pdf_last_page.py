"""A last page with little on it is saved or filled; all others are laid out once."""

from __future__ import annotations

import io
from typing import Any

import pypdfium2
import pytest

from briefgen.writers.pdf import render
from tests.writers.printing import page, theme, write

LINE = 14.0


def body(lines: int, heading: str = "") -> str:
    """Make a section of paragraphs of ``lines`` lines in all, each of one line."""
    return (
        '<section id="one">'
        + "".join(f'<p id="p{n}">Line {n}.</p>' for n in range(lines))
        + f"{heading}</section>"
    )


CSS = "p { margin: 0 }"


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect what each layout was asked for beyond the style sheet."""
    asked: list[str] = []
    original = render.render

    def counted(root: Any, css: str, fetcher: Any, fonts: str, more: str = "") -> Any:
        asked.append(more)
        return original(root, css, fetcher, fonts, more)

    monkeypatch.setattr(render, "render", counted)
    return asked


def lines_on_pages(text: str, css: str = CSS) -> list[int]:
    """Print a page; give how many lines of the text stand on each of its pages."""
    document = pypdfium2.PdfDocument(io.BytesIO(write(page(text, css))))
    return [one.get_textpage().get_text_bounded().count("Line ") for one in document]


def per_page() -> int:
    setup = theme().page
    return int((setup.height - setup.top - setup.bottom) / LINE)


def test_a_few_lines_on_a_last_page_are_taken_in_by_the_pages_before(layouts: list[str]) -> None:
    full = per_page()
    assert lines_on_pages(body(3 * full + 2)) == [full + 1, full + 1, full]
    assert len(layouts) == 2


def test_a_long_document_is_laid_out_once(
    layouts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.writers.pdf.last_page._LONGEST", 3)
    full = per_page()
    assert lines_on_pages(body(3 * full + 2)) == [full, full, full, 2]
    assert len(layouts) == 1


def test_a_last_page_that_cannot_be_saved_is_filled_by_shorter_pages(layouts: list[str]) -> None:
    full = per_page()
    found = lines_on_pages(body(3 * full + 9))
    assert len(found) == 4
    assert found[0] < full
    assert found[-1] > 9
    assert sum(found) == 3 * full + 9
    assert len(layouts) <= 4


def test_a_last_page_with_enough_on_it_is_left(layouts: list[str]) -> None:
    full = per_page()
    assert lines_on_pages(body(3 * full + full // 2)) == [full, full, full, full // 2]
    assert layouts == [""]


def test_two_pages_are_left(layouts: list[str]) -> None:
    assert lines_on_pages(body(per_page() + 2)) == [per_page(), 2]
    assert layouts == [""]


def test_the_colophon_takes_what_is_about_the_author_with_it() -> None:
    about = '<section class="about" id="about"><h2>About</h2><p>Line of the author.</p></section>'
    colophon = (
        '<section class="colophon" id="colophon">'
        + "<p>Line of the colophon.</p>" * 4
        + "</section>"
    )
    full = per_page()
    for lines in range(full - 12, full):
        found = lines_on_pages(body(lines) + about + colophon)
        assert found in ([lines + 5], [lines, 5]), lines


def test_the_foot_of_a_page_keeps_room_for_its_number(layouts: list[str]) -> None:
    """A theme with a narrow foot has no longer pages."""
    from dataclasses import replace

    base = page(body(3 * per_page() + 40), CSS)
    narrow = replace(base.theme.page, bottom=40.0)
    write(replace(base, theme=replace(base.theme, page=narrow)))
    assert all("margin-bottom" not in more or float(more[21:-3]) >= 40 for more in layouts)
