"""Lists: numbering.xml, one abstract definition a look, one instance a list that counts anew.

ISO 29500-1, 17.9. Every ordered list of the page is a ``w:num`` of its own with a start
override, otherwise Word would count on from the list before. Numbers are decimal at every
level, as they are in the PDF and on the web page, so that "see 2" means the same everywhere.
"""

from __future__ import annotations

from typing import Final

from briefgen.frozen import frozen
from briefgen.layout.theme import Theme
from briefgen.writers.docx.measures import twips
from briefgen.writers.docx.styles_front import BULLET
from briefgen.writers.docx.styles_word import SLOTS, entry
from briefgen.writers.docx.xml import DECLARATION, W, quote

LEVELS: Final = 9
_BULLETS: Final = ("•", "–", "•", "–", "•", "–", "•", "–", "•")
_SQUARE: Final = "▪"
"""In the summary, as in the PDF: of the signs that every office font has (WGL4)."""


@frozen
class Look:
    """A kind of list: ordered or not, how far (points) its outermost marks stand in, and the
    style of its items."""

    ordered: bool
    inset: float
    style: str


class Numbering:
    """The lists of a document, collected while the body is written."""

    __slots__ = ("_looks", "_nums", "_theme")

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._looks: dict[Look, int] = {}
        self._nums: list[tuple[int, int, int]] = []

    def instance(self, look: Look, level: int, start: int) -> int:
        """Give the ``w:numId`` of a new list whose items stand at a level (0 outermost)."""
        abstract = self._looks.setdefault(look, len(self._looks))
        self._nums.append((abstract, level, start if look.ordered else 0))
        return len(self._nums)

    def instances(self) -> dict[str, tuple[str, int]]:
        """Give the style and level of the items of each list, by its ``w:numId``."""
        styles = {number: look.style for look, number in self._looks.items()}
        return {
            str(number): (styles[abstract], level)
            for number, (abstract, level, _) in enumerate(self._nums, 1)
        }

    def __bool__(self) -> bool:
        return bool(self._nums)

    def xml(self) -> str:
        abstracts = "".join(self._abstract(number, look) for look, number in self._looks.items())
        nums = "".join(_num(n + 1, *row) for n, row in enumerate(self._nums))
        return f'{DECLARATION}<w:numbering xmlns:w="{W}">{abstracts}{nums}</w:numbering>'

    def _abstract(self, number: int, look: Look) -> str:
        levels = "".join(self._level(look, level) for level in range(LEVELS))
        return (
            f'<w:abstractNum w:abstractNumId="{number}">'
            f'<w:nsid w:val="{0x62670000 + number:08X}"/>'
            f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
        )

    def _level(self, look: Look, level: int) -> str:
        colour, slot, sign = self._mark(look, level)
        if look.ordered:
            mark = f'<w:numFmt w:val="decimal"/><w:lvlText w:val="%{level + 1}."/>'
        else:
            mark = f'<w:numFmt w:val="bullet"/><w:lvlText w:val="{quote(sign)}"/>'
        left = twips(look.inset + (level + 1) * BULLET)
        return (
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/>{mark}<w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{left}" w:hanging="{twips(BULLET)}"/></w:pPr>'
            f'<w:rPr><w:b w:val="0"/><w:bCs w:val="0"/><w:i w:val="0"/><w:iCs w:val="0"/>'
            f'<w:color w:val="{colour}" w:themeColor="{slot}"/></w:rPr></w:lvl>'
        )

    def _mark(self, look: Look, level: int) -> tuple[str, str, str]:
        """Give a mark's colour, its slot in the document's theme, and a bullet's sign.

        Where the theme colours the text of a list, its marks are of that colour.
        """
        sign = _SQUARE if look.style == "Summary Bullet" and level == 0 else _BULLETS[level]
        found = entry(self._theme, look.style) if self._theme.word else None
        name = (found.colour if found else None) or "accent"
        if found and found.mark and level == 0:
            sign = found.mark
        return getattr(self._theme.colours, name), SLOTS[name], sign


def _num(identifier: int, abstract: int, level: int, start: int) -> str:
    override = (
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        if start
        else ""
    )
    return f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
