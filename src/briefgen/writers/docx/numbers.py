"""Numbers that must be unique in one document: bookmark, drawing and paragraph ids."""

from __future__ import annotations

from briefgen.readers.docx.names import paragraph_number


class Numbers:
    """Hands numbers out, in the order of asking; ``names`` are the bookmark names taken."""

    __slots__ = ("_bookmark", "_drawing", "_paragraphs", "names")

    def __init__(self) -> None:
        self._bookmark = 0
        self._drawing = 0
        self._paragraphs: set[int] = set()
        self.names: set[str] = set()

    def bookmark_id(self) -> int:
        self._bookmark += 1
        return self._bookmark

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

    def claim(self, name: str) -> bool:
        """Take a bookmark name; false where it is taken already."""
        if name in self.names:
            return False
        self.names.add(name)
        return True
