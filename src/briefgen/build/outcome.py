"""What is asked of a build, and what became of each brief."""

from __future__ import annotations

from pathlib import Path

from briefgen.build.workspace import Place
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.frozen import frozen
from briefgen.named import StrEnum


class Artifact(StrEnum):
    """What a build makes; the value is the file's suffix."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"


@frozen
class Request:
    """What to build: ``jobs`` is the number of worker processes, 0 for one a core."""

    place: Place
    slugs: tuple[str, ...]
    artifacts: tuple[Artifact, ...] = tuple(Artifact)
    jobs: int = 0
    force: bool = False


class State(StrEnum):
    BUILT = "built"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@frozen
class Outcome:
    """What became of one brief; ``artifacts`` are the files that now stand on the disk."""

    slug: str
    state: State
    artifacts: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]


def exit_code(diagnostics: tuple[Diagnostic, ...]) -> int:
    """Give 0 where all is well, 3 where artifacts are out of step, 1 for other errors."""
    errors = [d for d in diagnostics if d.severity is Severity.ERROR]
    if not errors:
        return 0
    return 3 if any(d.code.id.startswith("BG7") for d in errors) else 1
