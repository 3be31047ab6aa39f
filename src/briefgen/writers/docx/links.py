"""Addresses that may stand in a relationship.

Word opens a file with a target that is no URI only with its repair dialog, so each is checked:
RFC 3986 characters, the schemes of section 10 of the design, a host that can be one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_WEB: Final = re.compile(
    r"https?://(?:[^\s/?#@:\[\]\"<>\\^`{|}%]+@)?"
    r"(?:[^\s/?#@:\[\]\"<>\\^`{|}%_.](?:[^\s/?#@:\[\]\"<>\\^`{|}%]*[^\s/?#@:\[\]\"<>\\^`{|}%])?)"
    r"(?::\d{1,5})?(?:[/?#].*)?",
    re.IGNORECASE | re.DOTALL,
)
_MAIL: Final = re.compile(r"mailto:[^\s@\"<>]+@[^\s@\"<>]+", re.IGNORECASE)
_LONE_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
_FORBIDDEN: Final = re.compile(r'[\x00-\x20"<>\\^`{|}\x7f-\x9f\u2028\u2029\[\]]')
_LONGEST: Final = 2079
"""Word's limit for an address."""


@lru_cache(maxsize=4096)
def usable_target(url: str) -> str | None:
    """Give the URL as a relationship may hold it, None where it cannot be one.

    What a URI may not contain is percent-encoded; non-ASCII letters stay (IRI, RFC 3987).
    """
    url = url.strip()
    if len(url) > _LONGEST:
        return None
    if not (_WEB.fullmatch(url) or _MAIL.fullmatch(url)):
        return None
    url = _LONE_PERCENT.sub("%25", url)
    head, mark, fragment = url.partition("#")
    fragment = fragment.replace("#", "%23")
    return _FORBIDDEN.sub(_encode, head + mark + fragment)


def _encode(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
