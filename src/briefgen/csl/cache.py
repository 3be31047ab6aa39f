"""Parsed XML on disk, so that a style of 250 kB is read once and not per build."""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from pathlib import Path
from zlib import crc32

from briefgen.csl.xmltree import Raw

_VERSION = f"csl-2|{sys.version_info[:2]}|{marshal.version}"


def _file(folder: Path, key: str) -> Path:
    import hashlib

    digest = hashlib.sha256(f"{_VERSION}|{key}".encode()).hexdigest()[:32]
    return folder / f"{digest}.csl-cache"


def load(folder: Path, key: str) -> Raw | None:
    """Return what was stored under `key`; None when there is nothing, or nothing whole."""
    try:
        data = _file(folder, key).read_bytes()
        if crc32(data[4:]) != int.from_bytes(data[:4], "big"):
            return None
        stored, raw = marshal.loads(data[4:])
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return raw if stored == key else None


def store(folder: Path, key: str, raw: Raw) -> None:
    """Store under `key`. A cache that can't be written is no error: it is only slower."""
    target = _file(folder, key)
    beside = target.with_suffix(f".{os.getpid()}.tmp")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        data = marshal.dumps((key, raw))
        beside.write_bytes(crc32(data).to_bytes(4, "big") + data)
        beside.replace(target)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
