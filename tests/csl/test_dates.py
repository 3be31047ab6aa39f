"""Dates (CSL 1.0.2, "Date", "Date Ranges")."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen import csl
from tests.csl.small import book, processor, style

TEXT = '<date variable="issued" form="text"/>'
NUMERIC = '<date variable="issued" form="numeric"/>'


def _printed(body: str, issued: Any, language: str = "en-US") -> str:
    used = processor(style(body), [book("a", issued=issued)], language)
    return used.cite([csl.Citation((csl.Cite("a"),))])[0].content.plain()


def _parts(*dates: list[int], **more: Any) -> dict[str, Any]:
    return {"date-parts": list(dates)} | more


@pytest.mark.parametrize(
    ("issued", "printed"),
    [
        (_parts([2016]), "2016"),
        (_parts([2016, 9]), "September 2016"),
        (_parts([2016, 9, 27]), "September 27, 2016"),
        (_parts([2016, 9, 27], [2016, 9, 29]), "September 27–29, 2016"),
        (_parts([2016, 9, 27], [2016, 10, 1]), "September 27–October 1, 2016"),
        (_parts([2016, 12, 27], [2017, 1, 1]), "December 27, 2016–January 1, 2017"),
        (_parts([2015], [2016]), "2015–2016"),
        (_parts([2016], season=2), "Summer 2016"),
        (_parts([2016], season="Hilary"), "Hilary 2016"),
        (_parts([-44, 3, 15]), "March 15, 44 BC"),
        (_parts([-100], [-44]), "100–44 BC"),
        (_parts([622]), "622 AD"),
        ({"literal": "forthcoming"}, "forthcoming"),
        ("2016-09-27", "September 27, 2016"),
        ({"raw": "27 September 2016"}, "September 27, 2016"),
        ({"raw": "Spring 2016"}, "Spring 2016"),
        ({"raw": "2015/2016"}, "2015–2016"),
        ({"raw": "when time allows"}, "when time allows"),
    ],
)
def test_a_date_in_american_words(issued: Any, printed: str) -> None:
    assert _printed(TEXT, issued) == printed


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("en-GB", "27 September 2016"),
        ("de-DE", "27. September 2016"),
        ("fr-FR", "27 septembre 2016"),
    ],
)
def test_a_date_follows_the_language(language: str, printed: str) -> None:
    assert _printed(TEXT, _parts([2016, 9, 27]), language) == printed


def test_a_numeric_date_leaves_a_season_out() -> None:
    assert _printed(NUMERIC, _parts([2016, 21])) == "2016"


def test_a_style_may_shorten_the_month_of_a_localized_date() -> None:
    body = '<date variable="issued" form="text"><date-part name="month" form="short"/></date>'
    assert _printed(body, _parts([2016, 9, 27])) == "Sept. 27, 2016"


def test_only_the_parts_asked_for_are_shown() -> None:
    body = '<date variable="issued" form="text" date-parts="year-month"/>'
    assert _printed(body, _parts([2016, 9, 27])) == "September 2016"


def test_an_uncertain_date_answers_the_condition() -> None:
    body = (
        '<choose><if is-uncertain-date="issued"><text term="circa" form="short" suffix=" "/></if>'
        "</choose>" + TEXT
    )
    assert _printed(body, {"raw": "ca. 1850"}) == "C. 1850"
