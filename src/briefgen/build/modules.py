"""Compiled modules, kept in one file from one run to the next.

A build of a Word file imports some 450 modules. Python has each of them compiled in a file of its
own, and looks for it in every folder of ``sys.path``: 3,600 questions to the file system and 450
files opened, a tenth of what the build of a short brief takes. Here what those files hold stands
in one file of the cache folder. A module is taken from it only while its source has not changed
since, and no folder that modules are looked for in; else it is imported as ever. So it is where
the file was damaged: on such code marshal, and what runs it, would crash.
"""

from __future__ import annotations

import marshal
import os
import sys
from importlib.machinery import ExtensionFileLoader, ModuleSpec, SourceFileLoader
from typing import TYPE_CHECKING, Final
from zlib import crc32

from briefgen.readers.cache import save, sealed, unsealed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from types import CodeType, ModuleType

_HEADER: Final = 16  # of a .pyc: magic, flags, the source's time and size (PEP 552)

Entry = tuple[str, str, int, int, int, int, int]
"""A module's file, its compiled file ("" for an extension), the time (ns) at which its file was
last changed, and its size, and its code: where it begins, how long it is, in bytes, and its
checksum."""

_stores: Final[list[_Store]] = []  # of this process: one, or none


def keep_modules(file: Path) -> None:
    """Import modules from ``file`` from now on, and remember new ones for it."""
    store = _Store(file)
    sys.meta_path.insert(0, store)
    _stores.append(store)


def save_modules() -> None:
    """Write the modules that this process imported and the file did not hold."""
    for store in _stores:
        store.save()


class _Loader(SourceFileLoader):
    """Loads a module as ever, but for where its code comes from."""

    def __init__(self, name: str, path: str, store: _Store) -> None:
        super().__init__(name, path)
        self._store = store

    def get_code(self, fullname: str) -> CodeType | None:
        kept = self._store.code(fullname)
        if kept is None:
            return super().get_code(fullname)
        code: CodeType = marshal.loads(kept)
        return code


class _Store:
    """The file: the length of its table in eight bytes, the table, and codes as in a .pyc.

    The table is ``(made by, {folder: time}, {module: Entry})`` as marshal has it, sealed.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._before = frozenset(sys.modules)
        self._given: set[str] = set()
        self._path = tuple(sys.path)
        self._made_by = f"{sys.version} {sys.flags.optimize} {os.pathsep.join(self._path)}"
        self._handle, self._start, self._entries = self._load()

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Give where a module is, if its file is as it was (``importlib.abc.MetaPathFinder``)."""
        entry = self._entries.get(name)
        if entry is None or _stamp(entry[0]) != entry[2:4]:
            return None
        origin, compiled = entry[:2]
        self._given.add(name)
        if not compiled:
            spec = ModuleSpec(name, ExtensionFileLoader(name, origin), origin=origin)
        else:
            is_package = os.path.basename(origin) == "__init__.py"
            loader = _Loader(name, origin, self)
            spec = ModuleSpec(name, loader, origin=origin, is_package=is_package)
            spec.cached = compiled
            if is_package:
                spec.submodule_search_locations = [os.path.dirname(origin)]
        spec.has_location = True
        return spec

    def code(self, name: str) -> bytes | None:
        """Give a module's code as marshal has it; None where it is no longer what was kept."""
        start, length, checksum = self._entries[name][4:]
        try:
            code = os.pread(self._handle, length, self._start + start)
        except OSError:
            code = b""
        if len(code) == length and crc32(code) == checksum:
            return code
        self._given.discard(name)  # it is kept anew
        return None

    def save(self) -> None:
        """Write what is new beside what is known, unless compiled code is not to be kept."""
        new = {} if sys.dont_write_bytecode else dict(self._new())
        if not new:
            return
        known = {
            name: (entry, code)
            for name, entry in self._entries.items()
            if name not in new and _stamp(entry[0]) == entry[2:4]
            if (code := self.code(name)) is not None
        }
        folders = {os.path.dirname(entry[0]) for entry, _ in (*known.values(), *new.values())}
        times = {folder: _stamp(folder)[0] for folder in (*self._path, *folders)}
        entries: dict[str, Entry] = {}
        codes: list[bytes] = []
        start = 0
        for name, (entry, code) in (known | new).items():
            entries[name] = (*entry[:4], start, len(code), crc32(code))
            codes.append(code)
            start += len(code)
        table = sealed(marshal.dumps((self._made_by, times, entries)))
        save(self._file, b"".join([len(table).to_bytes(8, "big"), table, *codes]))
        self._given |= set(new)

    def _new(self) -> Iterator[tuple[str, tuple[Entry, bytes]]]:
        for name, module in list(sys.modules.items()):
            spec = getattr(module, "__spec__", None)
            if name in self._before or name in self._given or spec is None or spec.name != name:
                continue
            kind = type(spec.loader)
            if kind is ExtensionFileLoader:
                yield name, ((spec.origin, "", *_stamp(spec.origin), 0, 0, 0), b"")
            elif kind in (SourceFileLoader, _Loader) and spec.cached:
                stamp = _stamp(spec.origin)
                code = _compiled(spec.cached, spec.origin)
                if code:
                    yield name, ((spec.origin, spec.cached, *stamp, 0, 0, 0), code)

    def _load(self) -> tuple[int, int, dict[str, Entry]]:
        """Open the file: its handle, where codes begin in it, and the table's modules."""
        nothing: tuple[int, int, dict[str, Entry]] = (-1, 0, {})
        try:
            handle = os.open(self._file, os.O_RDONLY)
        except OSError:
            return nothing
        try:
            length = int.from_bytes(os.read(handle, 8), "big")
            data = os.read(handle, min(length, os.fstat(handle).st_size))
            made_by, times, entries = marshal.loads(unsealed(data))
        except (OSError, ValueError, EOFError, TypeError):
            made_by = ""
        if made_by == self._made_by and all(_stamp(at)[0] == time for at, time in times.items()):
            return handle, 8 + length, entries
        os.close(handle)
        return nothing


def _stamp(path: str) -> tuple[int, int]:
    """Give when a file was changed (ns) and its size, zeros where there is none.

    That time (``ctime``) cannot be set: an image or a package may give all its files one ``mtime``.
    """
    try:
        found = os.stat(path)
    except OSError:
        return 0, 0
    return found.st_ctime_ns, found.st_size


def _compiled(file: str, source: str) -> bytes:
    """Give the code in a .pyc that was made from the source as it is now, else nothing."""
    try:
        found = os.stat(source)
        with open(file, "rb") as pyc:
            data = pyc.read()
    except OSError:
        return b""
    told = (int(found.st_mtime) & 0xFFFFFFFF, found.st_size & 0xFFFFFFFF)
    made_from = (int.from_bytes(data[8:12], "little"), int.from_bytes(data[12:16], "little"))
    by_time = data[4:8] == bytes(4)
    return data[_HEADER:] if by_time and told == made_from else b""
