"""Compiled CSS selectors, kept.

cssselect2 turns each selector into a Python expression and compiles it, half a millisecond each.
The code objects are kept in the cache folder by ``marshal``, under the digest of the expressions
and of this Python's byte code, in one file for the base sheet and the brief's own.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType
from typing import Any

from briefgen.writers.pdf.cache import save


@contextmanager
def kept_selectors(sheet: str, cache: Path) -> Iterator[None]:
    """While active, selectors of the style sheet ``sheet`` take their code from ``cache``."""
    from cssselect2 import compiler

    seed = MAGIC_NUMBER + sheet.encode()
    path = cache / f"selectors-{hashlib.sha256(seed).hexdigest()[:16]}.marshal"
    codes = _read(path)
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
            save(path, marshal.dumps(codes))


def _read(path: Path) -> dict[str, CodeType]:
    try:
        codes = marshal.loads(path.read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return codes if isinstance(codes, dict) else {}
