"""Document: an opened PDF, its pages, structure elements and what its pages draw, read once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Any, Final

import pikepdf

from briefgen.frozen import slotted
from briefgen.parity.pdf_rules.drawing import Drawn, draw
from briefgen.parity.pdf_rules.elements import Element, Tree, read_tree
from briefgen.parity.pdf_rules.objects import DIRECT, Key, is_dictionary, items, key_of

HIDDEN: Final = 2
"""The Hidden flag of annotations (12.5.3)."""


@slotted
class Document:
    """What the rules look at; ``numbers`` gives a page's number, from 1, by its object."""

    pdf: pikepdf.Pdf
    data: bytes
    pages: list[Any]
    numbers: dict[Key, int]
    tree: Tree
    drawn: Drawn
    _owners: dict[Key, Element] = field(default_factory=dict)

    @property
    def root(self) -> Any:
        return self.pdf.Root

    def annotations(self) -> Iterator[tuple[int, Any]]:
        """Give every annotation with the number of its page."""
        for at, page in enumerate(self.pages, 1):
            for annotation in items(page.get("/Annots")):
                if is_dictionary(annotation):
                    yield at, annotation

    def owner(self, annotation: Any) -> Element | None:
        """Give the structure element that holds an annotation by an object reference."""
        if not self._owners:
            for element in self.tree.elements:
                self._owners.update(dict.fromkeys(element.objects, element))
        key = key_of(annotation)
        return None if key == DIRECT else self._owners.get(key)

    def where(self, element: Element) -> str:
        """Say where an element stands: by its page, if it has content, its object, its id."""
        found = self.page_of(element)
        parts = [f"page {found}"] if found else []
        key = key_of(element.object)
        if key != DIRECT:
            parts.append(f"object {key[0]}")
        if element.identity:
            parts.append(f'"{element.identity}"')
        return ", ".join(parts)

    def page_of(self, element: Element) -> int:
        """Give the number of the page where an element's content begins, 0 where it has none."""
        waiting = [element]
        while waiting:
            one = waiting.pop()
            for page, _, _ in one.marks:
                if page in self.numbers:
                    return self.numbers[page]
            waiting += reversed(one.kids)
        return 0


def read_document(pdf: pikepdf.Pdf, data: bytes) -> Document:
    """Read an opened PDF as far as the rules need it."""
    pages = [page.obj for page in pdf.pages]
    numbers = {key_of(page): at for at, page in enumerate(pages, 1)}
    return Document(pdf, data, pages, numbers, read_tree(pdf.Root), draw(pages))
