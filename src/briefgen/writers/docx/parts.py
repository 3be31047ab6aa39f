"""The parts beside the text: settings, theme, fonts, properties.

ISO 29500-1: settings 17.15.1, font table 17.8.3, theme 20.1.6.9, core properties in
ECMA-376-2 clause 11.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from briefgen.frozen import frozen
from briefgen.layout.page import Metadata
from briefgen.layout.theme import Theme, kind
from briefgen.layout.xhtml import escape
from briefgen.writers.docx.languages import (
    decimal_symbol,
    is_complex,
    is_east_asian,
    is_rtl,
    word_language,
)
from briefgen.writers.docx.scripts import ScriptFont, script_font, theme_script
from briefgen.writers.docx.xml import DECLARATION, A, R, W, quote


@frozen
class NoteParts:
    """Which note stories exist, and where Word puts the endnotes."""

    endnotes: bool
    footnotes: bool
    position: str


def settings_xml(metadata: Metadata, theme: Theme, notes: NoteParts, *, embedded: bool) -> str:
    """Write settings.xml; the order of its children is CT_Settings'."""
    language = metadata.language
    attribute = (
        "w:bidi" if is_rtl(language) else "w:eastAsia" if is_east_asian(language) else "w:val"
    )
    font_languages = f'{attribute}="{quote(word_language(language))}"'
    if attribute != "w:val":
        font_languages = f'w:val="en-US" {font_languages}'
    return (
        f'{DECLARATION}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>'
        + ("<w:embedTrueTypeFonts/>" if embedded else "")
        + '<w:defaultTabStop w:val="720"/>'
        + ('<w:autoHyphenation/><w:hyphenationZone w:val="360"/>' if theme.hyphenate else "")
        + '<w:characterSpacingControl w:val="doNotCompress"/>'
        + (_note_settings("footnote", "pageBottom") if notes.footnotes else "")
        + (_note_settings("endnote", notes.position) if notes.endnotes else "")
        # A line that ends in a break is not spread to both margins.
        + f"<w:compat><w:doNotExpandShiftReturn/>{_COMPAT}</w:compat>"
        + f"<w:themeFontLang {font_languages}/>{_COLOUR_MAP}"
        + f'<w:decimalSymbol w:val="{decimal_symbol(language)}"/>'
        + '<w:listSeparator w:val=","/></w:settings>'
    )


def _note_settings(kind: str, position: str) -> str:
    return (
        f'<w:{kind}Pr><w:pos w:val="{position}"/><w:numFmt w:val="decimal"/>'
        f'<w:{kind} w:id="-1"/><w:{kind} w:id="0"/></w:{kind}Pr>'
    )


_COMPAT_URI: Final = "http://schemas.microsoft.com/office/word"
_COMPAT: Final = "".join(
    f'<w:compatSetting w:name="{name}" w:uri="{_COMPAT_URI}" w:val="{value}"/>'
    for name, value in (
        ("compatibilityMode", "15"),
        ("overrideTableStyleFontSizeAndJustification", "1"),
        ("enableOpenTypeFeatures", "1"),
        ("doNotFlipMirrorIndents", "1"),
        ("differentiateMultirowTableHeaders", "1"),
        ("useWord2013TrackBottomHyphenation", "0"),
    )
)
_COLOUR_MAP: Final = (
    '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" '
    'w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" '
    'w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" '
    'w:followedHyperlink="followedHyperlink"/>'
)


def theme_xml(theme: Theme, language: str) -> str:
    """Write the document theme: the tokens' colours and fonts under Word's slots.

    The families of a brief in an East Asian or complex script are those of that script, too.
    """
    colours = theme.colours
    slots = (
        ("dk1", colours.ink),
        ("lt1", colours.paper),
        ("dk2", colours.band),
        ("lt2", colours.tint),
        ("accent1", colours.accent),
        ("accent2", colours.band),
        ("accent3", colours.muted),
        ("accent4", colours.rule),
        ("accent5", colours.link),
        ("accent6", colours.band_ink),
        ("hlink", colours.link),
        ("folHlink", colours.link),
    )
    scheme = "".join(f'<a:{n}><a:srgbClr val="{c}"/></a:{n}>' for n, c in slots)
    name = quote(theme.name)
    return (
        f'{DECLARATION}<a:theme xmlns:a="{A}" name="{name}"><a:themeElements>'
        f'<a:clrScheme name="{name}">{scheme}</a:clrScheme><a:fontScheme name="{name}">'
        f"<a:majorFont>{_theme_fonts(theme.fonts.display, language)}</a:majorFont>"
        f"<a:minorFont>{_theme_fonts(theme.fonts.text, language)}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="{name}">{_FORMATS}</a:fmtScheme></a:themeElements></a:theme>'
    )


_SCRIPT_FONTS: Final = {
    "Arab": "Arial",
    "Hebr": "Arial",
    "Jpan": "Yu Mincho",
    "Hang": "Malgun Gothic",
    "Hans": "SimSun",
    "Hant": "PMingLiU",
    "Thai": "Tahoma",
    "Deva": "Mangal",
}


_LATIN_ONLY: Final = frozenset(("Source Serif Pro", "Source Sans Pro"))
"""The families that come with briefgen; a house that writes in another script brings its own."""


