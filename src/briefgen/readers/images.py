"""Read images: bytes → a picture that every output can hold, or a clear refusal.

Stage 1. Rasters are decoded whole, so that a truncated file is refused here and not dropped by a
renderer; what PDF, Word or browsers take differently (CMYK, EXIF rotation, animation, WebP,
AVIF, TIFF) becomes an sRGB PNG or JPEG. SVG is checked to be self-contained.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from briefgen.frozen import frozen

if TYPE_CHECKING:
    from PIL import Image as PillowImage

MAX_PIXELS: Final = 40_000_000
MAX_BYTES: Final = 32 * 1024 * 1024


_FORMATS: Final = ("PNG", "JPEG", "GIF", "BMP", "WEBP", "TIFF", "AVIF")
"""What is decoded. Pillow knows more, and starts Ghostscript for some of it."""


class ImageRefused(Exception):  # noqa: N818 - a refusal is the answer, not an accident
    """Why an image cannot be used, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@frozen
class Picture:
    """An image ready for every output: PNG, JPEG or SVG; size in CSS pixels."""

    data: bytes
    mime: str
    width: int
    height: int


def read_image(data: bytes) -> Picture:
    """Decode an image; raises ``ImageRefused``."""
    if len(data) > MAX_BYTES:
        raise ImageRefused("the image is larger than 32 MiB", "export it smaller")
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith((b"<svg", b"<?xml", b"<!--", b"<!DOCTYPE svg")):
        return _read_svg(data)
    return _read_raster(data)


def _read_raster(data: bytes) -> Picture:
    from PIL import Image, ImageFile, UnidentifiedImageError

    ImageFile.LOAD_TRUNCATED_IMAGES = False
    Image.MAX_IMAGE_PIXELS = None  # our own limit below comes with a message of its own
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            if image.width * image.height > MAX_PIXELS:
                size = f"{image.width} × {image.height}"
                message = f"the image has {size} pixels, more than 40 million"
                raise ImageRefused(message, "export it smaller: 3000 pixels across are plenty")
            image.load()
            return _as_is_or_converted(image, data)
    except UnidentifiedImageError:
        hint = "export it as PNG or JPEG, or as SVG"
        raise ImageRefused("this is not an image in a known format", hint) from None
    except (OSError, SyntaxError, ValueError, EOFError) as broken:
        raise ImageRefused(f"the image is damaged ({broken})", "export it again") from None


def _as_is_or_converted(image: PillowImage.Image, data: bytes) -> Picture:
    if image.mode == "F" or (image.mode == "I" and not _has_sixteen_bits(image)):
        message = "the image has more than 16 bits a pixel, or fractions"
        raise ImageRefused(message, "export it as PNG or JPEG")
    rotated = image.getexif().get(0x0112, 1) != 1
    single = getattr(image, "n_frames", 1) == 1
    if image.format == "JPEG" and image.mode in ("RGB", "L") and not rotated:
        return Picture(data, "image/jpeg", image.width, image.height)
    modes = ("RGB", "RGBA", "L", "LA", "P", "1")
    if image.format == "PNG" and single and image.mode in modes and not rotated:
        return Picture(data, "image/png", image.width, image.height)
    return _converted(image)


def _has_sixteen_bits(image: PillowImage.Image) -> bool:
    shades = image.getextrema()
    return all(isinstance(shade, int | float) and 0 <= shade <= 0xFFFF for shade in shades)


def _converted(image: PillowImage.Image) -> Picture:
    """Turn upright, to sRGB, and write as PNG (JPEG where the original was one)."""
    from PIL import ImageOps

    lossy = image.format in ("JPEG", "MPO")
    upright = ImageOps.exif_transpose(image)
    transparent = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    colour = _to_srgb(upright)
    plain = colour.convert("RGBA" if transparent and not lossy else "RGB")
    buffer = io.BytesIO()
    if lossy:
        plain.save(buffer, "JPEG", quality=92)
    else:
        plain.save(buffer, "PNG")
    mime = "image/jpeg" if lossy else "image/png"
    return Picture(buffer.getvalue(), mime, plain.width, plain.height)


_SIXTEEN_BITS: Final = ("I", "I;16", "I;16B", "I;16L", "I;16N")


