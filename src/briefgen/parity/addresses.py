"""Addresses as each format can have them, by the formats' own rules and no writer's."""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 2079
"""Characters of an address that Word opens."""

_OPENED: Final = re.compile(
    r"https?://([^/?#@\[\]]*@)?[\w.~-]+(:[0-9]+)?([/?#].*)?|mailto:[^?@]+@[\w.~-]+(\?.*)?",
    re.IGNORECASE | re.DOTALL,
)
"""What Word opens: no address of a network (RFC 3986, 3.2.2), and no other scheme."""

_UNWRITABLE: Final = re.compile(
    '[\\x00-\\x20\\x7f-\\x9f"<>\\\\^`{|}\\[\\]\u2028\u2029]|%(?![0-9A-Fa-f]{2})'
)
"""What must be encoded where an IRI stands (RFC 3987, 2.2); ISO 29500-2 asks for one."""


def in_pdf(address: str) -> str:
    """Give an address as a PDF has it: letters beyond ASCII by their UTF-8 (RFC 3987, 3.1)."""
    if address.isascii():
        return address
    from urllib.parse import quote

    return quote(address, safe="/:?#[]@!$&'()*+,;=~%")


def in_word(address: str) -> str | None:
    """Give an address as a Word file has it, None where it is text there: Word opens none such."""
    if len(address) > _LONGEST or _OPENED.fullmatch(address) is None:
        return None
    place, mark, fragment = address.partition("#")
    return (
        _UNWRITABLE.sub(_encoded, place)
        + mark
        + _UNWRITABLE.sub(_encoded, fragment).replace("#", "%23")
    )


def _encoded(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
