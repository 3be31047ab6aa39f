"""The styles of a brief, made from a theme's tokens and named after the page's roles.

Nothing in the body is formatted by hand where a style can say it: a reader who changes
"Summary Bullet" in Word changes all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from briefgen.frozen import replace
from briefgen.layout.page import Metadata
from briefgen.layout.theme import Theme
from briefgen.writers.docx import styles_back, styles_body, styles_front
from briefgen.writers.docx.languages import is_complex, is_east_asian, is_rtl, word_language
from briefgen.writers.docx.measures import half_points
from briefgen.writers.docx.styles_word import GROUPS, SLOTS, changed
from briefgen.writers.docx.stylesheet import StyleRow, custom_name
from briefgen.writers.docx.xml import DECLARATION, W, quote

FONTS: Final = {
    "text": '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" '
    'w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>',
    "display": '<w:rFonts w:asciiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia" '
    'w:hAnsiTheme="majorHAnsi" w:cstheme="majorBidi"/>',
}
"""Text and display type go by the theme's fonts, so that Design > Fonts changes them."""


def rows(theme: Theme) -> tuple[StyleRow, ...]:
    """Give the styles of a theme, in the order in which they are written."""
    made = _made(theme)
    return tuple(changed(theme, row) for row in made) if theme.word else made


def unknown_styles(theme: Theme, classes: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the names in a theme's ``word`` that no style has, each with the names that there are.

    A layout's own ``classes`` become styles, too.
    """
    known = (
        *GROUPS,
        *(row.name for row in _made(theme)),
        *(custom_name(name) for name in sorted(classes)),
    )
    there = {name.casefold() for name in known}
    shown = tuple(sorted(name[:1].upper() + name[1:] for name in known))
    yield from ((name, shown) for name in theme.word if name.casefold() not in there)


def _made(theme: Theme) -> tuple[StyleRow, ...]:
    """Give the styles that the tokens make."""
    return (
        *styles_body.running(theme),
        *styles_front.masthead(theme),
        *styles_front.lead(theme),
        *styles_body.headings(theme),
        *styles_front.summary(theme),
        *styles_body.lists(theme),
        *styles_body.asides(theme),
        *styles_body.floats(theme),
        *styles_back.notes(theme),
        *styles_back.back_matter(theme),
        *styles_back.contents(theme),
        *styles_back.furniture(theme),
        *styles_back.characters(theme),
    )


def _mirrored(row: StyleRow) -> StyleRow:
    """Put the rule before the lines on the right: indents follow a paragraph's direction, borders
    are those of the page's left and right (17.3.1.17)."""
    borders = row.layout.borders
    if borders is None or borders.left == borders.right:
        return row
    turned = replace(borders, left=borders.right, right=borders.left)
    return replace(row, layout=row.layout.but(borders=turned))


def styles_xml(theme: Theme, metadata: Metadata, extra: tuple[StyleRow, ...]) -> str:
    """Write styles.xml. ``extra`` are the styles named after a layout's own classes."""
    fonts = {**FONTS, "code": _named_font(theme.fonts.code)}
    own = tuple(changed(theme, row) for row in extra)
    made = (*rows(theme), *own)
    direction = ""
    if metadata.direction == "rtl":
        made = tuple(map(_mirrored, made))
        direction = "<w:pPr><w:bidi/></w:pPr>"
    body = "".join(row.xml(fonts) for row in made)
    langs = _languages(metadata.language)
    size = half_points(theme.scale.body)
    styles = _themed(f"{body}{_table_style(theme)}", theme)
    return (
        f'{DECLARATION}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'{FONTS["text"]}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{langs}'
        f"</w:rPr></w:rPrDefault><w:pPrDefault>{direction}</w:pPrDefault></w:docDefaults>"
        f"{_LATENT}{_DEFAULTS}{styles}</w:styles>"
    )


def _themed(styles: str, theme: Theme) -> str:
    """Tie grounds and rules to the slots of the document's theme that hold their colours, so that
    Design > Colors changes them with the text. Colours that are equal share the first's slot."""
    slots: dict[str, str] = {}
    for name, slot in SLOTS.items():
        slots.setdefault(getattr(theme.colours, name), slot)
    for colour, slot in slots.items():
        fill, rule = f'w:fill="{colour}"', f'w:color="{colour}"'
        styles = styles.replace(fill, f'{fill} w:themeFill="{slot}"')
        styles = styles.replace(rule, f'{rule} w:themeColor="{slot}"')
    return styles


def _languages(language: str) -> str:
    """The document's language, under each of the three scripts that Word asks for."""
    latin = "en-US" if is_rtl(language) else language
    east_asian = word_language(language) if is_east_asian(language) else "zh-CN"
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
