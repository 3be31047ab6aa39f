"""What a compositor looks after: lines that stay together, spaces, figures, signs that hang."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from briefgen.layout.document import Document
from tests.writers.printing import page, theme, weasyprint_document

THEMES = ("institute", "chancery", "bulletin")
WORDS = (
    "Three dry years have changed who gets the water of the valley, and the ministry sent "
    "officials who measured the flow at eleven gauges between March and August; nobody "
    "downstream was asked. "
)


def laid(body: str, name: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Print a page in a theme; give WeasyPrint's document."""
    return weasyprint_document(replace(page(body), theme=theme(name)), monkeypatch)


def boxes(box: Any, kind: str) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        if type(child).__name__ == "MarginBox":
            continue
        if type(child).__name__ == kind:
            yield child
        yield from boxes(child, kind)


def lines(document: Any) -> dict[str, list[int]]:
    """Give for each element with an id how many of its lines stand on which page."""
    found: dict[str, list[int]] = {}
    for number, one in enumerate(document.pages):
        for line in boxes(one._page_box, "LineBox"):
            name = line.element.get("id") if line.element is not None else None
            if name:
                counts = found.setdefault(name, [0] * len(document.pages))
                counts[number] += 1
    return found


def section(*blocks: str) -> str:
    return f'<section id="s"><h2 id="h">A section</h2>{"".join(blocks)}</section>'


