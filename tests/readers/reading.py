"""A workspace in a temporary folder, of which each test writes the part that it is about."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from briefgen.diagnostics import Sink
from briefgen.model.brief import Brief
from briefgen.readers.brief import read_brief
from briefgen.readers.files import Folder
from briefgen.readers.workspace import Workspace, read_workspace

HOUSE: Final = """\
publisher: {name: The House}
people:
  ada-example: {name: Ada Example}
"""
BRIEF: Final = """\
title: A Brief
date: 2026-01-31
sections:
  - {id: one, title: One, body: Prose.}
"""


def write(root: Path, files: dict[str, str | bytes]) -> Folder:
    """Write files under content/, over a small house and brief."""
    for name, text in {"house.yaml": HOUSE, "a/brief.yaml": BRIEF, **files}.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Folder(root)


def workspace(root: Path, files: dict[str, str | bytes], sink: Sink) -> Workspace:
    return read_workspace(write(root, files), sink)


def brief(root: Path, files: dict[str, str | bytes], sink: Sink) -> Brief | None:
    folder = write(root, files)
    return read_brief(folder, read_workspace(folder, sink), "a", sink)
