"""WeasyPrint's C declarations, compiled once and kept.

``weasyprint/text/ffi.py`` has cffi parse 15 KB of C at each start. cffi's out-of-line ABI mode
turns the same declarations into a Python module of tables; that module is written into the cache
folder under the digest of the declarations, so another release makes another one. Where the
folder cannot be written the declarations are parsed as ever.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType
from typing import Any

from briefgen.readers.cache import save


@contextmanager
def compiled_declarations(cache: Path) -> Iterator[None]:
    """While active, ``cffi.FFI()`` gives one whose ``cdef`` takes its tables from ``cache``."""
    if "cffi" in sys.modules or "weasyprint" in sys.modules:
        yield
        return
    stand_in = ModuleType("cffi")
    stand_in.FFI = lambda: _Declared(cache)  # type: ignore[attr-defined] # a stand-in for cffi's own
    sys.modules["cffi"] = stand_in
    try:
        yield
    finally:
        if sys.modules.get("cffi") is stand_in:
            del sys.modules["cffi"]


class _Declared:
    """Collects the declarations; at the first other use it becomes the compiled FFI."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._text = ""
        self._ffi: Any = None

    def cdef(self, text: str) -> None:
        self._text += text

    def __getattr__(self, name: str) -> Any:
        if self._ffi is None:
            self._ffi = _tables(self._text, self._cache)
        value = getattr(self._ffi, name)
        setattr(self, name, value)
        return value


def _tables(text: str, cache: Path) -> Any:
    from _cffi_backend import __version__ as backend  # type: ignore[import-untyped] # it has none

    digest = hashlib.sha256(f"{backend}\n{sys.hexversion}\n{text}".encode()).hexdigest()[:16]
    name = f"_declarations_{digest}"
    path = cache / f"{name}.py"
    if not path.is_file():
        source = _compile(text, name)
        if not save(path, source.encode()):
            return _parse(text)
    loader = SourceFileLoader(name, str(path))
    spec = spec_from_loader(name, loader)
    assert spec is not None
    module = module_from_spec(spec)
    with suppress(SyntaxError, AttributeError, OSError):
        loader.exec_module(module)
        return module.ffi
    return _parse(text)


def _real_cffi() -> Any:
    """Import cffi itself; from here on the stand-in is no longer needed."""
    if not hasattr(sys.modules.get("cffi"), "__path__"):
        sys.modules.pop("cffi", None)
    import cffi

    return cffi


def _parse(text: str) -> Any:
    ffi = _real_cffi().FFI()
    ffi.cdef(text)
    return ffi


def _compile(text: str, name: str) -> str:
    import io

    cffi = _real_cffi()
    ffi = cffi.FFI()
    ffi.cdef(text)
    ffi.set_source(name, None)
    from cffi import recompiler

    made = recompiler.Recompiler(ffi, name, target_is_python=True)
    made.collect_type_table()
    made.collect_step_tables()
    out = io.StringIO()
    made.write_source_to_f(out, None)
    return out.getvalue()
