"""How runs look: their own properties over those of their style (ISO 29500-1, 17.3.2 and 17.7.3).

A file has a few dozen sets of run properties and thousands of runs that carry them, so each set is
resolved once.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Final

from briefgen.frozen import frozen
from briefgen.parity.docx.package import W, switched_on, value
from briefgen.parity.docx.styles import Styles

_TOGGLES: Final = (("em", "i"), ("strong", "b"), ("small-caps", "smallCaps"))


@frozen
class Look:
    """``styles`` as in ``Emphasised``; ``hidden`` says why nobody can read the run.

    ``white``: its letters are, so that nobody sees them on a paragraph without shading.
    """

    styles: frozenset[str] = frozenset()
    hidden: str = ""
    white: bool = False


class Looks:
    """The looks of one file's runs."""

    __slots__ = ("_known", "_styles")

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._known: dict[object, Look] = {}

    def of(self, properties: ET.Element) -> Look:
        """Give the look of a run with these properties (``w:rPr``)."""
        if len(properties) == 1:
            given: tuple[object, ...] = (properties[0].tag, *properties[0].items())
        else:
            given = tuple([(each.tag, *each.items()) for each in properties])
        look = self._known.get(given)
        if look is None:
            look = self._known[given] = self._resolved(properties)
        return look

    def _resolved(self, properties: ET.Element) -> Look:
        white = value(properties.find(W + "color")).upper() == "FFFFFF"
        return Look(
            self._set_apart(properties),
            _hides(properties),
            white and properties.find(W + "shd") is None,
        )

    def _set_apart(self, properties: ET.Element) -> frozenset[str]:
        styles, named = set[str](), value(properties.find(W + "rStyle"))
        for style, tag in _TOGGLES:
            own = switched_on(properties.find(W + tag))
            if own if own is not None else (named and self._styles.toggled(named, tag)):
                styles.add(style)
        raised = value(properties.find(W + "vertAlign"))
        if not raised and named:
            raised = value(self._styles.find(named, "rPr", "vertAlign"))
        if raised in ("superscript", "subscript"):
            styles.add(raised[:3])
        language = self._language(properties)
        if language:
            styles.add(f"lang:{language}")
        return frozenset(styles)

    def _language(self, properties: ET.Element) -> str:
        """Give the language of a run's script, "" where it is the document's."""
        element = properties.find(W + "lang")
        if element is None:
            return ""
        given = [value(element, name) for name in ("bidi", "eastAsia", "val")]
        rtl = switched_on(properties.find(W + "rtl"))
        order = given if rtl else [given[2], given[1], given[0]]
        language = next((tag for tag in order if tag), "")
        return "" if language == self._styles.language else language


def _hides(properties: ET.Element) -> str:
    if switched_on(properties.find(W + "vanish")):
        return "it is hidden text"
    size = value(properties.find(W + "sz"))
    if size.isdecimal() and int(size) < 4:
        return "it is too small to read"
    return ""
