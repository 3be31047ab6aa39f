"""A whole site on the disk, of made-up briefs with stand-ins for their artifacts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefgen.build.particulars import Author, Particulars
from briefgen.catalogue.entry import Cover, Entry, Site
from briefgen.catalogue.site import site_files
from briefgen.catalogue.templates import load_templates
from briefgen.diagnostics import Sink
from briefgen.layout.load import load_theme
from briefgen.readers.files import Folder

from .many import entries

SITE = Site(
    "Alder Court Institute",
    "https://aldercourt.example",
    "en-US",
    about="Briefs on security and public policy.",
)

URDU = Particulars(
    title="وادی میں پانی",
    language="ur",
    date="2024-05-06",
    publisher="Alder Court Institute",
    authors=(Author("فاطمہ نور"),),
    keywords=("پانی", "water"),
    lead=("پانی کس کو ملتا ہے اور کب؟",),
    summary=("بالائی کھیتوں نے دو تہائی پانی لے لیا۔",),
)


def urdu() -> Entry:
    """Give a brief that is written from right to left."""
    (like,) = entries(1)
    downloads = tuple(
        replace(d, path=f"brief-urdu/brief-urdu-1.0.{d.kind}") for d in like.newest.downloads
    )
    edition = replace(like.newest, particulars=URDU, downloads=downloads)
    return Entry("brief-urdu", (edition,), Cover("brief-urdu/brief-urdu-1.0.png", 400, 566))


def files(count: int, site: Site = SITE, theme: str = "institute") -> dict[str, bytes]:
    """Make the files of a site of so many briefs and one in Urdu."""
    own = Folder(Path("/nonexistent"))
    found = load_theme(theme, None, Sink())
    assert found is not None
    return dict(site_files(site, [*entries(count), urdu()], found, load_templates(own)))


def write(folder: Path, count: int, site: Site = SITE) -> Path:
    """Write a site with a cover for each brief."""
    from PIL import Image

    for name, data in files(count, site).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    picture = Image.new("RGB", (400, 566), "#ffffff")
    for entry in (*entries(count), urdu()):
        picture.save(folder / entry.cover.path)
    return folder
