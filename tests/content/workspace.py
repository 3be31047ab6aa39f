"""Read and resolve a workspace as the build does, for tests of content and of its pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefgen.citations import resolve
from briefgen.diagnostics import Sink
from briefgen.model.brief import Brief, ResolvedBrief, ResolvedNote
from briefgen.model.inlines import plain
from briefgen.model.walk import blocks_in, texts_of
from briefgen.readers.brief import read_brief
from briefgen.readers.files import Folder
from briefgen.readers.workspace import read_workspace

ORDER = ("lead", "summary", "sections")


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a brief, with all that was told on the way."""

    brief: Brief | None
    resolved: ResolvedBrief | None
    sink: Sink

    @property
    def told(self) -> list[str]:
        """Every diagnostic as "code place: message", for a message of pytest's."""
        return [
            f"{d.code.id} {d.labels[0].span if d.labels else d.path}: {d.message}"
            for d in self.sink
        ]

    @property
    def codes(self) -> set[str]:
        return {d.code.id for d in self.sink}


def read(root: Path, slug: str) -> Reading:
    """Read and resolve the brief ``slug`` of the workspace at ``root``."""
    sink = Sink()
    folder = Folder(root)
    workspace = read_workspace(folder, sink)
    brief = read_brief(folder, workspace, slug, sink)
    if brief is None:
        return Reading(None, None, sink)
    return Reading(brief, resolve(brief, workspace.library, ORDER, sink), sink)


def printed(note: ResolvedNote) -> str:
    """Give a note as it prints, its number before it."""
    texts = [plain(text) for block in blocks_in(note.blocks) for text in texts_of(block)]
    return f"{note.number}. " + " ".join(texts)
