"""Write a release folder: artifacts, covers, download page, manifest and sums, as one whole."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.build.compose import read_shared
from briefgen.build.manifest import tool_versions
from briefgen.build.workspace import Place
from briefgen.catalogue.cover import Drawn, png_size
from briefgen.catalogue.entry import Cover, Edition, Entry, Site
from briefgen.diagnostics import BriefgenError, Sink
from briefgen.diagnostics.register import build as codes
from briefgen.frozen import frozen, replace
from briefgen.readers.files import Folder
from briefgen.release.covers import draw_all
from briefgen.release.folder import ReleaseFolder
from briefgen.release.manifest import NAME, SUMS, Released, ReleaseManifest, Stamp
from briefgen.release.stage import Stage
from briefgen.release.sums import write_sums

if TYPE_CHECKING:
    from briefgen.catalogue.templates import Templates
    from briefgen.layout.theme import Theme


@frozen
class Shelf:
    """What a folder shall hold: editions by brief from the oldest on, and, by their names in the
    folder, where the artifacts are that it doesn't hold yet."""

    editions: tuple[Released, ...]
    sources: Mapping[str, Path]


@frozen
class _Looks:
    """What the pages are made with."""

    site: Site
    theme: Theme
    templates: Templates


@frozen
class _Covers:
    """The cover of each brief by slug; those that were drawn anew, and the names of the others."""

    shown: Mapping[str, Cover]
    drawn: Mapping[str, Drawn]
    kept: frozenset[str]


def write_release(
    place: Place, target: Path, shelf: Shelf, last: ReleaseFolder | None, sink: Sink
) -> tuple[int, bool]:
    """Write the folder and put it in place; give the number of its files, and whether it changed.

    What the disk refuses is reported, and the folder is as it was.
    """
    from briefgen.catalogue.site import site_files

    looks = _looks(place, sink)
    covers = _covers(target, shelf, last)
    editions = tuple(_with_pages(released, covers.drawn) for released in shelf.editions)
    made = {covers.shown[slug].path: item.png for slug, item in covers.drawn.items()}
    entries = _entries(editions, covers.shown)
    made |= site_files(looks.site, entries, looks.theme, looks.templates)
    files = {name: Stamp(_sha256(data), len(data)) for name, data in made.items()}
    files |= {
        d.path: Stamp(d.sha256, d.size) for released in editions for d in released.edition.downloads
    }
    if last is not None:
        files |= {name: last.manifest.files[name] for name in covers.kept}
    made[NAME] = ReleaseManifest(editions, files, tool_versions()).to_bytes()
    digests = {name: stamp.sha256 for name, stamp in files.items()} | {NAME: _sha256(made[NAME])}
    if last is not None and last.digests == digests:
        return len(files) + 2, False
    made[SUMS] = write_sums(digests)
    kept = files.keys() - made.keys() - shelf.sources.keys()
    _write(target, made, shelf.sources, kept, sink)
    return len(files) + 2, True


def _write(
    target: Path, made: Mapping[str, bytes], sources: Mapping[str, Path], kept: set[str], sink: Sink
) -> None:
    try:
        with Stage(target) as stage:
            for name, path in sources.items():
                stage.write(name, path.read_bytes())
            # The disk is what is waited for, and it answers several at once.
            with ThreadPoolExecutor(8) as pool:
                deque(pool.map(stage.write, made.keys(), made.values()), 0)
                deque(pool.map(stage.keep, kept), 0)
            stage.swap()
    except OSError as refused:
        reason = (refused.strerror or str(refused)).lower()
        mend = "the last release is as it was; mend what the message says and release again"
        message = f"could not write {target}: {reason}"
        sink.report(codes.CANNOT_WRITE, message, (), mend, path=str(target))


def _looks(place: Place, sink: Sink) -> _Looks:
    """Read what the pages are made with; raises ``BriefgenError`` where that can't be done."""
    from briefgen.catalogue.templates import load_templates
    from briefgen.layout.load import load_theme

    folder = Folder(place.root)
    shared = read_shared(place.root, sink)
    theme = load_theme(shared.workspace.house.defaults.theme, folder, sink)
    if theme is None or sink.failed:
        raise BriefgenError(*sink)
    house = shared.workspace.house
    site = Site(
        publisher=house.publisher.name,
        publisher_url=house.publisher.url,
        language=house.defaults.language,
        title=house.catalogue.title,
        about=house.catalogue.about,
        url=house.catalogue.url,
    )
    return _Looks(site, theme, load_templates(folder))


def _covers(target: Path, shelf: Shelf, last: ReleaseFolder | None) -> _Covers:
    """Draw the covers of newest editions; those that the folder holds are kept."""
    held = last.manifest.files if last is not None else {}
    shown: dict[str, Cover] = {}
    wanted: dict[str, Path] = {}
    newest = {released.slug: released.edition for released in shelf.editions}
    for slug, edition in newest.items():
        name = _cover_name(slug, edition)
        if name in held:
            shown[slug] = Cover(name, *png_size(target / name))
        else:
            pdf = next(d.path for d in edition.downloads if d.kind == "pdf")
            wanted[slug] = shelf.sources.get(pdf, target / pdf)
    kept = frozenset(cover.path for cover in shown.values())
    drawn = dict(draw_all(wanted))
    for slug, item in drawn.items():
        shown[slug] = Cover(_cover_name(slug, newest[slug]), item.width, item.height)
    return _Covers(shown, drawn, kept)


def _cover_name(slug: str, edition: Edition) -> str:
    return f"{slug}/{slug}-{edition.version}.png"


def _with_pages(released: Released, drawn: Mapping[str, Drawn]) -> Released:
    """Fill in the number of pages, which is known once the PDF was opened."""
    if released.edition.pages or released.slug not in drawn:
        return released
    pages = drawn[released.slug].pages
    return replace(released, edition=replace(released.edition, pages=pages))


def _entries(editions: tuple[Released, ...], covers: Mapping[str, Cover]) -> list[Entry]:
    return [
        Entry(slug, tuple(released.edition for released in reversed(list(group))), covers[slug])
        for slug, group in groupby(editions, key=lambda released: released.slug)
    ]


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
