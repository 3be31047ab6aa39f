"""The images of a brief, read and checked, by the path that its page names them with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from briefgen.frozen import frozen


@frozen
class Image:
    """An image as it is published. ``png_fallback`` stands in for an SVG where one is needed."""

    data: bytes
    mime: str
    width_px: int
    height_px: int
    png_fallback: bytes = b""


@frozen
class Assets:
    """Images by page ``source`` (relative to the brief's folder, forward slashes)."""

    images: Mapping[str, Image] = field(default_factory=dict)

    def __getitem__(self, source: str) -> Image:
        return self.images[source]

    def __contains__(self, source: str) -> bool:
        return source in self.images

    def __iter__(self) -> Iterator[str]:
        return iter(self.images)
