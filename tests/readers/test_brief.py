"""A brief is read whole, with all its errors at once, and never with a traceback."""

from __future__ import annotations

import datetime
import random
from pathlib import Path
from typing import Final

import pytest

from briefgen.diagnostics import Sink
from briefgen.diagnostics.register import yaml as codes
from briefgen.model.blocks import Figure, Paragraph
from briefgen.model.brief import Brief, NotesAs, Series
from briefgen.model.inlines import Citation, Emphasis, NoteReference, plain
from briefgen.readers.brief import read_brief
from briefgen.readers.files import Folder
from briefgen.readers.workspace import read_workspace

from .reading import BRIEF, brief, workspace, write

HOUSE: Final = """\
publisher:
  name: The House
  place: London
  url: https://house.example
  logo: logo.svg
  licence: CC BY 4.0
  licence_url: https://creativecommons.org/licenses/by/4.0/
  imprint: |
    Printed on *paper*.
series: {name: Policy Brief, issn: 1234-5679}
defaults:
  language: en-GB
  citation_style: chicago
  notes_as: footnotes
  ibid_across_sections: false
people:
  ada-example:
    name: Ada Example
    role: Senior Fellow
    about: |
      Ada writes.
"""

FULL: Final = """\
title: "The *State* of Things"
subtitle: A subtitle
short_title: The State
lead: |
  What is known.[^one]
date: 2016-09-27
series: {number: 7}
authors: [ada-example, {name: Ben Beispiel, orcid: https://orcid.org/0000-0002-1825-0097}]
language: de
citation_style: briefgen-notes
notes_as: endnotes
keywords: [NO, 1.10]
doi: https://doi.org/10.5555/12345678
version: 1.10
corrections:
  - {date: 2016-10-01, text: A *sum* was wrong.}
summary:
  - text: |
      The first bullet.
    from: [origin, money]
  - The second, with a note.[@two, p. 4]
sections:
  - id: origin
    title: Origins *and* Ends
    body: |
      One.[^one]

      ![A map](figures/map.png "A caption")
  - {id: money, title: Money, body: {file: sections/money.md}}
notes:
  one: |
    [@one]. More.
"""


def read(root: Path, text: str, **files: str) -> tuple[Brief, Sink]:
    sink = Sink()
    named = {name.replace("__", "/").replace("_md", ".md"): body for name, body in files.items()}
    found = brief(root, {"house.yaml": HOUSE, "a/brief.yaml": text, **named}, sink)
    assert found is not None
    return found, sink


def test_a_full_brief_is_read_into_the_model(tmp_path: Path) -> None:
    found, sink = read(tmp_path, FULL, a__sections__money_md="Two *words*.\r\n")
    assert [d.message for d in sink] == []
    assert plain(found.title) == "The State of Things"
    assert isinstance(found.title[1], Emphasis)
    assert (found.short_title, found.version, found.doi) == (
        "The State",
        "1.10",
        "10.5555/12345678",
    )
    assert found.date == datetime.date(2016, 9, 27)
    assert found.series == Series("Policy Brief", "7", "1234-5679")
    assert found.keywords == ("NO", "1.10")
    assert (found.language, found.citation_style) == ("de", "briefgen-notes")
    assert found.notes_as is NotesAs.ENDNOTES
    assert not found.ibid_across_sections
    assert [a.name for a in found.authors] == ["Ada Example", "Ben Beispiel"]
    assert found.authors[1].orcid == "0000-0002-1825-0097"
    assert found.authors[0].about
    assert [b.carried_by for b in found.summary] == [("origin", "money"), ()]
    assert isinstance(found.summary[1].inlines[-1], Citation)
    assert [s.id for s in found.sections] == ["origin", "money"]
    assert isinstance(found.sections[0].blocks[1], Figure)
    assert found.notes is not None
    assert isinstance(found.notes["one"].blocks[0], Paragraph)
    assert found.corrections[0].date == datetime.date(2016, 10, 1)
    logo = found.publisher.logo
    assert logo is not None
    assert (logo.path, logo.alt) == ("content/logo.svg", "")
    assert found.publisher.imprint


def test_a_brief_takes_from_the_house_what_it_does_not_say(tmp_path: Path) -> None:
    found, sink = read(tmp_path, BRIEF)
    assert not len(sink)
    assert found.language == "en-GB"
    assert found.citation_style == "chicago"
    assert found.notes_as is NotesAs.FOOTNOTES
    assert found.series == Series("Policy Brief", "", "1234-5679")
    assert found.short_title == "A Brief"


