"""The folder for what is made once and used by every run: compiled styles and tables, records.

Nothing in it reaches an artifact: without it a build is slower, never different.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from zlib import crc32


def cache_folder() -> Path:
    """Give a folder that can be written: the user's cache, else one in the temporary folder.

    ``BRIEFGEN_CACHE``, else ``XDG_CACHE_HOME/briefgen``, else ``~/.cache/briefgen``.
    """
    return _writable(os.environ.get("BRIEFGEN_CACHE", ""), os.environ.get("XDG_CACHE_HOME", ""))


@lru_cache(maxsize=8)
def _writable(configured: str, base: str) -> Path:
    candidates = [Path(configured)] if configured else []
    candidates.append(Path(base) / "briefgen" if base else Path.home() / ".cache" / "briefgen")
    for candidate in candidates:
        if _is_ours(candidate):
            return candidate
    import tempfile

    shared = Path(tempfile.gettempdir()) / f"briefgen-{os.getuid()}"
    return shared if _is_ours(shared) else Path(tempfile.mkdtemp(prefix="briefgen-"))


def _is_ours(folder: Path) -> bool:
    """Say whether a folder, made if need be, is the user's own and can be written.

    One that anybody may write to is not: code is run from it.
    """
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        found = folder.stat()
        ours = found.st_uid == os.getuid() and not found.st_mode & 0o002
        return ours and os.access(folder, os.W_OK)
    return False


def sealed(data: bytes) -> bytes:
    """Give data behind a checksum."""
    return crc32(data).to_bytes(4, "big") + data


def unsealed(data: bytes) -> bytes:
    """Give what was sealed; raises ``ValueError`` where it is not as it was.

    What marshal is given has to be: from damaged data it makes code that crashes Python.
    """
    if crc32(data[4:]) != int.from_bytes(data[:4], "big"):
        raise ValueError("damaged")
    return data[4:]


def save(path: Path, data: bytes) -> bool:
    """Write a file whole or not at all, whoever else writes it now; say whether it is there."""
    import tempfile

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".")
    except OSError:
        return path.is_file()
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(draft).replace(path)
    except OSError:
        return path.is_file()
    finally:  # on a full disk, after Ctrl-C
        with suppress(OSError):
            os.unlink(draft)
    return True
