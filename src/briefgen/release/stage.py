"""Stage: a folder written beside its target, then exchanged with it in one step.

A process that is killed at any moment leaves the target as it was or as it should be. Where the
system can't exchange two folders (renameat2, Linux), the old one is moved aside first, and the
next run puts it back should it find no target.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import sys
from pathlib import Path
from types import TracebackType
from typing import Final

_EXCHANGE: Final = 2  # RENAME_EXCHANGE, linux/fs.h
_HERE: Final = -100  # AT_FDCWD, fcntl.h


class Stage:
    """A folder in the making; a context manager that leaves nothing behind.

    Every method raises ``OSError`` where the disk says no; the target is then as it was.
    """

    __slots__ = ("_folders", "_path", "_target")

    def __init__(self, target: Path) -> None:
        self._target = target
        self._path = target.with_name(f"{_prefix(target)}{secrets.token_hex(6)}")
        self._folders: set[Path] = set()

    def __enter__(self) -> Stage:
        self._path.mkdir(parents=True)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        shutil.rmtree(self._path, ignore_errors=True)

    def write(self, name: str, data: bytes) -> None:
        """Write a file; ``name`` is relative, with forward slashes."""
        descriptor = os.open(self._place(name), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)

    def keep(self, name: str) -> None:
        """Take a file over from the target: a second name for it, or a copy."""
        source, place = self._target / name, self._place(name)
        try:
            os.link(source, place)
        except OSError as refused:
            if refused.errno == errno.ENOSPC:
                raise
            shutil.copyfile(source, place)

    def swap(self) -> None:
        """Put the folder in the target's place; what was there is removed."""
        # One call for thousands of files: fsync for each would cost a seek for each.
        os.sync()
        if not self._target.exists():
            os.rename(self._path, self._target)
        elif not _exchange(self._path, self._target):
            aside = previous(self._target)
            os.rename(self._target, aside)
            os.rename(self._path, self._target)
            os.rename(aside, self._path)
        _sync_folder(self._target.parent)

    def _place(self, name: str) -> Path:
        place = self._path / name
        if place.parent not in self._folders:
            place.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(place.parent)
        return place


def recover(target: Path) -> None:
    """Clear away what a killed process left, and put back a folder that it had moved aside.

    Call it with the lock held.
    """
    aside = previous(target)
    if aside.exists():
        if target.exists():
            shutil.rmtree(aside, ignore_errors=True)
        else:
            os.rename(aside, target)
    for left in target.parent.glob(f"{_prefix(target)}*"):
        shutil.rmtree(left, ignore_errors=True)


def previous(target: Path) -> Path:
    """Give the name under which the target is moved aside."""
    return target.with_name(f".{target.name}.previous")


def _prefix(target: Path) -> str:
    return f".{target.name}.staged-"


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; say whether the system could."""
    if sys.platform != "linux":
        return False
    import ctypes

    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):  # an old kernel, a network drive
        return False
    raise OSError(number, os.strerror(number), str(other))


def _sync_folder(folder: Path) -> None:
    """Sync the folder's entries where the system can; a rename is lost with a power cut else."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
