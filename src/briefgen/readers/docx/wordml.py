"""WordprocessingML as lxml gives it: qualified names, attributes, switches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

NS: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

VAL: Final = f"{NS}val"
ID: Final = f"{NS}id"


def name(element: _Element) -> str:
    """Give the local name of a WordprocessingML element, "" of any other."""
    tag = element.tag
    return tag[len(NS) :] if isinstance(tag, str) and tag.startswith(NS) else ""


def value(element: _Element | None, path: str) -> str:
    """Give ``w:val`` of a descendant by the local names that lead to it, "" where none."""
    found = element
    for step in path.split("/"):
        if found is None:
            return ""
        found = found.find(f"{NS}{step}")
    return "" if found is None else found.get(VAL, "")


def switch(properties: _Element | None, switch_name: str) -> bool | None:
    """Read a toggle (17.17.4): present without a value is on; None where it is not there."""
    if properties is None:
        return None
    found = properties.find(f"{NS}{switch_name}")
    if found is None:
        return None
    return found.get(VAL, "true") not in ("0", "false", "off")


def remove(element: _Element) -> None:
    """Take an element out of its parent."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
