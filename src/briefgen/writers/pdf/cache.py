"""The folder for what is made once and used by every run: fontconfig's file, compiled tables.

Nothing in it reaches an artifact: without it a build is slower, never different.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def cache_folder() -> Path:
    """Give a folder that can be written: the user's cache, else one in the temporary folder."""
    configured = os.environ.get("BRIEFGEN_CACHE")
    base = os.environ.get("XDG_CACHE_HOME")
    candidates = [Path(configured)] if configured else []
    candidates.append(Path(base) / "briefgen" if base else Path.home() / ".cache" / "briefgen")
    candidates.append(Path(tempfile.gettempdir()) / f"briefgen-{os.getuid()}")
    for candidate in candidates:
        with suppress(OSError):
            candidate.mkdir(parents=True, exist_ok=True, mode=0o700)
            if os.access(candidate, os.W_OK) and candidate.stat().st_uid == os.getuid():
                return candidate
    return Path(tempfile.mkdtemp(prefix="briefgen-"))


def save(path: Path, data: bytes) -> bool:
    """Write a file whole or not at all, whoever else writes it now; say whether it is there."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(draft).replace(path)
    except OSError:
        return path.is_file()
    return True
