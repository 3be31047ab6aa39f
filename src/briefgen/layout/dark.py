"""Colours for a dark screen, made from a theme's own where it gives none.

Each text keeps the contrast that WCAG 2.2 asks for (``layout/contrast.py``): it is made lighter
until it has it.
"""

from __future__ import annotations

from typing import Final

from briefgen.layout.theme import Colours, Theme
from briefgen.model.contrast import luminance, ratio

_NIGHT: Final = "12161a"
_DAY: Final = "e8e6e1"
_WHITE: Final = "ffffff"
_READABLE: Final = 5.5
"""A little above AA: light strokes on dark look thinner than dark ones on light."""


def dark_colours(theme: Theme) -> Colours:
    """Give the theme's colours for a dark screen."""
    return theme.dark or _derived(theme.colours)


def _derived(light: Colours) -> Colours:
    paper = _mixed(_NIGHT, light.band, 0.1 if luminance(light.band) < 0.2 else 0.0)
    tint = _mixed(paper, _WHITE, 0.07)
    banded = luminance(light.band) < luminance(light.band_ink)
    return Colours(
        ink=_DAY,
        muted=_lightened(_mixed(_DAY, paper, 0.35), tint),
        paper=paper,
        accent=_lightened(light.accent, tint),
        link=_lightened(light.link, tint),
        rule=_mixed(paper, _DAY, 0.25),
        tint=tint,
        band=_mixed(light.band, "000000", 0.2) if banded else paper,
        band_ink=light.band_ink if banded else _DAY,
    )


def _lightened(colour: str, ground: str) -> str:
    """Make a colour lighter until it can be read on a ground."""
    for step in range(21):
        found = _mixed(colour, _WHITE, step / 20)
        if ratio(found, ground) >= _READABLE:
            return found
    return _WHITE


def _mixed(one: str, other: str, share: float) -> str:
    """Mix two colours; ``share`` is the other's, 0 to 1."""
    channels = zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)
    return bytes(round(a + (b - a) * share) for a, b in channels).hex()
