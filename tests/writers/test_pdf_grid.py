"""The lines of running text stand on one grid on all pages, whatever stands between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.writers.printing import images, opened, page, theme, weasyprint_document, write

PICTURE = '<figure id="f{0}"><img src="figures/map.png" alt="A map"/></figure>'
TABLE = (
    '<table id="t{0}"><thead><tr><th scope="col">A</th></tr></thead>'
    "<tbody><tr><td>1</td></tr><tr><td>2</td></tr></tbody></table>"
)
QUOTE = '<aside role="doc-pullquote" id="q{0}"><p>A sentence for the eye.</p></aside>'
LIST = '<ul id="u{0}"><li id="i{0}">An item.</li><li id="j{0}">Another.</li></ul>'
HEADING = '<h3 id="h{0}">A heading</h3>'
TEXT = (
    '<p id="p{0}">' + "Three dry years have changed who gets the water of the valley. " * 4 + "</p>"
)


def offsets(name: str, body: str, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Print a page in a theme; give by how much each line of text misses the grid, in points."""
    made = replace(page(body), theme=theme(name))
    document = weasyprint_document(made, monkeypatch, images("figures/map.png"))
    unit = theme(name).unit
    tops = [
        (line.position_y - one._page_box.content_box_y()) * 0.75
        for one in document.pages
        for line in lines(one._page_box)
        if line.element.tag in ("p", "li") and "furniture" not in str(line.element.get("class"))
    ]
    return [min(top % unit, unit - top % unit) for top in tops]


def lines(box: Any) -> Iterator[Any]:
    from weasyprint.formatting_structure.boxes import LineBox, MarginBox

    for child in getattr(box, "children", ()):
        quoted = child.element is not None and child.element.get("role") == "doc-pullquote"
        if isinstance(child, LineBox):
            yield child
        elif not isinstance(child, MarginBox) and not quoted:
            yield from lines(child)


@pytest.mark.parametrize("name", ["institute", "chancery", "bulletin"])
def test_text_is_on_the_grid_after_pictures_tables_quotes_and_headings(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = (PICTURE, TABLE, QUOTE, LIST, HEADING)
    blocks = [f"{kinds[n % 5]}{TEXT}".replace("{0}", str(n)) for n in range(30)]
    section = f'<section id="s"><h2>A section</h2>{"".join(blocks)}</section>'
    found = offsets(name, section, monkeypatch)
    assert len(found) > 100
    assert max(found) < 0.05


def test_links_lead_to_where_the_text_was_moved() -> None:
    """Anchors are gathered again: a link's rectangle lies over its words."""
    link = '<p id="l">See <a href="https://example.org/">the archive</a>.</p>'
    body = f'<section id="s"><h2>A section</h2>{TABLE}{link}{PICTURE}{link}</section>'
    body = body.replace("{0}", "1").replace('id="l">See', 'id="m">See', 1)
    pdf = opened(write(page(body), images("figures/map.png")))
    (one,) = pdf.pages
    import io

    import pypdfium2

    file = io.BytesIO()
    pdf.save(file)
    text = pypdfium2.PdfDocument(file.getvalue())[0].get_textpage()
    for annotation in one.Annots:
        left, bottom, right, top = (float(side) for side in annotation.Rect)
        assert "the archive" in text.get_text_bounded(left - 1, bottom - 1, right + 1, top + 1)
