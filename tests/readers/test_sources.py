"""Entries of sources.yaml become CSL-JSON items."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefgen.diagnostics import Sink
from briefgen.readers.sources import vocabulary
from briefgen.readers.sources.dates import parse_date

from .reading import workspace


def item(root: Path, entry: str) -> dict[str, Any]:
    """Read one entry, written in flow style, and give its item without type and id."""
    sink = Sink()
    text = f"key:\n  type: document\n  {entry}\n"
    library = workspace(root, {"sources.yaml": text}, sink).library
    assert [d.message for d in sink] == []
    found = dict(library["key"].item)
    assert (found.pop("id"), found.pop("type")) == ("key", "document")
    return found


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2016-02-13", {"date-parts": [[2016, 2, 13]]}),
        ("2015-12", {"date-parts": [[2015, 12]]}),
        ("2015", {"date-parts": [[2015]]}),
        ("2016-03/2016-08", {"date-parts": [[2016, 3], [2016, 8]]}),
        ("2015-21", {"date-parts": [[2015]], "season": 1}),
        ("2015-24", {"date-parts": [[2015]], "season": 4}),
        ("2015~", {"date-parts": [[2015]], "circa": True}),
        ("-0043-03-15", {"date-parts": [[-43, 3, 15]]}),
        ("{date: 2015-12, circa: true}", {"date-parts": [[2015, 12]], "circa": True}),
        ("{year: 2015, season: summer}", {"date-parts": [[2015]], "season": 2}),
        ("{year: 2015, season: fall}", {"date-parts": [[2015]], "season": 3}),
        ("{literal: Ramadan 1437}", {"literal": "Ramadan 1437"}),
        ("{date-parts: [[2016, 2]]}", {"date-parts": [[2016, 2]]}),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(
    tmp_path: Path, written: str, date: dict[str, Any]
) -> None:
    assert item(tmp_path, f"issued: {written}") == {"issued": date}


@pytest.mark.parametrize(
    "text", ["", "2016-2-3", "16", "2016-00", "2016-02-30", "2016-25", "2016/", "2016-02-13/2015"]
)
def test_what_is_no_date_is_told_in_words(text: str) -> None:
    assert isinstance(parse_date(text), str)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Khan, Iftikhar A.", [{"family": "Khan", "given": "Iftikhar A."}]),
        ('"King, Martin Luther, Jr."',
         [{"family": "King", "given": "Martin Luther", "suffix": "Jr."}]),
        ("Reuters", [{"literal": "Reuters"}]),
        ("[Reuters, Associated Press]", [{"literal": "Reuters"}, {"literal": "Associated Press"}]),
        ("{family: Gogh, given: Vincent, non-dropping-particle: van}",
         [{"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}]),
        ("[{literal: 'Ministry of Interior, Pakistan'}, 'Khan, A.']",
         [{"literal": "Ministry of Interior, Pakistan"}, {"family": "Khan", "given": "A."}]),
    ],
)  # fmt: skip
def test_names_are_read_in_each_form(
    tmp_path: Path, written: str, names: list[dict[str, str]]
) -> None:
    assert item(tmp_path, f"author: {written}") == {"author": names}


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("title: 'A:  b'", {"title": "A: b"}),
        ("page: 1-2 # a comment", {"page": "1-2"}),
        ("ISBN: 0306406152", {"ISBN": "0306406152"}),
        ("isbn: 0306406152", {"ISBN": "0306406152"}),
        ("volume: 1.10", {"volume": "1.10"}),
        ("doi: https://doi.org/10.5555/x", {"DOI": "10.5555/x"}),
        ("url: https://example.org/%20a?b=c#d", {"URL": "https://example.org/%20a?b=c#d"}),
        ("URL: http://localhost:8000/x", {"URL": "http://localhost:8000/x"}),
        ("language: EN-us", {"language": "en-US"}),
        ("keyword: [a, b]", {"keyword": "a, b"}),
    ],
)
def test_a_field_is_read_as_text(tmp_path: Path, written: str, found: dict[str, str]) -> None:
    assert item(tmp_path, written) == found


def test_a_kept_copy_is_said_in_words_of_csl(tmp_path: Path) -> None:
    address = "https://web.archive.org/web/2016/http://example.org"
    found = item(tmp_path, f"archive_url: {address}\n  archived: 2016-05-01")
    assert found == {
        "archive": "Internet Archive",
        "archive_location": address,
        "custom": {"archive-url": address, "archived": {"date-parts": [[2016, 5, 1]]}},
    }


def test_a_source_knows_the_places_of_its_fields(tmp_path: Path) -> None:
    text = "one:\n  type: book\n  title: A\n"
    library = workspace(tmp_path, {"sources.yaml": text}, Sink()).library
    assert str(library["one"].span) == "content/sources.yaml:1:1"
    assert str(library["one"].fields["title"]) == "content/sources.yaml:3:10"


def test_no_word_of_csl_has_two_kinds() -> None:
    words = (
        *vocabulary.NAMES,
        *vocabulary.DATES,
        *vocabulary.NUMBERS,
        *vocabulary.TEXTS,
        *vocabulary.IDENTIFIERS,
    )
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("name", "text", "whole"),
    [
        ("sources.yaml", "one: {type: book}", True),
        ("sources.yaml", "one: {type: book, titel: A}", True),
        ("sources.yaml", "one: {type: book", False),
        ("sources.yaml", b"one: \xff", False),
        ("sources.json", '[{"id": "one", "type": "book"}', False),
        ("sources.bib", "@book{one, title={A", False),
    ],
)
def test_a_library_knows_that_a_file_of_it_could_not_be_read(
    tmp_path: Path, name: str, text: str | bytes, whole: bool
) -> None:
    sink = Sink()
    assert workspace(tmp_path, {name: text}, sink).library.whole is whole
    assert whole or sink.failed


def test_a_workspace_may_have_no_sources(tmp_path: Path) -> None:
    sink = Sink()
    assert list(workspace(tmp_path, {}, sink).library) == []
    assert not len(sink)
