"""Attributes in braces: ``{#fig-x .decorative lang=ur}``, as Pandoc's manual has them."""

from __future__ import annotations

import re
from typing import Final

from briefgen.frozen import frozen

_TRAILING: Final = re.compile(r"[ \t]*\{([^{}\n]*)\}\s*$")
_WORD: Final = re.compile(r"\s+|#([\w:.-]+)|\.([\w-]+)|([\w-]+)=(?:\"([^\"]*)\"|([^\s\"]+))")


@frozen
class Attributes:
    """An id, classes, and pairs; ``readable`` is false where the braces hold something else."""

    id: str = ""
    classes: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    readable: bool = True

    @property
    def language(self) -> str:
        return next((value for name, value in self.pairs if name == "lang"), "")


def read_attributes(text: str) -> Attributes:
    """Read what stands between the braces."""
    ids: list[str] = []
    classes: list[str] = []
    pairs: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        match = _WORD.match(text, at)
        if match is None:
            return Attributes(readable=False)
        at = match.end()
        if match[1]:
            ids.append(match[1])
        elif match[2]:
            classes.append(match[2])
        elif match[3]:
            pairs.append((match[3], match[4] if match[4] is not None else match[5]))
    if len(ids) > 1:
        return Attributes(readable=False)
    return Attributes(ids[0] if ids else "", tuple(classes), tuple(pairs))


def split_attributes(text: str) -> tuple[int, Attributes | None, int]:
    """Give the end of a text before its trailing braces, the attributes, and the braces' start."""
    match = _TRAILING.search(text)
    if match is None or (match.start() > 0 and text[match.start() - 1] == "\\"):
        return len(text.rstrip()), None, len(text)
    return match.start(), read_attributes(match[1]), match.start(1) - 1
