"""Normalisation takes away what cannot be read, and nothing else."""

from __future__ import annotations

import re
import unicodedata

import pytest

from briefgen.parity.normal import as_drawn, characters, normal, squashed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a\n  b\tc ", "a b c"),
        ("Furqa\u0304n", "Furq\u0101n"),
        ("of\ufb01ce \ufb03", "office ffi"),
        ("co\u00adoperate\u200b", "cooperate"),
        ("\u2067\u0627\u2069\u200e", "\u0627"),
    ],
)
def test_what_reads_the_same_is_the_same(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("4,250", "4.250"),
        ("1–2", "1-2"),
        ("x²", "x2"),
        ("’", "'"),
        ("No.\u00a04", "No. 4"),
        ("re\u2011use", "re-use"),
        ("A", "Α"),
        ("ſ", "s"),
        ("½", "1/2"),
        ("می\u200cخواهم", "میخواهم"),
    ],
)
def test_what_reads_otherwise_is_not(one: str, other: str) -> None:
    assert normal(one) != normal(other)


def test_no_letter_digit_or_mark_is_ever_changed() -> None:
    """All of Unicode: apart from ligatures and canonical equivalence, what shows stays."""
    ligatures = {chr(c) for c in range(0xFB00, 0xFB07)}
    for code in range(0x21, 0x110000):
        character = chr(code)
        shows = unicodedata.category(character)[0] in "LNPS"
        if shows and character not in ligatures:
            assert normal(character) == unicodedata.normalize("NFC", character)


def test_no_character_that_a_rule_is_about_is_passed_over() -> None:
    """All of Unicode: what is taken for normal at a glance is what the rules make of it."""
    for code in range(0x110000):
        if unicodedata.category(chr(code)) not in ("Cn", "Co", "Cs"):
            text = f"a{chr(code)} b"
            assert normal(text) == re.sub(r"[ \t\n\r\f]+", " ", characters(text)), hex(code)


def test_a_pdf_cannot_tell_spaces_and_hyphens_of_one_glyph() -> None:
    assert as_drawn("No.\u00a04 re\u2011use") == "No. 4 re-use"
    assert as_drawn("1–2 — 3") == "1–2 — 3"


def test_the_key_of_a_block_leaves_out_spaces_and_hyphens_only() -> None:
    assert squashed("long- term\u2028 4,250") == "longterm4,250"
