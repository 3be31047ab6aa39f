"""A Word file that a second process writes: only one that there is nothing to say about."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from briefgen.build.outcome import Artifact
from briefgen.build.render import Job, render
from briefgen.build.word import write_plainly
from briefgen.diagnostics import BriefgenError, Sink
from briefgen.diagnostics.register import writers as codes
from briefgen.layout.page import Link
from briefgen.parity.transcript import Transcript
from briefgen.source import SourceFile, Span
from briefgen.writers.docx import Options, write_docx

from .samples import ASSETS, THEME, p, page, rich_page, t

UNUSABLE = page(p("x", Link("https://", t("words"))))


class Refused:
    """The answer of a second process that had something to say."""

    def get(self) -> bytes:
        return write_plainly(UNUSABLE, THEME, ASSETS, Options())


def test_a_sound_file_is_the_same_wherever_it_is_written() -> None:
    plain = write_docx(rich_page(), THEME, ASSETS, sink=Sink())
    assert write_plainly(rich_page(), THEME, ASSETS, Options()) == plain


def test_a_file_that_there_is_something_to_say_about_is_refused() -> None:
    with pytest.raises(BriefgenError) as stopped:
        write_plainly(UNUSABLE, THEME, ASSETS, Options())
    assert [d.code for d in stopped.value.diagnostics] == [codes.UNUSABLE_LINK]


def test_it_is_written_here_then_and_the_place_is_told() -> None:
    place = Span(SourceFile("content/a/brief.yaml", "body: words"), 0, 4)
    options = Options(places={"x": place})
    laid: Any = SimpleNamespace(page=UNUSABLE, theme=THEME)
    refused: Any = Refused()
    nothing = Transcript((), (), {})
    made = render(Job(Artifact.DOCX, laid, ASSETS, nothing, {}, word=options, written=refused))
    warned = [d for d in made.diagnostics if d.code is codes.UNUSABLE_LINK]
    assert [label.span for d in warned for label in d.labels] == [place]
    assert made.data == write_docx(UNUSABLE, THEME, ASSETS, options, Sink())
