"""What the pages for authors show is what the readers read: every example is tried."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from briefgen.readers import brief as brief_tables
from briefgen.readers import house as house_tables
from briefgen.readers.fields import Record
from briefgen.readers.sources.items import SOURCE
from briefgen.readers.sources.vocabulary import TYPES

from .examples import DOCS, NOTES, PROSE, SLUG, UNTESTED, Example, compose, examples
from .workspace import printed, read

PAGES = ("content-format.md", "citations.md")
TRIED = ("brief.yaml", "house.yaml", "sources.yaml", PROSE)
ALL = [example for page in PAGES for example in examples(page)]


def _library(page: str) -> str:
    """Give the sources of a page: those of its last full sources.yaml, or none."""
    shown = [e.text for e in examples(page) if e.kind == "sources.yaml" and not e.refused]
    return "\n".join(shown)


@pytest.mark.parametrize("page", PAGES)
def test_every_fence_says_what_it_holds(page: str) -> None:
    fences = (DOCS / page).read_text(encoding="utf-8").count("\n```")
    found = examples(page)
    assert fences == 2 * len(found)
    assert {e.kind for e in found} <= {*TRIED, NOTES, *UNTESTED}


@pytest.mark.parametrize("example", [e for e in ALL if e.kind in TRIED], ids=str)
def test_example_is_read_as_the_page_says(example: Example, tmp_path: Path) -> None:
    compose(tmp_path, example, _library(example.page))
    reading = read(tmp_path, SLUG)
    if example.refused:
        assert example.refused in reading.codes, reading.told
    else:
        assert reading.told == []


PRINTED = [(before, after) for before, after in pairwise(ALL) if after.kind == NOTES]


@pytest.mark.parametrize(("example", "expected"), PRINTED, ids=str)
def test_example_prints_the_notes_that_the_page_shows(
    example: Example, expected: Example, tmp_path: Path
) -> None:
    compose(tmp_path, example, _library(example.page))
    reading = read(tmp_path, SLUG)
    assert reading.resolved is not None, reading.told
    assert [printed(note) for note in reading.resolved.notes] == expected.text.splitlines()


FORMAT = "content-format.md"
TABLES = {
    "## brief.yaml": brief_tables.BRIEF,
    "### A bullet": brief_tables.BULLET,
    "### A section": brief_tables.SECTION,
    "### A correction": brief_tables.CORRECTION,
    "## house.yaml": house_tables.HOUSE,
    "### The publisher": house_tables.PUBLISHER,
    "### A person": house_tables.PERSON,
}
CODE = re.compile(r"`([^`]+)`")


def _rows(heading: str) -> list[list[str]]:
    """Give the cells of the first table below a heading of the page on content."""
    text = (DOCS / FORMAT).read_text(encoding="utf-8")
    below = text.partition(f"\n{heading}\n")[2]
    assert below, heading
    table = re.search(r"^\|.*\n\|[-|]+\|\n((?:\|.*\n)+)", below, re.MULTILINE)
    assert table, heading
    return [[c.strip() for c in row.strip("|").split("|")] for row in table[1].splitlines()]


@pytest.mark.parametrize(("heading", "record"), TABLES.items(), ids=TABLES)
def test_the_table_lists_every_field_and_no_other(heading: str, record: Record) -> None:
    listed = {row[0].strip("`"): row[1] == "required" for row in _rows(heading)}
    assert listed == {field.name: field.required for field in record.fields}


def test_the_page_names_the_ids_that_are_taken() -> None:
    text = (DOCS / FORMAT).read_text(encoding="utf-8")
    sentence = re.search(r"single hyphens\. (`about`[^.]*) are taken", text.replace("\n", " "))
    assert sentence
    assert set(CODE.findall(sentence[1])) == brief_tables.RESERVED


def test_the_fields_shown_for_sources_exist() -> None:
    shown = {name for row in _rows("## sources.yaml") for name in CODE.findall(row[0])}
    shown |= {name for row in _rows("### Kinds of source") for name in CODE.findall(row[2])}
    assert shown <= {field.name for field in SOURCE.fields}


def test_the_kinds_of_source_exist() -> None:
    kinds = [name for row in _rows("### Kinds of source") for name in CODE.findall(row[0])]
    assert len(kinds) > 10
    assert set(kinds) <= set(TYPES)


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_headings_and_pages_that_exist(page: str) -> None:
    prose = re.sub(
        r"^```.*?^```$",
        "",
        (DOCS / page).read_text(encoding="utf-8"),
        flags=re.MULTILINE | re.DOTALL,
    )
    links = re.findall(r"(?<!`)\[[^\]\n]+\]\(([^)]+)\)(?!`)", prose)
    local = [link for link in links if not link.startswith("https://")]
    assert local
    for link in local:
        name, _, anchor = link.partition("#")
        target = DOCS / (name or page)
        assert target.is_file(), link
        text = target.read_text(encoding="utf-8")
        headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
        anchors = {re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in headings}
        assert not anchor or anchor in anchors, link


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (field, value)
        for field, heading in (("author", "### Names"), ("issued", "### Dates"))
        for row in _rows(heading)
        for value in CODE.findall(row[0])
    ],
)
def test_the_forms_of_names_and_dates_are_read(field: str, value: str, tmp_path: Path) -> None:
    text = f"x:\n  type: book\n  title: X\n  {field}: {value}\n"
    compose(tmp_path, Example(FORMAT, 1, "sources.yaml", text), "")
    assert read(tmp_path, SLUG).told == []
