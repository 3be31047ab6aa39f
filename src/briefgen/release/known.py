"""Known files: what the releases and builds at hand say was published, by digest and by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from briefgen.build.manifest import SUFFIX
from briefgen.build.manifest import read_manifest as read_built
from briefgen.build.workspace import Place
from briefgen.diagnostics import Sink
from briefgen.frozen import frozen
from briefgen.release.folder import is_release, read_manifest

_COPY = re.compile(r"[ _-]?\(\d+\)$| copy$")
"""What browsers and file managers put behind a name that is taken."""


@frozen
class Known:
    """A file that was published: ``path`` is where a copy should be, ``sources`` of what it was
    made, ``origin`` in words where it was listed."""

    slug: str
    version: str
    kind: str
    path: Path
    sha256: str
    sources: dict[str, str]
    origin: str

    @property
    def names(self) -> tuple[str, str]:
        return self.path.name, f"{self.slug}-{self.version}.{self.kind}"


def known_files(beside: Path, place: Place | None) -> list[Known]:
    """Gather what is known: the release round a file, that of the workspace, and its builds."""
    folders = [folder for folder in (beside, *beside.parents[:2]) if is_release(folder)]
    if place is not None and is_release(place.root / "release"):
        folders.append(place.root / "release")
    found = [known for folder in dict.fromkeys(folders) for known in _released(folder)]
    return found + (list(_built(place)) if place is not None else [])


def _released(folder: Path) -> Iterator[Known]:
    manifest = read_manifest(folder, Sink())
    for released in manifest.editions if manifest else ():
        edition = released.edition
        for d in edition.downloads:
            yield Known(
                released.slug,
                edition.version,
                d.kind,
                folder / d.path,
                d.sha256,
                dict(released.made.sources),
                "released",
            )


def _built(place: Place) -> Iterator[Known]:
    for path in sorted(place.output.glob(f"*/*{SUFFIX}")):
        manifest = read_built(path, Sink())
        for name, digest in manifest.artifacts.items() if manifest else ():
            yield Known(
                manifest.slug if manifest else "",
                manifest.version if manifest else "",
                name.rpartition(".")[2],
                path.with_name(name),
                digest,
                dict(manifest.sources) if manifest else {},
                "built",
            )


def same_bytes(known: list[Known], digest: str) -> Known | None:
    return next((item for item in known if item.sha256 == digest), None)


def same_name(known: list[Known], path: Path) -> Known | None:
    """Find what a file claims to be by its name, a number added by a browser aside."""
    name = f"{_COPY.sub('', path.stem)}{path.suffix}"
    return next((item for item in known if name in item.names), None)
