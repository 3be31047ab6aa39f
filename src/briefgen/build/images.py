"""Load a brief's images, whole and checked, before anything is rendered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from briefgen.build.workspace import CONTENT
from briefgen.diagnostics import Sink, at
from briefgen.diagnostics.register import build as codes
from briefgen.frozen import frozen
from briefgen.model.blocks import Figure
from briefgen.model.brief import Brief
from briefgen.model.walk import blocks_in
from briefgen.readers.files import FileRefused, Folder
from briefgen.readers.images import ImageRefused, Picture, read_image
from briefgen.source import Span

if TYPE_CHECKING:
    from briefgen.layout.theme import Theme
    from briefgen.writers.assets import Assets, Image

_FINEST: Final = 150
"""Pixels an inch, below which print looks coarse."""


@frozen
class _Wanted:
    """An image that a brief asks for: the page's name for it, its path, and where it is named.

    ``width`` and ``height`` are the points that it is printed at, 0 where the page decides.
    """

    source: str
    path: str
    span: Span
    width: float = 0.0
    height: float = 0.0


def load_images(folder: Folder, brief: Brief, theme: Theme, sink: Sink) -> Assets:
    """Read every image of the page; report those that cannot be used, where they are named."""
    from briefgen.writers.assets import Assets

    images: dict[str, Image] = {}
    for wanted in _wanted(brief, theme):
        if wanted.source not in images:
            image = _load(folder, wanted, sink)
            if image is not None:
                images[wanted.source] = image
    return Assets(images)


def _wanted(brief: Brief, theme: Theme) -> Iterator[_Wanted]:
    own = f"{CONTENT}/{brief.slug}"
    logo, cover = theme.logo or brief.publisher.logo, brief.cover
    if logo is not None:
        yield _Wanted(logo.source, logo.path, logo.span, height=theme.logo_height)
    if cover is not None:
        width = theme.page.width - theme.page.left - theme.page.right
        yield _Wanted(cover.source, f"{own}/{cover.source}", cover.span, width=width)
    for blocks in (brief.lead, *(section.blocks for section in brief.sections)):
        for block in blocks_in(blocks):
            if isinstance(block, Figure):
                yield _Wanted(block.source, f"{own}/{block.source}", block.span)


def _load(folder: Folder, wanted: _Wanted, sink: Sink) -> Image | None:
    from briefgen.writers.assets import Image

    picture = _picture(folder, wanted.path, wanted, sink)
    if picture is None:
        return None
    fallback = b""
    if picture.mime == "image/svg+xml":
        beside = PurePosixPath(wanted.path).with_suffix(".png")
        png = _picture(folder, str(beside), wanted, sink)
        if png is None:
            return None
        fallback = png.data
    else:
        _check_size(picture, wanted, sink)
    return Image(picture.data, picture.mime, picture.width, picture.height, fallback)


def _check_size(picture: Picture, wanted: _Wanted, sink: Sink) -> None:
    """Warn of an image with too few pixels for the size that it is printed at."""
    for pixels, points, side in (
        (picture.width, wanted.width, "wide"),
        (picture.height, wanted.height, "high"),
    ):
        least = round(points / 72 * _FINEST)
        if pixels < least:
            sink.report(
                codes.COARSE_IMAGE,
                f"{wanted.path} is {pixels} pixels {side}, for {points:.0f} points of paper",
                at(wanted.span, "used here"),
                f"export it at least {least} pixels {side}, or as SVG",
            )


def _picture(folder: Folder, path: str, wanted: _Wanted, sink: Sink) -> Picture | None:
    try:
        return read_image(folder.read(path))
    except FileRefused as refused:
        message, hint = (
            str(refused.refusal),
            "name a file that is there",
        )
        if wanted.path.endswith(".svg") and path.endswith(".png"):
            hint = "Word needs a PNG beside each SVG: export one under the same name"
        elif not wanted.source.startswith("/"):
            hint = "give its path from the brief's own folder"
    except ImageRefused as refused:
        message, hint = refused.message, refused.hint
    sink.report(codes.BAD_IMAGE, f"{path}: {message}", at(wanted.span, "used here"), hint)
    return None
