"""The words of each language: all of them, and put together as the language does."""

from __future__ import annotations

import datetime
import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from briefgen.layout import labels
from briefgen.layout.labels import Labels, available, load_labels
from briefgen.layout.languages import direction

FOLDER = Path(labels.__file__).parent
TAGS = [
    *available(),
    *(
        f"{name}-{variant}"
        for name in available()
        for variant in tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8")).get(
            "variant", {}
        )
    ),
]
PLACES = {
    "figure_n": {"n"},
    "table_n": {"n"},
    "back_to_reference": {"n"},
    "back_to_place": {"n", "place"},
    "page_of": {"page", "pages"},
    "version_n": {"n"},
    "corrected_on": {"date"},
    "series_n": {"name", "n"},
    "date_pattern": {"day", "month", "year"},
    "names_two": {"first", "last"},
    "names_more": {"first", "last"},
    "place_publisher": {"place", "publisher"},
    "imprint": {"publisher", "date"},
}


def test_the_languages_that_briefs_are_written_in_are_there() -> None:
    wanted = [
        "ar",
        "de",
        "el",
        "en",
        "es",
        "fa",
        "fr",
        "he",
        "hi",
        "it",
        "ja",
        "ko",
        "nl",
        "pt",
        "ru",
        "tr",
        "ur",
        "zh",
    ]
    assert set(wanted) <= set(available())


@pytest.mark.parametrize("tag", TAGS)
def test_a_language_has_every_word_and_every_pattern_its_places(tag: str) -> None:
    words = load_labels(tag)
    for field in fields(Labels):
        value = getattr(words, field.name)
        if field.name == "months":
            assert len(set(value)) == 12
            assert all(month == month.strip() != "" for month in value)
            continue
        assert value, field.name
        assert set(re.findall(r"\{(\w*)\}", value)) == PLACES.get(field.name, set()), field.name
    assert words.quote_takes_comma in ("yes", "no")


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("en-GB", "27 September 2016"),
        ("en-US", "September 27, 2016"),
        ("en", "27 September 2016"),
        ("de", "27. September 2016"),
        ("fr", "27 septembre 2016"),
        ("es-MX", "27 de septiembre de 2016"),
        ("ru", "27 сентября 2016\u00a0г."),
        ("he", "27 בספטמבר 2016"),
        ("ar-LB", "27 أيلول 2016"),
        ("ur", "27 ستمبر، 2016"),
        ("zh-Hant", "2016年9月27日"),
        ("ja", "2016年9月27日"),
    ],
)
def test_a_date_is_written_as_the_language_does(tag: str, written: str) -> None:
    assert load_labels(tag).date(datetime.date(2016, 9, 27)) == written


@pytest.mark.parametrize(
    ("tag", "written"), [("fr", "1er mai 2024"), ("it", "1º maggio 2024"), ("de", "1. Mai 2024")]
)
def test_the_first_of_a_month_is_written_as_the_language_does(tag: str, written: str) -> None:
    assert load_labels(tag).date(datetime.date(2024, 5, 1)) == written


@pytest.mark.parametrize(
    ("tag", "two", "three"),
    [
        ("en-US", "A and B", "A, B, and C"),
        ("en-GB", "A and B", "A, B and C"),
        ("de", "A und B", "A, B und C"),
        ("ar", "A وB", "A وB وC"),
        ("zh", "A和B", "A、B和C"),
    ],
)
def test_names_are_joined_as_the_language_does(tag: str, two: str, three: str) -> None:
    words = load_labels(tag)
    assert words.names([]) == ""
    assert words.names(["A"]) == "A"
    assert words.names(["A", "B"]) == two
    assert words.names(["A", "B", "C"]) == three


def test_a_comma_goes_inside_the_quotation_marks_where_the_language_puts_it() -> None:
    assert load_labels("en-US").quoted("T") == "“T,” "
    assert load_labels("en-GB").quoted("T") == "“T”, "
    assert load_labels("en-US").quoted("T", followed=False) == "“T”"


def test_braces_in_a_name_are_no_places() -> None:
    assert load_labels("en").series("{n} {x}", "{7}") == "{n} {x} {7}"


def test_a_region_or_a_script_may_have_its_own_words() -> None:
    assert load_labels("zh-TW").notes == load_labels("zh-Hant").notes == "註釋"
    assert load_labels("zh-CN").notes == "注释"
    assert load_labels("en-US").licence == "License"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("ar", "rtl"),
        ("ur-PK", "rtl"),
        ("ur-Latn", "ltr"),
        ("az-Arab-IR", "rtl"),
        ("en-x-arab", "ltr"),
        ("he", "rtl"),
        ("zh-Hant", "ltr"),
        ("fa-AF", "rtl"),
    ],
)
def test_direction_follows_the_script_and_else_the_language(tag: str, expected: str) -> None:
    assert direction(tag) == expected


@pytest.mark.parametrize("language", ["", "tlh", "-US", "../labels/en", "../../labels/labels/en"])
def test_a_language_without_words_is_a_key_error(language: str) -> None:
    with pytest.raises(KeyError):
        load_labels(language)
