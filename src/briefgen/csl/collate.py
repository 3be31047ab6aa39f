"""Alphabetical order without a library: by base letters; accents, case and marks don't count."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SPECIAL = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i",
                          "þ": "th", "ð": "d"})  # fmt: skip
_APOSTROPHES = "'’‘ʼ`ʿʾ"


@lru_cache(maxsize=65536)
def collation_key(text: str) -> str:
    """Return a key that orders text as a reader expects.

    An apostrophe parts what stands before it from the rest (d'Arcy before Dana), except in front.
    """
    folded = unicodedata.normalize("NFD", text.casefold())
    letters: list[str] = []
    for letter in folded:
        if letter in _APOSTROPHES:
            letters.append("'")
        elif letter.isalnum():
            letters.append(letter)
        elif letter.isspace():
            letters.append(" ")
    return "".join(letters).translate(_SPECIAL).strip(" '")
