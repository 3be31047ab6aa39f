"""A command line run in this process, and edits as an author makes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Ran:
    code: int
    out: str
    err: str


Briefgen = Callable[..., Ran]


def replace(path: Path, old: str, new: str) -> None:
    """Edit a file as an author does; the old text must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
