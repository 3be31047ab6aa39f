"""Text case (CSL 1.0.2, "Text-case")."""

from __future__ import annotations

import pytest

from tests.csl.small import book, printed, style


def _cased(case: str, title: str, **fields: str) -> str:
    used = style(f'<text variable="title" text-case="{case}"/>')
    return printed(used, [book("a", title=title, **fields)], "a")[0]


@pytest.mark.parametrize(
    ("given", "cased"),
    [
        ("the rise of the group in Khorasan", "The Rise of the Group in Khorasan"),
        ("war: an account", "War: An Account"),
        ("things to look for", "Things to Look For"),
        ("out-of-area operations", "Out-of-Area Operations"),
        ("iPad use in the UK", "iPad Use in the UK"),
        ('what is "the base"', "What Is “the Base”"),
    ],
)
def test_english_title_case(given: str, cased: str) -> None:
    assert _cased("title", given) == cased


def test_titles_in_other_languages_keep_their_case() -> None:
    assert _cased("title", "Die Lage in Pakistan und", language="de") == "Die Lage in Pakistan und"


def test_sentence_case_keeps_what_is_protected() -> None:
    title = 'Policy and the <span class="nocase">North-West</span> Frontier'
    assert _cased("sentence", title) == "Policy and the North-West frontier"


def test_turkish_letters_rise_as_turkish_does() -> None:
    assert _cased("uppercase", "iç", language="tr") == "İÇ"
