"""Styles of what follows the text: notes, the author, the colophon; contents, furniture, runs."""

from __future__ import annotations

from briefgen.layout.theme import Theme
from briefgen.writers.docx.stylesheet import Border, Borders, Layout, StyleRow, Tab, Type


def notes(theme: Theme) -> tuple[StyleRow, ...]:
    scale, unit = theme.scale, theme.unit
    hang = note_hang(theme)
    text = Layout(
        after=unit / 2,
        leading=scale.note * 1.35,
        left=hang,
        hanging=hang,
        tabs=(Tab("left", hang),),
        hyphenate=False,
        align="left",
    )

    def rows(kind: str) -> tuple[StyleRow, StyleRow]:
        base = f"{kind} text"
        return (
            StyleRow(base, based_on="Normal", layout=text, type=Type(size=scale.note), priority=41),
            StyleRow(
                f"{kind.title()} Continue",
                based_on=base,
                layout=Layout(hanging=0.0),
                priority=41,
            ),
        )

    return (
        StyleRow(
            "Notes Heading",
            based_on="heading 1",
            layout=Layout(
                borders=Borders(top=Border(theme.colours.rule, 0.5, 8)),
                before=unit * 5,
                after=unit,
            ),
            type=Type(size=scale.heading_3),
            priority=40,
        ),
        *rows("endnote"),
        *rows("footnote"),
    )


def note_hang(theme: Theme) -> float:
    """Room for a number of three digits before a note's text, in points."""
    return round(theme.scale.note * 2.25, 1)


def back_matter(theme: Theme) -> tuple[StyleRow, ...]:
    colours, scale, unit = theme.colours, theme.scale, theme.unit
    return (
        StyleRow(
            "About Heading",
            based_on="heading 1",
            following="About Text",
            layout=Layout(borders=Borders(top=Border(colours.accent, 2.5, 8)), before=unit * 4),
            type=Type(size=scale.heading_3),
            priority=45,
        ),
        StyleRow(
            "About Text",
            based_on="Normal",
            layout=Layout(after=unit),
            priority=45,
        ),
        StyleRow(
            "Contact",
            based_on="About Text",
            layout=Layout(hyphenate=False, align="left"),
            type=Type(font="display", size=scale.body * 0.9),
            priority=45,
        ),
        StyleRow(
            "Colophon Heading",
            based_on="heading 1",
            following="Colophon Text",
            layout=Layout(before=unit * 3),
            type=Type(size=scale.heading_4),
            priority=46,
        ),
        StyleRow(
            "Colophon Text",
            based_on="Normal",
            # Paragraphs with one border and one indent are one box: the rule is above the first.
            layout=Layout(
                borders=Borders(top=Border(colours.rule, 0.5, 8)),
                after=2.5,
                leading=scale.furniture * 1.4,
                hyphenate=False,
                align="left",
            ),
            type=Type(
                font="display", size=scale.furniture, colour=colours.muted, theme_colour="accent3"
            ),
            priority=46,
        ),
    )


def contents(theme: Theme) -> tuple[StyleRow, ...]:
    """The table of contents; its heading is no heading of the outline.

    Page numbers stand at the end of the line, after dots.
    """
    unit, page = theme.unit, theme.page
    numbers = Tab("right", page.width - page.left - page.right, "dot")
    return (
        StyleRow(
            "TOC Heading",
            based_on="heading 1",
            following="toc 1",
            layout=Layout(outline=9, before=0.0, after=unit * 2),
            type=Type(size=theme.scale.heading_2 * 1.2),
            priority=39,
        ),
        *(
            StyleRow(
                f"toc {level}",
                based_on="Normal",
                layout=Layout(
                    before=unit / 2 if level == 1 else 0.0,
                    after=unit / 2,
                    left=(level - 1) * unit * 2,
                    hyphenate=False,
                    align="left",
                    tabs=(numbers,),
                ),
                type=Type(font="display", size=theme.scale.body, bold=level == 1),
                priority=39,
                in_gallery=False,
            )
            for level in (1, 2, 3)
        ),
    )


def furniture(theme: Theme) -> tuple[StyleRow, ...]:
    colours, page = theme.colours, theme.page
    small = Type(
        font="display",
        size=theme.scale.furniture,
        colour=colours.muted,
        theme_colour="accent3",
    )
    layout = Layout(tabs=(Tab("right", page.width - page.left - page.right),), line=1.0)
    ruled = layout.but(borders=Borders(bottom=Border(colours.rule, 0.5, 5)))
    return (
        StyleRow("header", based_on="Normal", layout=ruled, type=small, in_gallery=False),
        StyleRow("footer", based_on="Normal", layout=layout, type=small, in_gallery=False),
    )


def characters(theme: Theme) -> tuple[StyleRow, ...]:
    colours = theme.colours
    mark = Type(vertical="superscript", colour=colours.link, theme_colour="hyperlink")
    number = Type(font="display", bold=True)
    link = Type(colour=colours.link, theme_colour="hyperlink")
    visited = Type(colour=colours.link, theme_colour="followedHyperlink")
    shown = (
        ("Inline Code", Type(font="code", fill=colours.tint, no_proof=True)),
        ("Label", Type(bold=True, colour=colours.accent, theme_colour="accent1")),
        ("Running Series", Type(bold=True, colour=colours.accent, theme_colour="accent1")),
        ("Emphasis", Type(italic=True)),
        ("Strong", Type(bold=True)),
    )
    hidden = (
        ("endnote reference", mark),
        ("footnote reference", mark),
        ("Endnote Number", number),
        ("Footnote Number", number),
        ("Hyperlink", link),
        ("FollowedHyperlink", visited),
    )
    return tuple(
        StyleRow(
            name,
            kind="character",
            based_on="Default Paragraph Font",
            type=type_,
            in_gallery=(name, type_) in shown,
            priority=50,
        )
        for name, type_ in (*hidden, *shown)
    )
