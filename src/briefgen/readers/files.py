"""Folder: read-only access to the files inside one root.

Stage 1: names -> bytes. What content names (a figure, a file of prose) is data: nothing outside
the root can be reached, not by ``..``, not by an absolute path, not through a symbolic link.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path, PurePosixPath
from typing import Final

from briefgen.named import StrEnum

MAX_BYTES: Final = 64 * 1024 * 1024


class Refusal(StrEnum):
    """Why a file was not read, in the words of a message."""

    MISSING = "there is no such file"
    OUTSIDE = "the path leads out of the workspace"
    NOT_A_FILE = "this is not a file"
    TOO_LARGE = "the file is larger than 64 MiB"
    UNREADABLE = "the file can't be read"


class FileRefused(Exception):  # noqa: N818  (a refusal is the answer, not an accident)
    """A file that was asked for and not given; ``rel`` is the path as asked."""

    def __init__(self, rel: str, refusal: Refusal, detail: str = "") -> None:
        super().__init__(f"{rel}: {refusal}{f' ({detail})' if detail else ''}")
        self.rel = rel
        self.refusal = refusal
        self.detail = detail


class Folder:
    """Read-only access inside ``root``, with a record of all that was asked for.

    ``seen`` maps each path (forward slashes, relative) to the SHA-256 of its bytes, or to ""
    where it is absent; a folder that was listed is recorded under its path with a slash.
    """

    __slots__ = ("_real", "root", "seen")

    def __init__(self, root: Path | str) -> None:
        self.root = Path(root)
        self._real = self.root.resolve()
        self.seen: dict[str, str] = {}

    def read(self, rel: str) -> bytes:
        """Give the bytes of a file; raises ``FileRefused``."""
        name, path = self._place(rel)
        try:
            if not path.is_file():
                self.seen[name] = ""
                refusal = Refusal.NOT_A_FILE if path.exists() else Refusal.MISSING
                raise FileRefused(rel, refusal)
            if path.stat().st_size > MAX_BYTES:
                raise FileRefused(rel, Refusal.TOO_LARGE)
            data = path.read_bytes()
        except OSError as error:
            raise FileRefused(rel, Refusal.UNREADABLE, error.strerror or "") from error
        self.seen[name] = hashlib.sha256(data).hexdigest()
        return data

    def exists(self, rel: str) -> bool:
        """Tell whether a file can be read at ``rel``; absence is recorded too."""
        try:
            name, path = self._place(rel)
            found = path.is_file()
        except (FileRefused, OSError):
            return False
        if not found:
            self.seen[name] = ""
        elif name not in self.seen:
            self.read(rel)
        return found

    def list(self, rel: str = "") -> tuple[str, ...]:
        """Give the sorted names in a folder, those of folders with a slash; hidden ones left out.

        A folder that isn't there is empty.
        """
        name, path = self._place(rel or ".")
        try:
            with os.scandir(path) as entries:
                names = sorted(
                    entry.name + "/" * entry.is_dir()
                    for entry in entries
                    if not entry.name.startswith(".")
                )
        except OSError:
            names = []
        digest = hashlib.sha256("\0".join(names).encode(errors="surrogateescape")).hexdigest()
        self.seen["" if name == "." else f"{name}/"] = digest if names else ""
        return tuple(names)

    def _place(self, rel: str) -> tuple[str, Path]:
        """Give the normal form of a path and its place on disk, inside the root."""
        pure = PurePosixPath(rel)
        if pure.is_absolute() or ".." in pure.parts or "\\" in rel or "\0" in rel or not rel:
            raise FileRefused(rel, Refusal.OUTSIDE)
        path = self._real / pure
        try:
            real = path.resolve()
        except (OSError, RuntimeError) as error:
            raise FileRefused(rel, Refusal.UNREADABLE) from error
        if not real.is_relative_to(self._real):
            raise FileRefused(rel, Refusal.OUTSIDE)
        return str(pure), real
