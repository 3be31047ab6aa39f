"""Notes at the foot of the page: none is lost, wherever the page ends."""

from __future__ import annotations

import pytest

from briefgen.diagnostics import Sink
from briefgen.diagnostics.register import writers as codes
from briefgen.source import SourceFile, Span
from briefgen.writers.assets import Assets
from briefgen.writers.pdf import write_pdf
from tests.writers.printing import opened, page, write


def noted(paragraphs: list[str]) -> str:
    """Give a page of paragraphs in which each ``*`` is the mark of a note."""
    body, notes, number = "", "", 0
    for place, text in enumerate(paragraphs):
        made = ""
        for piece in text.split("*"):
            if made:
                number += 1
                made += (
                    f'<a role="doc-noteref" id="ref-{number}" href="#note-{number}">{number}</a>'
                )
                words = "words of a note " * (3 + 20 * (number % 2))
                notes += f'<li id="note-{number}"><p id="n{number}">Its {words}.</p></li>'
            made += piece
        body += f'<p id="p{place}">{made}</p>'
    return (
        f'<section id="s">{body}</section><section role="doc-endnotes" id="notes">'
        f'<h2 id="h">Notes</h2><ol id="o">{notes}</ol></section>'
    )


def places(data: bytes) -> dict[str, int]:
    """Give the number of the page that each id stands on."""
    pdf = opened(data)
    numbers = {one.obj.objgen: number for number, one in enumerate(pdf.pages, 1)}
    names = pdf.Root.Names.Dests.Names
    return {str(names[i]): numbers[names[i + 1][0].objgen] for i in range(0, len(names), 2)}


FILLED = "A filled line of text, as long as the page is wide, more or less so. "
MARKED = "Some words that go before a mark,* and " * 12 + "no more."


@pytest.mark.parametrize("lines", range(24, 34))
def test_no_footnote_is_lost_or_stands_before_its_mark(lines: int) -> None:
    found = places(write(page(noted([*[FILLED] * lines, MARKED]), notes_as="footnotes")))
    for number in range(1, 13):
        mark, note = found[f"ref-{number}"], found[f"note-{number}"]
        assert 0 <= note - mark <= 1, number
    order = [found[f"note-{number}"] for number in range(1, 13)]
    assert order == sorted(order)


@pytest.mark.parametrize("lines", range(26, 32))
def test_no_footnote_is_lost_where_the_text_has_page_numbers(lines: int) -> None:
    """They are known only after a first layout; the page that has them is made again."""
    css = ".to::after { content: target-counter(attr(href), page) }"
    ahead = 'On page <a class="to" href="#p90"></a>.'
    paragraphs = [*[FILLED] * lines, MARKED, ahead, *[FILLED] * (90 - lines)]
    found = places(write(page(noted(paragraphs), css, notes_as="footnotes")))
    assert [n for n in range(1, 13) if f"note-{n}" not in found] == []


def test_a_footnote_that_is_on_no_page_is_told_at_its_place() -> None:
    file = SourceFile("content/x/brief.yaml", "notes:\n  a: Its words.\n")
    spans = {"note-1": Span(file, 9, 10)}
    sink = Sink()
    body = noted(["Said.* And said.*"])
    css = "#note-1 { display: none }"
    laid = page(body, css, notes_as="footnotes")
    assert write_pdf(laid, Assets(), sink, places=spans) is None
    (diagnostic,) = sink
    assert diagnostic.code is codes.FOOTNOTE_LOST
    assert "note 1 is on no page" in diagnostic.message
    assert str(diagnostic.labels[0].span) == "content/x/brief.yaml:2:3"
    assert "notes_as: endnotes" in diagnostic.hints[0]
