"""Every mistake in prose is told with its code, its line and column, and the mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.diagnostics import Sink
from briefgen.markup.blocks import parse_blocks
from briefgen.markup.inlines import parse_inlines
from briefgen.markup.places import Place
from briefgen.source import Passage, SourceFile
from cases import Case, check, read_cases

CASES = read_cases(Path(__file__).parent / "invalid")
PLACES = {"section": Place.SECTION, "note": Place.NOTE, "lead": Place.LEAD, "about": Place.ABOUT}


def parse(case: Case, sink: Sink) -> None:
    passage = Passage.of_file(SourceFile("x.md", case.text))
    if case.kind == "title":
        parse_inlines(passage, sink, Place.TITLE)
    else:
        parse_blocks(passage, case.kind, sink, PLACES[case.kind])


@pytest.mark.parametrize("case", CASES, ids=str)
def test_invalid_prose_is_told_at_its_place(case: Case) -> None:
    sink = Sink()
    parse(case, sink)
    check(case, sink)
