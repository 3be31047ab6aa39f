"""Right-to-left lines are told by elements: what they say is held against what is drawn."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from briefgen.parity.pdf import transcribe_pdf
from tests.scripts.conftest import Build


def lines(pdf: Any) -> list[Any]:
    """List the elements that say a line as it is read."""

    def below(kid: Any) -> Iterator[Any]:
        if isinstance(kid, pikepdf.Array):
            for one in kid:
                yield from below(one)
        elif isinstance(kid, pikepdf.Dictionary):
            if "/ActualText" in kid:
                yield kid
            if "/K" in kid:
                yield from below(kid.K)

    return list(below(pdf.Root.StructTreeRoot.K))


def hidden(pdf: Any) -> list[str]:
    out = io.BytesIO()
    pdf.save(out)
    transcript = transcribe_pdf(out.getvalue())
    return [e.hidden for e in (*transcript.entries, *transcript.notes) if e.hidden]


@pytest.fixture
def pdf(build: Build) -> Iterator[Any]:
    with pikepdf.open(build("he").pdf) as opened:
        yield opened


def test_every_line_says_what_it_draws(pdf: Any) -> None:
    assert len(lines(pdf)) > 12
    assert hidden(pdf) == []


def test_a_number_that_is_drawn_otherwise_is_found(pdf: Any) -> None:
    (line,) = (line for line in lines(pdf) if "2024 ופרסמה" in str(line.ActualText))
    line.ActualText = pikepdf.String(str(line.ActualText).replace("2024", "2025"))
    (reason,) = hidden(pdf)
    assert reason.startswith("it is drawn as")


def test_words_for_nothing_drawn_are_found(pdf: Any) -> None:
    lines(pdf)[0].K = pikepdf.Array([999])
    assert "nothing is drawn for it" in hidden(pdf)
