"""A release folder of many made-up briefs, without its download page."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from briefgen.catalogue.entry import Download
from briefgen.release.manifest import NAME, SUMS, Made, Released, ReleaseManifest, Stamp
from briefgen.release.sums import write_sums
from tests.catalogue.many import entries


def fill_release(folder: Path, built: Path, slug: str, count: int) -> None:
    """Write artifacts, manifest and sums; each artifact is a built one and a remark at its end."""
    data = {kind: (built / f"{slug}.{kind}").read_bytes() for kind in ("pdf", "docx", "html")}
    editions: list[Released] = []
    files: dict[str, Stamp] = {}
    for entry in entries(count):
        (folder / entry.slug).mkdir(parents=True)
        for edition in reversed(entry.editions):
            downloads = tuple(
                _write(folder, download, data[download.kind]) for download in edition.downloads
            )
            files |= {d.path: Stamp(d.sha256, d.size) for d in downloads}
            edition = replace(edition, downloads=downloads)
            editions.append(Released(entry.slug, edition, _made()))
    manifest = ReleaseManifest(tuple(editions), files, {"briefgen": "0"}).to_bytes()
    (folder / NAME).write_bytes(manifest)
    digests = {name: stamp.sha256 for name, stamp in files.items()}
    sums = write_sums({**digests, NAME: hashlib.sha256(manifest).hexdigest()})
    (folder / SUMS).write_bytes(sums)


def _write(folder: Path, download: Download, data: bytes) -> Download:
    data += f"\n%{download.path}\n".encode()
    (folder / download.path).write_bytes(data)
    return replace(download, size=len(data), sha256=hashlib.sha256(data).hexdigest())


def _made() -> Made:
    return Made({"briefgen": "0"}, "briefgen-notes", {}, {}, {}, {}, {})
