"""What a block says is the same however a format cuts it into runs."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from briefgen.parity.normal import LINE
from briefgen.parity.transcript import Emphasised, Hyperlink, Reference
from briefgen.parity.words import Said, Words

TEXT = (
    " The  Furqa\u0304n of\ufb01ce\tco\u00adoperates “well”\n"
    " in No.\u00a04, re\u0323\u0301sume\u0301. "
)
ITALIC = TEXT.index("co\u00ad"), TEXT.index(" in No.")
LINKED = TEXT.index("“well”"), TEXT.index("sume\u0301")
REFERRED = TEXT.index("perates"), TEXT.index("in No."), len(TEXT)


def said(cuts: list[int]) -> Said:
    """Say the text cut at these places, with its italics, link and references."""
    words = Words()
    for start, end in pairwise(sorted({0, *cuts, *ITALIC, *LINKED, *REFERRED})):
        styles = ["em"] if ITALIC[0] <= start < ITALIC[1] else []
        target = "https://example.org/" if LINKED[0] <= start < LINKED[1] else ""
        words.append(TEXT[start:end], styles, target)
        if end in REFERRED:
            words.refer(REFERRED.index(end) + 1)
    return words.said()


@pytest.mark.parametrize("seed", range(40))
def test_where_a_text_is_cut_into_runs_makes_no_difference(seed: int) -> None:
    random = Random(seed)
    cuts = random.sample(range(len(TEXT)), random.randint(0, len(TEXT) - 1))
    assert said(cuts) == said([])


def test_offsets_are_those_of_the_normalised_text() -> None:
    whole = said([])
    assert whole.text == "The Furqān office cooperates “well” in No.\u00a04, rẹ́sumé."
    words = {e.style: whole.text[e.start : e.end] for e in whole.emphasis}
    assert words == {"em": "cooperates “well”"}
    assert [whole.text[x.start : x.end] for x in whole.links] == ["“well” in No.\u00a04, rẹ́"]
    assert [whole.text[: r.offset][-3:] for r in whole.references] == ["coo", "ll”", "mé."]


def test_a_mark_of_its_own_run_is_set_with_its_letter() -> None:
    words = Words()
    words.append("Furqa", ["em"])
    words.append("\u0304", ["em", "strong"])
    words.append("n")
    assert words.said() == Said(
        "Furqān", emphasis=(Emphasised(0, 5, "em"), Emphasised(4, 5, "strong"))
    )


def test_a_space_before_a_mark_is_kept() -> None:
    words = Words()
    words.append("rock ")
    words.append("\u0301")
    assert words.said().text == "rock \u0301"


def test_a_reference_behind_a_space_stands_after_the_word() -> None:
    words = Words()
    words.append("Claim. ")
    words.refer(1)
    words.append("More.")
    assert words.said() == Said("Claim. More.", (Reference(6, 1),))


def test_a_reference_at_the_head_of_a_line_stands_after_the_word_before() -> None:
    words = Words()
    words.append("Claim.")
    words.line_end()
    words.refer(1)
    words.append("More.")
    assert words.said() == Said(f"Claim.{LINE}More.", (Reference(6, 1),))


def test_a_line_end_beside_a_space_is_that_space() -> None:
    words = Words()
    words.line_end()
    words.append("one ")
    words.line_end()
    words.append("two", target="#a")
    words.line_end()
    words.line_end()
    words.append(" three")
    words.line_end()
    words.append("four")
    words.line_end()
    assert words.said() == Said(f"one two three{LINE}four", links=(Hyperlink(4, 7, "#a"),))


def test_nothing_but_spaces_says_nothing() -> None:
    words = Words()
    words.append("\n  ", ["em"], "#a")
    assert words.said() == Said("")
