"""Pictures: media parts, and the inline drawing that shows one.

ISO 29500-1, 20.4.2.8 (``wp:inline``: pictures stand in the text, never float, as Word's
accessibility checker asks). An SVG is an extension of the picture's blip with a PNG beside it
([MS-ODRAWXML] 2.3.1); a decorative picture says so by an extension of its properties.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from briefgen.writers.assets import Image
from briefgen.writers.docx.measures import emu
from briefgen.writers.docx.package import Package, Relationships
from briefgen.writers.docx.xml import PIC, A, quote

_EXTENSIONS: Final = {
    "image/png": "png",
    "image/jpeg": "jpeg",
    "image/gif": "gif",
    "image/svg+xml": "svg",
}
_SVG_URI: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG: Final = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_DECORATIVE_URI: Final = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_DECORATIVE: Final = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_PIXELS_PER_POINT: Final = 96 / 72


Pictures = Mapping[str, Image]
"""Pictures by the page's ``source``."""


class Media:
    """The media parts of a package, one for each different picture."""

    __slots__ = ("_names", "_package")

    def __init__(self, package: Package) -> None:
        self._package = package
        self._names: dict[bytes, str] = {}

    def add(self, data: bytes, mime: str) -> str:
        """Add a picture; give its name relative to the ``word`` folder."""
        name = self._names.get(data)
        if name is None:
            extension = _EXTENSIONS[mime]
            name = f"media/image{len(self._names) + 1}.{extension}"
            self._names[data] = name
            self._package.add_binary(f"word/{name}", mime, data)
        return name


def writable(picture: Image) -> bool:
    """Tell whether Word shows a picture of this kind."""
    if picture.mime == "image/svg+xml":
        return bool(picture.png_fallback)
    return picture.mime in _EXTENSIONS


def fit(picture: Image, width: float, height: float, *, grow: bool = False) -> tuple[float, float]:
    """Give the size in points: natural at 96 dpi, made smaller where it would not fit; with
    ``grow`` as large as fits."""
    natural = max(picture.width_px, 1) / _PIXELS_PER_POINT
    tall = max(picture.height_px, 1) / _PIXELS_PER_POINT
    factor = min(width / natural, height / tall, *(() if grow else (1.0,)))
    return natural * factor, tall * factor


def drawing(
    media: Media,
    relationships: Relationships,
    picture: Image,
    *,
    number: int,
    alt: str,
    size: tuple[float, float],
    cut: float = 0.0,
) -> str:
    """Write ``w:drawing``; an empty ``alt`` marks the picture as decorative.

    ``cut`` is the part of its height that is left out, half at the top, half at the foot.
    """
    width, height = (max(emu(side), 1) for side in size)
    extent = f'cx="{width}" cy="{height}"'
    properties = f'id="{number}" name="Picture {number}" descr="{quote(alt)}"'
    mark = ""
    if not alt:
        properties = f'id="{number}" name="Picture {number}" descr=""'
        mark = (
            f'<a:extLst xmlns:a="{A}"><a:ext uri="{_DECORATIVE_URI}">'
            f'<adec:decorative xmlns:adec="{_DECORATIVE}" val="1"/></a:ext></a:extLst>'
        )
    blip = _blip(media, relationships, picture)
    edge = round(cut * 50_000)  # ST_Percentage: thousandths of a percent
    frame = f'<a:srcRect t="{edge}" b="{edge}"/>' if edge else ""
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {extent}/><wp:docPr {properties}>{mark}</wp:docPr>"
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{PIC}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr {properties}/><pic:cNvPicPr><a:picLocks noChangeAspect="1"/></pic:cNvPicPr>'
        f"</pic:nvPicPr><pic:blipFill>{blip}{frame}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def _blip(media: Media, relationships: Relationships, picture: Image) -> str:
    if picture.mime != "image/svg+xml":
        shown = relationships.add("image", media.add(picture.data, picture.mime))
        return f'<a:blip r:embed="{shown}"/>'
    shown = relationships.add("image", media.add(picture.png_fallback, "image/png"))
    vector = relationships.add("image", media.add(picture.data, picture.mime))
    return (
        f'<a:blip r:embed="{shown}"><a:extLst><a:ext uri="{_SVG_URI}">'
        f'<asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{vector}"/></a:ext></a:extLst></a:blip>'
    )
