"""Figures and tables are numbered, and what points at them is checked."""

from __future__ import annotations

from dataclasses import replace

from briefgen.citations.floats import check_references, number_floats
from briefgen.diagnostics import Sink
from briefgen.model.blocks import Box, Cell, Figure, Table
from briefgen.model.inlines import GENERATED, CrossReference, Text
from briefgen.model.walk import blocks_in
from making import brief, bullet, paragraph, section


def figure(name: str, *, decorative: bool = False) -> Figure:
    caption = () if decorative else (Text("C"),)
    return Figure(name, "a.png", "A", caption, GENERATED, decorative=decorative)


def table(name: str) -> Table:
    return Table(name, (), (), (Cell((), GENERATED),), (), GENERATED)


def told(*sections, **fields) -> list[str]:
    sink = Sink()
    check_references(brief(*sections, **fields), sink)
    return [d.code.id for d in sink]


def test_each_kind_is_counted_on_its_own_in_boxes_too() -> None:
    box = Box("x", (), (figure("f2"), table("t1")), GENERATED)
    made = brief(section("a", figure("f1"), box), section("b", figure("f3"), table("t2")))
    numbered = number_floats(made)
    blocks = [b for s in numbered.sections for b in blocks_in(s.blocks)]
    numbers = {b.id: b.number for b in blocks if isinstance(b, Figure | Table)}
    assert numbers == {"f1": 1, "f2": 2, "t1": 1, "f3": 3, "t2": 2}


def test_a_decorative_figure_has_no_number() -> None:
    numbered = number_floats(brief(section("a", figure("d", decorative=True), figure("f"))))
    assert [b.number for b in numbered.sections[0].blocks] == [0, 1]


def test_a_reference_to_nothing_is_told() -> None:
    pointing = paragraph(CrossReference("fig-x", ()))
    assert told(section("a", pointing)) == ["BG305"]
    assert told(section("a", pointing, figure("fig-x"))) == []


def test_an_id_given_twice_is_told_with_both_places() -> None:
    assert told(section("a", figure("f"), figure("f"))) == ["BG306"]


def test_a_bullet_from_no_section_is_told() -> None:
    stray = replace(bullet(Text("B")), carried_by=("b",))
    assert told(section("a"), summary=(stray,)) == ["BG307"]
    assert told(section("a"), section("b"), summary=(stray,)) == []
