"""What WeasyPrint may read: the brief's own images, held in memory, and nothing else.

Each refusal is recorded: an image inside an SVG swallows the exception, and the page would go out
with a hole in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol
from urllib.parse import quote, unquote

SCHEME = "brief:"


class Picture(Protocol):
    """What of ``writers.assets.Image`` is needed here."""

    @property
    def data(self) -> bytes: ...

    @property
    def mime(self) -> str: ...


def address(source: str) -> str:
    """Give the URL under which the image of a page is asked for."""
    return SCHEME + quote(source)


class OwnFiles:
    """A URL fetcher over the images of one brief, as ``weasyprint.urls.fetch`` asks for one."""

    _fail_on_errors = False

    def __init__(self, images: Mapping[str, Picture]) -> None:
        self._images = images
        self.refused: list[str] = []

    def fetch(self, url: str, headers: object = None) -> Any:
        """Give the image, or record the refusal and raise ``ValueError``."""
        from weasyprint.urls import URLFetcherResponse

        image = self._images.get(unquote(url.removeprefix(SCHEME)))
        if not url.startswith(SCHEME) or image is None:
            self.refused.append(url)
            raise ValueError("it is not one of the brief's own files")
        return URLFetcherResponse(url, image.data, {"Content-Type": image.mime})

    def __call__(self, url: str) -> Any:
        return self.fetch(url)
