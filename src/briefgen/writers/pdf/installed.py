"""Fonts of the system's packages, found by the names of their files and gathered in a folder.

The system's own configuration is not asked: a page is set in the files that its script names, or
not at all. The folder in the cache holds links; its name follows from the files' size and time,
so that fontconfig reads them anew when a package was upgraded.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Final

from briefgen.writers.pdf.coverage import families, is_variable
from briefgen.writers.pdf.scripts import Script

_ROOTS: Final = (
    "/usr/local/share/fonts",
    "/usr/share/fonts",
    "/opt/homebrew/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
)
_SUFFIXES: Final = (".ttf", ".ttc", ".otf")


def script_files(script: Script, own: Iterable[Path] = ()) -> tuple[Path, ...]:
    """Give a script's font files, a house's own before the system's; none if one is absent."""
    folders = (*own, *(Path(root).expanduser() for root in _ROOTS))
    found = [_first(name, script, folders) for name in script.files]
    return tuple(path for path in found if path is not None) if None not in found else ()


def linked_folder(files: Iterable[Path], cache: Path) -> Path | None:
    """Give a folder in ``cache`` of nothing but links to the files; None if it can't be made."""
    links = {path.name: path.resolve() for path in files}
    seed = "\n".join(_identity(name, path) for name, path in sorted(links.items()))
    folder = cache / f"linked-{hashlib.sha256(seed.encode()).hexdigest()[:12]}"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        for name, path in links.items():
            if not (folder / name).exists():
                draft = folder / f".{os.getpid()}-{name}"
                draft.symlink_to(path)
                draft.replace(folder / name)
        return folder
    return None


def _identity(name: str, path: Path) -> str:
    state = path.stat()
    return f"{name} {path} {state.st_size} {state.st_mtime_ns}"


def _first(name: str, script: Script, folders: Iterable[Path]) -> Path | None:
    """Find a file by name that is what its name says: one of the script's families, static."""
    for folder in folders:
        for path in _fonts_below(folder).get(name, ()):
            if not is_variable(path) and {script.serif, script.sans} & families(path):
                return path
    return None


@lru_cache(maxsize=16)
def _fonts_below(folder: Path) -> Mapping[str, tuple[Path, ...]]:
    found: dict[str, tuple[Path, ...]] = {}
    for path in sorted(_walk(folder)):
        found[path.name] = (*found.get(path.name, ()), path)
    return found


def _walk(folder: Path) -> Iterator[Path]:
    for parent, _, names in os.walk(folder):
        yield from (Path(parent, name) for name in names if name.endswith(_SUFFIXES))
