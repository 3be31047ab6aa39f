"""Where an element of the page was written: in a template, or in the brief.

Each start tag carries one attribute until the page has been checked: ``file:offset`` for the text
of a template (planted while Jinja reads it, ``layout/sandbox.py``), ``@n`` for what the brief's
prose became (written by ``layout/prose.py``). It never leaves this stage.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from briefgen.source import NOWHERE, SourceFile, Span

ATTRIBUTE: Final = "data-origin"
"""The attribute's name; a layout may not write it itself."""

_START_TAG: Final = re.compile(r"<[A-Za-z][\w.-]*")
_PLANTED: Final = re.compile(f' {ATTRIBUTE}="([^"]*)"')


def plant(data: str, name: str, offset: int) -> str:
    """Give template text with its place on every start tag that begins in it.

    ``name`` is the template's, ``offset`` the place of ``data`` in it.
    """
    return _START_TAG.sub(lambda tag: f'{tag[0]} {ATTRIBUTE}="{name}:{offset + tag.start()}"', data)


class Origins:
    """The spans of a page under way: those of the brief as they are noted, those of templates."""

    __slots__ = ("_files", "_spans")

    def __init__(self, files: Mapping[str, SourceFile]) -> None:
        self._files = files
        self._spans: list[Span] = []

    def note(self, span: Span) -> str:
        """Keep a span of the brief; give the attribute that leads back to it, if it is one."""
        if span.file is NOWHERE:
            return ""
        self._spans.append(span)
        return f' {ATTRIBUTE}="@{len(self._spans) - 1}"'

    def span(self, origin: str) -> Span | None:
        """Give the place that an attribute's value stands for."""
        if origin.startswith("@"):
            return self._spans[int(origin[1:])]
        name, _, offset = origin.rpartition(":")
        file = self._files.get(name)
        if file is None or not offset.isdigit():
            return None
        tag = _START_TAG.match(file.text, int(offset))
        return file.span(int(offset), tag.end() if tag else int(offset) + 1)

    def before(self, markup: str, at: int) -> Span | None:
        """Give the place of the last start tag that opens before an offset of the markup."""
        found = None
        for found in _PLANTED.finditer(markup, 0, at):  # noqa: B007 (the last one is wanted)
            pass
        return self.span(found[1]) if found else None


def is_content(origin: str) -> bool:
    """Tell the brief's own markup from a template's."""
    return origin.startswith("@")
