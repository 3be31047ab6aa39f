"""House files in the shape in which a localised Word writes them, put together by hand."""

from __future__ import annotations

import io
import zipfile

from .samples import png

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml."

_PICTURE = (
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0" xmlns:wp="http://schemas.'
    'openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="360000" cy="180000"/>'
    '<wp:docPr id="1" name="Grafik 1" descr="Das Wappen des Hauses"/><a:graphic xmlns:a="{a}">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
    '<pic:cNvPr id="1" name="Grafik 1"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
    '<a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="180000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing></w:r>"
).replace("{a}", A)


def _style(identifier: str, name: str, inner: str = "", *, default: bool = False) -> str:
    mark = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="paragraph"{mark} w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f"{inner}</w:style>"
    )


STYLES = (
    f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts '
    'w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" '
    'w:cstheme="minorBidi"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="de-DE" '
    'w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing '
    'w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" '
    'w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376"><w:lsdException w:name="heading 1" '
    'w:uiPriority="9" w:qFormat="1"/><w:lsdException w:name="List Bullet" w:semiHidden="1"/>'
    "</w:latentStyles>"
    + _style("Standard", "Normal", "<w:qFormat/>", default=True)
    + _style(
        "berschrift1",
        "heading 1",
        '<w:basedOn w:val="Standard"/><w:next w:val="Standard"/><w:link w:val="berschrift1Zchn"/>'
        '<w:uiPriority w:val="9"/><w:qFormat/><w:pPr><w:keepNext/><w:numPr><w:numId w:val="4"/>'
        '</w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:color w:val="7A0019"/>'
        '<w:sz w:val="36"/></w:rPr>',
    )
    + _style(
        "Aufzhlungszeichen",
        "List Bullet",
        '<w:basedOn w:val="Standard"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>',
    )
    + _style("Kopfzeile", "header", '<w:basedOn w:val="Standard"/>')
    # An id that is ours, of another style: Word forms ids as it likes.
    + _style("Title", "Haustitel", '<w:basedOn w:val="Standard"/>')
    + '<w:style w:type="character" w:default="1" w:styleId="Absatz-Standardschriftart">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="character" w:customStyle="1" w:styleId="berschrift1Zchn">'
    '<w:name w:val="Überschrift 1 Zchn"/><w:basedOn w:val="Absatz-Standardschriftart"/>'
    '<w:link w:val="berschrift1"/><w:rPr><w:color w:val="7A0019"/></w:rPr></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="NormaleTabelle">'
    '<w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr>'
    "</w:style></w:styles>"
)
NUMBERING = (
    f'<w:numbering xmlns:w="{W}">'
    '<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="berschrift1"/>'
    '<w:lvlText w:val="%1"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="432" w:hanging="432"/>'
    "</w:pPr></w:lvl></w:abstractNum>"
    '<w:abstractNum w:abstractNumId="5"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="Aufzhlungszeichen"/>'
    '<w:lvlText w:val="&#x2192;"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" '
    'w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="7"><w:abstractNumId w:val="5"/></w:num></w:numbering>'
)
_FORMATS = "".join(
    f"<a:{name}>{one * 3}</a:{name}>"
    for name, one in (
        ("fillStyleLst", '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'),
        ("lnStyleLst", "<a:ln/>"),
        ("effectStyleLst", "<a:effectStyle><a:effectLst/></a:effectStyle>"),
        ("bgFillStyleLst", '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'),
    )
)
_SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
_COLOURS = "".join(
    f'<a:{slot}><a:srgbClr val="{"FFFFFF" if slot in ("lt1", "lt2") else "203040"}"/></a:{slot}>'
    for slot in _SLOTS
)
_FACE = '<a:latin typeface="Hausschrift"/><a:ea typeface=""/><a:cs typeface=""/>'
THEME_XML = (
    f'<a:theme xmlns:a="{A}" name="Haus"><a:themeElements><a:clrScheme name="Haus">{_COLOURS}'
    f'</a:clrScheme><a:fontScheme name="Haus"><a:majorFont>{_FACE}</a:majorFont><a:minorFont>'
    f'{_FACE}</a:minorFont></a:fontScheme><a:fmtScheme name="Haus">{_FORMATS}</a:fmtScheme>'
    "</a:themeElements></a:theme>"
)


def _story(root: str, words: str, extra: str = "") -> str:
    return (
        f'<w:{root} xmlns:w="{W}" xmlns:r="{R}"><w:p><w:pPr><w:pStyle w:val="Kopfzeile"/></w:pPr>'
        f"<w:r><w:t>{words}</w:t></w:r>{extra}</w:p></w:{root}>"
    )


def _relationships(*rows: tuple[str, str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="{i}" Type="{R}/{kind}" Target="{target}"/>' for i, kind, target in rows
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def german_word(body: str = "<w:p/>", **more: str) -> bytes:
    """Give a file as a German Word writes it: Letter, a first page of its own, even pages."""
    section = (
        '<w:sectPr><w:headerReference w:type="even" r:id="rId4"/><w:headerReference '
        'w:type="default" r:id="rId5"/><w:headerReference w:type="first" r:id="rId6"/>'
        '<w:footerReference w:type="default" r:id="rId7"/><w:pgSz w:w="12240" w:h="15840"/>'
        '<w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="720" '
        'w:footer="720" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )
    parts = {
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}{section}'
        "</w:body></w:document>",
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        "word/settings.xml": f'<w:settings xmlns:w="{W}"><w:evenAndOddHeaders/><w:compat/>'
        "</w:settings>",
        "word/header1.xml": _story("hdr", "Gerade"),
        "word/header2.xml": _story("hdr", "Ungerade"),
        "word/header3.xml": _story("hdr", "Erste", _PICTURE),
        "word/footer1.xml": _story("ftr", "Fuß"),
        "word/theme/theme1.xml": THEME_XML,
        "word/_rels/header3.xml.rels": _relationships(("rId1", "image", "media/image1.png")),
        "word/_rels/document.xml.rels": _relationships(
            ("rId1", "styles", "styles.xml"),
            ("rId2", "numbering", "numbering.xml"),
            ("rId3", "settings", "settings.xml"),
            ("rId4", "header", "header1.xml"),
            ("rId5", "header", "header2.xml"),
            ("rId6", "header", "header3.xml"),
            ("rId7", "footer", "footer1.xml"),
            ("rId8", "theme", "theme/theme1.xml"),
        ),
        "_rels/.rels": _relationships(("rId1", "officeDocument", "word/document.xml")),
        **more,
    }
    types = {
        "document": "document.main",
        "styles": "styles",
        "numbering": "numbering",
        "settings": "settings",
    }
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORDML}{kind}+xml"/>'
        for name, kind in (
            *types.items(),
            *((f"header{n}", "header") for n in (1, 2, 3)),
            ("footer1", "footer"),
        )
    )
    theme = "application/vnd.openxmlformats-officedocument.theme+xml"
    content_types = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="bin" ContentType="application/octet-stream"/>'
        f'{overrides}<Override PartName="/word/theme/theme1.xml" ContentType="{theme}"/></Types>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", content_types)
        for name, text in parts.items():
            archive.writestr(name, text)
        archive.writestr("word/media/image1.png", png())
    return out.getvalue()
