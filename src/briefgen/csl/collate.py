"""Alphabetical order without a library: base letters first, then accents, then case."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TypeAlias

CollationKey: TypeAlias = tuple[str, str, str]

_SPECIAL = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l",
                          "ı": "i", "þ": "th", "ð": "d"})
_IGNORED = frozenset("\"“”«»[](){}<>*ʿʾ")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})


@lru_cache(maxsize=65536)
def collation_key(text: str) -> CollationKey:
    """Return a key that orders text as a reader expects."""
    kept = "".join(letter for letter in text if letter not in _IGNORED)
    kept = kept.translate(_APOSTROPHES).lstrip("' \u00a0").rstrip()
    folded = kept.casefold()
    decomposed = unicodedata.normalize("NFD", folded)
    base = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_SPECIAL)
    return base, decomposed, kept.swapcase()
