"""A tidied page read once, so that each check finds the elements that it asks about."""

from __future__ import annotations

from typing import Final

from briefgen.layout.vocabulary import HEADINGS
from briefgen.layout.xhtml import Element

_TEXT: Final = 0
_NOTES: Final = 1
"""Where an element stands; inside a note that is the note's own ``id()``."""


class Index:
    """Elements of a page, each list in reading order.

    ``named`` has the first element of each id and ``place`` where it stands among all; ``again``
    are those that take an id once more, ``linked`` those with an address. ``notes`` are the lists
    of notes, ``references`` those to notes that stand outside them.
    """

    def __init__(self, body: Element) -> None:
        self.body = body
        self.named: dict[str, Element] = {}
        self.place: dict[str, int] = {}
        self.again: list[Element] = []
        self.linked: list[Element] = []
        self.headings: list[Element] = []
        self.images: list[Element] = []
        self.notes: list[Element] = []
        self.references: list[Element] = []
        self._ways_back: dict[int, set[str]] = {}
        self._count = 0
        self._read(body, _TEXT)

    def ways_back(self, note: Element) -> set[str]:
        """Give the ids that a note's back-links lead to."""
        return self._ways_back.get(id(note), set())

    def _read(self, element: Element, where: int) -> None:
        tag = element.tag
        if tag in HEADINGS:
            self.headings.append(element)
        elif tag == "img":
            self.images.append(element)
        elif tag == "li" and where == _NOTES:
            where = id(element)
        if element.attributes:
            where = self._enter(element, where)
        self._count += 1
        for child in element.children:
            if isinstance(child, Element):
                self._read(child, where)

    def _enter(self, element: Element, where: int) -> int:
        """Enter an element by what it says about itself; give where its children stand."""
        attributes = element.attributes
        if identity := attributes.get("id"):
            if identity in self.named:
                self.again.append(element)
            else:
                self.named[identity] = element
                self.place[identity] = self._count
        if "href" in attributes:
            self.linked.append(element)
        role = attributes.get("role")
        if role == "doc-noteref" and where == _TEXT:
            self.references.append(element)
        elif role == "doc-backlink" and where not in (_TEXT, _NOTES):
            self._ways_back.setdefault(where, set()).add(attributes.get("href", "")[1:])
        elif role == "doc-endnotes":
            self.notes.append(element)
            return _NOTES
        return where
