"""Figures and tables that do not fit give way to text, and are heard where they were written."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest

from briefgen.writers.pdf import floats
from tests.writers.printing import elements, images, opened, page, write

PICTURE = "figures/map.png"
LINES = "Three dry years have changed who gets the water of the valley. " * 3
TALL = "figure img { height: 420pt; max-height: none; object-fit: fill }"
LOW = "figure img { height: 250pt; max-height: none; object-fit: fill }"


def section(*blocks: str, id: str = "one", title: str = "One") -> str:
    return f'<section id="{id}"><h2>{title}</h2>{"".join(blocks)}</section>'


def text(*names: str) -> str:
    return "".join(f'<p id="{name}">{name} {LINES}</p>' for name in names)


def figure(name: str = "map", caption: str = "The map.") -> str:
    return (
        f'<figure id="{name}"><img src="{PICTURE}" alt="A map"/>'
        f"<figcaption>{caption}</figcaption></figure>"
    )


def table(name: str, rows: int) -> str:
    row = '<tr><th scope="row">A district</th><td class="end">1,000</td></tr>'
    head = '<thead><tr><th scope="col">District</th><th scope="col">Water</th></tr></thead>'
    return f'<table id="{name}"><caption>Water.</caption>{head}<tbody>{row * rows}</tbody></table>'


def printed(*sections: str, css: str = TALL) -> pikepdf.Pdf:
    return opened(write(page("".join(sections), css), images(PICTURE)))


def pages(pdf: pikepdf.Pdf) -> dict[str, int]:
    """Give the page on which each element with an id begins, in the order of the structure."""
    numbers = {one.obj.objgen: number for number, one in enumerate(pdf.pages, 1)}
    return {str(e.ID): numbers[e.Pg.objgen] for e in elements(pdf) if "/ID" in e}


def height(pdf: pikepdf.Pdf) -> float:
    """Give the height of the first figure's picture in points."""
    (_, bottom, _, top), *_ = [e.A.BBox for e in elements(pdf) if "/A" in e and "/BBox" in e.A]
    return float(top) - float(bottom)


BEFORE = tuple("abcdef")
AFTER = tuple("uvwxyz")


def test_text_that_follows_a_figure_fills_the_page_before_it() -> None:
    found = pages(printed(section(text(*BEFORE), figure(), text(*AFTER))))
    assert found["map"] == 2
    assert found["u"] == 1
    assert list(found).index("map") < list(found).index("u")


def test_a_figure_is_heard_where_it_was_written_though_drawn_later() -> None:
    pdf = printed(section(text(*BEFORE), figure(), text(*AFTER)))
    order = [name for name in pages(pdf) if name in {*BEFORE, "map", *AFTER}]
    assert order == [*BEFORE, "map", *AFTER]


def test_a_figure_that_fits_stays() -> None:
    found = pages(printed(section(text("a"), figure(), text(*AFTER))))
    assert found["map"] == 1


def test_a_figure_that_all_but_fits_is_made_smaller_and_stays() -> None:
    pdf = printed(section(text(*BEFORE[:5]), figure(), text(*AFTER)))
    assert pages(pdf)["map"] == 1
    assert 0.8 * 420 <= height(pdf) < 420


def test_a_figure_with_a_note_stays_where_its_number_was_counted() -> None:
    noted = figure(caption='The map.<a role="doc-noteref" id="ref-1" href="#n">1</a>')
    notes = (
        '<section role="doc-endnotes" id="notes"><h2>Notes</h2>'
        '<ol><li id="n" value="1">One.</li></ol></section>'
    )
    found = pages(printed(section(text(*BEFORE), noted, text(*AFTER)), notes))
    assert found["map"] == found["u"] == 2


def test_figures_keep_their_order() -> None:
    found = pages(printed(section(text(*BEFORE), figure("m"), figure("n"), text(*AFTER)), css=LOW))
    assert found["u"] == 1
    assert found["m"] <= found["n"]
    drawn = [name for name in found if name in "mn"]
    assert drawn == ["m", "n"]


def test_a_figure_that_ends_a_section_gives_way_to_the_next_one() -> None:
    last = section(text(*BEFORE), figure())
    css = "figure img { height: 600pt; max-height: none; object-fit: fill }"
    found = pages(printed(last, section(text(*AFTER), id="two", title="Two"), css=css))
    assert (found["two"], found["u"], found["map"]) == (1, 1, 2)
    assert list(found).index("map") < list(found).index("two")


def test_nothing_comes_between_a_paragraph_and_its_list() -> None:
    items = '<ul id="items"><li id="i">An item of the list.</li><li id="j">Another.</li></ul>'
    pdf = printed(section(text(*BEFORE), figure(), text("u"), items, text(*AFTER[1:])))
    assert pages(pdf)["items"] == pages(pdf)["i"] == 1


def test_a_short_table_gives_way_whole_and_a_long_one_breaks() -> None:
    css = "td, th { line-height: 20pt }"
    found = pages(printed(section(text(*BEFORE, "g", "h"), table("t", 10), text(*AFTER)), css=css))
    assert (found["t"], found["u"]) == (2, 1)
    found = pages(printed(section(text(*BEFORE, "g", "h"), table("t", 40), text(*AFTER)), css=css))
    assert found["t"] == 1 < found["u"]


def test_a_short_table_with_a_note_stays_in_its_place_and_in_one_piece() -> None:
    mark = '<a role="doc-noteref" id="ref-1" href="#n">1</a>'
    notes = (
        '<section role="doc-endnotes" id="notes"><h2>Notes</h2>'
        '<ol><li id="n" value="1">One.</li></ol></section>'
    )
    noted = table("t", 10).replace("Water.<", f"Water.{mark}<")
    css = "td, th { line-height: 20pt }"
    found = pages(printed(section(text(*BEFORE, "g", "h"), noted, text(*AFTER)), notes, css=css))
    assert found["t"] == found["u"] == 2


def test_a_box_that_does_not_fit_is_broken_where_there_is_room() -> None:
    box = f'<aside class="box" id="box"><h3>A box</h3>{text("p", "q", "r", "s")}</aside>'
    found = pages(printed(section(text(*BEFORE, *"ghij"), box, text(*AFTER))))
    assert (found["box"], found["s"]) == (1, 2)


def test_pages_without_figures_are_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(floats, "_change", lambda *given: asked.append(given))
    printed(section(text(*BEFORE), text(*AFTER)))
    assert asked == []


def test_many_figures_leave_no_page_half_empty() -> None:
    """Every page but the last is full to within a few lines, whatever comes in which order."""
    blocks: list[str] = []
    for number in range(24):
        blocks.append(text(*(f"p{number}{letter}" for letter in "abc"[: 1 + number % 3])))
        blocks.append(figure(f"f{number}") if number % 4 else table(f"t{number}", 6))
    pdf = printed(section(*blocks), css=LOW)
    assert len(pdf.pages) > 10
    assert len(pages(pdf)) > 60
    for number, one in enumerate(pdf.pages[:-1]):
        lowest = min(bottoms(one))
        assert lowest < 64 + 14 * 7, f"page {number + 1} ends {lowest:.0f} points above its foot"


def bottoms(one: pikepdf.Page) -> list[float]:
    """Give how far above the paper's foot each line and picture of the text stands."""
    import io

    import pypdfium2

    file = io.BytesIO()
    with pikepdf.new() as alone:
        alone.pages.append(one)
        alone.save(file)
    drawn = pypdfium2.PdfDocument(file.getvalue())[0]
    return [box[1] for box in (o.get_bounds() for o in drawn.get_objects()) if box[1] > 60]
