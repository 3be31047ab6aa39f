"""The sample brief prints the 24 notes that a careful editor would have written by hand.

The golden file was written by hand from the published notes, with their defects mended; it is
the expectation, not a record of what came out.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import pytest

from briefgen.model.brief import Brief, ResolvedBrief
from briefgen.model.inlines import Emphasis, Link, NoteMark, plain
from briefgen.model.walk import blocks_in, inlines_in, texts_of

from .workspace import Reading, printed, read

ROOT = Path(__file__).parents[2]
SLUG = "islamic-state-in-pakistan"
GOLDEN = ROOT / "tests/golden/islamic-state-in-pakistan.notes.txt"

T = TypeVar("T", Emphasis, Link)

FIRST, SUBSEQUENT, IBID = "first", "subsequent", "ibid"
POLICE, PERWAIZ = "police-interview-2016", "perwaiz-2016"
CITES: dict[int, list[tuple[str, str]]] = {
    1: [("nisar-2016", FIRST)],
    2: [("khan-2016", FIRST)],
    3: [("khan-2016", IBID)],
    4: [("furqan-2015", FIRST)],
    5: [("long-war-journal-2015", FIRST)],
    6: [("long-war-journal-2015", IBID)],
    7: [("kumar-2016", FIRST)],
    8: [("giustozzi-2016", FIRST)],
    9: [("ali-2016", FIRST)],
    10: [("sanaullah-2016", FIRST)],
    11: [("soufan-2015", FIRST)],
    12: [("soufan-2015", IBID)],
    13: [("ali-2015", FIRST), (PERWAIZ, FIRST)],
    14: [("hussain-2016", FIRST)],
    15: [("frontier-post-2016", FIRST)],
    16: [("chaudhary-2015", FIRST)],
    17: [("cheema-2015", FIRST)],
    18: [(POLICE, FIRST)],
    19: [(PERWAIZ, SUBSEQUENT), (POLICE, SUBSEQUENT)],
    20: [("ahmad-2015", FIRST)],
    21: [("ashrafi-interview-2016", FIRST), ("malik-ishaq-2015", FIRST), (POLICE, SUBSEQUENT)],
    22: [(POLICE, SUBSEQUENT)],
    23: [("chaudhary-2015", SUBSEQUENT)],
    24: [("dabiq-13", FIRST)],
}
NOTES_BY_SECTION = {
    "khorasan": range(1, 4),
    "origin": range(4, 8),
    "manpower": range(8, 12),
    "funding": range(12, 16),
    "ties": range(16, 20),
    "rivalry": range(20, 24),
    "response": range(24, 25),
}


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(ROOT, SLUG)


@pytest.fixture(scope="module")
def brief(reading: Reading) -> Brief:
    assert reading.brief is not None, reading.told
    return reading.brief


@pytest.fixture(scope="module")
def resolved(reading: Reading) -> ResolvedBrief:
    assert reading.resolved is not None, reading.told
    return reading.resolved


def test_the_sample_is_read_without_a_word(reading: Reading) -> None:
    assert reading.told == []


@pytest.mark.parametrize("number", range(1, 25))
def test_note_prints_as_an_editor_would_write_it(resolved: ResolvedBrief, number: int) -> None:
    expected = GOLDEN.read_text(encoding="utf-8").splitlines()
    assert printed(resolved.notes[number - 1]) == expected[number - 1]


def test_there_are_24_notes_and_as_many_expected(resolved: ResolvedBrief) -> None:
    assert len(resolved.notes) == 24
    assert len(GOLDEN.read_text(encoding="utf-8").splitlines()) == 24


def test_every_cite_stands_in_its_position(resolved: ResolvedBrief) -> None:
    found = {n.number: [(c.key, c.position) for c in n.cites] for n in resolved.notes}
    assert found == CITES


def test_the_marks_run_from_1_to_24_through_the_sections(resolved: ResolvedBrief) -> None:
    found = {
        section.id: [
            node.number
            for block in blocks_in(section.blocks)
            for text in texts_of(block)
            for node in inlines_in(text)
            if isinstance(node, NoteMark)
        ]
        for section in resolved.brief.sections
    }
    assert found == {section: list(numbers) for section, numbers in NOTES_BY_SECTION.items()}


def test_no_mark_is_set_off_by_a_space(resolved: ResolvedBrief) -> None:
    for section in resolved.brief.sections:
        for block in blocks_in(section.blocks):
            for text in texts_of(block):
                for before, node in pairwise(text):
                    if isinstance(node, NoteMark):
                        assert not plain((before,)).endswith(" "), node.number


def test_every_address_in_a_note_is_a_link_to_itself(resolved: ResolvedBrief) -> None:
    published = [n for n in resolved.notes if "http" in printed(n)]
    assert len(published) == 17
    for note in published:
        for link in _nodes_of_note(resolved, note.number, Link):
            assert plain(link.children) == link.target
            assert link.target.startswith(("http://", "https://"))
            assert " " not in link.target


def test_newspapers_stand_in_italics(resolved: ResolvedBrief) -> None:
    for number, title in ((1, "Pakistan Herald"), (2, "Dawn"), (10, "The News International")):
        italics = [plain(e.children) for e in _nodes_of_note(resolved, number, Emphasis)]
        assert italics == [title]


def test_the_brief_has_the_shape_of_the_published_one(brief: Brief) -> None:
    assert plain(brief.title) == "The Islamic State in Pakistan"
    assert brief.date.isoformat() == "2016-09-27"
    assert [author.name for author in brief.authors] == ["Tariq Parvez"]
    assert all(author.about for author in brief.authors)
    assert brief.lead
    assert [plain(section.title) for section in brief.sections] == [
        "Daesh in Khorasan",
        "Origin and Leadership",
        "Manpower",
        "Funding",
        "Ties to Daesh in Iraq and Syria",
        "Cooperation and Rivalry with Pakistani Militant Groups",
        "Improving the Government’s Response",
    ]


def test_every_bullet_says_which_sections_carry_it(brief: Brief) -> None:
    assert len(brief.summary) == 4
    sections = {section.id for section in brief.sections}
    for bullet in brief.summary:
        assert bullet.carried_by
        assert set(bullet.carried_by) <= sections


def _nodes_of_note(resolved: ResolvedBrief, number: int, kind: type[T]) -> Iterator[T]:
    for block in blocks_in(resolved.notes[number - 1].blocks):
        for text in texts_of(block):
            yield from (node for node in inlines_in(text) if isinstance(node, kind))
