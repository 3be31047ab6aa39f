"""Entry: a brief as the catalogue shows it, with every edition that was released.

Stage: catalogue. Names of files are relative to the site's root, with forward slashes.
"""

from __future__ import annotations

from typing import Final

from briefgen.build.particulars import Particulars
from briefgen.frozen import frozen

KINDS: Final = ("pdf", "docx", "html")

MEDIA_TYPES: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
}


@frozen
class Download:
    """One artifact: ``kind`` is "pdf", "docx" or "html", ``size`` is in bytes."""

    kind: str
    path: str
    size: int
    sha256: str


@frozen
class Edition:
    """A brief as it was released under one version; ``pages`` is the number of the PDF's."""

    version: str
    particulars: Particulars
    pages: int
    notes: int
    downloads: tuple[Download, ...]


@frozen
class Cover:
    """The picture of a first page; ``width`` and ``height`` in pixels."""

    path: str
    width: int
    height: int


@frozen
class Entry:
    """A brief with its editions, the newest first."""

    slug: str
    editions: tuple[Edition, ...]
    cover: Cover

    @property
    def newest(self) -> Edition:
        return self.editions[0]


@frozen
class Site:
    """What holds for the whole catalogue.

    ``url`` is where the site will stand, ending in "/", or nothing where that isn't known;
    ``publisher_url`` is the publisher's own.
    """

    publisher: str
    publisher_url: str
    language: str
    title: str = ""
    about: str = ""
    url: str = ""
