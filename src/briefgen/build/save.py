"""Save files as a whole: beside their target, synced, then renamed into place.

The only code of briefgen that writes an artifact. Every file of a set is complete on the disk
before the first is renamed, so a full disk or a kill leaves the last good set; between two
renames of a kill, each single file is still whole. Folders are not synced: a power cut in the next
seconds may bring the earlier files back, whole, and the next build finds that they are not its own.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Mapping
from pathlib import Path
from threading import Thread

from briefgen.diagnostics import Sink
from briefgen.diagnostics.register import build as codes

_PREFIX = ".briefgen-"
_ABANDONED = 600.0  # seconds


def save_set(files: Mapping[Path, bytes], sink: Sink, shown: Path | None = None) -> bool:
    """Save a set of files, all or none; report what stood in the way.

    ``shown`` is the folder that paths in messages are told relative to.
    """
    staged: dict[Path, Path] = {}
    target = next(iter(files))
    try:
        for target, data in files.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            staged[target] = _stage(target, data)
        refusals = _sync(staged)
        for target in refusals:
            raise refusals[target]
        for target in files:
            os.replace(staged[target], target)
            del staged[target]
    except OSError as refused:
        _report(refused, target, sink, shown)
        return False
    finally:
        for temporary in staged.values():
            with contextlib.suppress(OSError):
                temporary.unlink()
    for folder in {path.parent for path in files}:
        _sweep(folder)
    return True


def _stage(target: Path, data: bytes) -> Path:
    temporary = target.with_name(f"{_PREFIX}{os.urandom(6).hex()}-{target.name}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def _sync(staged: Mapping[Path, Path]) -> dict[Path, OSError]:
    """Sync files, all at once: a disk takes hardly longer for several than for one.

    Gives what the disk refused, in the order of the files.
    """
    refusals: dict[Path, OSError] = {}

    def sync(target: Path) -> None:
        try:
            descriptor = os.open(staged[target], os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except OSError as refused:
            refusals[target] = refused

    threads = [Thread(target=sync, args=(target,)) for target in staged]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {target: refusals[target] for target in staged if target in refusals}


def _sweep(folder: Path) -> None:
    """Remove what a killed build left behind, once no build can still be at work on it."""
    abandoned = time.time() - _ABANDONED
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for left in entries:
            if left.name.startswith(_PREFIX) and left.stat().st_mtime < abandoned:
                os.unlink(left.path)


def _report(refused: OSError, target: Path, sink: Sink, shown: Path | None) -> None:
    path = str(target)
    if shown is not None and target.is_relative_to(shown):
        path = target.relative_to(shown).as_posix()
    reason = refused.strerror or str(refused)
    sink.report(
        codes.CANNOT_WRITE,
        f"could not write {path}: {reason[:1].lower()}{reason[1:]}",
        (),
        "the files that were there are as they were",
        path=path,
    )
