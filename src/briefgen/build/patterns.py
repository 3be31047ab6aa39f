"""Compiled regular expressions, kept from one run to the next.

A command compiles some 250 patterns, most of them its libraries', before its first line of work: an
eighth of what a build of the Word file takes. ``re`` turns a pattern into a list of numbers and
``_sre`` makes a ``Pattern`` of that list, having looked whether it is sound. Here the numbers are
kept in the cache folder. The outcome is the same ``Pattern``; where ``re`` is not built as it is
known to be (Python 3.11 to 3.14), nothing is kept and nothing is lost.
"""

from __future__ import annotations

import marshal
import sys
from array import array
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any, Final

from briefgen.readers.cache import save, sealed, unsealed

Numbers = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What ``_sre.compile`` takes beside the pattern: flags, code, groups, and their names."""

_MOST: Final = 4000
"""Patterns kept; past it they are old ones, of libraries that have changed since."""

_DEBUG: Final = 128  # re.DEBUG prints while it compiles

_stores: Final[list[_Store]] = []  # of this process: one, or none


def keep_patterns(file: Path) -> None:
    """Take compiled patterns from ``file`` from now on, and remember new ones for it.

    Kept are patterns that modules compile while they are imported: those are the same in each
    run. Call it before the libraries whose patterns count are imported.
    """
    try:
        compiler: Any = import_module("re._compiler")
        parse, code_of = compiler._parser.parse, compiler._code
        plain, engine = compiler.compile, compiler._sre
        store = _Store(file, f"{sys.version} {engine.MAGIC} {engine.CODESIZE}")
    except (ImportError, AttributeError):
        return
    make = engine.compile

    def compiled(pattern: Any, flags: int = 0) -> Any:
        flags = int(flags)
        if not isinstance(pattern, (str, bytes)) or flags & _DEBUG:
            return plain(pattern, flags)
        known = store.known.get((pattern, flags))
        if known is None:
            tree = parse(pattern, flags)
            names: list[str | None] = [None] * tree.state.groups
            for name, number in tree.state.groupdict.items():
                names[number] = name
            groups = dict(tree.state.groupdict)
            code = array("I", code_of(tree, flags)).tobytes()
            known = (flags | tree.state.flags, code, tree.state.groups - 1, groups, tuple(names))
            if _importing():
                store.add(pattern, flags, known)
        all_flags, code, count, groups, named = known
        return make(pattern, all_flags, array("I", code).tolist(), count, groups, named)

    compiler.compile = compiled
    _stores.append(store)


def save_patterns() -> None:
    """Write the patterns that this process was the first to compile."""
    for store in _stores:
        store.save()


def _importing() -> bool:
    """Say whether a module is being imported."""
    frame: FrameType | None = sys._getframe()
    while frame is not None and frame.f_globals.get("__name__") != "importlib._bootstrap":
        frame = frame.f_back
    return frame is not None


class _Store:
    """The file: ``(made by, {(pattern, flags): numbers})`` as marshal has it, sealed."""

    def __init__(self, file: Path, made_by: str) -> None:
        self._file, self._made_by = file, made_by
        self._new: dict[tuple[str | bytes, int], Numbers] = {}
        self.known = self._load()

    def add(self, pattern: str | bytes, flags: int, numbers: Numbers) -> None:
        self.known[pattern, flags] = self._new[pattern, flags] = numbers

    def save(self) -> None:
        """Write what is new beside what other processes have written since."""
        if not self._new:
            return
        kept = self._load()
        kept = {**kept, **self._new} if len(kept) < _MOST else self._new
        save(self._file, sealed(marshal.dumps((self._made_by, kept))))
        self._new = {}

    def _load(self) -> dict[tuple[str | bytes, int], Numbers]:
        try:
            made_by, kept = marshal.loads(unsealed(self._file.read_bytes()))
        except (OSError, ValueError, EOFError, TypeError):
            return {}
        return kept if made_by == self._made_by else {}
