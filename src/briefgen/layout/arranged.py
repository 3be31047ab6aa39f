"""Fill in a layout: by a function of Python where its templates only arrange, else by Jinja.

Stage: layout. Most templates say no more than what comes after what. Such a layout is translated
once (``layout/arranging.py``) and kept in the cache folder; from then on it is filled in without
Jinja, which takes longer to import than a brief of a thousand notes to be filled in. Whatever the
function meets that it was not made for is left to Jinja, from the beginning.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from types import CodeType
from typing import Any, Final

from markupsafe import Markup, escape

from briefgen.diagnostics import Sink
from briefgen.frozen import frozen
from briefgen.layout.context import FIELDS
from briefgen.layout.layout import Layout
from briefgen.readers.cache import cache_folder, save

Templates = tuple[tuple[str, str], ...]
"""The templates of a layout, name and text."""

_MAKERS: Final = ("arranged.py", "arranging.py", "origins.py", "planting.py")
"""The modules that decide, with Jinja, what templates become."""


@frozen
class Kept:
    """What is known of a layout's templates; without a function they do more than arrange."""

    function: Callable[..., str] | None


def fill(layout: Layout, values: Mapping[str, object], sink: Sink) -> str | None:
    """Fill in the layout's page; give its markup with origins, or nothing after a fault."""
    templates = tuple((n, file.text) for n, file in layout.files.items() if n.endswith(".j2"))
    kept = _kept(templates)
    if kept is not None and kept.function is not None:
        with suppress(Exception):  # Jinja meets it again, and tells it with its place
            return kept.function(values, _field, _shown)
    from briefgen.layout import sandbox

    markup = sandbox.fill(layout, values, sink)
    if kept is None and markup is not None:
        _keep(templates, sandbox.arranging(layout, values))
    return markup


def _field(thing: object, name: str) -> object:
    """Give a field of the plain data that templates see; nothing else has any."""
    if name not in FIELDS[type(thing)]:
        raise LookupError(name)
    return getattr(thing, name)


def _shown(value: object) -> str:
    """Write a value as markup."""
    return value if value.__class__ is Markup else escape(value)


@lru_cache(maxsize=8)
def _kept(templates: Templates) -> Kept | None:
    with suppress(OSError, ValueError, EOFError, TypeError):
        key = _key(templates)
        known, code = marshal.loads(_file(key).read_bytes())
        if known == key:
            return Kept(None if code is None else _function(code))
    return None


def _keep(templates: Templates, code: CodeType | None) -> None:
    key = _key(templates)
    save(_file(key), marshal.dumps((key, code)))


def _function(code: CodeType) -> Callable[..., str]:
    made: dict[str, Any] = {"__builtins__": {"enumerate": enumerate}}
    exec(code, made)
    function: Callable[..., str] = made["fill"]
    return function


def _key(templates: Templates) -> str:
    """Name what decides the function: the templates, and all that takes part in making it."""
    jinja = find_spec("jinja2")
    makers = [Path(__file__).with_name(name) for name in _MAKERS]
    makers += [Path(jinja.origin)] if jinja and jinja.origin else []
    stamps = [(stat.st_size, stat.st_mtime_ns) for stat in (file.stat() for file in makers)]
    return sha256(repr((sys.version, stamps, templates)).encode()).hexdigest()


def _file(key: str) -> Path:
    return cache_folder() / "templates" / f"{key[:32]}.arranged"
