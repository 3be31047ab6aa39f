"""Publish: a clean check, a build in step, and all of it in the release folder, or nothing.

What was released before stays as it is: its files are taken over unread but for their digests,
which are compared first. A brief that differs from what was released needs a new version.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from briefgen.build.cache import file_digest
from briefgen.build.manifest import SUFFIX, Manifest, read_manifest
from briefgen.build.outcome import Outcome, Request, State
from briefgen.build.plan import changed_inputs
from briefgen.build.workspace import Place
from briefgen.catalogue.entry import KINDS, Download, Edition
from briefgen.diagnostics import BriefgenError, Diagnostic, Severity, Sink
from briefgen.diagnostics.register import build as codes
from briefgen.frozen import frozen, slotted
from briefgen.release.folder import ReleaseFolder, is_release, read_release
from briefgen.release.ingredients import font_digests, script_digests, style_digests
from briefgen.release.lock import locked
from briefgen.release.manifest import Made, Released
from briefgen.release.rules import hold
from briefgen.release.shelf import Shelf, write_release
from briefgen.release.stage import recover
from briefgen.release.verdicts import verdicts
from briefgen.release.versions import is_released, order


@frozen
class Order:
    """What to release: ``target`` is the folder, ``strict`` refuses warnings of the check."""

    place: Place
    slugs: tuple[str, ...]
    target: Path
    strict: bool = True


@frozen
class Report:
    """What came of it: the briefs that are new, by slug and version; ``changed`` is false where
    the folder was already what it should be."""

    released: tuple[tuple[str, str], ...]
    files: int
    changed: bool
    diagnostics: tuple[Diagnostic, ...]


@slotted
class _Work:
    """A release in the making: all editions by brief, and where the files of new ones are."""

    editions: dict[str, list[Released]] = field(default_factory=dict)
    sources: dict[str, Path] = field(default_factory=dict)
    new: list[tuple[str, str]] = field(default_factory=list)


def release(wanted: Order) -> Report:
    """Release briefs; raises ``BriefgenError`` where the folder stays as it was."""
    with locked(wanted.target):
        recover(wanted.target)
        sink = Sink()
        last = last_release(wanted.target, sink)
        warnings = _checked(wanted, sink)
        _built(wanted, sink)
        work = _Work(editions=_by_brief(last))
        for slug in wanted.slugs:
            _add(wanted, slug, warnings, work, sink)
        _stop_on_errors(sink)
        shelf = Shelf(
            tuple(r for slug in sorted(work.editions) for r in work.editions[slug]), work.sources
        )
        files, changed = write_release(wanted.place, wanted.target, shelf, last, sink)
        _stop_on_errors(sink)
        return Report(tuple(work.new), files, changed, tuple(sink))


def last_release(target: Path, sink: Sink) -> ReleaseFolder | None:
    """Read the last release; raises ``BriefgenError`` where it can't be built upon."""
    if not target.exists():
        return None
    if not target.is_dir() or (any(target.iterdir()) and not is_release(target)):
        message = f"{target} is not a release folder"
        raise BriefgenError(
            Diagnostic(codes.NOT_A_RELEASE, message, (), (codes.NOT_A_RELEASE.mend,), str(target))
        )
    if not is_release(target):
        return None
    found = read_release(target, sink)
    _stop_on_errors(sink)
    return found


def _stop_on_errors(sink: Sink) -> None:
    if sink.failed:
        raise BriefgenError(*sink)


def _checked(wanted: Order, sink: Sink) -> int:
    """Check the briefs; give the number of warnings that were let pass."""
    from briefgen.build.check import check

    found = check(wanted.place, wanted.slugs)
    sink.extend(found)
    warnings = sum(d.severity is Severity.WARNING for d in found)
    if sink.failed or (warnings and wanted.strict):
        words = "errors" if sink.failed else "warnings"
        sink.report(
            codes.UNCLEAN, f"nothing is released: the check has {words}", (), codes.UNCLEAN.mend
        )
        raise BriefgenError(*sink)
    return warnings


def _built(wanted: Order, sink: Sink) -> None:
    """Build what has changed; each artifact is compared with its source there."""
    from briefgen.build.run import build

    outcomes: list[Outcome] = []
    build(Request(wanted.place, wanted.slugs), outcomes.append)
    for outcome in outcomes:
        sink.extend(outcome.diagnostics)
    if any(outcome.state is State.FAILED for outcome in outcomes):
        raise BriefgenError(*sink)


