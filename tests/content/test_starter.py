"""The brief that a new author starts from builds as it is."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from briefgen.model.blocks import PullQuote
from briefgen.model.walk import blocks_in

from .workspace import Reading, printed, read

SLUG = "my-brief"


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    starter = files("briefgen") / "starter"
    folder = tmp_path / "content" / SLUG
    folder.mkdir(parents=True)
    for name, place in (
        ("brief.yaml", folder),
        ("house.yaml", folder.parent),
        ("sources.yaml", folder.parent),
    ):
        with (starter / name).open("rb") as source, (place / name).open("wb") as target:
            shutil.copyfileobj(source, target)
    return read(tmp_path, SLUG)


def test_the_starter_is_read_without_a_word(reading: Reading) -> None:
    assert reading.told == []


def test_the_starter_shows_a_full_note_a_mixed_note_a_short_form_and_an_ibid(
    reading: Reading,
) -> None:
    assert reading.resolved is not None
    notes = reading.resolved.notes
    assert [[c.position for c in note.cites] for note in notes] == [
        ["first"],
        ["ibid-with-locator"],
        ["first"],
        ["ibid"],
    ]
    assert printed(notes[1]).startswith("2. Passengers were counted")


def test_the_starter_shows_a_summary_and_a_pull_quote(reading: Reading) -> None:
    assert reading.brief is not None
    assert all(bullet.carried_by for bullet in reading.brief.summary)
    blocks = [b for section in reading.brief.sections for b in blocks_in(section.blocks)]
    assert any(isinstance(block, PullQuote) for block in blocks)