@pytest.mark.parametrize("name", THEMES)
def test_no_line_of_a_paragraph_stands_alone_on_a_page(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    paragraphs = (f'<p id="p{n}">{WORDS * (1 + n % 4)}</p>' for n in range(50))
    found = lines(laid(section(*paragraphs), name, monkeypatch))
    broken = [counts for counts in found.values() if sum(map(bool, counts)) > 1]
    assert len(broken) >= 2
    assert all(count >= 2 for counts in broken for count in counts if count)


@pytest.mark.parametrize("name", THEMES)
def test_a_heading_stands_on_the_page_of_two_lines_of_its_text(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = (f'<h3 id="h{n}">A heading</h3><p id="p{n}">{WORDS * 2}</p>' for n in range(40))
    found = lines(laid(section(*pairs), name, monkeypatch))
    for number in range(40):
        at = next(page for page, count in enumerate(found[f"h{number}"]) if count)
        assert found[f"p{number}"][at] >= 2


@pytest.mark.parametrize("name", THEMES)
def test_an_item_of_two_or_three_lines_is_never_broken(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = "".join(f'<li id="i{n}">{WORDS[: 84 + 3 * (n % 20)]}</li>' for n in range(70))
    found = lines(laid(section(f'<ul id="u">{items}</ul>'), name, monkeypatch))
    short = [counts for key, counts in found.items() if key.startswith("i") and sum(counts) < 4]
    assert len(short) > 30
    assert all(sum(map(bool, counts)) == 1 for counts in short)


def test_a_long_table_repeats_its_header_on_each_page(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "<tr><td>A district</td><td>1,000</td></tr>" * 90
    head = '<thead><tr><th scope="col">District</th><th scope="col">Water</th></tr></thead>'
    table = f'<table id="t">{head}<tbody>{rows}</tbody></table>'
    document = laid(section(table), "institute", monkeypatch)
    assert len(document.pages) == 3
    for one in document.pages:
        assert "District" in [text.text for text in boxes(one._page_box, "TextBox")]


def test_justified_text_has_no_wide_gaps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words are divided before their spaces grow to rivers: to less than an em, and seldom near."""
    text = "".join(f'<p id="p{n}">{WORDS[n * 7 % 60 :] * 3}</p>' for n in range(12))
    document = laid(section(text), "chancery", monkeypatch)
    spaces = [
        box.justification_spacing / box.style["font_size"]
        for one in document.pages
        for box in boxes(one._page_box, "TextBox")
        if box.text.count(" ") > 3
    ]
    assert sum(space > 0 for space in spaces) > 60
    assert max(spaces) < 0.6
    assert sorted(spaces)[int(len(spaces) * 0.95)] < 0.35


@pytest.mark.parametrize("name", THEMES)
def test_figures_line_up_in_tables_and_are_of_the_texts_height_elsewhere(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = '<a role="doc-noteref" id="ref" href="#n">1</a>'
    table = '<table id="t"><tbody><tr><td>1,234</td></tr></tbody></table>'
    notes = (
        '<section role="doc-endnotes" id="notes"><h2>Notes</h2><ol><li id="n" value="1">'
        "<p>In 1916.</p></li></ol></section>"
    )
    body = section(f'<p id="p">In 2016.{mark}</p>', table) + notes
    document = laid(body, name, monkeypatch)
    numerals = {
        box.text.replace("\u2060", "").strip(): set(box.style["font_variant_numeric"])
        for one in document.pages
        for box in boxes(one._page_box, "TextBox")
        if any(c.isdigit() for c in box.text)
    }
    assert numerals["In 2016."] == {"oldstyle-nums", "proportional-nums"}
    assert numerals["1,234"] == {"lining-nums", "tabular-nums"}
    assert numerals["1"] == numerals["In 1916."] == {"lining-nums"}


@pytest.mark.parametrize("name", ["institute", "bulletin"])
@pytest.mark.parametrize("mark", ["“", "‘", "«"])
def test_an_opening_quotation_mark_hangs_out_of_a_pull_quote(
    name: str, mark: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def start(text: str) -> float:
        quote = f'<aside role="doc-pullquote" id="q"><p id="k">{text}</p></aside>'
        document = laid(section(f"<p>{WORDS}</p>", quote, f"<p>{WORDS}</p>"), name, monkeypatch)
        found = [
            box.position_x
            for box in boxes(document.pages[0]._page_box, "TextBox")
            if box.element.get("id") == "k"
        ]
        return float(found[0])

    asked = "Nobody downstream was asked."
    assert start(asked) - 12 < start(f"{mark}{asked}") < start(asked) - 2


def styled(html: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Print a page in the theme with dark panels; give the styles of what has an id."""
    made = replace(page("", notes_as="footnotes"), theme=theme("bulletin"))
    document = weasyprint_document(replace(made, document=Document(lambda: html)), monkeypatch)
    found: dict[str, Any] = {}
    for one in document.pages:
        for kind in ("BlockBox", "InlineBox"):
            for box in boxes(one._page_box, kind):
                if box.element is not None and box.element.get("id"):
                    found.setdefault(box.element.get("id"), box.style)
    return found


def test_links_in_the_footnotes_of_a_dark_summary_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """They stand at the foot of the page, on paper."""
    found = styled(
        '<html lang="en"><head><title>A page</title></head><body class="theme-bulletin">'
        '<aside role="doc-abstract" id="summary"><ul id="u"><li id="b">Words.'
        '<a role="doc-noteref" id="ref-1" href="#note-1">1</a> '
        '<a id="inside" href="#b">A link.</a></li></ul></aside>'
        '<section role="doc-endnotes" id="notes"><h2 id="h">Notes</h2><ol id="o"><li id="note-1">'
        '<p id="n">See <a id="link" href="https://www.example.org/">the page</a>.</p></li></ol>'
        "</section></body></html>",
        monkeypatch,
    )
    assert found["link"]["color"] != found["inside"]["color"]


def test_the_bar_of_a_pull_quote_stands_where_its_lines_begin(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def bar(direction: str) -> tuple[bool, bool]:
        found = styled(
            f'<html lang="ar" dir="{direction}"><head><title>A page</title></head>'
            '<body class="theme-bulletin"><section id="s"><h2 id="h">Words</h2>'
            '<aside role="doc-pullquote" id="q"><p id="k">Words.</p></aside>'
            "</section></body></html>",
            monkeypatch,
        )["q"]
        return found["border_left_width"] > 0, found["border_right_width"] > 0

    assert bar("ltr") == (True, False)
    assert bar("rtl") == (False, True)
