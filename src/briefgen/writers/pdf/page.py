"""The page as the PDF needs it: elements without namespace, running heads, image addresses.

The layout's page is the same for every output. What only a paged medium has is added here: the
furniture, which CSS takes out of the flow into the margins (``position: running()``), and the
classes by which ``print.css`` follows the theme.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, fromstring

from briefgen.layout.theme import Theme
from briefgen.writers.pdf.fetch import address

FURNITURE = {"head": ("running-head", "running-series"), "foot": ("page-of",)}
_FIELD = re.compile(r"\{(pages?)\}")
_LINK = ("#", "https://", "http://", "mailto:")


def page_tree(xhtml: str, theme: Theme, furniture: Mapping[str, str]) -> Element:
    """Parse the page and give it what print asks for."""
    root = fromstring(xhtml)
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        if element.tag == "img":
            element.set("src", address(element.get("src", "")))
        elif element.tag == "br":
            element.tail = element.tail or ""
    _part_lines(root)
    body = root.find("body")
    assert body is not None
    classes = [body.get("class", ""), f"theme-{theme.name}"]
    classes += ["hyphenate"] if theme.hyphenate else []
    classes += ["justify"] if theme.justify else []
    classes += [f"note-columns-{theme.note_columns}"] if theme.note_columns > 1 else []
    body.set("class", " ".join(filter(None, classes)))
    for place, names in FURNITURE.items():
        line = Element("div", {"class": f"furniture {place}"})
        line.extend(_running(name, furniture[name]) for name in names if furniture.get(name))
        body.insert(0, line)
    return root


def _running(name: str, text: str) -> Element:
    """Make a running text; ``{page}`` and ``{pages}`` become counters."""
    element = Element("div", {"class": name})
    last: Element | None = None
    for index, part in enumerate(_FIELD.split(text)):
        if index % 2:
            last = SubElement(element, "span", {"class": f"count-{part}"})
        elif last is None:
            element.text = part
        else:
            last.tail = part
    return element


def _part_lines(root: Element) -> None:
    """Put a space before each line break: it ends the line, and parts the words for readers."""
    for parent in root.iter():
        before: Element | None = None
        for child in parent:
            if child.tag == "br":
                if before is None:
                    parent.text = (parent.text or "") + " "
                else:
                    before.tail = (before.tail or "") + " "
            before = child
