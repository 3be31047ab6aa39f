"""The cover of a brief: the first page of its PDF as a picture, and how many pages there are.

Stage: catalogue. PDF bytes → PNG bytes. PDFium draws, Pillow writes; the same versions of these
two give the same bytes, for there is neither a time nor a name in the picture.
"""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import Final

from briefgen.frozen import frozen

WIDTH: Final = 320
"""Pixels: more than twice what the list shows, for dense screens and zoom."""

_COLOURS: Final = 128
"""A page is text and a few flat colours; a palette makes it a quarter of the size."""


class CoverRefused(Exception):  # noqa: N818  (a refusal is the answer, not an accident)
    """A PDF of which no page can be drawn."""


@frozen
class Drawn:
    """The picture of a first page; ``width`` and ``height`` in pixels."""

    png: bytes
    width: int
    height: int
    pages: int


def draw(pdf: bytes) -> Drawn:
    """Draw the first page of a PDF; raises ``CoverRefused``."""
    import pypdfium2
    from PIL import Image

    try:
        document = pypdfium2.PdfDocument(pdf)
        try:
            page = document[0]
            scale = WIDTH / page.get_width()
            bitmap = page.render(scale=scale, draw_annots=False, may_draw_forms=False)
            image = bitmap.to_pil().convert("RGB")
            pages = len(document)
        finally:
            document.close()
    except (pypdfium2.PdfiumError, ZeroDivisionError, ValueError) as error:
        raise CoverRefused(str(error)) from error
    palette = image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    out = io.BytesIO()
    palette.save(out, "PNG", compress_level=3)
    return Drawn(out.getvalue(), image.width, image.height, pages)


def png_size(path: Path) -> tuple[int, int]:
    """Give width and height of a PNG, which its first chunk tells (PNG, 11.2.1 "IHDR")."""
    with path.open("rb") as file:
        width, height = struct.unpack(">II", file.read(24)[16:])
    return width, height
