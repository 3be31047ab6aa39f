"""The fenced examples of a documentation page, and a workspace in which each can be read.

A fence says what it holds: ```` ```yaml brief.yaml ````. An example may be a fragment: the
composer adds the fields that it leaves out. ``refused BG301`` after the name says that the
example is there to show an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

DOCS: Final = Path(__file__).parents[2] / "docs"

PROSE: Final = "section.md"
NOTES: Final = "notes"
UNTESTED: Final = frozenset({"files", "syntax"})
"""Kinds that hold no content: a listing of a folder, a table of forms."""

SLUG: Final = "example"

_FENCE: Final = re.compile(r"^```(\w+) ?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TOP_LEVEL: Final = re.compile(r"^([a-z_]+):", re.MULTILINE)
_NOTE_REFERENCE: Final = re.compile(r"\[\^([\w-]+)\]")
_IMAGE: Final = re.compile(r"!\[[^\]]*\]\(([^)\s]+)")
_PROSE_FILE: Final = re.compile(r"\{file: (\S+\.md)\}")


@dataclass(frozen=True, slots=True)
class Example:
    """One fence: the page and line it stands on, what it holds, and the code it provokes."""

    page: str
    line: int
    kind: str
    text: str
    refused: str = ""

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def examples(page: str) -> list[Example]:
    """Give the fenced examples of a page of docs/, in order."""
    text = (DOCS / page).read_text(encoding="utf-8")
    found = []
    for match in _FENCE.finditer(text):
        words = match[2].split()
        refused = words[2] if words[1:2] == ["refused"] else ""
        line = text.count("\n", 0, match.start()) + 1
        found.append(Example(page, line, words[0] if words else "", match[3], refused))
    return found


_HOUSE: Final = {
    "publisher": "publisher:\n  name: Example Institute\n",
    "people": "people:\n  ada-example:\n    name: Ada Example\n"
    "  ben-example:\n    name: Ben Example\n",
}
_BRIEF: Final = {
    "title": "title: A Brief\n",
    "date": "date: 2026-01-31\n",
    "sections": "sections:\n  - id: example\n    title: Example\n    body: {file: section.md}\n",
}


def compose(root: Path, example: Example, sources: str) -> None:
    """Write a workspace at ``root`` whose brief ``example`` holds the example.

    ``sources`` is the library of the page's other examples; none is written where it is empty.
    """
    texts = {
        "house.yaml": _complete(example, "house.yaml", _HOUSE),
        "brief.yaml": _complete(example, "brief.yaml", _BRIEF),
        "sources.yaml": example.text if example.kind == "sources.yaml" else sources,
        "section.md": example.text if example.kind == PROSE else "Nothing to see.\n",
    }
    if example.kind in ("brief.yaml", PROSE):
        texts["brief.yaml"] += _notes_for(example.text)
    content = root / "content"
    folder = content / SLUG
    folder.mkdir(parents=True)
    for name in ("house.yaml", "sources.yaml"):
        if texts[name]:
            (content / name).write_text(texts[name], encoding="utf-8")
    for name in ("brief.yaml", "section.md"):
        (folder / name).write_text(texts[name], encoding="utf-8")
    for name in _PROSE_FILE.findall(example.text):
        _place(folder / name, b"Prose in a file of its own.\n")
    for name in _IMAGE.findall(example.text):
        _place(folder / name, _PIXEL)


def _complete(example: Example, name: str, defaults: dict[str, str]) -> str:
    own = example.text if example.kind == name else ""
    given = set(_TOP_LEVEL.findall(own))
    return own + "".join(text for key, text in defaults.items() if key not in given)


def _notes_for(text: str) -> str:
    """Give a ``notes:`` field for the notes that a fragment refers to and doesn't write."""
    if re.search(r"^notes:", text, re.MULTILINE):
        return ""
    names = dict.fromkeys(_NOTE_REFERENCE.findall(text))
    return "notes:\n" + "".join(f"  {name}: A note.\n" for name in names) if names else ""


def _place(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


# A PNG of one grey pixel.
_PIXEL: Final = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a4944415478da6368000000820081da45083b0000000049454e44ae426082"
)