def _by_brief(last: ReleaseFolder | None) -> dict[str, list[Released]]:
    found: dict[str, list[Released]] = {}
    for released in last.manifest.editions if last else ():
        found.setdefault(released.slug, []).append(released)
    for editions in found.values():
        editions.sort(key=lambda released: order(released.edition.version))
    return found


def _add(wanted: Order, slug: str, warnings: int, work: _Work, sink: Sink) -> None:
    """Add a brief as it was built, unless that is released already."""
    path = wanted.place.output / slug / f"{slug}{SUFFIX}"
    manifest = read_manifest(path, sink)
    if manifest is None:
        return
    known = work.editions.setdefault(slug, [])
    last = known[-1] if known else None
    found = next((r for r in known if r.edition.version == manifest.version), None)
    same = found is not None and _is_same(wanted.place, found, manifest)
    if is_released(
        slug,
        manifest.version,
        same,
        found.edition if found else None,
        last.edition if last else None,
        sink,
    ):
        return
    _explained(slug, manifest, last, sink)
    edition = _edition(slug, manifest, path.parent, work.sources, sink)
    ruled = {
        d.kind: hold(
            d.kind,
            work.sources[d.path].read_bytes(),
            sink,
            wanted.place.shown(work.sources[d.path]),
        )
        for d in edition.downloads
    }
    pdf = next((work.sources[d.path] for d in edition.downloads if d.kind == "pdf"), None)
    known.append(Released(slug, edition, _made(manifest, warnings, ruled, pdf)))
    work.new.append((slug, manifest.version))


def _is_same(place: Place, found: Released, manifest: Manifest) -> bool:
    """Say whether a brief is still what was released: in its bytes, or in all its sources.

    The same sources under a newer briefgen may give other bytes; what was released stays then.
    """
    now = {kind_of(name): digest for name, digest in manifest.artifacts.items()}
    if all(now.get(d.kind) == d.sha256 for d in found.edition.downloads):
        return True
    return not changed_inputs(place.root, found.made.sources)


def _explained(slug: str, manifest: Manifest, last: Released | None, sink: Sink) -> None:
    """Warn where a new version doesn't say what is different."""
    if last is None:
        return
    before = set(last.edition.particulars.corrections)
    if not set(manifest.particulars.corrections) - before:
        message = f'"{slug}" {manifest.version} says nowhere what differs from {_version(last)}'
        sink.report(codes.UNEXPLAINED_VERSION, message, (), codes.UNEXPLAINED_VERSION.mend)


def _version(released: Released) -> str:
    return released.edition.version


def _edition(
    slug: str, manifest: Manifest, folder: Path, sources: dict[str, Path], sink: Sink
) -> Edition:
    downloads: list[Download] = []
    for name in sorted(manifest.artifacts, key=lambda name: KINDS.index(kind_of(name))):
        path, kind = folder / name, kind_of(name)
        if file_digest(path) != manifest.artifacts[name]:
            message = f"{name} is not the file that was built"
            sink.report(codes.ALTERED, message, (), codes.ALTERED.mend, path=str(path))
            continue
        target = f"{slug}/{slug}-{manifest.version}.{kind}"
        downloads.append(Download(kind, target, path.stat().st_size, manifest.artifacts[name]))
        sources[target] = path
    return Edition(manifest.version, manifest.particulars, 0, manifest.notes, tuple(downloads))


def kind_of(name: str) -> str:
    """Give the kind of an artifact by its file's name."""
    return name.rpartition(".")[2]


def _made(manifest: Manifest, warnings: int, ruled: Mapping[str, int], pdf: Path | None) -> Made:
    return Made(
        tool=manifest.tool,
        style=manifest.style,
        sources=_without_folders(manifest.sources),
        fonts=font_digests() | (script_digests(pdf) if pdf else {}),
        styles=style_digests(manifest.style),
        in_step=dict(sorted(manifest.compared.items())),
        verdicts=verdicts(manifest.compared, warnings, ruled),
    )


def _without_folders(sources: Mapping[str, str]) -> dict[str, str]:
    """Leave out listings of folders and files that were absent: they are no ingredients."""
    return {name: digest for name, digest in sources.items() if digest and name and name[-1] != "/"}
