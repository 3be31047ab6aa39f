"""A tidied page read once, so that each check finds the elements that it asks about."""

from __future__ import annotations

from briefgen.layout.xhtml import Element


class Index:
    """Elements of a page, each list in reading order.

    ``named`` has the first element of each id and ``place`` where it stands among all; ``again``
    are those that take an id once more, ``linked`` those with an address. ``notes`` are the lists
    of notes, ``references`` those to notes that stand outside them.
    """

    def __init__(self, body: Element) -> None:
        self.body = body
        self.elements: list[Element] = []
        self.named: dict[str, Element] = {}
        self.place: dict[str, int] = {}
        self.again: list[Element] = []
        self.linked: list[Element] = []
        self.notes: list[Element] = []
        self.references: list[Element] = []
        self._read(body, in_notes=False)

    def _read(self, element: Element, *, in_notes: bool) -> None:
        attributes = element.attributes
        if identity := attributes.get("id"):
            if identity in self.named:
                self.again.append(element)
            else:
                self.named[identity] = element
                self.place[identity] = len(self.elements)
        if "href" in attributes:
            self.linked.append(element)
        if role := attributes.get("role"):
            if role == "doc-endnotes":
                self.notes.append(element)
                in_notes = True
            elif role == "doc-noteref" and not in_notes:
                self.references.append(element)
        self.elements.append(element)
        for child in element.children:
            if isinstance(child, Element):
                self._read(child, in_notes=in_notes)