def _theme_fonts(latin: str, language: str) -> str:
    family = quote(latin)
    other = family
    if latin in _LATIN_ONLY:
        font = script_font(language, serif=kind(latin, "text") == "serif")
        other = quote(font.name) if font else family
    east_asian = other if is_east_asian(language) else ""
    complex_script = other if is_complex(language) else ""
    # LibreOffice takes the font of the script before the two above.
    own = {theme_script(language): other} if east_asian or complex_script else {}
    fonts = {**_SCRIPT_FONTS, **own}
    scripts = "".join(f'<a:font script="{s}" typeface="{f}"/>' for s, f in fonts.items())
    return (
        f'<a:latin typeface="{family}"/><a:ea typeface="{east_asian}"/>'
        f'<a:cs typeface="{complex_script}"/>{scripts}'
    )


_FILL: Final = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE: Final = f'<a:ln w="6350" cap="flat" cmpd="sng" algn="ctr">{_FILL}</a:ln>'
_EFFECT: Final = "<a:effectStyle><a:effectLst/></a:effectStyle>"
_FORMATS: Final = (
    f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
    f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}"
    "</a:bgFillStyleLst>"
)


@frozen
class Face:
    """How Word stands in for a font that a reader does not have (17.8.3.1, 17.8.3.10)."""

    family: str
    panose: str
    alternatives: str
    pitch: str = "variable"


_SERIF: Final = Face("roman", "02040603050405020204", "Georgia,Cambria,Times New Roman")
_SANS: Final = Face("swiss", "020B0503030403020204", "Segoe UI,Calibri,Helvetica Neue,Arial")
_MONO: Final = Face("modern", "020B0609030804020204", "Consolas,Menlo,Courier New", "fixed")
_RENAMED: Final = {
    "Source Serif Pro": "Source Serif 4",
    "Source Sans Pro": "Source Sans 3",
    "Source Serif 4": "Source Serif Pro",
    "Source Sans 3": "Source Sans Pro",
}
"""Families that a reader may have under their other name."""


def font_face(name: str) -> Face:
    """Tell how to stand in for a family, by what its name says of it."""
    low = name.casefold()
    if "mono" in low or "code" in low or "courier" in low:
        return _MONO
    if "serif" in low and "sans" not in low:
        return _SERIF
    if any(word in low for word in ("georgia", "garamond", "times", "roman", "charter")):
        return _SERIF
    return _SANS


def font_table_xml(
    theme: Theme, embedded: dict[str, str], language: str, scripts: Iterable[ScriptFont]
) -> str:
    """Write fontTable.xml; ``embedded`` holds the embedding elements of a family, if any.

    ``scripts`` are fonts that runs name; those of the document's own language are added.
    """
    names = dict.fromkeys((theme.fonts.text, theme.fonts.display, theme.fonts.code))
    fonts = "".join(_font(name, embedded.get(name, "")) for name in names)
    own = (script_font(language, serif=serif) for serif in (True, False))
    others = {font.name: font for font in (*own, *scripts) if font is not None}
    fonts += "".join(map(_script_font, others.values()))
    return f'{DECLARATION}<w:fonts xmlns:w="{W}" xmlns:r="{R}">{fonts}</w:fonts>'


def _font(name: str, embedding: str) -> str:
    face = font_face(name)
    other = f"{_RENAMED[name]}," if name in _RENAMED else ""
    return (
        f'<w:font w:name="{quote(name)}"><w:altName w:val="{quote(other + face.alternatives)}"/>'
        f'<w:panose1 w:val="{face.panose}"/><w:charset w:val="00"/>'
        f'<w:family w:val="{face.family}"/><w:pitch w:val="{face.pitch}"/>{embedding}</w:font>'
    )


def _script_font(font: ScriptFont) -> str:
    return (
        f'<w:font w:name="{quote(font.name)}"><w:altName w:val="{quote(font.alternatives)}"/>'
        f'<w:panose1 w:val="{font.panose}"/><w:charset w:val="{font.charset}"/>'
        f'<w:family w:val="{"roman" if font.serif else "swiss"}"/><w:pitch w:val="variable"/>'
        "</w:font>"
    )


def core_xml(metadata: Metadata) -> str:
    """Write the core properties; the dates are the brief's and the file's last change."""
    fields = (
        ("dc:title", metadata.title),
        ("dc:subject", metadata.series),
        ("dc:creator", "; ".join(metadata.authors)),
        ("cp:keywords", ", ".join(metadata.keywords)),
        ("dc:description", metadata.description),
        ("cp:lastModifiedBy", metadata.publisher),
        ("cp:revision", "1"),
        ("dc:identifier", metadata.identifier),
        ("dc:language", metadata.language),
        ("cp:version", metadata.version),
    )
    body = "".join(f"<{n}>{escape(v)}</{n}>" for n, v in fields if v)
    dates = _date("created", metadata.date) + _date("modified", metadata.stamp or metadata.date)
    return (
        f"{DECLARATION}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{body}{dates}</cp:coreProperties>"
    )


def _date(name: str, moment: str) -> str:
    if not moment:
        return ""
    whole = moment if "T" in moment else f"{moment}T00:00:00Z"
    return f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{escape(whole)}</dcterms:{name}>'


def app_xml(metadata: Metadata) -> str:
    """Write the extended properties: who made the file, and for whom."""
    company = f"<Company>{escape(metadata.publisher)}</Company>" if metadata.publisher else ""
    return (
        f"{DECLARATION}<Properties "
        'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>briefgen</Application>{company}</Properties>"
    )


def custom_xml(properties: dict[str, str]) -> str:
    """Write the custom properties (22.3): strings, numbered from 2 as Word does."""
    rows = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" '
        f'name="{quote(name)}"><vt:lpwstr>{escape(value)}</vt:lpwstr></property>'
        for number, (name, value) in enumerate(properties.items(), 2)
    )
    return (
        f"{DECLARATION}<Properties "
        'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f"{rows}</Properties>"
    )
