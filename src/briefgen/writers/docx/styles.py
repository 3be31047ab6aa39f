"""The styles of a brief, made from a theme's tokens and named after the page's roles.

Nothing in the body is formatted by hand where a style can say it: a reader who changes
"Summary Bullet" in Word changes all of them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from briefgen.layout.page import Metadata
from briefgen.layout.theme import Theme
from briefgen.writers.docx.languages import is_complex, is_east_asian, is_rtl
from briefgen.writers.docx.measures import half_points
from briefgen.writers.docx.stylesheet import Border, Borders, Layout, StyleRow, Tab, Type
from briefgen.writers.docx.xml import DECLARATION, W, quote

FONTS: Final = {
    "text": '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" '
    'w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>',
    "display": '<w:rFonts w:asciiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia" '
    'w:hAnsiTheme="majorHAnsi" w:cstheme="majorBidi"/>',
}
"""Text and display type go by the theme's fonts, so that Design > Fonts changes them."""

BOX_INSET: Final = 12.0
"""Points between a box's edge and its text."""

BULLET: Final = 14.0
"""Points that a bullet or number hangs out."""


@lru_cache(maxsize=8)
def rows(theme: Theme) -> tuple[StyleRow, ...]:
    """Give the styles of a theme, in the order in which they are written."""
    return (
        *_running(theme),
        *_masthead(theme),
        *_headings(theme),
        *_summary(theme),
        *_lists(theme),
        *_asides(theme),
        *_floats(theme),
        *_notes(theme),
        *_back_matter(theme),
        *_furniture(theme),
        *_characters(theme),
    )


def _running(theme: Theme) -> tuple[StyleRow, ...]:
    scale = theme.scale
    return (
        StyleRow(
            "Normal",
            layout=Layout(line=scale.leading),
            type=Type(font="text", size=scale.body, colour=theme.colours.ink, theme_colour="text1"),
            priority=0,
            default=True,
        ),
        StyleRow(
            "Body Text",
            based_on="Normal",
            layout=Layout(after=theme.unit * 2, align="both" if theme.justify else None),
            priority=1,
        ),
    )


def _masthead(theme: Theme) -> tuple[StyleRow, ...]:
    """The band: paragraphs with one border and one indent, so that Word joins them."""
    colours, scale, unit = theme.colours, theme.scale, theme.unit
    side = Border(colours.band, 0.5, 18)
    edge = Border(colours.band, 0.5, 14)
    band = Layout(
        borders=Borders(top=edge, left=side, bottom=edge, right=side),
        fill=colours.band,
        hyphenate=False,
        keep_next=True,
        keep_lines=True,
    )
    on_band = Type(font="display", colour=colours.band_ink, theme_colour="background1")
    return (
        StyleRow(
            "Masthead",
            based_on="Normal",
            following="Title",
            layout=band.but(line=1.1, after=0.0),
            type=on_band,
            priority=9,
            in_gallery=False,
        ),
        StyleRow(
            "Series",
            based_on="Masthead",
            following="Title",
            layout=Layout(after=unit * 3),
            type=Type(bold=True, caps=True, spacing=1.0, size=scale.furniture),
            priority=9,
        ),
        StyleRow(
            "Title",
            based_on="Masthead",
            following="Subtitle",
            layout=Layout(line=1.0),
            type=Type(bold=True, size=scale.title, kerning=True),
            priority=10,
        ),
        StyleRow(
            "Subtitle",
            based_on="Masthead",
            following="Byline",
            layout=Layout(before=unit),
            type=Type(size=scale.subtitle),
            priority=11,
        ),
        StyleRow(
            "Byline",
            based_on="Normal",
            following="Date",
            layout=Layout(before=unit * 5, after=0.0, keep_next=True, hyphenate=False),
            type=Type(font="display", bold=True, size=scale.body),
            priority=12,
        ),
        StyleRow(
            "Date",
            based_on="Normal",
            following="Lead",
            layout=Layout(after=unit * 3, keep_next=True),
            type=Type(
                font="display", size=scale.furniture, colour=colours.muted, theme_colour="accent3"
            ),
            priority=12,
        ),
        StyleRow(
            "Lead",
            based_on="Normal",
            following="Body Text",
            layout=Layout(after=unit * 3, hyphenate=False, line=1.2),
            type=Type(font="display", size=scale.lead),
            priority=13,
        ),
    )


