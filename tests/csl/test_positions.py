"""Positions, and the choices about Ibid. that go beyond CSL."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefgen import csl
from tests.csl.small import book, notes, printed, processor, style

POSITIONS = style(
    '<choose><if position="ibid-with-locator"><text value="ibid+"/></if>'
    '<else-if position="ibid"><text value="ibid"/></else-if>'
    '<else-if position="subsequent"><text value="later"/></else-if>'
    '<else><text value="first"/></else></choose>',
    layout='delimiter="; "',
)
ITEMS = [book("a"), book("b"), book("c")]


def test_ibid_repeats_the_single_source_of_the_note_before() -> None:
    assert printed(POSITIONS, ITEMS, "a", "a", "b", "a") == ["first", "ibid", "first", "later"]


def test_ibid_never_follows_a_note_with_two_sources() -> None:
    assert printed(POSITIONS, ITEMS, "a b", "b") == ["first; first", "later"]


def test_ibid_after_a_note_with_two_sources_can_be_asked_for() -> None:
    options = csl.Options(ibid_after_several=True)
    rendered = processor(POSITIONS, ITEMS, options=options).cite(notes("a b", "b"))
    assert rendered[1].content.plain() == "ibid"


def test_ibid_takes_the_locator_into_account() -> None:
    got = printed(POSITIONS, ITEMS, "a:1", "a:1", "a:2", "a", "a:3")
    assert got == ["first", "ibid", "ibid+", "later", "ibid+"]


def test_ibid_within_a_note_points_to_the_cite_before_it() -> None:
    assert printed(POSITIONS, ITEMS, "b", "a a b") == ["first", "first; ibid; later"]


def test_a_note_without_sources_between_two_breaks_ibid() -> None:
    first = csl.Citation((csl.Cite("a"),), 1)
    second = csl.Citation((csl.Cite("a"),), 3)
    rendered = processor(POSITIONS, ITEMS).cite([first, second])
    assert rendered[1].positions == (csl.Position.SUBSEQUENT,)


def test_two_citations_in_one_note_are_one_note_with_two_sources() -> None:
    one = csl.Citation((csl.Cite("a"),), 1)
    two = csl.Citation((csl.Cite("b"),), 1, starts_note=False)
    later = csl.Citation((csl.Cite("b"),), 2)
    rendered = processor(POSITIONS, ITEMS).cite([one, two, later])
    assert rendered[2].positions == (csl.Position.SUBSEQUENT,)


def test_a_second_cite_of_the_only_source_of_a_note_is_ibid() -> None:
    one = csl.Citation((csl.Cite("a"),), 1)
    two = csl.Citation((csl.Cite("a"),), 1, starts_note=False)
    rendered = processor(POSITIONS, ITEMS).cite([one, two])
    assert rendered[1].positions == (csl.Position.IBID,)


def test_a_source_that_isnt_alone_in_its_note_gets_no_ibid_after_it() -> None:
    one = csl.Citation((csl.Cite("a"),), 1, lone_source=False)
    rendered = processor(POSITIONS, ITEMS).cite([one, csl.Citation((csl.Cite("a"),), 2)])
    assert rendered[1].positions == (csl.Position.SUBSEQUENT,)


def test_ibid_stops_at_a_section_where_that_is_asked_for() -> None:
    one = csl.Citation((csl.Cite("a"),), 1, section="one")
    two = csl.Citation((csl.Cite("a"),), 2, section="two")
    options = csl.Options(ibid_across_sections=False)
    rendered = processor(POSITIONS, ITEMS, options=options).cite([one, two])
    assert rendered[1].positions == (csl.Position.SUBSEQUENT,)


def test_each_section_begins_with_the_full_form_where_that_is_asked_for() -> None:
    one = csl.Citation((csl.Cite("a"),), 1, section="one")
    two = csl.Citation((csl.Cite("a"),), 2, section="two")
    again = csl.Citation((csl.Cite("a"),), 3, section="two")
    options = csl.Options(full_form_per_section=True)
    rendered = processor(POSITIONS, ITEMS, options=options).cite([one, two, again])
    assert [each.positions[0].value for each in rendered] == ["first", "first", "ibid"]


def test_a_later_cite_can_point_back_to_the_note_of_the_first() -> None:
    used = style(
        '<choose><if position="subsequent"><text variable="first-reference-note-number" '
        'prefix="see note "/></if><else><text variable="title"/></else></choose>'
    )
    assert printed(used, ITEMS, "b", "a", "b")[2] == "see note 1"


def test_near_note_counts_from_the_cite_before() -> None:
    used = style(
        '<choose><if position="near-note"><text value="near"/></if>'
        '<else><text value="far"/></else></choose>',
        citation='near-note-distance="2"',
    )
    got = printed(used, ITEMS, "a", "b", "a", "b", "c", "c", "a")
    assert (got[2], got[6]) == ("near", "far")


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=12))
def test_a_source_is_first_exactly_once(order: list[str]) -> None:
    rendered = processor(POSITIONS, ITEMS).cite(notes(*order))
    firsts = [
        item for item, each in zip(order, rendered, strict=True) if each.content.plain() == "first"
    ]
    assert sorted(firsts) == sorted(set(order))


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=12))
def test_ibid_always_means_the_source_of_the_note_before(order: list[str]) -> None:
    rendered = processor(POSITIONS, ITEMS).cite(notes(*order))
    for number, each in enumerate(rendered):
        if each.positions[0] is csl.Position.IBID:
            assert order[number] == order[number - 1]
