"""Versions: their order, and whether a brief may be released under the one that it bears.

What was released under a version stays what it is. A brief whose artifacts differ from those
needs a new version, one that comes after all that were released.
"""

from __future__ import annotations

import re

from briefgen.catalogue.entry import Edition
from briefgen.diagnostics import Sink
from briefgen.diagnostics.register import build as codes

Key = tuple[tuple[int, int, str], ...]


def order(version: str) -> Key:
    """Give the key that versions are sorted by: numbers by value, letters by the alphabet.

    A longer version comes after a shorter one that it begins with: 1, 1.0, 1.0a, 1.1, 1.10.
    """
    parts = re.findall(r"\d+|[^\W\d_]+", version.casefold())
    return tuple((1, int(part), "") if part.isdigit() else (0, 0, part) for part in parts)


def is_released(
    slug: str, version: str, same: bool, found: Edition | None, last: Edition | None, sink: Sink
) -> bool:
    """Say whether a version is there already and needs nothing; report one that cannot be used.

    ``found`` is what was released under this version, ``last`` the newest that was released;
    ``same`` says that the brief is still what ``found`` is.
    """
    if found is None:
        if last is not None and order(version) <= order(last.version):
            message = f'"{slug}" has the version {version}, but {last.version} was released'
            sink.report(codes.VERSION_NOT_NEWER, message, (), codes.VERSION_NOT_NEWER.mend)
        return False
    if found is not last and last is not None:
        message = f'"{slug}" has the version {version} again, but {last.version} came after it'
        sink.report(codes.VERSION_NOT_NEWER, message, (), codes.VERSION_NOT_NEWER.mend)
    elif not same:
        message = f'"{slug}" has changed since it was released as {version}'
        sink.report(codes.RELEASED_CHANGED, message, (), codes.RELEASED_CHANGED.mend)
    return True
