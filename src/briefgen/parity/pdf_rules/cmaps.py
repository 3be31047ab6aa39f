"""ToUnicode CMaps: which text each character code stands for (ISO 32000-1, 9.10.3)."""

from __future__ import annotations

import re
from typing import Final

_SECTION: Final = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_TOKEN: Final = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_WIDEST: Final = 0x10000


def mapped(data: bytes) -> dict[bytes, str]:
    """Give the text of each code that a CMap maps."""
    found: dict[bytes, str] = {}
    for section in _SECTION.finditer(data):
        tokens = [_token(match) for match in _TOKEN.finditer(section[2])]
        if section[1] == b"bfchar":
            for code, target in zip(tokens[::2], tokens[1::2], strict=False):
                found[code] = _text(target)
        else:
            _ranges(tokens, found)
    return found


def _token(match: re.Match[bytes]) -> bytes:
    if match[2] or match[3]:
        return match[0]
    digits = b"".join(match[1].split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


def _ranges(tokens: list[bytes], found: dict[bytes, str]) -> None:
    at = 0
    while at + 2 < len(tokens):
        low, high, target = tokens[at : at + 3]
        first, size = int.from_bytes(low, "big"), len(low)
        count = min(int.from_bytes(high, "big") - first + 1, _WIDEST)
        at += 3
        if target == b"[":
            end = tokens.index(b"]", at) if b"]" in tokens[at:] else len(tokens)
            for n, one in enumerate(tokens[at : min(end, at + count)]):
                found[(first + n).to_bytes(size, "big")] = _text(one)
            at = end + 1
            continue
        start = int.from_bytes(target, "big")
        for n in range(count):
            value = (start + n).to_bytes(max(len(target), 4), "big")[-max(len(target), 1) :]
            found[(first + n).to_bytes(size, "big")] = _text(value)


def _text(target: bytes) -> str:
    return target.decode("utf-16-be", errors="replace")
