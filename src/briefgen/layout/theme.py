"""A theme's tokens, typed: the one place that colours, fonts, sizes and spacing come from.

CSS custom properties and Word styles are both made from this. Lengths are points unless a name
says otherwise; colours are ``RRGGBB`` without ``#``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Final

from briefgen.frozen import frozen
from briefgen.model.brief import Logo
from briefgen.source import SourceFile, Span

_KINDS: Final = {
    "mono": {"mono", "code", "courier", "consolas", "menlo"},
    "serif": {"serif", "garamond", "times", "georgia", "charter", "palatino", "caslon"},
    "sans": {"sans", "grotesk", "grotesque", "gothic", "helvetica", "arial", "inter", "roboto"},
}


@frozen
class Colours:
    """``ink`` on ``paper`` is the running text; ``band_ink`` stands on ``band``."""

    ink: str
    muted: str
    paper: str
    accent: str
    link: str
    rule: str
    tint: str
    band: str
    band_ink: str


@frozen
class Fonts:
    """Family names: running text, headings and furniture, code."""

    text: str
    display: str
    code: str


def kind(family: str, role: str) -> str:
    """Tell what kind of letters a family has, by its name, else by what it is used for."""
    words = family.lower().split()
    for name, marks in _KINDS.items():
        if marks.intersection(words):
            return name
    return {"text": "serif", "display": "sans", "code": "mono"}[role]


@frozen
class Scale:
    """Type sizes in points and the leading of running text as a factor."""

    title: float
    subtitle: float
    lead: float
    heading_2: float
    heading_3: float
    heading_4: float
    body: float
    summary: float
    pullquote: float
    caption: float
    note: float
    furniture: float
    leading: float


@frozen
class PageSetup:
    """``size`` is "A4" or "Letter"; margins in points."""

    size: str
    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float


@frozen
class Edge:
    """A rule along a side: its width in points, 0 for none, and the name of its colour."""

    width: float
    colour: str


@frozen
class WordStyle:
    """What a Word style does otherwise than the tokens say; None leaves a property as it is.

    ``colour`` and ``fill`` name colours of the theme, ``fill`` may be "none"; ``mark`` is the
    sign of a list's items. Lengths are points.
    """

    place: Span
    font: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    small_caps: bool | None = None
    spacing: float | None = None
    colour: str | None = None
    fill: str | None = None
    align: str | None = None
    before: float | None = None
    after: float | None = None
    start: float | None = None
    end: float | None = None
    rule_above: Edge | None = None
    rule_below: Edge | None = None
    rule_start: Edge | None = None
    mark: str | None = None


@frozen
class Theme:
    """``unit`` is the baseline step in points: vertical space comes in its multiples.

    ``logo`` goes before the house's own; either is drawn ``logo_height`` points high.
    ``hang`` is how far text is set in from its headings. ``dark`` are the colours for a screen
    whose reader wants a dark one. ``css`` is what the theme does otherwise than the layout's
    stylesheet, by file name ("print.css", "screen.css"); it follows that. ``word`` is the same for
    Word, by the names of its styles.
    """

    name: str
    colours: Colours
    fonts: Fonts
    scale: Scale
    page: PageSetup
    unit: float
    hyphenate: bool = True
    justify: bool = False
    note_columns: int = 1
    logo: Logo | None = None
    logo_height: float = 32.0
    hang: float = 0.0
    dark: Colours | None = None
    css: Mapping[str, SourceFile] = field(default_factory=dict)
    word: Mapping[str, WordStyle] = field(default_factory=dict)
