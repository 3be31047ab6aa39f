"""SHA256SUMS: the digests of a folder's files, in the form that ``sha256sum -c --strict`` reads.

GNU coreutils, "cksum output modes": digest, a blank, "*" or a blank, the name. Names here need no
escapes: letters, digits and ``. _ + - /`` alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_LINE: Final = re.compile(r"([0-9a-f]{64}) [ *]([A-Za-z0-9][A-Za-z0-9._+/-]*)")


def write_sums(digests: Mapping[str, str]) -> bytes:
    """Write the list, sorted by name."""
    return "".join(f"{digests[name]}  {name}\n" for name in sorted(digests)).encode()


def parse_sums(data: bytes) -> dict[str, str]:
    """Read the list; raises ``ValueError`` where a line is none of it, or a name comes twice."""
    found: dict[str, str] = {}
    text = data.decode("ascii")
    if text and not text.endswith("\n"):
        raise ValueError("the last line is cut off")
    for line in text.split("\n")[:-1]:
        match = _LINE.fullmatch(line)
        if match is None or match[2] in found or ".." in match[2].split("/"):
            raise ValueError(f"not a line of {len(found) + 1} sums")
        found[match[2]] = match[1]
    return found
