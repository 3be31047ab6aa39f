"""The cover of a report: where its title stands, and how much of the page its picture takes."""

from __future__ import annotations

from typing import Final

from briefgen.layout.page import Figure, Group, Heading, Paragraph
from briefgen.layout.theme import Theme
from briefgen.writers.docx.draft import Draft, plain
from briefgen.writers.docx.measures import twips
from briefgen.writers.docx.places import Place
from briefgen.writers.docx.styles_word import entry

_TITLE_AT: Final = 0.1
"""Of the page's text height, above a title that has a picture below it."""

_TALLEST: Final = 0.42
_SHORTEST: Final = 0.12
"""Of the page's text height: a picture; a cover that leaves it less than the least is too full."""

_LETTER: Final = 0.57
_WIDE: Final = 1.0
"""Of the size of type: how wide letters and ideographs are on average, in the widest of the faces
that stand in for a theme's where it is not installed (Segoe UI, Noto Sans, bold)."""

_IDEOGRAPHS: Final = "\u2e80"
"""Where they begin, and with them whatever is as wide as they are."""

_LINE: Final = 1.36
_TITLE_LINE: Final = 0.9 * _LINE
"""Of the size of type: the line of those faces, which the styles ask for."""

_EDGES: Final = 44.0
_RULE: Final = 16.0
"""Points that the borders of a band stand off the text, or the rule that closes it."""


def pictured(group: Group) -> bool:
    """Tell whether a picture closes the cover."""
    return any(isinstance(b, Figure) and b.name == "cover-image" for b in group.blocks)


def picture_height(draft: Draft, group: Group, place: Place) -> float:
    """Give the height that the text of a cover leaves its picture on the page, in points.

    Word breaks the lines with fonts that nobody knows here, so they are taken to be wide ones.
    """
    theme = draft.theme
    spaces = theme.unit * 16  # what the styles of the masthead put between its paragraphs
    white = theme.colours.band == theme.colours.paper
    taken = place.height * _TITLE_AT + spaces + (_RULE if white else _EDGES)
    for block in group.blocks:
        match block:
            case Heading(inlines=inlines):
                size = _size(theme, "Title")
                taken += _lines(plain(inlines), size, place.width) * size * _TITLE_LINE
            case Paragraph(inlines=inlines, name=name):
                subtitle = name in ("subtitle", "doc-subtitle")
                size = _size(theme, "Subtitle") if subtitle else theme.scale.body
                taken += _lines(plain(inlines), size, place.width) * size * _LINE
            case Figure(name="logo"):
                taken += theme.logo_height
            case Figure(caption=caption):
                size = theme.scale.furniture
                taken += _lines(plain(caption), size, place.width) * size * _LINE
            case _:
                pass
    left = (place.height - taken) / place.height
    return place.height * min(max(left, _SHORTEST), _TALLEST)


def set_cover(draft: Draft, out: list[str], *, with_picture: bool) -> list[str]:
    """Set the title of a cover at two fifths of its page, and what follows it well below; where
    a picture closes the cover, the title makes room for it.

    The band's paragraphs are as far apart as their spacing says: Word has no page-high shade.
    """
    at = next((i for i, p in enumerate(out) if '<w:pStyle w:val="Title"/>' in p), len(out))
    page = draft.theme.page
    room = page.height - page.top - page.bottom
    title, last = (_TITLE_AT, 0.0) if with_picture else (0.26, 0.3)
    return [
        _spaced(p, room * (title if i == at else last if i == len(out) - 1 else 0.0))
        for i, p in enumerate(out)
    ]


def _spaced(paragraph: str, before: float) -> str:
    """Give a paragraph so much space above it (points)."""
    spacing = f'<w:spacing w:before="{twips(before)}"/>' if before else ""
    return paragraph.replace("</w:pPr>", f"{spacing}</w:pPr>", 1)


def _size(theme: Theme, style: str) -> float:
    found = entry(theme, style)
    own = theme.scale.title if style == "Title" else theme.scale.subtitle
    return (found.size if found else None) or own


def _lines(text: str, size: float, width: float) -> int:
    """Count the lines of text; one seldom is as full as its letters would allow."""
    long = sum(_WIDE if letter >= _IDEOGRAPHS else _LETTER for letter in text) * size
    return int(long / (width * 0.95)) + 1 if text.strip() else 0
