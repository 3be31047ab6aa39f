"""Styles of the first page: the masthead's band, the lead, the summary box."""

from __future__ import annotations

from typing import Final

from briefgen.frozen import replace
from briefgen.layout.theme import Theme
from briefgen.writers.docx.stylesheet import Border, Borders, Layout, StyleRow, Type

BOX_INSET: Final = 14.0
"""Points between a box's edge and its text."""

BULLET: Final = 13.0
"""Points that a bullet or number hangs out."""

QUOTE_INSET: Final = 18.0
"""Points that a block quotation stands in on either side."""

_BAND_SIDE: Final = 24.0
"""Points that the band stands out of the text on each side; Word's limit is 31. It stays off
the paper's edge, which office printers do not reach."""


def masthead(theme: Theme) -> tuple[StyleRow, ...]:
    """The band: paragraphs with one border and one indent, so that Word joins them."""
    colours, scale, unit = theme.colours, theme.scale, theme.unit
    band = Layout(
        borders=_band_borders(theme),
        fill=colours.band if colours.band != colours.paper else None,
        hyphenate=False,
        keep_next=True,
        keep_lines=True,
        line=1.0,
        after=0.0,
        align="left",
    )
    on_band = Type(font="display", colour=colours.band_ink, theme_colour="accent6")
    small = Type(size=max(scale.furniture, 9.0))

    def row(name: str, following: str, layout: Layout, type_: Type, priority: int) -> StyleRow:
        return StyleRow(name, "paragraph", "Masthead", following, layout, type_, priority)

    return (
        StyleRow(
            "Masthead",
            based_on="Normal",
            following="Title",
            layout=band,
            type=on_band,
            priority=9,
        ),
        row(
            "Cover Publisher",
            "Series",
            # Without space between them, LibreOffice breaks the band.
            Layout(after=unit),
            Type(bold=True, size=max(scale.body, 11.0)),
            9,
        ),
        row(
            "Series",
            "Title",
            Layout(after=unit * 5),
            Type(bold=True, spacing=0.6, size=max(scale.furniture, 9.5)),
            9,
        ),
        row(
            "Title",
            "Subtitle",
            Layout(line=0.9),
            Type(bold=True, size=scale.title, kerning=True),
            10,
        ),
        row("Subtitle", "Byline", Layout(before=unit), Type(size=scale.subtitle), 11),
        row(
            "Byline",
            "Date",
            Layout(before=unit * 4),
            Type(bold=True, size=scale.body),
            12,
        ),
        row("Cover Logo", "Cover Publisher", Layout(after=unit), small, 9),
        row("Cover Image", "Cover Credit", Layout(before=unit * 3), small, 12),
        StyleRow(
            "Cover Credit",
            based_on="caption",
            following="Lead",
            layout=band.but(before=unit / 2, left=0.0),
            type=replace(on_band, size=scale.furniture, italic=False, bold=False),
            priority=12,
        ),
        row("Affiliation", "Date", Layout(before=unit / 4), small, 12),
        row("Date", "Lead", Layout(before=unit / 4), small, 12),
    )


def _band_borders(theme: Theme) -> Borders:
    """A coloured band has margins of its colour; one as white as the paper ends in a rule."""
    colours = theme.colours
    if colours.band == colours.paper:
        return Borders(bottom=Border(colours.accent, 1.0, 14))
    side = Border(colours.band, 0.5, _BAND_SIDE)
    edge = Border(colours.band, 0.5, 22)
    return Borders(top=edge, left=side, bottom=edge, right=side)


def lead(theme: Theme) -> tuple[StyleRow, ...]:
    scale, unit = theme.scale, theme.unit
    return (
        StyleRow(
            "Lead",
            based_on="Normal",
            following="Body Text",
            layout=Layout(
                before=unit * 3,
                after=unit * 2,
                leading=scale.lead * theme.scale.leading,
                left=theme.hang or None,
                hyphenate=False,
                keep_lines=True,
            ),
            type=Type(size=scale.lead),
            priority=13,
        ),
    )


def boxed(theme: Theme, *, hanging: float = 0.0) -> Layout:
    """A tinted paragraph under a rule; equal ones that follow each other join to one box.

    Word joins paragraphs whose borders and indents are the same; the sides are borders of the
    tint, which give the box its margin inside.
    """
    colours = theme.colours
    side = Border(colours.tint, 0.5, BOX_INSET)
    return Layout(
        borders=Borders(
            top=Border(colours.accent, 2.5, 10),
            left=side,
            bottom=Border(colours.tint, 0.5, 8),
            right=side,
        ),
        fill=colours.tint,
        left=BOX_INSET + hanging,
        right=BOX_INSET,
        hanging=hanging or None,
        align="left",
    )


def summary(theme: Theme) -> tuple[StyleRow, ...]:
    scale, unit = theme.scale, theme.unit
    hanging = boxed(theme, hanging=BULLET)
    leading = scale.summary * theme.scale.leading
    return (
        StyleRow(
            "Summary Heading",
            based_on="heading 1",
            following="Summary Bullet",
            layout=hanging.but(before=unit * 3, after=unit / 2),
            type=Type(size=scale.heading_3),
            priority=14,
        ),
        StyleRow(
            "Summary Text",
            based_on="Normal",
            layout=boxed(theme).but(after=unit, leading=leading, hyphenate=False),
            type=Type(font="display", size=scale.summary),
            priority=15,
        ),
        StyleRow(
            "Summary Bullet",
            based_on="Summary Text",
            layout=hanging.but(after=unit),
            priority=14,
        ),
        StyleRow("Summary Number", based_on="Summary Bullet", priority=15),
        StyleRow(
            "Summary Continue",
            based_on="Summary Bullet",
            layout=Layout(hanging=0.0),
            priority=15,
        ),
    )