def test_straight_quotes_become_those_of_the_brief_s_language(tmp_path: Path) -> None:
    quoted = BRIEF.replace("A Brief", "'\"A\" -- Brief'")
    assert plain(read(tmp_path, quoted)[0].title) == "“A” – Brief"
    assert plain(read(tmp_path, f"{quoted}language: de\n")[0].title) == "„A“ – Brief"
    plainly = f"{quoted}smart_punctuation: false\n"
    assert plain(read(tmp_path, plainly)[0].title) == '"A" -- Brief'


def test_prose_leads_back_to_its_file(tmp_path: Path) -> None:
    found, _ = read(tmp_path, FULL, a__sections__money_md="Two\n*words*.\n")
    paragraph = found.sections[1].blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert str(paragraph.inlines[1].span) == "content/a/sections/money.md:2:1"
    lead = found.lead[0]
    assert isinstance(lead, Paragraph)
    assert isinstance(lead.inlines[1], NoteReference)
    assert str(lead.inlines[1].span) == "content/a/brief.yaml:5:17"


def test_the_block_ids_of_a_brief_are_unique_and_scoped(tmp_path: Path) -> None:
    found, _ = read(tmp_path, FULL, a__sections__money_md="One.[^one]\n\nOne.[^one]\n")
    assert [block.id.rsplit("-", 1)[0] for block in found.sections[0].blocks] == ["origin"] * 2
    first, second = found.sections[1].blocks
    assert second.id == f"{first.id}-2"


def test_everything_that_was_read_is_remembered(tmp_path: Path) -> None:
    folder = write(tmp_path, {"house.yaml": HOUSE, "a/brief.yaml": FULL, "b/c.txt": ""})
    shared = read_workspace(folder, Sink())
    assert shared.slugs == ("a",)
    read_brief(folder, shared, "a", Sink())
    assert folder.seen["content/a/sections/money.md"] == ""
    assert {"content/house.yaml", "content/sources.yaml", "content/a/brief.yaml"} <= set(
        folder.seen
    )
    assert folder.seen["content/sources.bib"] == ""


def test_a_folder_whose_name_is_no_slug_is_told(tmp_path: Path) -> None:
    sink = Sink()
    found = workspace(tmp_path, {"Ein Brief/brief.yaml": BRIEF, "2016-b/brief.yaml": BRIEF}, sink)
    assert found.slugs == ("2016-b", "a")
    (diagnostic,) = sink
    assert (diagnostic.code, diagnostic.path) == (codes.BAD_ID, "content/Ein Brief")


def test_a_missing_house_is_told_and_the_briefs_are_read(tmp_path: Path) -> None:
    folder = write(tmp_path, {})
    (tmp_path / "content" / "house.yaml").unlink()
    sink = Sink()
    found = read_workspace(Folder(tmp_path), sink)
    assert [d.code for d in sink] == [codes.MISSING_FILE]
    assert read_brief(folder, found, "a", sink) is not None


def test_a_missing_brief_is_told(tmp_path: Path) -> None:
    sink = Sink()
    found = workspace(tmp_path, {}, sink)
    assert read_brief(Folder(tmp_path), found, "none", sink) is None
    assert [d.code for d in sink] == [codes.MISSING_FILE]
    assert read_brief(Folder(tmp_path), found, "../a", sink) is None


def test_a_body_that_is_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "content" / "a" / "folder.md").mkdir(parents=True)
    text = BRIEF.replace("body: Prose.", "body: {file: folder.md}")
    _, sink = read(tmp_path, text)
    assert [d.code for d in sink] == [codes.UNREADABLE_FILE]


SIGNS: Final = (
    *"*_[]()@^`:#-|>{}<&!\"'\\\t~\n", "\n\n", ":::", "    ", "1. ", "| a |\n|--|\n", "é", "\ud7ff",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_no_change_to_a_brief_ends_in_a_traceback(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(FULL.encode())
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(data))
        length = chance.choice((0, 0, 1, 20))
        sign = chance.choice(SIGNS).encode() if chance.random() < 0.95 else b"\xff"
        data[place : place + length] = sign
    sink = Sink()
    files: dict[str, str | bytes] = {"house.yaml": HOUSE, "a/brief.yaml": bytes(data)}
    brief(tmp_path, files, sink)
    for diagnostic in sink:
        for label in diagnostic.labels:
            span = label.span
            assert 0 <= span.start <= span.end <= len(span.file.text) + 1
            assert span.file.line(span.location.line) is not None
