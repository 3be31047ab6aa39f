"""What was built from what: a record a brief, so that a build of nothing costs nothing.

Records live in the user's cache folder, never in the workspace. One is believed only while every
input and every artifact has the digest that it names, and the tool is the same.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefgen import __version__
from briefgen.frozen import frozen
from briefgen.readers.cache import cache_folder

ABSENT = ""
"""The digest of a file that was looked for and was not there."""


def digest(data: bytes) -> str:
    """Give the SHA-256 of ``data`` in hex."""
    return hashlib.sha256(data).hexdigest()


def file_digest(path: Path) -> str:
    """Give the SHA-256 of a file in hex, or ``ABSENT`` where there is none to read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ABSENT


@frozen
class Record:
    """One brief's last good build: digests of inputs and artifacts by path."""

    tool: str
    inputs: Mapping[str, str]
    artifacts: Mapping[str, str]


class Records:
    """The records of one workspace's builds into one output folder."""

    def __init__(self, root: Path, output: Path) -> None:
        key = digest(f"{root.resolve()}\n{output.resolve()}".encode())[:20]
        self.folder = cache_folder() / "builds" / key

    def load(self, slug: str) -> Record | None:
        try:
            data: Any = json.loads((self.folder / f"{slug}.json").read_bytes())
            return Record(str(data["tool"]), dict(data["inputs"]), dict(data["artifacts"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def save(self, slug: str, record: Record) -> None:
        """Keep a record; a cache that cannot be written costs time, nothing else."""
        data = {
            "tool": record.tool,
            "inputs": dict(record.inputs),
            "artifacts": dict(record.artifacts),
        }
        temporary = self.folder / f".{slug}.{os.getpid()}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            temporary.write_text(json.dumps(data), encoding="utf-8")
            os.replace(temporary, self.folder / f"{slug}.json")
        except OSError:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def tool_fingerprint(options: str) -> str:
    """Give a digest of everything but the sources that decides an artifact's bytes.

    The code and templates of briefgen (by name, size and time), the Python, the installed
    libraries (the folder that holds them changes with each installation), and ``options``.
    """
    package = Path(__file__).resolve().parent.parent
    parts = [__version__, sys.version, options, os.environ.get("SOURCE_DATE_EPOCH", "")]
    for base in (package, package.parent.parent / "templates"):
        parts += sorted(_stamps(base))
    for entry in sys.path:
        if entry.endswith("site-packages"):
            with contextlib.suppress(OSError):
                parts.append(f"{entry} {os.stat(entry).st_mtime_ns}")
    return digest("\n".join(parts).encode())


def _stamps(folder: Path) -> list[str]:
    stamps: list[str] = []
    pending = [str(folder)]
    while pending:
        with contextlib.suppress(OSError), os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        pending.append(entry.path)
                elif not entry.name.endswith(".pyc"):
                    status = entry.stat()
                    stamps.append(f"{entry.path} {status.st_size} {status.st_mtime_ns}")
    return stamps
