"""Load a brief's images, whole and checked, before anything is rendered."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from briefgen.build.workspace import CONTENT
from briefgen.diagnostics import Sink, at
from briefgen.diagnostics.register import build as codes
from briefgen.model.blocks import Figure
from briefgen.model.brief import Brief
from briefgen.model.walk import blocks_in
from briefgen.readers.files import FileRefused, Folder
from briefgen.readers.images import ImageRefused, Picture, read_image

if TYPE_CHECKING:
    from briefgen.writers.assets import Assets, Image


def load_images(folder: Folder, brief: Brief, sink: Sink) -> Assets:
    """Read every figure's image; report those that cannot be used, at the figure."""
    from briefgen.writers.assets import Assets

    images: dict[str, Image] = {}
    for blocks in (brief.lead, *(section.blocks for section in brief.sections)):
        for block in blocks_in(blocks):
            if isinstance(block, Figure) and block.source not in images:
                image = _load(folder, brief.slug, block, sink)
                if image is not None:
                    images[block.source] = image
    return Assets(images)


def _load(folder: Folder, slug: str, figure: Figure, sink: Sink) -> Image | None:
    from briefgen.writers.assets import Image

    picture = _picture(folder, f"{CONTENT}/{slug}/{figure.source}", figure, sink)
    if picture is None:
        return None
    fallback = b""
    if picture.mime == "image/svg+xml":
        beside = PurePosixPath(figure.source).with_suffix(".png")
        png = _picture(folder, f"{CONTENT}/{slug}/{beside}", figure, sink)
        if png is None:
            return None
        fallback = png.data
    return Image(picture.data, picture.mime, picture.width, picture.height, fallback)


def _picture(folder: Folder, path: str, figure: Figure, sink: Sink) -> Picture | None:
    try:
        return read_image(folder.read(path))
    except FileRefused as refused:
        message, hint = str(refused.refusal), "give its path from the brief's own folder"
        if figure.source.endswith(".svg") and path.endswith(".png"):
            hint = "Word needs a PNG beside each SVG: export one under the same name"
    except ImageRefused as refused:
        message, hint = refused.message, refused.hint
    sink.report(codes.BAD_IMAGE, f"{path}: {message}", at(figure.span, "used here"), hint)
    return None
