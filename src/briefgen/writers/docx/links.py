"""Addresses that may stand in a relationship.

Word opens a file with a target that is no URI only with its repair dialog, so each is checked:
RFC 3986 characters, the schemes of section 10 of the design, a host that can be one. Without
regular expressions: compiling one for addresses took 4 ms of every cold run.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_NOT_IN_HOST: Final = frozenset('"<>\\^`{|}[]%@ \t\n\r\u00a0\u2028\u2029')
_ENCODED: Final = {
    **{code: f"%{code:02X}" for code in (*range(0x21), 0x7F)},
    **{ord(c): f"%{ord(c):02X}" for c in '"<>\\^`{|}[]'},
    **{code: "".join(f"%{b:02X}" for b in chr(code).encode()) for code in range(0x80, 0xA0)},
    0x2028: "%E2%80%A8",
    0x2029: "%E2%80%A9",
}
"""What a URI may not hold; non-ASCII letters may stand in an IRI (RFC 3987)."""

_HEX: Final = frozenset("0123456789abcdefABCDEF")
_LONGEST: Final = 2079
"""Word's limit for an address."""


@lru_cache(maxsize=4096)
def usable_target(url: str) -> str | None:
    """Give the URL as a relationship may hold it, None where it cannot be one."""
    url = url.strip()
    scheme, colon, rest = url.partition(":")
    if not colon or len(url) > _LONGEST:
        return None
    match scheme.lower():
        case "http" | "https":
            if not rest.startswith("//") or not _is_authority(_authority(rest[2:])):
                return None
        case "mailto":
            name, at, host = rest.partition("?")[0].rpartition("@")
            if not at or not name or not _is_host(host) or "@" in name or " " in name:
                return None
        case _:
            return None
    head, mark, fragment = url.partition("#")
    url = head + mark + fragment.replace("#", "%23")
    if "%" in url:
        url = _mended_percents(url)
    return url.translate(_ENCODED)


def _authority(rest: str) -> str:
    for stop in "/?#":
        rest = rest.partition(stop)[0]
    return rest


def _is_authority(authority: str) -> bool:
    user, _, place = authority.rpartition("@")
    host, colon, port = place.partition(":")
    if colon and not (port.isascii() and port.isdigit() and int(port) < 65536):
        return False
    return _is_host(host) and not _NOT_IN_HOST & set(user.replace("%", ""))


def _is_host(host: str) -> bool:
    if not host or _NOT_IN_HOST & set(host) or host.startswith(".") or ".." in host:
        return False
    return all(c.isalnum() or c in "-._~" or ord(c) > 127 for c in host)


def _mended_percents(url: str) -> str:
    """Encode a percent sign that begins no code."""
    first, *rest = url.split("%")
    return first + "".join(
        f"%{part}" if len(part) > 1 and set(part[:2]) <= _HEX else f"%25{part}" for part in rest
    )
