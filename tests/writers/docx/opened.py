"""A written Word file, opened for a test: its parts as lxml trees."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from .samples import NAMESPACES


class Opened:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.archive = zipfile.ZipFile(io.BytesIO(data))
        self.names = self.archive.namelist()

    def text(self, name: str) -> str:
        return self.archive.read(name).decode()

    def tree(self, name: str = "word/document.xml") -> etree._Element:
        return etree.fromstring(self.archive.read(name))

    def find(self, path: str, part: str = "word/document.xml") -> list[etree._Element]:
        return self.tree(part).xpath(path, namespaces=NAMESPACES)  # type: ignore[return-value]

    def values(self, path: str, part: str = "word/document.xml") -> list[str]:
        return [str(found) for found in self.find(path, part)]

    def words(self, path: str, part: str = "word/document.xml") -> list[str]:
        """The text of each element found."""
        return [
            "".join(str(t.text) for t in e.iter(f"{{{NAMESPACES['w']}}}t"))
            for e in self.find(path, part)
        ]

    def styles(self) -> list[str]:
        return self.values("//w:body/w:p/w:pPr/w:pStyle/@w:val")
