"""What belongs together stays on one line, by the language; what does not may part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import Sink
from briefgen.markup.inlines import parse_inlines
from briefgen.markup.ties import tie
from briefgen.markup.typography import QUOTES, quotes_of
from briefgen.model.inlines import plain
from briefgen.source import Passage, SourceFile


@pytest.mark.parametrize(
    ("language", "held"),
    [
        ("en-US", "see p.~4 and pp.~48–58, No.~7, vol.~2, Fig.~3"),
        ("en-GB", "J.~R.~Smith met Dr.~A.~Khan on 27~September 2016"),
        ("en-US", "On January~26, 2015, under Article~5 and Table~2"),
        ("en-US", "12~km of road, 45~% of it, for $3~million, at 40~°C"),
        ("en-US", "§~5 of the law"),
        ("de-DE", "siehe S.~4, Nr.~7, z.~B. am 3.~Oktober, 5~Mio. Euro"),
        ("de-DE", "i.~d.~R. nach Abb.~3 und Prof.~Müller"),
        ("fr-FR", "voir p.~4, art.~12, n°~7, le 14~juillet"),
        ("fr-FR", "Vraiment^? Oui^! Ainsi^; il dit~: «^non^»"),
        ("fr-CH", "Vraiment ? «non»"),
        ("es", "véase pág.~4, el 12~octubre, Sr.~Pérez"),
        ("it", "vedi pag.~4, il 2~giugno"),
        ("pt", "ver pág.~4, 7~setembro"),
        ("nl", "zie blz.~4, 30~april"),
        ("ru", "см. с.~4, №~7, 9~мая, А.~С.~Пушкин"),
        ("ur", "§~5"),
    ],
)
def test_parts_are_held_together(language: str, held: str) -> None:
    typed = held.replace("~", " ").replace("^", " ")
    assert tie(typed, language) == held.replace("~", "\u00a0").replace("^", "\u202f")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en-US", "In 2015 the army came. Of 12 men 3 stayed; the map. 4 of them left."),
        ("en-US", "May he go? In May they went. The stop. A man said so."),
        ("de-DE", "Das ist so. Dann kam er; es war das Ende. 5 blieben."),
        ("fr-FR", "Il est venu, puis il est parti."),
        ("xx", "p. 4 means nothing here"),
    ],
)
def test_other_spaces_stay(language: str, text: str) -> None:
    assert tie(text, language) == text


@given(st.text(alphabet="pS. 47NoMayJ«»;:!?%km§z", max_size=40), st.sampled_from(sorted(QUOTES)))
def test_only_spaces_change_and_none_is_gained_or_lost(text: str, language: str) -> None:
    tied = tie(text, language)
    assert len(tied) == len(text)
    assert tied.replace("\u00a0", " ").replace("\u202f", " ") == text
    assert tie(tied, language) == tied


def test_prose_is_tied_unless_it_is_code_or_told_not_to() -> None:
    def read(text: str, language: str | None) -> str:
        quotes = None if language is None else quotes_of(language)
        passage = Passage.of_file(SourceFile("x.md", text))
        return plain(parse_inlines(passage, Sink(), quotes=quotes))

    typed = "See *p. 4* and `p. 4`."
    assert read(typed, "en-US") == "See p.\u00a04 and p. 4."
    assert read(typed, None) == "See p. 4 and p. 4."
