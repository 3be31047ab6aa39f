"""The note doctor reads as a careful editor would; a clean brief gets no word from it."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen.citations.doctor import examine
from briefgen.diagnostics import Severity, Sink
from briefgen.model.inlines import GENERATED
from briefgen.model.sources import Source, SourceLibrary
from making import article, brief, cite, note, paragraph, section

DAWN = "https://www.dawn.com/news/1"


def found(items: dict[str, dict[str, Any]], *texts: str) -> list[str]:
    """Examine a brief that cites all items and has one note for each text."""
    library = SourceLibrary(
        {key: Source(key, {"id": key, **item}, GENERATED, {}) for key, item in items.items()}
    )
    named = {f"n{index}": [text] for index, text in enumerate(texts)}
    body = [*(cite(key) for key in items), *(note(key) for key in named)]
    sink = Sink()
    examine(brief(section("s", paragraph(*body)), notes=named), library, sink)
    assert all(d.severity is Severity.WARNING for d in sink)
    return [d.code.name for d in sink]


def test_complete_sources_and_plain_notes_get_no_word() -> None:
    items = {"a": article("Khan", "One", URL=DAWN), "b": article("Ali", "Two")}
    assert (
        found(items, "The text names 1914–18; see p. 48–58, ISBN 978-3-16-1, on 2016-02-13.") == []
    )


@pytest.mark.parametrize("field", ["title", "container-title", "issued"])
def test_what_a_newspaper_article_lacks_is_said(field: str) -> None:
    item = article("Khan", "One")
    del item[field]
    assert found({"a": item}) == ["incomplete-source"]


def test_a_page_without_any_date_needs_the_day_it_was_read() -> None:
    page = {"type": "webpage", "title": "T", "URL": DAWN, "container-title": "Dawn"}
    assert found({"a": page}) == ["undated-page"]
    assert found({"a": {**page, "accessed": {"date-parts": [[2016, 1, 1]]}}}) == []


@pytest.mark.parametrize("other", [DAWN, "http://dawn.com/news/1", "https://www.dawn.com/news/1/"])
def test_two_keys_for_one_address_are_one_source(other: str) -> None:
    items = {"a": article("Khan", "One", URL=DAWN), "b": article("Khan", "One", URL=other)}
    assert "same-source" in found(items)


def test_a_name_spelled_in_two_ways_is_drift() -> None:
    items = {"a": article("Parwaiz", "One"), "b": article("Perwaiz", "Two")}
    assert found(items) == ["name-drift"]


def test_two_people_of_one_family_are_no_drift() -> None:
    one, two = article("Khan", "One"), article("Khan", "Two")
    one["author"][0]["given"], two["author"][0]["given"] = "Imran", "Shair Ali"
    assert found({"a": one, "b": two}) == []


def test_one_host_under_two_names_of_a_paper_is_drift() -> None:
    one = article("Khan", "One", URL=DAWN)
    two = article("Ali", "Two", URL="https://www.dawn.com/news/2")
    two["container-title"] = "Dawn News"
    assert found({"a": one, "b": two}) == ["name-drift"]


@pytest.mark.parametrize("text", ["Ibid., 4.", "Khan, op. cit., p. 3", "See ibidem."])
def test_a_typed_short_form_is_found(text: str) -> None:
    assert found({}, text) == ["typed-short-form"]


def test_a_hyphen_in_a_range_is_found() -> None:
    assert found({}, "See pp. 48-58.") == ["hyphen-in-range"]


def test_the_sample_has_nothing_to_mend() -> None:
    from pathlib import Path

    from briefgen.build.check import check
    from briefgen.build.workspace import Place

    root = Path(__file__).parents[2]
    assert check(Place(root, root / "output"), ("islamic-state-in-pakistan",)) == ()


@pytest.mark.parametrize(
    "text", ["Read [khan-2016].", "[-khan-2016, p. 4]", "[@ khan-2016]", "As [khan-2016; b]."]
)
def test_a_citation_without_its_sign_is_found(text: str) -> None:
    assert found({"khan-2016": article("Khan", "One")}, text) == ["unmarked-citation"]


def test_brackets_without_the_key_of_a_source_are_text() -> None:
    items = {"khan-2016": article("Khan", "One")}
    assert found(items, "He [the minister] said so [sic], in khan-2016 [khan].") == []
