"""Where an element of the page was written: in a template, or in the brief.

Each start tag carries one attribute until the page has been checked: ``file:offset`` for the text
of a template (planted while Jinja reads it, ``layout/planting.py``), ``@n`` for what the brief's
prose became (written by ``layout/prose.py``). It never leaves this stage.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from briefgen.layout.layout import PAGE
from briefgen.source import NOWHERE, SourceFile, Span

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ATTRIBUTE: Final = "data-origin"
"""The attribute's name; a layout may not write it itself."""

_START_TAG: Final = re.compile(r"<[A-Za-z][\w.-]*")
_PLANTED: Final = re.compile(f' {ATTRIBUTE}="([^"]*)"')
_DECLARATION: Final = re.compile(r"<(\?|!DOCTYPE|!\[CDATA\[)", re.IGNORECASE)


class DeclarationError(Exception):
    """A template holds a declaration of XML, which a page never does."""

    def __init__(self, name: str, offset: int, found: str) -> None:
        super().__init__(found)
        self.name = name
        self.offset = offset
        self.found = found


def plant(data: str, name: str, offset: int) -> str:
    """Give template text with its place on every start tag that begins in it.

    ``name`` is the template's, ``offset`` the place of ``data`` in it. Raises
    ``DeclarationError``.
    """
    if refused := _DECLARATION.search(data):
        raise DeclarationError(name, offset + refused.start(), refused[0])
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
        """Give the place that an attribute's value stands for; None where a template made it up."""
        name, _, number = origin.rpartition("@" if is_content(origin) else ":")
        if not (number.isascii() and number.isdigit()):
            return None
        at = int(number)
        if is_content(origin):
            return self._spans[at] if at < len(self._spans) else None
        file = self._files.get(name)
        if file is None or at > len(file.text):
            return None
        tag = _START_TAG.match(file.text, at)
        return file.span(at, tag.end() if tag else at + 1)

    def of(self, element: Element) -> Span | None:
        """Give the place where an element of the page was written."""
        return self.span(element.get(ATTRIBUTE, ""))

    def near(self, markup: str, at: int) -> Span | None:
        """Give the place of an offset of the markup, or of the last start tag before it.

        The place is exact where a template's own text reaches from that tag to the offset.
        """
        planted = None
        for planted in _PLANTED.finditer(markup, 0, at):  # noqa: B007 # the last one is wanted
            pass
        if planted is None:
            return self.start()
        span = self.span(planted[1])
        between = markup[planted.end() : at]
        if span is None or is_content(planted[1]):
            return span
        if not span.file.text.startswith(between, span.end):
            return span
        return span.file.span(span.end + len(between), span.end + len(between) + 1)

    def start(self) -> Span | None:
        """Give the first line of the page's template, for what has no place of its own."""
        file = self._files.get(PAGE)
        return None if file is None else file.span(0, max(len(file.line(1)), 1))

    def find(self, text: str) -> Span | None:
        """Give the place of a template's own text, where it stands in one."""
        words = text.strip().partition("\n")[0].rstrip()
        for file in self._files.values():
            at = file.text.find(words) if file.path.endswith(".j2") else -1
            if at >= 0:
                return file.span(at, at + len(words))
        return None


def is_content(origin: str) -> bool:
    """Tell the brief's own markup from a template's."""
    return origin.startswith("@")
