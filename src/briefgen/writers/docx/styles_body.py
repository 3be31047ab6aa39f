"""Styles of the running text: paragraphs, headings, lists, quotes, boxes, figures, tables."""

from __future__ import annotations

from briefgen.layout.theme import Theme
from briefgen.writers.docx.styles_front import QUOTE_INSET, boxed
from briefgen.writers.docx.stylesheet import Border, Borders, Layout, StyleRow, Type


def running(theme: Theme) -> tuple[StyleRow, ...]:
    scale = theme.scale
    return (
        StyleRow(
            "Normal",
            layout=Layout(leading=scale.body * scale.leading),
            type=Type(font="text", size=scale.body, colour=theme.colours.ink, theme_colour="text1"),
            priority=0,
            default=True,
        ),
        StyleRow(
            "Body Text",
            based_on="Normal",
            layout=Layout(
                after=theme.unit,
                left=theme.hang or None,
                align="both" if theme.justify else None,
            ),
            priority=1,
        ),
    )


def headings(theme: Theme) -> tuple[StyleRow, ...]:
    """Word's Heading 1 is the page's ``h2``: its ``h1`` is the title."""
    colours, scale, unit = theme.colours, theme.scale, theme.unit
    sizes = (scale.heading_2, scale.heading_3, scale.heading_4, scale.body, scale.body, scale.body)
    before = (unit * 3, unit * 2, unit * 1.5, unit, unit, unit)

    def row(level: int) -> StyleRow:
        index = level - 1
        return StyleRow(
            f"heading {level}",
            based_on="Normal",
            following="Body Text",
            layout=Layout(
                keep_next=True,
                keep_lines=True,
                hyphenate=False,
                before=before[index],
                after=unit / 2,
                line=1.0,
                left=theme.hang or None if level > 1 else None,
                align="left",
                outline=index,
            ),
            type=Type(
                font="display",
                bold=True,
                italic=True if level > 2 else None,
                size=sizes[index],
                colour=colours.accent if level == 1 else colours.ink,
                theme_colour="accent1" if level == 1 else "text1",
            ),
            priority=9,
        )

    return tuple(row(level) for level in range(1, 7))


def lists(theme: Theme) -> tuple[StyleRow, ...]:
    layout = Layout(after=theme.unit / 2)
    return tuple(
        StyleRow(name, based_on="Body Text", layout=layout, priority=20)
        for name in ("List Bullet", "List Number", "List Continue")
    )


def asides(theme: Theme) -> tuple[StyleRow, ...]:
    colours, scale, unit = theme.colours, theme.scale, theme.unit
    box = boxed(theme)
    return (
        StyleRow(
            "Pull Quote",
            based_on="Normal",
            following="Body Text",
            layout=Layout(
                borders=Borders(
                    top=Border(colours.accent, 2.5, 8), bottom=Border(colours.rule, 0.5, 8)
                ),
                before=unit * 3,
                after=unit * 3,
                keep_lines=True,
                hyphenate=False,
                line=1.0,
                align="left",
            ),
            type=Type(
                font="display",
                size=scale.pullquote,
                colour=colours.accent,
                theme_colour="accent1",
            ),
            priority=29,
        ),
        StyleRow(
            "Quote",
            based_on="Body Text",
            layout=Layout(left=theme.hang + QUOTE_INSET, right=QUOTE_INSET),
            priority=29,
        ),
        StyleRow(
            "Box Heading",
            based_on="heading 2",
            following="Box Text",
            layout=box.but(before=unit * 3, after=unit / 2),
            type=Type(
                size=scale.heading_4 + 0.5,
                italic=False,
                colour=colours.accent,
                theme_colour="accent1",
            ),
            priority=30,
        ),
        StyleRow(
            "Box Text",
            based_on="Normal",
            layout=box.but(after=unit * 0.75),
            type=Type(font="display", size=scale.body - 0.5),
            priority=30,
        ),
        StyleRow("Box Bullet", based_on="Box Text", priority=30),
        StyleRow("Box Number", based_on="Box Text", priority=30),
        StyleRow("Box Continue", based_on="Box Text", priority=30),
    )


def floats(theme: Theme) -> tuple[StyleRow, ...]:
    """Figures and tables with their captions, and the line that carries a section's end."""
    scale, unit = theme.scale, theme.unit
    left = theme.hang or None
    return (
        StyleRow(
            "Figure",
            based_on="Normal",
            following="Figure Caption",
            layout=Layout(before=unit * 2, after=unit, keep_next=True, line=1.0, left=left),
            priority=35,
        ),
        StyleRow(
            "caption",
            based_on="Normal",
            following="Body Text",
            layout=Layout(
                after=unit,
                keep_lines=True,
                hyphenate=False,
                leading=scale.caption * 1.35,
                left=left,
                align="left",
            ),
            type=Type(font="display", size=scale.caption),
            priority=35,
        ),
        StyleRow(
            "Figure Caption",
            based_on="caption",
            following="Body Text",
            layout=Layout(after=unit * 2.5),
            priority=35,
        ),
        StyleRow(
            "Table Caption",
            based_on="caption",
            layout=Layout(before=unit * 2, after=unit * 0.75, keep_next=True),
            type=Type(bold=True),
            priority=35,
        ),
        StyleRow(
            "Table Text",
            based_on="Normal",
            layout=Layout(
                before=3.0, after=3.0, leading=scale.caption * 1.3, hyphenate=False, align="left"
            ),
            type=Type(font="display", size=scale.caption),
            priority=36,
        ),
        StyleRow(
            "Table Head",
            based_on="Table Text",
            layout=Layout(keep_next=True),
            type=Type(bold=True),
            priority=36,
        ),
        StyleRow(
            "Section Break",
            based_on="Normal",
            layout=Layout(after=0.0, line=1.0),
            type=Type(size=2),
            in_gallery=False,
        ),
    )
