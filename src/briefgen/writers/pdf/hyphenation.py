"""Hyphenation patterns, parsed once and kept.

Pyphen reads 11,000 patterns of text at the first divided word, which takes a tenth of a cold
build. Its dictionary of patterns is plain data for most languages; it is kept in the cache folder
by ``marshal`` under the digest of what it was read from. The others are left to Pyphen.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from briefgen.readers.cache import save, sealed, unsealed

_KEPT_FORM = 1


def prepare_hyphenation(languages: Iterable[str], cache: Path) -> None:
    """Give Pyphen the patterns of these languages (BCP 47), from the cache where they are."""
    import pyphen

    for language in languages:
        name = pyphen.language_fallback(language)
        path = pyphen.LANGUAGES.get(name) if name else None
        if path is not None and path not in pyphen.hdcache:
            dictionary = _dictionary(pyphen, path, cache)
            if dictionary is not None:
                pyphen.hdcache[path] = dictionary


def _dictionary(pyphen: Any, path: Any, cache: Path) -> Any:
    state = Path(str(path)).stat()
    seed = f"{pyphen.__version__} {path} {state.st_size} {state.st_mtime_ns} {_KEPT_FORM}"
    kept = cache / f"hyphenation-{hashlib.sha256(seed.encode()).hexdigest()[:16]}.marshal"
    try:
        patterns, longest = marshal.loads(unsealed(kept.read_bytes()))
    except (OSError, ValueError, EOFError, TypeError):
        return _parse(pyphen, path, kept)
    dictionary = pyphen.HyphDict.__new__(pyphen.HyphDict)
    dictionary.patterns, dictionary.maxlen, dictionary.cache = patterns, longest, {}
    return dictionary


def _parse(pyphen: Any, path: Any, kept: Path) -> Any:
    dictionary = pyphen.HyphDict(path)
    plain = all(
        type(value) is int for _, values in dictionary.patterns.values() for value in values
    )
    if plain:
        save(kept, sealed(marshal.dumps((dictionary.patterns, dictionary.maxlen))))
    return dictionary
