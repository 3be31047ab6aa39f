"""Raised and lowered characters that a font has no glyphs for are drawn from those that it has.

``font-variant-position`` (CSS Fonts 4, 6.5) takes a font's own superiors and inferiors, and where
it has none WeasyPrint leaves the characters on the line: the mark of note 3 after "2024." would
read as "2024.3", "x~max~" as "xmax". Such elements are set smaller here, whatever the style sheets
say.
"""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from briefgen.layout.theme import Theme

_SMALLER: Final = "font-variant-position: normal; font-size: 0.62em; line-height: 0; "
_ABOVE: Final = f"{_SMALLER}vertical-align: 0.55em"
_BELOW: Final = f"{_SMALLER}vertical-align: -0.25em"

FAMILIES: Final = frozenset({"Source Serif Pro", "Source Sans Pro"})
SUPERIORS: Final = frozenset("(),.0123456789abcdefghijklmnopqrstuvwxyz")
INFERIORS: Final = frozenset("(),.0123456789")
"""What each face of these families has of its own (OpenType "sups", "subs")."""


def set_raised(root: Element, theme: Theme) -> None:
    """Set what stands above or below the line and has a character that its font has not so."""
    own = {theme.fonts.text, theme.fonts.display, theme.fonts.code} <= FAMILIES
    for element in root.iter():
        above = element.tag == "sup" or element.get("role") == "doc-noteref"
        if not above and element.tag != "sub":
            continue
        has = SUPERIORS if above else INFERIORS
        if not own or not has.issuperset("".join(element.itertext())):
            element.set("style", _ABOVE if above else _BELOW)
