"""Normalisation: what two formats may write differently and still say the same.

Few rules, each for a reason; none changes a letter, a digit or a mark of punctuation.

* White space (space, tab, line ends, form feed) in runs is one space; at the edges of a block
  none. HTML (CSS Text 3, 4.1) and the layout break lines freely.
* Canonical equivalence (Unicode NFC): a glyph stands for "ā" whether it was typed as one
  character or two, and Unicode defines the two as the same text.
* The Latin ligatures U+FB00–FB06 are their letters: some fonts give them as characters.
* U+00AD, U+200B, U+2060 only say where a line may break; U+200E, U+200F, U+061C and
  U+2066–2069 only steer bidirectional layout. They have neither glyph nor sound.

A PDF knows glyphs, not characters, and a font draws some characters with one glyph; there, and
only there, ``as_drawn`` takes as equal: U+00A0 and U+202F with the space, U+2010 and U+2011 with
the hyphen, and leaves out U+200C and U+200D, which are not drawn.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LINE: Final = "\u2028"
"""Where a line of a PDF ended without a space: a space, a hyphenation or nothing.

Settled against the expected text (``parity/settle.py``)."""

_LIGATURES: Final = {0xFB00 + i: s for i, s in enumerate(("ff", "fi", "fl", "ffi", "ffl"))} | {
    0xFB05: "st",
    0xFB06: "st",
}
_SILENT: Final = dict.fromkeys(
    [0xAD, 0x200B, 0x2060, 0x200E, 0x200F, 0x061C, 0x2066, 0x2067, 0x2068, 0x2069]
)
_CHARACTERS: Final = {**_LIGATURES, **_SILENT}
_DRAWN: Final = {0xA0: " ", 0x202F: " ", 0x2010: "-", 0x2011: "-", 0x200C: None, 0x200D: None}
_SQUASHED: Final = " -" + LINE + "".join(map(chr, _DRAWN))

_JOINED: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u0900-\u0dff]")
WHITE: Final = " \t\n\r\f"
_SPACES: Final = re.compile(f"[{WHITE}]+")


def characters(text: str) -> str:
    """Apply the rules about characters; white space stays as it is."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text).translate(_CHARACTERS)


def normal(text: str) -> str:
    """Apply all rules that hold for every format."""
    if not _is_normal(text):
        text = _SPACES.sub(" ", characters(text))
    return text.strip(" ")


def _is_normal(text: str) -> bool:
    """Say that no rule has anything to do inside a text, as with nearly all.

    What is silent or is white space beside the space is not printable; a ligature is not NFKC, and
    what is NFKC is NFC.
    """
    letters = text.replace(LINE, "")
    return (
        letters.isprintable() and "  " not in letters and unicodedata.is_normalized("NFKC", letters)
    )


def as_drawn(text: str) -> str:
    """Fold what one glyph may stand for (PDF only)."""
    return text if text.isascii() else text.translate(_DRAWN)


def squashed(text: str) -> str:
    """Leave out spaces and hyphens: the key by which entries find each other, no more."""
    for sign in _SQUASHED:
        text = text.replace(sign, "")
    return text


def same_letters(said: str, drawn: str) -> bool:
    """Say whether what a PDF says may be what it draws: the same letters and digits, in any order.

    A font's table may name a letter's capital or its form before or after another, and right-to-
    left text is drawn backwards; the joined letters of Arabic share glyphs, so only digits count.
    """
    one, other = (unicodedata.normalize("NFKD", text).casefold() for text in (said, drawn))
    kind = str.isdigit if _JOINED.search(said) else str.isalnum
    return sorted(filter(kind, one)) == sorted(filter(kind, other))
