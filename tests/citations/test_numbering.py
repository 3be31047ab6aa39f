"""Notes are numbered by first reference, in the order in which the brief is read."""

from __future__ import annotations

from itertools import permutations

import pytest

from briefgen.citations.numbering import number_notes
from briefgen.diagnostics import Sink
from briefgen.model.blocks import Heading, PullQuote
from briefgen.model.inlines import GENERATED, Emphasis, NoteMark, Text
from briefgen.model.walk import blocks_in, inlines_in, texts_of
from making import brief, bullet, cite, note, paragraph, section

ORDER = ("lead", "summary", "sections")


def marks(numbered):
    texts = [bullet.inlines for bullet in numbered.summary]
    for blocks in (numbered.lead, *(s.blocks for s in numbered.sections)):
        texts += [text for block in blocks_in(blocks) for text in texts_of(block)]
    return [n for text in texts for n in inlines_in(text) if isinstance(n, NoteMark)]


def test_a_note_referred_to_twice_is_one_note() -> None:
    made = brief(
        section("s", paragraph("A", note("x"), " b", note("y"), " c", note("x"))),
        notes={"x": ["X."], "y": ["Y."]},
    )
    sink = Sink()
    numbered, notes = number_notes(made, ORDER, sink)
    assert [(m.number, m.first) for m in marks(numbered)] == [(1, True), (2, True), (1, False)]
    assert [n.key for n in notes] == ["x", "y"]
    assert notes[0].references == ["ref-x-1", "ref-x-2"]
    assert not len(sink)


def test_order_of_definition_does_not_matter() -> None:
    for keys in permutations("xyz"):
        notes = {key: [key] for key in keys}
        made = brief(section("s", paragraph(note("z"), note("x"), note("y"))), notes=notes)
        _, numbered = number_notes(made, ORDER, Sink())
        assert [n.key for n in numbered] == ["z", "x", "y"]


@pytest.mark.parametrize(
    ("order", "keys"),
    [
        (("lead", "summary", "sections"), ["lead", "bullet", "text"]),
        (("summary", "lead", "sections"), ["bullet", "lead", "text"]),
        (("sections", "summary", "lead"), ["text", "bullet", "lead"]),
        (("sections",), ["text", "lead", "bullet"]),
    ],
)
def test_the_layouts_reading_order_decides(order: tuple[str, ...], keys: list[str]) -> None:
    made = brief(
        section("s", paragraph(note("text"))),
        notes={"text": ["T"], "lead": ["L"], "bullet": ["B"]},
        lead=(paragraph(note("lead")),),
        summary=(bullet(note("bullet")),),
    )
    _, notes = number_notes(made, order, Sink())
    assert [n.key for n in notes] == keys


def test_a_citation_makes_a_note_on_the_spot_wherever_it_stands() -> None:
    made = brief(section("s", paragraph("A ", Emphasis((Text("b"), cite("khan"))), cite("ali"))))
    numbered, notes = number_notes(made, ORDER, Sink())
    assert [m.number for m in marks(numbered)] == [1, 2]
    assert [n.key for n in notes] == ["", ""]


def test_ids_of_notes_on_the_spot_stay_when_others_move() -> None:
    first = brief(section("s", paragraph(cite("khan")), paragraph(cite("ali"))))
    moved = brief(section("s", paragraph(cite("ali")), paragraph(cite("khan"))))
    _, before = number_notes(first, ORDER, Sink())
    _, after = number_notes(moved, ORDER, Sink())
    assert [n.id for n in before] == [n.id for n in reversed(after)]


def test_the_same_citation_twice_is_two_notes_with_two_ids() -> None:
    made = brief(section("s", paragraph(cite("khan"), " and ", cite("khan"))))
    _, notes = number_notes(made, ORDER, Sink())
    assert len({n.id for n in notes}) == 2


def test_an_undefined_note_is_reported_with_the_nearest_name() -> None:
    made = brief(section("s", paragraph(note("anouncement"))), notes={"announcement": ["A."]})
    sink = Sink()
    number_notes(made, ORDER, sink)
    assert [d.code.name for d in sink] == ["undefined-note"]
    assert sink.diagnostics[0].hints == ('did you mean "announcement"?',)


def test_no_note_is_unused_while_a_section_could_not_be_read() -> None:
    sink = Sink()
    made = brief(section("s"), section("t", paragraph("A")), notes={"x": ["X."]})
    number_notes(made, ORDER, sink)
    assert not len(sink)


def test_an_unused_note_is_reported() -> None:
    sink = Sink()
    number_notes(brief(section("s", paragraph("A")), notes={"x": ["X."]}), ORDER, sink)
    assert [d.code.name for d in sink] == ["unused-note"]


@pytest.mark.parametrize(
    "made",
    [
        brief(section("s", paragraph("A")), subtitle=(cite("khan"),)),
        brief(section("s", Heading("h", 3, (Text("H"), cite("khan")), GENERATED))),
        brief(section("s", PullQuote("q", (paragraph("Q", cite("khan")),), GENERATED))),
    ],
)
def test_a_note_where_none_can_stand_is_refused(made) -> None:
    sink = Sink()
    number_notes(made, ORDER, sink)
    assert "misplaced-note" in [d.code.name for d in sink]
