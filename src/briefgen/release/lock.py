"""The lock of a release folder: one process at a time writes it.

A file beside the folder (the folder itself is exchanged), with a record lock of POSIX: the system
lets go of it when its holder ends in whatever way, so a killed release leaves nothing to clear
away. ``flock`` would be shared with worker processes, which may outlive a holder that is killed.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefgen.diagnostics import BriefgenError, Diagnostic
from briefgen.diagnostics.register import build as codes


@contextmanager
def locked(target: Path) -> Iterator[None]:
    """Hold the lock of a release folder; raises ``BriefgenError`` where another has it."""
    path = target.with_name(f".{target.name}.lock")
    descriptor = _acquire(path, target)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            path.unlink()
        os.close(descriptor)


def _acquire(path: Path, target: Path) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        while True:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
            try:
                fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except (BlockingIOError, PermissionError):  # EAGAIN or EACCES, by POSIX
                holder = os.read(descriptor, 20).decode("ascii", "replace").strip()
                os.close(descriptor)
                raise _under_way(target, holder) from None
            if _is_still(path, descriptor):
                os.ftruncate(descriptor, 0)
                os.write(descriptor, f"{os.getpid()}\n".encode())
                return descriptor
            os.close(descriptor)  # its last holder removed it between our two calls
    except OSError as refused:
        reason = (refused.strerror or str(refused)).lower()
        message = f"could not write beside {target}: {reason}"
        raise BriefgenError(
            Diagnostic(codes.CANNOT_WRITE, message, (), (codes.CANNOT_WRITE.mend,), str(path))
        ) from None


def _is_still(path: Path, descriptor: int) -> bool:
    """Say whether the file that was locked is the one that bears the name."""
    try:
        named, held = os.stat(path), os.fstat(descriptor)
    except OSError:
        return False
    return (named.st_dev, named.st_ino) == (held.st_dev, held.st_ino)


def _under_way(target: Path, holder: str) -> BriefgenError:
    who = f" (process {holder})" if holder.isdigit() else ""
    message = f"another release into {target} is under way{who}"
    return BriefgenError(
        Diagnostic(codes.RELEASE_UNDER_WAY, message, (), (codes.RELEASE_UNDER_WAY.mend,))
    )
