"""A line's end is a space, a hyphenation or nothing, as the source has it."""

from __future__ import annotations

import pytest

from briefgen.parity.normal import LINE
from briefgen.parity.settle import settle
from briefgen.parity.transcript import Emphasised, Entry, Hyperlink, Kind, Reference


def found(text: str) -> Entry:
    return Entry(Kind.PARAGRAPH, text.replace("|", LINE))


@pytest.mark.parametrize(
    ("drawn", "source"),
    [
        ("one|two", "one two"),
        ("charac‐|ter", "character"),
        ("charac-|ter", "character"),
        ("long-|term", "long-term"),
        ("long‐|term", "long‐term"),
        ("https://a.b/|c/d", "https://a.b/c/d"),
        ("a –|b", "a – b"),
        ("2015–|2016", "2015–2016"),
        ("one|two|three", "one two three"),
        ("in‐|ter‐|na‐|tional", "international"),
    ],
)
def test_line_ends_read_as_in_the_source(drawn: str, source: str) -> None:
    assert settle(found(drawn), source).text == source


@pytest.mark.parametrize(
    ("drawn", "source", "told"),
    [
        ("one|two 4,150 three|four", "one two 4,250 three four", "one two 4,150 three four"),
        ("wrong|two three|four", "one two three four", "wrong two three four"),
        ("one|tow charac‐|ter end", "one two character end", "one tow character end"),
        ("one|two", "onetwo three", "onetwo"),
    ],
)
def test_a_difference_stays_and_blurs_nothing_else(drawn: str, source: str, told: str) -> None:
    assert settle(found(drawn), source).text == told


def test_a_real_hyphen_is_not_taken_for_a_hyphenation() -> None:
    assert settle(found("well-|known"), "well-known").text == "well-known"


def test_offsets_move_with_the_text() -> None:
    entry = Entry(
        Kind.PARAGRAPH,
        f"an exam‐{LINE}ple of{LINE}two words",
        references=(Reference(15, 3), Reference(25, 4)),
        links=(Hyperlink(13, 19, "https://a.b"),),
        emphasis=(Emphasised(3, 12, "em"),),
    )
    settled = settle(entry, "an example of two words")
    assert settled.text == "an example of two words"
    emphasis, link = settled.emphasis[0], settled.links[0]
    assert settled.text[emphasis.start : emphasis.end] == "example"
    assert settled.text[link.start : link.end] == "of two"
    before = [settled.text[: reference.offset] for reference in settled.references]
    assert before == ["an example of", "an example of two words"]
