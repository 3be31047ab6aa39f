"""What is wrong with a web address, and the mend.

RFC 3986; a reader must be able to follow an address that is printed, so a scheme and a host are
asked for, and a space is an error with the likely address as its mend.
"""

from __future__ import annotations

import re
from typing import Final

from briefgen.frozen import frozen

_SPACE: Final = re.compile(r"\s")
_IMPOSSIBLE: Final = re.compile(r"[<>\"\\^`{|}]")
_LAST_PORT: Final = 65535
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HOST: Final = re.compile(
    r"(\[[0-9A-Fa-f:.]+\]|[\w-]+(\.[\w-]+)*\.?)(:\d{1,5})?(?=[/?#]|$)", re.UNICODE
)
_HOST_LIKE: Final = re.compile(r"(www\.)?[\w-]+(\.[\w-]+)*\.[A-Za-z]{2,}(/|$)", re.UNICODE)


_DOI: Final = re.compile(
    r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE
)


@frozen
class AddressFault:
    what: str
    mend: str


def address_fault(text: str) -> AddressFault | None:
    """Give what is wrong with an https or http address, or None."""
    if _SPACE.search(text):
        joined = re.sub(r"\s+", "", text)
        return AddressFault(
            f'"{text}" has a space in it',
            f"write {joined}; where the space belongs to the address, write %20",
        )
    scheme = _SCHEME.match(text)
    if scheme is None or _HOST_LIKE.match(text):
        if text.startswith("//"):
            return AddressFault(f'"{text}" has no scheme', f"write https:{text}")
        if not _HOST_LIKE.match(text):
            return AddressFault(
                f'"{text}" is not a web address', "give the whole address, with https:// and a host"
            )
        return AddressFault(f'"{text}" has no scheme', f"write https://{text}")
    if scheme[1].lower() not in ("http", "https"):
        return AddressFault(
            f'"{text}" is not an address on the web',
            "give one with https:// or http://",
        )
    rest = text[scheme.end() :]
    if not rest.startswith("//"):
        fixed = f"{scheme[1]}://{rest.lstrip('/')}"
        return AddressFault(f'"{text}" lacks the two slashes', f"write {fixed}")
    authority = rest[2:]
    if _SCHEME.match(authority) and authority.lower().startswith(("http:", "https:")):
        return AddressFault(f'"{text}" has two schemes', f"write {authority}")
    host = _HOST.match(
        authority.rpartition("@")[2] if "@" in authority.split("/")[0] else authority
    )
    if host is None:
        return AddressFault(f'"{text}" has no host that could exist', "correct the address")
    if "." not in host[1] and not host[1].startswith("[") and host[1] != "localhost":
        return AddressFault(f'"{text}" has no host that could exist', "correct the address")
    if host[3] and int(host[3][1:]) > _LAST_PORT:
        return AddressFault(
            f'"{text}" has a port that no host has', "delete the colon and the number"
        )
    if bad := _IMPOSSIBLE.search(text):
        return AddressFault(
            f'"{text}" holds a {bad[0]}, which no address can',
            f"delete it, or write %{ord(bad[0]):02X}",
        )
    return None


def bare_doi(text: str) -> str | None:
    """Give the DOI in ``10.5555/x``, ``doi:10.5555/x`` or its address; None where there is none."""
    match = _DOI.fullmatch(text.strip())
    return None if match is None else match[1]
