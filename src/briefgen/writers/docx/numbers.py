"""Numbers that must be unique in one document: bookmark, drawing and paragraph ids."""

from __future__ import annotations

from briefgen.readers.docx.names import paragraph_number


class Numbers:
    """Hands numbers out, in the order of asking."""

    __slots__ = ("_drawing", "_names", "_paragraphs")

    def __init__(self) -> None:
        self._drawing = 0
        self._paragraphs: set[int] = set()
        self._names: set[str] = set()

    def bookmark_id(self, name: str) -> int:
        """Give the number of a new bookmark, 0 where its name is taken already."""
        if name in self._names:
            return 0
        self._names.add(name)
        return len(self._names)

    def drawing_id(self) -> int:
        self._drawing += 1
        return self._drawing

    def paragraph_id(self, identifier: str) -> str:
        """Give a ``w14:paraId`` made from the id, another where that is taken."""
        number = paragraph_number(identifier)
        while number == 0 or number in self._paragraphs:
            number = (number + 1) & 0x7FFFFFFF
        self._paragraphs.add(number)
        return f"{number:08X}"
