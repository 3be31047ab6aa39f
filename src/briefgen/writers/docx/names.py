"""Names and numbers that Word keeps: hidden bookmarks, paragraph ids, numeric ids.

ISO 29500-1, 17.13.6.2: a bookmark's name has at most 40 characters, begins with a letter or an
underscore (then it is hidden), and Word compares names without regard to case. So an id is
written in lower case, digits and underscores only, and can be read back: ``-`` is ``_``, any
other character is its hexadecimal code point between two ``q``.
"""

from __future__ import annotations

import re
import zlib
from typing import Final

PREFIX: Final = "_bg_"
LABEL_PREFIX: Final = "_bl_"
"""The bookmark round "Figure 1" in a caption, for REF fields."""

_LONGEST: Final = 40
_CUT: Final = "qx"
"""Marks a name that was too long: ``qx`` and the id's digest end it; ``x`` is no hex digit."""

_PLAIN: Final = re.compile(r"[a-pr-z0-9-]*")
_ESCAPED: Final = re.compile(r"q([0-9a-f]+)q")


def bookmark(identifier: str, prefix: str = PREFIX) -> str:
    """Give the bookmark name of an id of the page."""
    if _PLAIN.fullmatch(identifier):
        body = identifier.replace("-", "_")
    else:
        body = "".join(_letter(character) for character in identifier)
    if len(prefix) + len(body) <= _LONGEST:
        return prefix + body
    room = _LONGEST - len(prefix) - len(_CUT) - 16
    return f"{prefix}{body[:room]}{_CUT}{_digest(identifier)}"


def identify(name: str, prefix: str = PREFIX) -> str:
    """Give the id that a bookmark name stands for; "" for a name that is none of ours.

    A shortened name gives "" too: only whoever knows the ids of the brief can say which it is,
    by ``bookmark`` of each.
    """
    if not name.startswith(prefix):
        return ""
    body = name[len(prefix) :]
    if re.search(_CUT + r"[0-9a-f]{16}$", body):
        return ""
    plain = body.replace("_", "-")
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), plain) if "q" in plain else plain


def _letter(character: str) -> str:
    if character == "-":
        return "_"
    if _PLAIN.fullmatch(character):
        return character
    return f"q{ord(character):x}q"


def _digest(text: str) -> str:
    from hashlib import sha256  # only long ids need it

    return sha256(text.encode()).hexdigest()[:16]


class Numbers:
    """Hands out what must be unique in one document: bookmark, drawing and paragraph ids."""

    __slots__ = ("_bookmark", "_drawing", "_paragraphs", "names")

    def __init__(self) -> None:
        self._bookmark = 0
        self._drawing = 0
        self._paragraphs: set[int] = set()
        self.names: set[str] = set()

    def bookmark_id(self) -> int:
        self._bookmark += 1
        return self._bookmark

    def drawing_id(self) -> int:
        self._drawing += 1
        return self._drawing

    def paragraph_id(self, identifier: str) -> str:
        """Give a ``w14:paraId`` made from the id: [MS-DOCX] 2.6.2.3, 1 to 7FFFFFFF."""
        number = zlib.crc32(identifier.encode()) & 0x7FFFFFFF
        while number == 0 or number in self._paragraphs:
            number = (number + 1) & 0x7FFFFFFF
        self._paragraphs.add(number)
        return f"{number:08X}"

    def claim(self, name: str) -> bool:
        """Take a bookmark name; false where it is taken already."""
        if name in self.names:
            return False
        self.names.add(name)
        return True
