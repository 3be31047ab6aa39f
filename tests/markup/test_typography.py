"""Straight signs become those of print, by the language, and only where that is sure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import Sink
from briefgen.markup.inlines import parse_inlines
from briefgen.markup.typography import QUOTES, quotes_of
from briefgen.model.inlines import Emphasis, Text, plain
from briefgen.source import Passage, SourceFile


def read(text: str, language: str = "en-US") -> str:
    passage = Passage.of_file(SourceFile("x.md", text))
    return plain(parse_inlines(passage, Sink(), quotes=quotes_of(language)))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('He said "so".', "He said “so”."),
        ("It's the '90s and rock 'n' roll", "It’s the ’90s and rock ‘n’ roll"),
        ('"*Word*," she said[^1]', "“Word,” she said"),
        ('He said "so."[^1] Then "more"[@a]', "He said “so.” Then “more”"),
        ('("quoted") and "x"--"y"', "(“quoted”) and “x”–“y”"),
        ("the boys' 'own' thing", "the boys’ ‘own’ thing"),
        ("He is 5' 10\" tall", "He is 5' 10\" tall"),
        ('"A \'b\' c"', "“A ‘b’ c”"),
        ("\"'a' b\"", "“‘a’ b”"),
        ('"a paragraph that goes on', "“a paragraph that goes on"),
        ("a -- b --- c ... d ---- e", "a – b — c … d ---- e"),
        ('\\"straight\\" and `"code"`', '"straight" and "code"'),
        ("<https://x.org/--a> and \"b\"", "https://x.org/--a and “b”"),
        ("\"[T]he\" 'a'", "“[T]he” ‘a’"),
        ('O\'Brien\'s "d\'être"', "O’Brien’s “d’être”"),
        ("“already ‘so’, it’s”", "“already ‘so’, it’s”"),
        ('[a "b"](https://example.org/"c")', "a “b”"),
    ],
)  # fmt: skip
def test_signs_of_print(typed: str, printed: str) -> None:
    assert read(typed) == printed


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("en-GB", "“a ‘b’”"),
        ("de", "„a ‚b‘“"),
        ("de-AT", "„a ‚b‘“"),
        ("de-CH", "«a ‹b›»"),
        ("fr", "«\u202fa “b”\u202f»"),
        ("ja", "「a 『b』」"),
        ("xx", "“a ‘b’”"),
    ],
)
def test_quotes_are_those_of_the_language(language: str, printed: str) -> None:
    assert read("\"a 'b'\"", language) == printed


def test_without_quotes_nothing_changes() -> None:
    passage = Passage.of_file(SourceFile("x.md", '"a" -- it\'s ...'))
    assert plain(parse_inlines(passage, Sink())) == '"a" -- it\'s ...'


def test_spans_stay_those_of_the_source() -> None:
    text = 'He -- *"so"* ... it\'s'
    passage = Passage.of_file(SourceFile("x.md", text))
    first, emphasis, last = parse_inlines(passage, Sink(), quotes=quotes_of("fr"))
    assert isinstance(first, Text)
    assert isinstance(emphasis, Emphasis)
    spans = [(n.span.start, n.span.end) for n in (first, emphasis, last)]
    assert [text[a:b] for a, b in spans] == ["He -- ", '*"so"*', " ... it's"]


@given(st.text(alphabet="ab1 \"'-.*[]()\\\n", max_size=40), st.sampled_from(sorted(QUOTES)))
def test_any_text_keeps_its_words(text: str, language: str) -> None:
    passage = Passage.of_file(SourceFile("x.md", text))
    before = plain(parse_inlines(passage, Sink()))
    after = plain(parse_inlines(passage, Sink(), quotes=quotes_of(language)))
    assert [c for c in after if c.isalnum()] == [c for c in before if c.isalnum()]


def test_a_text_that_is_set_stays_as_it_is() -> None:
    once = read("\"He's 'so'\" -- he said...")
    assert read(once) == once
