"""What a theme's own ``word`` entries change in the styles that its tokens make.

An entry is named after a style; "Summary" and "Box" stand for all styles whose names begin so,
which have to change together to stay one box.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Final

from briefgen.frozen import replace
from briefgen.layout.theme import Edge, Theme, WordStyle
from briefgen.model.contrast import MINIMUM, ratio
from briefgen.named import NamedTuple
from briefgen.writers.docx.stylesheet import Border, Borders, Layout, StyleRow, Type

GROUPS: Final = ("Summary", "Box")
_CREDIT: Final = "Cover Credit"
"""A caption that stands on the masthead, and so is set apart as the masthead is."""

_NONE: Final = "none"
SLOTS: Final = {
    "ink": "text1",
    "paper": "background1",
    "band": "text2",
    "tint": "background2",
    "accent": "accent1",
    "muted": "accent3",
    "rule": "accent4",
    "link": "hyperlink",
    "band_ink": "accent6",
}
"""The slots of the document's theme that hold the colours (``parts.theme_xml``)."""

_ALIGN: Final = {"start": "left", "center": "center", "end": "right", "both": "both"}
_RULE_SPACE: Final = 8.0
"""Points between a rule and its text, where the style has had none."""


def entry(theme: Theme, name: str) -> WordStyle | None:
    """Give what a theme says of a style, its group's entry under its own."""
    own = next((s for n, s in theme.word.items() if n.casefold() == name.casefold()), None)
    names = ("Masthead",) if name == _CREDIT else (g for g in GROUPS if name.startswith(f"{g} "))
    group = next((theme.word[g] for g in names if g in theme.word), None)
    if own is None or group is None:
        return own or group
    given = {f.name: v for f in fields(own) if (v := getattr(own, f.name)) is not None}
    return replace(group, **given)


class Panel(NamedTuple):
    """A ground that links don't stand out from: its text's colour, that colour's slot, its own."""

    colour: str
    slot: str
    ground: str


def panel(theme: Theme, name: str, *, masthead: bool = False) -> Panel | None:
    """Give the ground of a style's paragraphs, where links and code are to look like its text."""
    found = entry(theme, "Masthead" if masthead else name)
    fill = (found and found.fill) or ("band" if masthead else _NONE)
    if fill == _NONE:
        return None
    ground = getattr(theme.colours, fill)
    if ratio(theme.colours.link, ground) >= MINIMUM:
        return None
    colour = (found and found.colour) or ("band_ink" if masthead else "ink")
    return Panel(getattr(theme.colours, colour), SLOTS[colour], ground)


def changed(theme: Theme, row: StyleRow) -> StyleRow:
    """Give a style as the theme's entry has it."""
    found = entry(theme, row.name)
    if found is None:
        return row
    return replace(
        row, layout=_layout(theme, row.layout, found), type=_type(theme, row.type, found)
    )


def _type(theme: Theme, base: Type, found: WordStyle) -> Type:
    changes: dict[str, object] = {
        name: value
        for name in ("font", "size", "bold", "italic", "small_caps", "spacing")
        if (value := getattr(found, name)) is not None
    }
    if found.colour:
        changes["colour"] = getattr(theme.colours, found.colour)
        changes["theme_colour"] = SLOTS[found.colour]
    return replace(base, **changes)  # type: ignore[arg-type]  # it checks the names itself


def _layout(theme: Theme, base: Layout, found: WordStyle) -> Layout:
    changes: dict[str, object] = {}
    if found.align:
        changes["align"] = _ALIGN[found.align]
    spaces = (
        *(("before", found.before), ("after", found.after)),
        *(("left", found.start), ("right", found.end)),
    )
    changes |= {name: value for name, value in spaces if value is not None}
    if found.fill:
        changes["fill"] = None if found.fill == _NONE else getattr(theme.colours, found.fill)
    borders = _borders(theme, base, found)
    if borders != base.borders:
        changes["borders"] = borders
    return base.but(**changes)


def _borders(theme: Theme, base: Layout, found: WordStyle) -> Borders | None:
    """Give the borders: those in the fill's colour are its margin, and follow it."""
    borders = base.borders or Borders()
    ground = base.fill or ""
    if found.fill:
        ground = "" if found.fill == _NONE else getattr(theme.colours, found.fill)
        sides = (borders.top, borders.left, borders.bottom, borders.right)
        borders = Borders(*(_following(border, base.fill, ground) for border in sides))
    rules = (("top", found.rule_above), ("bottom", found.rule_below), ("left", found.rule_start))
    for side, edge in rules:
        if edge is not None:
            borders = replace(borders, **{side: _rule(theme, getattr(borders, side), edge, ground)})
    return None if borders == Borders() and base.borders is None else borders


def _following(border: Border | None, old: str | None, new: str) -> Border | None:
    if border is None or border.colour != old:
        return border
    return replace(border, colour=new) if new else None


def _rule(theme: Theme, old: Border | None, edge: Edge, ground: str) -> Border | None:
    """Give a rule; where there is to be none, a coloured ground keeps its margin."""
    if not edge.width:
        return Border(ground, 0.5, old.space) if ground and old else None
    space = old.space if old else _RULE_SPACE
    return Border(getattr(theme.colours, edge.colour), edge.width, space)
