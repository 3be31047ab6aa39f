"""Layout: the files of one layout and what it declares beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Final

from briefgen.frozen import frozen
from briefgen.source import SourceFile

PAGE: Final = "page.html.j2"
"""The template that a layout begins with."""

PARTS: Final = ("lead", "summary", "sections")
"""The parts of a brief that notes are referred to from, in the default reading order."""

OMISSIBLE: Final = (
    *("series", "affiliation", "contact", "publisher", "imprint", "licence", "doi"),
    *("logo", "cover"),
)
"""What a layout may leave out on purpose; a brief's own text is none of it."""

FURNITURE: Final = ("running-head", "running-series")
"""The running texts that a layout may word itself."""

FACTS: Final = ("title", "short-title", "series", "publisher", "date", "authors")
"""What may stand in braces in those words."""


@frozen
class Layout:
    """A layout as it was read: no file is opened after this.

    ``order`` is the reading order of the parts, by which notes are numbered. ``classes`` are the
    layout's own class names beside the vocabulary's; ``omits`` the parts of a brief that it
    leaves out on purpose. ``files`` holds every file of the layout by its name: a template can
    include nothing else.
    """

    name: str
    files: Mapping[str, SourceFile]
    title: str = ""
    order: tuple[str, ...] = PARTS
    classes: frozenset[str] = frozenset()
    omits: frozenset[str] = frozenset()
    furniture: Mapping[str, str] = field(default_factory=dict)

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def text(self, name: str) -> str:
        """Give a file's text, or nothing where the layout has no such file."""
        file = self.files.get(name)
        return "" if file is None else file.text
