"""The characters that a brief can hold, whatever it is written in and written to.

XML 1.0, 2.2 "Characters": neither a web page nor a Word file holds the others. U+0085, U+2028 and
U+2029 are line breaks to YAML 1.1 and to nobody's editor; U+FEFF inside a text is an accident.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\r\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)

_NAMES: Final = {
    "\r": "carriage return without line feed",
    "\x00": "null",
    "\x0b": "vertical tab",
    "\x0c": "form feed",
    "\x1b": "escape",
    "\x7f": "delete",
    "\x85": "next line",
    "\ufeff": "byte order mark",
}


def describe(character: str) -> str:
    """Name a character as ``U+000C (form feed)``."""
    name = _NAMES.get(character) or unicodedata.name(character, "control").lower()
    return f"U+{ord(character):04X} ({name})"
