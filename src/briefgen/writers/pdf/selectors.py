"""Compiled CSS selectors, kept.

cssselect2 turns each selector into a Python expression and compiles it, half a millisecond each.
The code objects are kept in the cache folder by ``marshal``, by their expressions, in one file
for each release of Python's byte code.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType
from typing import Any

from briefgen.readers.cache import save, sealed, unsealed

_MOST = 2000
"""Expressions kept before they are gathered anew; a theme has some two hundred."""


@contextmanager
def kept_selectors(cache: Path) -> Iterator[None]:
    """While active, the selectors of style sheets take their code from ``cache``."""
    from cssselect2 import compiler

    path = cache / f"selectors-{MAGIC_NUMBER.hex()}.marshal"
    codes = _read(path)
    if len(codes) > _MOST:
        codes = {}
    known = len(codes)

    def evaluate(source: str, names: dict[str, Any], local: dict[str, Any]) -> Any:
        code = codes.get(source)
        if code is None:
            code = codes[source] = compile(source, "<selector>", "eval")
        return eval(code, names, local)

    compiler.eval = evaluate
    try:
        yield
    finally:
        del compiler.eval
        if len(codes) != known:
            save(path, sealed(marshal.dumps(codes)))


def _read(path: Path) -> dict[str, CodeType]:
    try:
        codes = marshal.loads(unsealed(path.read_bytes()))
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return codes if isinstance(codes, dict) else {}
