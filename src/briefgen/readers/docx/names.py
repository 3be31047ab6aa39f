"""Bookmark names: how an id of the page is written in a Word file, and read back.

ISO 29500-1, 17.13.6.2: a bookmark's name has at most 40 characters, begins with a letter or an
underscore (then it is hidden), and Word compares names without regard to case. So an id is
written in lower case, digits and underscores only, and can be read back: ``-`` is ``_``, any
other character is its hexadecimal code point between two ``q``.
"""

from __future__ import annotations

import re
import zlib
from typing import Final

BLOCK: Final = "_bg_"
"""A paragraph, heading, item or figure."""

GROUP: Final = "_bs_"
"""A section, list, table, box: on the first paragraph inside it."""

LABEL: Final = "_bl_"
"""The words "Figure 1" in a caption, for REF fields."""

NOTE: Final = "_bn_"
"""A note, round its first reference: LibreOffice loses bookmarks that stand in notes."""

REFERENCE: Final = "_br_"
"""One reference to a note; the first goes by the note's own (``first_reference``)."""

_LONGEST: Final = 40
_CUT: Final = "qx"
"""Marks a name that was too long: ``qx`` and the id's digest end it; ``x`` is no hex digit."""

_PLAIN: Final = re.compile(r"[a-pr-z0-9-]*")
_ESCAPED: Final = re.compile(r"q([0-9a-f]+)q")
_SHORTENED: Final = re.compile(_CUT + r"[0-9a-f]{16}\Z")
_COPY: Final = re.compile(r"[_ ]Copy[_ ]\d+\Z")
"""What LibreOffice ends the name of a bookmark with whose name it has had already."""


def bookmark(identifier: str, prefix: str = BLOCK) -> str:
    """Give the bookmark name of an id of the page."""
    if _PLAIN.fullmatch(identifier):
        body = identifier.replace("-", "_")
    else:
        body = "".join(_letter(character) for character in identifier)
    if len(prefix) + len(body) <= _LONGEST:
        return prefix + body
    room = _LONGEST - len(prefix) - len(_CUT) - 16
    return f"{prefix}{body[:room]}{_CUT}{_digest(identifier)}"


def identify(name: str, prefix: str = BLOCK) -> str:
    """Give the id that a bookmark name stands for; "" for a name that is none of ours.

    A shortened name gives "" too: only whoever knows the ids of the brief can say which it is,
    by ``bookmark`` of each.
    """
    if not name.startswith(prefix) or _SHORTENED.search(name):
        return ""
    plain = name[len(prefix) :].replace("_", "-")
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), plain) if "q" in plain else plain


def is_copy(name: str) -> bool:
    """Tell whether LibreOffice made a bookmark after one of ours; names of ours have no capitals.

    It does so for what is copied, and for the notes of each file that it opens.
    """
    return _COPY.search(name) is not None


def original(name: str) -> str:
    """Give the name that a copy was made after."""
    return _COPY.sub("", name)


def first_reference(note: str) -> str:
    """Give the name that a note's first reference would have, which the note's stands round.

    A note's ``_bn_note_x`` says as much as ``_br_ref_x_1``; a shortened name says nothing.
    """
    if _SHORTENED.search(note):
        return ""
    return f"{REFERENCE}ref_{note.removeprefix(NOTE).removeprefix('note_')}_1"


def note_paragraph(note: str) -> str:
    """Give the id of the paragraph that a note begins with, where it is made of a citation.

    It goes by the note's id, and bears no bookmark.
    """
    return f"{note}-p"


def paragraph_number(identifier: str) -> int:
    """Give the number that becomes a ``w14:paraId``: [MS-DOCX] 2.6.2.3, up to 7FFFFFFF."""
    return zlib.crc32(identifier.encode()) & 0x7FFFFFFF


def _letter(character: str) -> str:
    if _PLAIN.fullmatch(character):
        return "_" if character == "-" else character
    return f"q{ord(character):x}q"


def _digest(text: str) -> str:
    from hashlib import sha256  # only long ids need it

    return sha256(text.encode()).hexdigest()[:16]
