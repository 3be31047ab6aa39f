"""Images are decoded whole; what an output would drop or show differently never gets there."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from briefgen.readers.images import ImageRefused, read_image


def encoded(image: Image.Image, form: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()


def reopened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


RED = Image.new("RGB", (6, 4), "#c01818")


@pytest.mark.parametrize(("form", "mime"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_a_plain_image_passes_unchanged(form: str, mime: str) -> None:
    data = encoded(RED, form)
    picture = read_image(data)
    assert (picture.data, picture.mime) == (data, mime)
    assert (picture.width, picture.height) == (6, 4)


@pytest.mark.parametrize("form", ["WEBP", "TIFF", "BMP", "GIF", "AVIF"])
def test_other_formats_become_png(form: str) -> None:
    picture = read_image(encoded(RED, form))
    assert picture.mime == "image/png"
    assert reopened(picture.data).convert("RGB").getpixel((1, 1))[0] > 150


def test_a_rotated_photograph_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = read_image(encoded(RED, "JPEG", exif=exif))
    assert (picture.width, picture.height) == (4, 6)
    assert reopened(picture.data).getexif().get(0x0112, 1) == 1


def test_cmyk_becomes_rgb() -> None:
    picture = read_image(encoded(RED.convert("CMYK"), "JPEG"))
    assert reopened(picture.data).mode == "RGB"


@pytest.mark.parametrize("form", ["GIF", "PNG", "WEBP"])
def test_an_animation_becomes_its_first_frame(form: str) -> None:
    frames = [Image.new("RGB", (4, 4), colour) for colour in ("red", "blue")]
    data = encoded(frames[0], form, save_all=True, append_images=frames[1:])
    assert getattr(reopened(data), "n_frames", 1) == 2
    shown = reopened(read_image(data).data)
    assert getattr(shown, "n_frames", 1) == 1
    assert shown.convert("RGB").getpixel((1, 1))[0] > 200


@pytest.mark.parametrize("mode", ["I;16", "I"])
def test_sixteen_bits_a_pixel_become_eight_and_keep_their_shades(mode: str) -> None:
    ramp = Image.new(mode, (256, 1))
    for x in range(256):
        ramp.putpixel((x, 0), x * 257)
    shown = reopened(read_image(encoded(ramp, "PNG" if mode == "I;16" else "TIFF")).data)
    assert [shown.convert("L").getpixel((x, 0)) for x in (0, 64, 128, 255)] == [0, 64, 128, 255]


@pytest.mark.parametrize("value", [-1, 70_000, 0.5])
def test_shades_that_no_output_has_are_refused(value: float) -> None:
    mode = "F" if isinstance(value, float) else "I"
    with pytest.raises(ImageRefused, match="more than 16 bits"):
        read_image(encoded(Image.new(mode, (4, 4), value), "TIFF"))


def test_a_palette_keeps_its_transparent_colour() -> None:
    picture = read_image(encoded(RED.quantize(4), "PNG", transparency=0))
    assert reopened(picture.data).convert("RGBA").getpixel((0, 0))[3] == 0


@pytest.mark.parametrize("size", [(20_000, 40), (40, 20_000), (1, 1)])
def test_a_strip_and_a_dot_are_images(size: tuple[int, int]) -> None:
    picture = read_image(encoded(Image.new("L", size), "PNG"))
    assert (picture.width, picture.height) == size


def test_postscript_is_refused_and_not_run() -> None:
    """Pillow would start Ghostscript for it."""
    data = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\nshowpage\n"
    with pytest.raises(ImageRefused, match="not an image in a known format"):
        read_image(data)


def test_transparency_survives_conversion() -> None:
    picture = read_image(encoded(Image.new("RGBA", (4, 4), (0, 0, 0, 0)), "WEBP", lossless=True))
    assert reopened(picture.data).getpixel((0, 0))[3] == 0


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
@pytest.mark.parametrize("kept", [0.3, 0.6, 0.9])
def test_a_truncated_image_is_refused(form: str, kept: float) -> None:
    noise = Image.effect_noise((64, 64), 80).convert("RGB")
    data = encoded(noise, form)
    with pytest.raises(ImageRefused):
        read_image(data[: int(len(data) * kept)])


@pytest.mark.parametrize("data", [b"", b"not an image", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_image_is_refused(data: bytes) -> None:
    with pytest.raises(ImageRefused):
        read_image(data)


def test_a_bomb_is_refused_before_it_is_decoded() -> None:
    header = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    data = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk
    data += struct.pack(">I", zlib.crc32(chunk))
    with pytest.raises(ImageRefused, match="more than 40 million"):
        read_image(data + encoded(RED, "PNG")[33:])


def svg(inside: str, attributes: str = 'viewBox="0 0 30 20"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'.encode()


def test_an_svg_has_its_size_from_its_view_box() -> None:
    picture = read_image(svg("<rect width='3' height='2'/>"))
    assert (picture.mime, picture.width, picture.height) == ("image/svg+xml", 30, 20)


def test_an_svg_in_millimetres_is_measured_in_pixels() -> None:
    picture = read_image(svg("", 'width="25.4mm" height="1in"'))
    assert (picture.width, picture.height) == (96, 96)


@pytest.mark.parametrize(
    "data",
    [
        svg("<script>1</script>"),
        svg("<image href='file:///etc/passwd'/>"),
        svg("<image href='other.png'/>"),
        svg("<image xmlns:x='http://www.w3.org/1999/xlink' x:href='https://a.example/b.png'/>"),
        svg("<use href='other.svg#a'/>"),
        svg("<rect fill='url(https://a.example/#g)'/>"),
        svg("<style>@import 'a.css';</style>"),
        svg("<style>rect{fill:url(a.svg#b)}</style>"),
        svg("<rect onclick='a()'/>"),
        svg("<a href='javascript:alert(1)'/>"),
        svg("<foreignObject/>"),
        svg("<rect"),
        b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>',
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;"),
        svg("", ""),
    ],
)
def test_an_svg_that_reaches_outside_or_is_broken_is_refused(data: bytes) -> None:
    with pytest.raises(ImageRefused):
        read_image(data)


def test_an_svg_may_refer_to_itself() -> None:
    inside = "<defs><g id='a'/></defs><use href='#a'/><rect fill='url(#g)'/>"
    assert read_image(svg(inside)).mime == "image/svg+xml"