def _to_srgb(image: PillowImage.Image) -> PillowImage.Image:
    """Convert by the embedded profile where there is one (CMYK above all)."""
    from PIL import ImageCms

    if image.mode in _SIXTEEN_BITS:
        # Pillow's own conversion cuts every value above 255 to white.
        return image.point(lambda value: value * (1 / 257), "L")
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "CMYK", "L"):
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
    except ImageCms.PyCMSError:
        return image
    return converted if converted is not None else image


_SVG: Final = "http://www.w3.org/2000/svg"
_FORBIDDEN_ELEMENTS: Final = frozenset({"script", "foreignObject", "iframe", "set", "animate"})
_URL: Final = re.compile(r"url\(\s*['\"]?\s*(?!#|data:image/)", re.IGNORECASE)
_LINKS: Final = ("#", "http:", "https:", "mailto:")
_LENGTH: Final = re.compile(r"\s*([0-9.]+)\s*(px|pt|mm|cm|in)?\s*\Z")
_PIXELS: Final = {"px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


def _read_svg(data: bytes) -> Picture:
    """Check that an SVG is well-formed and reaches nothing outside itself."""
    size: list[tuple[int, int]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if not size:
            if local != "svg" or namespace not in (_SVG, ""):
                raise ImageRefused("this is XML, but not an SVG", "export it as SVG or PNG")
            if not namespace:
                message = (
                    "the SVG does not say that it is one: browsers and Word show nothing of it"
                )
                raise ImageRefused(message, f'write <svg xmlns="{_SVG}" …>')
            size.append(_svg_size(attributes))
        _refuse_unsafe(local, attributes)

    def text(characters: str) -> None:
        if _URL.search(characters) or "@import" in characters:
            raise _outside("a style")

    def doctype(*_: object) -> None:
        raise ImageRefused("the SVG has a document type or entities", "export it as plain SVG")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as broken:
        raise ImageRefused(f"the SVG is damaged ({broken})", "export it again") from None
    width, height = size[0]
    return Picture(data, "image/svg+xml", width, height)


def _refuse_unsafe(local: str, attributes: dict[str, str]) -> None:
    if local in _FORBIDDEN_ELEMENTS:
        raise ImageRefused(f"the SVG holds a <{local}>", "export it as plain SVG")
    for name, value in attributes.items():
        key = name.rpartition(" ")[2]
        if key.startswith("on"):
            raise ImageRefused(f'the SVG holds a script in "{key}"', "export it as plain SVG")
        if key == "href" and local == "a" and not value.lower().startswith(_LINKS):
            raise _outside("<a>")
        if key == "href" and local != "a" and not value.startswith(("#", "data:image/")):
            raise _outside(f"<{local}>")
        if _URL.search(value):
            raise _outside(f'"{key}" of <{local}>')
        if key == "href" and value.startswith("data:image/"):
            _refuse_damaged(local, value)


def _refuse_damaged(local: str, address: str) -> None:
    """Decode an image inside an SVG: renderers leave a damaged one out without a word."""
    from urllib.request import urlopen

    try:
        with urlopen(address) as inside:
            read_image(inside.read())
    except (OSError, ValueError, ImageRefused):
        message = f"the image of <{local}> in the SVG is damaged"
        raise ImageRefused(message, "export it again") from None


def _outside(what: str) -> ImageRefused:
    message = f"{what} in the SVG reaches for a file outside it"
    return ImageRefused(message, "embed what it uses, and export it again")


def _svg_size(attributes: dict[str, str]) -> tuple[int, int]:
    """Give the size in CSS pixels: width and height, else those of the viewBox (SVG 2, 8.2)."""
    box = [float(n) for n in re.findall(r"-?[0-9.]+", attributes.get("viewBox", ""))]
    if len(box) == 4 and min(box[2:]) <= 0:
        message = "the SVG's viewBox has no size, so that nothing of it is shown"
        raise ImageRefused(message, "export it with its size")
    width = _pixels(attributes.get("width", "")) or (box[2] if len(box) == 4 else 0)
    height = _pixels(attributes.get("height", "")) or (box[3] if len(box) == 4 else 0)
    if width <= 0 or height <= 0:
        message = "the SVG says neither width and height nor a viewBox"
        raise ImageRefused(message, "export it with its size")
    return max(1, round(width)), max(1, round(height))


def _pixels(length: str) -> float:
    match = _LENGTH.match(length)
    return float(match[1]) * _PIXELS[match[2] or "px"] if match else 0.0
