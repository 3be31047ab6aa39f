"""A tidied page read once, so that each check finds the elements that it asks about."""

from __future__ import annotations

from briefgen.layout.vocabulary import HEADINGS
from briefgen.layout.xhtml import Element


class Index:
    """Elements of a page, each list in reading order.

    ``named`` has the first element of each id, ``again`` those that take an id once more;
    ``linked`` are those with an address. ``notes`` are the lists of notes, ``references`` those
    to notes that stand outside them.
    """

    def __init__(self, body: Element) -> None:
        self.body = body
        self.named: dict[str, Element] = {}
        self.again: list[Element] = []
        for element in body.iter():
            identity = element.get("id")
            if identity and self.named.setdefault(identity, element) is not element:
                self.again.append(element)
        self.linked = list(body.iter("a"))
        self.headings = [element for element in body.iter() if element.tag in HEADINGS]
        self.images = list(body.iter("img"))
        self.notes = [e for e in body.iter("section") if e.get("role") == "doc-endnotes"]
        marks = [a for a in self.linked if a.get("role") == "doc-noteref"]
        inside = {a for notes in self.notes for a in notes.iter("a")}
        self.references = [a for a in marks if a not in inside]
