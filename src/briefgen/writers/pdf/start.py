"""Load WeasyPrint without the work that a brief never needs.

Importing WeasyPrint 70 is nearly half of a cold run. Four cuts, each undone once it is loaded:

1. ``ctypes.util.find_library`` answers None on Linux: cffi asks it for some twenty names that do
   not exist there, each answer costs subprocesses (ldconfig, gcc, ld); the next name in
   WeasyPrint's list is the soname, which ``dlopen`` finds by itself.
2. fontTools is loaded when a variable or woff font asks for it: HarfBuzz does the subsetting.
3. WeasyPrint's user-agent style sheets are not parsed, unless a document that is not ours asks:
   ``base.css`` holds what the page vocabulary needs of them.
4. The cffi declarations are compiled once into the cache folder (cffi's out-of-line ABI mode) and
   not parsed again; see ``declarations.py``.

``tests/writers/test_pdf_start.py`` pins each cut, so that a new release says at once what moved.
"""

from __future__ import annotations

import ctypes.util
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

SUPPORTED = "70."
_DEFERRED = ("fontTools.subset", "fontTools.varLib.instancer", "fontTools.ttLib")


def load(fontconfig_file: Path, cache: Path) -> ModuleType:
    """Import WeasyPrint once, reading fonts by ``fontconfig_file``.

    Raises ``ImportError`` for a release the hooks were not written against.
    """
    loaded = sys.modules.get("weasyprint")
    if loaded is None:
        with fonts_from(str(fontconfig_file)):
            loaded = _import(cache)
    if not loaded.__version__.startswith(SUPPORTED):
        raise ImportError(f"briefgen is written against WeasyPrint 70, not {loaded.__version__}")
    return loaded


@contextmanager
def fonts_from(fontconfig_file: str) -> Iterator[None]:
    """Let fontconfig read this file when it is set up; programs started later have their own."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = fontconfig_file
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


def use_rules_of(configuration: Any) -> None:
    """Let Pango choose families by the rules of a ``FontConfiguration`` of WeasyPrint's.

    Pango asks fontconfig for the fonts of a configuration, but for the rules of the one that is
    current in the process (``pango_ft2_font_map_default_substitute``), whichever that is.
    """
    from weasyprint.text.ffi import ffi

    address = int(ffi.cast("uintptr_t", configuration._config))
    if not _fontconfig().FcConfigSetCurrent(ctypes.c_void_p(address)):
        raise OSError("fontconfig does not take the brief's configuration")


@lru_cache(maxsize=1)
def _fontconfig() -> Any:
    for name in ("libfontconfig.so.1", "libfontconfig.1.dylib", "fontconfig-1", "fontconfig"):
        with suppress(OSError):
            return ctypes.CDLL(name)
    found = ctypes.util.find_library("fontconfig")
    if found is None:
        raise OSError("fontconfig is not installed as a shared library")
    return ctypes.CDLL(found)


def _import(cache: Path) -> ModuleType:
    from briefgen.writers.pdf.declarations import compiled_declarations

    # Pango takes the language of words in another script than their passage's from the locale.
    os.environ["PANGO_LANGUAGE"] = "en"
    with ExitStack() as cuts:
        cuts.enter_context(_sonames_only())
        cuts.enter_context(_fonttools_deferred())
        cuts.enter_context(_no_user_agent_sheets())
        cuts.enter_context(compiled_declarations(cache))
        import weasyprint

    _parse_sheets_when_asked(weasyprint)
    loaded: ModuleType = weasyprint
    return loaded


@contextmanager
def _sonames_only() -> Iterator[None]:
    if not sys.platform.startswith("linux"):
        yield
        return
    original = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = original


def _parse_sheets_when_asked(weasyprint: Any) -> None:
    """Let documents that are not ours have the user-agent sheets after all."""
    html, original = weasyprint.html, weasyprint.HTML._ua_stylesheets

    def ua_stylesheets(page: Any, forms: bool = False) -> Any:
        weasyprint.HTML._ua_stylesheets = original
        weasyprint.UA_STYLESHEET = weasyprint.CSS(
            string=html.UA, counter_style=html.UA_COUNTER_STYLE
        )
        weasyprint.UA_FORM_STYLESHEET = weasyprint.CSS(string=html.UA_FORM)
        return original(page, forms)

    weasyprint.HTML._ua_stylesheets = ua_stylesheets


class _Deferred(ModuleType):
    """A module that is imported when something of it is called."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name.endswith("Error"):
            return type(name, (Exception,), {})
        return _deferred_call(self.__name__, name)


def _deferred_call(module: str, name: str) -> Callable[..., Any]:
    def call(*arguments: Any, **named: Any) -> Any:
        from importlib import import_module

        return getattr(import_module(module), name)(*arguments, **named)

    return call


@contextmanager
def _fonttools_deferred() -> Iterator[None]:
    """Let ``from fontTools import subset`` and its like bind stand-ins."""
    stand_ins = [name for name in _DEFERRED if name not in sys.modules]
    for name in stand_ins:
        sys.modules[name] = _Deferred(name)
    try:
        yield
    finally:
        for name in stand_ins:
            sys.modules.pop(name, None)


@contextmanager
def _no_user_agent_sheets() -> Iterator[None]:
    """Give the sheets that ``weasyprint.html`` parses when imported an empty rule list."""
    import tinycss2

    original = tinycss2.parse_stylesheet
    tinycss2.parse_stylesheet = lambda *_arguments, **_named: []
    try:
        yield
    finally:
        tinycss2.parse_stylesheet = original
