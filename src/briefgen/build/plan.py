"""Plan: which briefs are what their record says, and which have to be built.

A record is believed while the tool is the same, every file and folder that the build asked for
is what it was (absent ones too), and every artifact on the disk is the one that was written.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefgen.build.cache import Records, file_digest, tool_fingerprint
from briefgen.build.outcome import Outcome, Request, State
from briefgen.frozen import frozen
from briefgen.readers.files import FileRefused, Folder


@frozen
class Plan:
    """``unchanged`` need nothing; ``stale`` are the slugs to build, under ``fingerprint``."""

    unchanged: tuple[Outcome, ...]
    stale: tuple[str, ...]
    fingerprint: str
    records: Records


def plan(request: Request) -> Plan:
    """Compare each brief's record with what is on the disk."""
    records = Records(request.place.root, request.place.output)
    fingerprint = tool_fingerprint(",".join(request.artifacts))
    unchanged: list[Outcome] = []
    stale: list[str] = []
    for slug in request.slugs:
        outcome = None if request.force else _unchanged(request, records, slug, fingerprint)
        if outcome is None:
            stale.append(slug)
        else:
            unchanged.append(outcome)
    return Plan(tuple(unchanged), tuple(stale), fingerprint, records)


def _unchanged(request: Request, records: Records, slug: str, fingerprint: str) -> Outcome | None:
    record = records.load(slug)
    if record is None or record.tool != fingerprint:
        return None
    folder = request.place.output / slug
    artifacts = {folder / name: known for name, known in record.artifacts.items()}
    if any(file_digest(path) != known for path, known in artifacts.items()):
        return None
    if changed_inputs(request.place.root, record.inputs):
        return None
    return Outcome(slug, State.UNCHANGED, tuple(artifacts), ())


def changed_inputs(root: Path, inputs: Mapping[str, str]) -> list[str]:
    """Give the inputs that are no longer what they were, by the names a ``Folder`` gave them."""
    folder = Folder(root)
    return [name for name, known in inputs.items() if _digest_now(folder, name) != known]


def _digest_now(folder: Folder, name: str) -> str:
    try:
        if not name or name.endswith("/"):
            folder.list(name.rstrip("/"))
        else:
            folder.read(name)
    except FileRefused:
        return ""
    return folder.seen[name]