def _headings(theme: Theme) -> tuple[StyleRow, ...]:
    colours, scale, unit = theme.colours, theme.scale, theme.unit
    sizes = (scale.heading_2, scale.heading_3, scale.heading_4, scale.body, scale.body, scale.body)
    before = (unit * 5, unit * 4, unit * 3, unit * 2, unit * 2, unit * 2)
    return tuple(
        StyleRow(
            f"heading {level}",
            based_on="Normal",
            following="Body Text",
            layout=Layout(
                keep_next=True,
                keep_lines=True,
                hyphenate=False,
                before=before[level - 1],
                after=unit if level > 1 else unit * 1.5,
                line=1.1,
                align="left" if theme.justify else None,
                outline=level - 1,
            ),
            type=Type(
                font="display",
                bold=True,
                italic=True if level > 4 else None,
                size=sizes[level - 1],
                colour=colours.accent if level < 3 else colours.ink,
                theme_colour="accent1" if level < 3 else "text1",
            ),
            priority=9,
        )
        for level in range(1, 7)
    )


def _boxed(fill: str, bar: str, *, hanging: float = 0.0) -> Layout:
    """A shaded paragraph with a bar at its start; equal ones that follow each other join."""
    pad = Border(fill, 0.5, 8)
    left = BOX_INSET + hanging
    return Layout(
        borders=Borders(
            top=pad, left=Border(bar, 3, BOX_INSET - 3), bottom=pad, right=Border(fill, 0.5, 8)
        ),
        fill=fill,
        left=left,
        right=8.5,
        hanging=hanging or None,
    )


def summary_layout(theme: Theme) -> Layout:
    """The one indent that everything in the summary box has, so that it stays one box."""
    return _boxed(theme.colours.tint, theme.colours.accent, hanging=BULLET)


def box_layout(theme: Theme) -> Layout:
    return _boxed(theme.colours.tint, theme.colours.rule)


def _summary(theme: Theme) -> tuple[StyleRow, ...]:
    scale, unit = theme.scale, theme.unit
    box = summary_layout(theme)
    return (
        StyleRow(
            "Summary Heading",
            based_on="heading 1",
            following="Summary Bullet",
            layout=box.but(before=unit * 3, after=unit),
            type=Type(size=scale.heading_3),
            priority=14,
        ),
        StyleRow(
            "Summary Text",
            based_on="Normal",
            layout=_boxed(theme.colours.tint, theme.colours.accent).but(after=unit),
            type=Type(font="display", size=scale.summary),
            priority=15,
        ),
        StyleRow(
            "Summary Bullet",
            based_on="Summary Text",
            layout=box.but(after=unit),
            priority=14,
        ),
        StyleRow(
            "Summary Number",
            based_on="Summary Bullet",
            priority=15,
            in_gallery=False,
        ),
        StyleRow(
            "Summary Continue",
            based_on="Summary Bullet",
            layout=Layout(hanging=0.0, left=BOX_INSET + BULLET),
            priority=15,
            in_gallery=False,
        ),
    )


def _lists(theme: Theme) -> tuple[StyleRow, ...]:
    after = theme.unit
    return (
        StyleRow("List Bullet", based_on="Body Text", layout=Layout(after=after), priority=20),
        StyleRow("List Number", based_on="Body Text", layout=Layout(after=after), priority=20),
        StyleRow("List Continue", based_on="Body Text", layout=Layout(after=after), priority=20),
    )


