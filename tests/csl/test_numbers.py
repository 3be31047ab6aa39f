"""Numbers, ordinals, page ranges and labels (CSL 1.0.2, "Number", "Page Ranges", "Label")."""

from __future__ import annotations

import pytest

from briefgen import csl
from briefgen.csl.numbers import is_numeric, ordinal, roman
from briefgen.csl.pages import page_range
from tests.csl.small import book, printed, style

ENGLISH = csl.Locales().locale("en-US")
FRENCH = csl.Locales().locale("fr-FR")


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (21, "21st"), (112, "112th")],
)
def test_english_ordinals(number: int, text: str) -> None:
    assert ordinal(number, ENGLISH, "") == text


def test_french_ordinals_follow_the_gender() -> None:
    assert ordinal(1, FRENCH, "feminine") == "1ʳᵉ"
    assert ordinal(1, FRENCH, "masculine") == "1ᵉʳ"


@pytest.mark.parametrize(("number", "text"), [(4, "iv"), (9, "ix"), (1994, "mcmxciv"), (0, "0")])
def test_roman_numerals(number: int, text: str) -> None:
    assert roman(number) == text


@pytest.mark.parametrize(
    ("text", "numeric"),
    [("12", True), ("2nd", True), ("1-3", True), ("1 and 3", True), ("iv", True),
     ("second", False), ("5 ed.", False), ("", False)],
)  # fmt: skip
def test_what_is_numeric(text: str, numeric: bool) -> None:
    assert is_numeric(text) is numeric


@pytest.mark.parametrize(
    ("style_format", "given", "printed"),
    [
        ("", "101-108", "101–108"),
        ("expanded", "321-8", "321–328"),
        ("minimal", "321-328", "321–8"),
        ("minimal-two", "321-328", "321–28"),
        ("chicago", "101-108", "101–8"),
        ("chicago", "321-328", "321–28"),
        ("chicago", "100-104", "100–104"),
        ("chicago-16", "1496-1504", "1496–504"),
        ("chicago-15", "1496-1504", "1496–1504"),
        ("chicago", "xxv-xxviii", "xxv–xxviii"),
        ("expanded", "S213-S235", "S213–S235"),
        ("chicago", "3\\-B", "3-B"),
    ],
)
def test_page_ranges(style_format: str, given: str, printed: str) -> None:
    assert page_range(given, style_format, ENGLISH) == printed


@pytest.mark.parametrize(
    ("page", "label"), [("12", "p. 12"), ("12-14", "pp. 12–14"), ("12, 14", "pp. 12, 14")]
)
def test_a_label_is_plural_for_several_pages(page: str, label: str) -> None:
    body = (
        '<group delimiter=" "><label variable="page" form="short"/><text variable="page"/></group>'
    )
    assert printed(style(body, layout='prefix="("'), [book("a", page=page)], "a") == [f"({label}"]


def test_a_locator_may_name_its_own_kind() -> None:
    body = (
        '<group delimiter=" "><label variable="locator" form="short"/>'
        '<text variable="locator"/></group>'
    )
    assert printed(style(body), [book("a")], "a:§12") == ["sec. 12"]
