"""Where a copy differs from the file that was published: both read back, text against text."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from briefgen.parity.check import transcribe
from briefgen.parity.show import cut, difference
from briefgen.parity.transcript import Entry, Transcript, UnreadableError

_MOST: Final = 12
"""Differences that are told; a file with more is another file."""


def condition(kind: str, data: bytes) -> str:
    """Say what is wrong with a file as one of its kind, or nothing."""
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":  # [MS-CFB], 2.2
        return "it is locked with a password, or an old Word file"
    try:
        transcribe(kind, data)
    except UnreadableError as error:
        return str(error)
    return ""


def alterations(kind: str, published: bytes, copy: bytes) -> list[str]:
    """Say in which texts a copy differs from what was published; raises ``UnreadableError``."""
    wanted, found = _lines(transcribe(kind, published)), _lines(transcribe(kind, copy))
    told: list[str] = []
    for tag, i, j, k, m in SequenceMatcher(None, wanted, found, autojunk=False).get_opcodes():
        if tag != "equal":
            told += _told(wanted[i:j], found[k:m])
    if len(told) > _MOST:
        told[_MOST:] = [f"and {len(told) - _MOST} more differences"]
    return told


def _told(was: list[str], now: list[str]) -> Iterator[str]:
    for before, after in zip(was, now, strict=False):
        wanted, found, _ = difference(before, after)
        yield f'it reads "{found}" where the published file reads "{wanted}"'
    for before in was[len(now) :]:
        yield f"it lacks {cut(before)}"
    for after in now[len(was) :]:
        yield f"it has {cut(after)}, which the published file has not"


def _lines(transcript: Transcript) -> list[str]:
    facts = [f"{name}: {value}" for name, value in sorted(transcript.facts.items())]
    return [_line(entry) for entry in (*transcript.entries, *transcript.notes)] + facts


def _line(entry: Entry) -> str:
    links = "".join(f" <{link.target}>" for link in entry.links)
    return f"{entry.text}{links}"