def _asides(theme: Theme) -> tuple[StyleRow, ...]:
    colours, scale, unit = theme.colours, theme.scale, theme.unit
    box = box_layout(theme)
    rule = Border(colours.accent, 1.5, 8)
    return (
        StyleRow(
            "Pull Quote",
            based_on="Normal",
            following="Body Text",
            layout=Layout(
                borders=Borders(top=rule, bottom=rule),
                before=unit * 4,
                after=unit * 4,
                left=unit * 4,
                right=unit * 4,
                keep_lines=True,
                hyphenate=False,
                line=1.15,
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
            layout=Layout(left=unit * 4, right=unit * 4),
            priority=29,
        ),
        StyleRow(
            "Box Heading",
            based_on="heading 2",
            following="Box Text",
            layout=box.but(before=unit * 3, after=unit),
            type=Type(size=scale.heading_4),
            priority=30,
        ),
        StyleRow(
            "Box Text",
            based_on="Normal",
            layout=box.but(after=unit * 1.5),
            type=Type(font="display", size=scale.summary),
            priority=30,
        ),
        StyleRow("Box Bullet", based_on="Box Text", priority=30),
        StyleRow("Box Number", based_on="Box Text", priority=30),
        StyleRow("Box Continue", based_on="Box Text", priority=30, in_gallery=False),
    )


def _floats(theme: Theme) -> tuple[StyleRow, ...]:
    scale, unit = theme.scale, theme.unit
    return (
        StyleRow(
            "Figure",
            based_on="Normal",
            following="caption",
            layout=Layout(before=unit * 3, after=unit, keep_next=True, line=1.0),
            priority=35,
        ),
        StyleRow(
            "caption",
            based_on="Normal",
            following="Body Text",
            layout=Layout(after=unit * 2, keep_lines=True, hyphenate=False, line=1.15),
            type=Type(font="display", size=scale.caption),
            priority=35,
        ),
        StyleRow(
            "Figure Caption",
            based_on="caption",
            following="Body Text",
            layout=Layout(after=unit * 4),
            priority=35,
        ),
        StyleRow(
            "Table Caption",
            based_on="caption",
            layout=Layout(before=unit * 3, after=unit, keep_next=True),
            priority=35,
        ),
        StyleRow(
            "Table Text",
            based_on="Normal",
            layout=Layout(before=unit / 2, after=unit / 2, line=1.15, hyphenate=False),
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


def _notes(theme: Theme) -> tuple[StyleRow, ...]:
    scale, unit = theme.scale, theme.unit
    hang = note_hang(theme)
    text = Layout(
        after=unit / 2,
        line=1.2,
        left=hang,
        hanging=hang,
        tabs=(Tab("left", hang),),
        align="left" if theme.justify else None,
    )
    type_ = Type(size=scale.note)
    kinds = ("endnote", "footnote")
    return (
        StyleRow(
            "Notes Heading",
            based_on="heading 1",
            layout=Layout(
                borders=Borders(top=Border(theme.colours.rule, 0.75, 10)), before=unit * 8
            ),
            priority=40,
        ),
        *(
            row
            for kind in kinds
            for row in (
                StyleRow(f"{kind} text", based_on="Normal", layout=text, type=type_, priority=41),
                StyleRow(
                    f"{kind.title()} Continue",
                    based_on=f"{kind} text",
                    layout=Layout(hanging=0.0),
                    priority=41,
                    in_gallery=False,
                ),
            )
        ),
    )


def note_hang(theme: Theme) -> float:
    """Room for a number of three digits before a note's text, in points."""
    return round(theme.scale.note * 2.25, 1)


def _back_matter(theme: Theme) -> tuple[StyleRow, ...]:
    colours, scale, unit = theme.colours, theme.scale, theme.unit
    rule = Borders(top=Border(colours.rule, 0.75, 10))
    return (
        StyleRow(
            "About Heading",
            based_on="heading 1",
            following="About Text",
            layout=Layout(borders=rule, before=unit * 6),
            type=Type(size=scale.heading_3),
            priority=45,
        ),
        StyleRow(
            "About Text",
            based_on="Normal",
            layout=Layout(after=unit * 2),
            type=Type(font="display", size=scale.summary),
            priority=45,
        ),
        StyleRow(
            "Colophon Heading",
            based_on="heading 1",
            following="Colophon Text",
            layout=Layout(before=unit * 4, after=unit),
            type=Type(size=scale.heading_4),
            priority=46,
        ),
        StyleRow(
            "Colophon Text",
            based_on="Normal",
            layout=Layout(after=unit, line=1.2, hyphenate=False),
            type=Type(
                font="display", size=scale.furniture, colour=colours.muted, theme_colour="accent3"
            ),
            priority=46,
        ),
        StyleRow(
            "TOC Heading",
            based_on="heading 1",
            following="toc 1",
            priority=39,
        ),
        *(
            StyleRow(
                f"toc {level}",
                based_on="Normal",
                layout=Layout(after=unit / 2, left=(level - 1) * unit * 2, hyphenate=False),
                type=Type(font="display", size=scale.summary),
                priority=39,
                in_gallery=False,
            )
            for level in (1, 2, 3)
        ),
    )


def _furniture(theme: Theme) -> tuple[StyleRow, ...]:
    colours, page = theme.colours, theme.page
    measure = page.width - page.left - page.right
    small = Type(
        font="display",
        size=theme.scale.furniture,
        colour=colours.muted,
        theme_colour="accent3",
    )
    tabs = (Tab("right", measure),)
    return (
        StyleRow(
            "header",
            based_on="Normal",
            layout=Layout(
                borders=Borders(bottom=Border(colours.rule, 0.5, 4)), tabs=tabs, line=1.0
            ),
            type=small,
            in_gallery=False,
        ),
        StyleRow(
            "footer",
            based_on="Normal",
            layout=Layout(tabs=tabs, line=1.0),
            type=small,
            in_gallery=False,
        ),
    )


def _characters(theme: Theme) -> tuple[StyleRow, ...]:
    colours = theme.colours
    code = Type(font="code", fill=colours.tint, no_proof=True)
    number = Type(font="display", bold=True, colour=colours.accent, theme_colour="accent1")
    link = Type(colour=colours.link, theme_colour="hyperlink", underline="single")
    visited = Type(colour=colours.link, theme_colour="followedHyperlink", underline="single")

    def character(name: str, type_: Type, *, shown: bool = True) -> StyleRow:
        return StyleRow(
            name,
            kind="character",
            based_on="Default Paragraph Font",
            type=type_,
            in_gallery=shown,
            priority=50,
        )

    mark = Type(vertical="superscript")
    return (
        character("endnote reference", mark, shown=False),
        character("footnote reference", mark, shown=False),
        character("Endnote Number", number, shown=False),
        character("Footnote Number", number, shown=False),
        character("Hyperlink", link, shown=False),
        character("FollowedHyperlink", visited, shown=False),
        character("Inline Code", code),
        character("Label", Type(bold=True, colour=colours.accent, theme_colour="accent1")),
        character("Emphasis", Type(italic=True)),
        character("Strong", Type(bold=True)),
    )


def styles_xml(theme: Theme, metadata: Metadata, extra: tuple[StyleRow, ...]) -> str:
    """Write styles.xml. ``extra`` are the styles named after a layout's own classes."""
    fonts = {**FONTS, "code": _named_font(theme.fonts.code)}
    body = "".join(row.xml(fonts) for row in (*rows(theme), *extra))
    direction = "<w:pPr><w:bidi/></w:pPr>" if metadata.direction == "rtl" else ""
    langs = _languages(metadata.language)
    size = half_points(theme.scale.body)
    return (
        f'{DECLARATION}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'{FONTS["text"]}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{langs}'
        f"</w:rPr></w:rPrDefault><w:pPrDefault>{direction}</w:pPrDefault></w:docDefaults>"
        f"{_LATENT}{_DEFAULTS}{body}{_table_style(theme)}</w:styles>"
    )


def _languages(language: str) -> str:
    """The document's language, under each of the three scripts that Word asks for."""
    latin = "en-US" if is_rtl(language) else language
    east_asian = language if is_east_asian(language) else "zh-CN"
    complex_script = language if is_complex(language) else "ar-SA"
    return (
        f'<w:lang w:val="{quote(latin)}" w:eastAsia="{quote(east_asian)}" '
        f'w:bidi="{quote(complex_script)}"/>'
    )


def _named_font(name: str) -> str:
    name = quote(name)
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}"/>'


_LATENT: Final = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" '
    'w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376">'
    '<w:lsdException w:name="Normal" w:semiHidden="0" w:uiPriority="0" w:unhideWhenUsed="0"/>'
    "</w:latentStyles>"
)

_DEFAULTS: Final = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
    "<w:unhideWhenUsed/></w:style>"
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)


def _table_style(theme: Theme) -> str:
    colours = theme.colours
    heavy = f'w:val="single" w:sz="12" w:space="0" w:color="{colours.accent}"'
    light = f'w:val="single" w:sz="4" w:space="0" w:color="{colours.rule}"'
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="BriefTable">'
        '<w:name w:val="Brief Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>'
        "<w:qFormat/>"
        f"<w:tblPr><w:tblBorders><w:top {heavy}/><w:bottom {heavy}/><w:insideH {light}/>"
        '</w:tblBorders><w:tblCellMar><w:left w:w="80" w:type="dxa"/>'
        '<w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tblPr/>'
        f"<w:tcPr><w:tcBorders><w:bottom {heavy}/></w:tcBorders>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="{colours.tint}"/></w:tcPr></w:tblStylePr>'
        '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr>'
        "</w:style>"
    )
