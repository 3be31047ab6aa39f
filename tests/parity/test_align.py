"""Two sequences of entries are paired as the longest common subsequence pairs them."""

from __future__ import annotations

from difflib import SequenceMatcher

from hypothesis import given
from hypothesis import strategies as st

from briefgen.parity.align import Pair, align
from briefgen.parity.transcript import Entry, Kind

WORDS = st.lists(st.sampled_from(["a", "b", "c"]), max_size=5)


def entries(words: list[str]) -> list[Entry]:
    return [Entry(Kind.PARAGRAPH, word) for word in words]


@given(WORDS, WORDS, WORDS)
def test_a_sequence_that_stands_whole_in_another_is_paired_as_difflib_pairs_it(
    before: list[str], run: list[str], after: list[str]
) -> None:
    whole = [*before, *run, *after]
    pairs: list[Pair] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, run, whole, autojunk=False).get_opcodes():
        assert tag in ("equal", "insert")
        left = range(i1, i2) if tag == "equal" else [None] * (j2 - j1)
        pairs.extend(zip(left, range(j1, j2), strict=True))
    assert align(entries(run), entries(whole)) == pairs


def test_the_first_place_is_taken_of_two_that_are_alike() -> None:
    pairs = align(entries(["b", "c"]), entries(["a", "b", "b", "c", "b", "c"]))
    assert [pair for pair in pairs if pair[0] is not None] == [(0, 2), (1, 3)]


def test_what_has_no_partner_stands_alone() -> None:
    assert align(entries([]), entries(["a"])) == [(None, 0)]
    assert align(entries(["a", "b"]), entries(["a"])) == [(0, 0), (1, None)]
