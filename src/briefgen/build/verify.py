"""Verify artifacts on the disk: unaltered since they were built, and in step with the source.

Digests are recomputed against the manifest; where the workspace is at hand and its sources are
those that the manifest names, each artifact is read back and compared again.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.build.cache import file_digest
from briefgen.build.manifest import SUFFIX, Manifest, read_manifest
from briefgen.build.outcome import Artifact
from briefgen.build.plan import changed_inputs
from briefgen.build.workspace import Place, choose_slugs, find_place
from briefgen.diagnostics import BriefgenError, Diagnostic, Sink
from briefgen.diagnostics.register import build as codes
from briefgen.frozen import frozen
from briefgen.readers.files import Folder

if TYPE_CHECKING:
    from briefgen.build.compose import Composition, Shared
    from briefgen.parity.transcript import Transcript


@frozen
class Verdict:
    """What was found of one artifact, in words."""

    path: Path
    words: str


@frozen
class _Target:
    """A manifest and those of its artifacts that are asked about."""

    path: Path
    manifest: Manifest
    names: tuple[str, ...]


def verify(
    paths: tuple[Path, ...], workspace: Path | None, output: Path | None
) -> tuple[tuple[Verdict, ...], tuple[Diagnostic, ...]]:
    """Verify the files or folders given, or every brief of the workspace."""
    sink = Sink()
    place = _place(workspace, output, needed=not paths)
    targets = _targets_of_paths(paths, sink) if paths else _targets_of(place, sink)
    verdicts = [verdict for target in targets for verdict in _verify(target, place, sink)]
    return tuple(verdicts), tuple(sink)


def _place(workspace: Path | None, output: Path | None, *, needed: bool) -> Place | None:
    try:
        return find_place(workspace, output)
    except BriefgenError:
        if needed or workspace is not None:
            raise
        return None


def _targets_of(place: Place | None, sink: Sink) -> list[_Target]:
    assert place is not None
    targets: list[_Target] = []
    for slug in choose_slugs(place, ()):
        path = place.output / slug / f"{slug}{SUFFIX}"
        if not path.is_file():
            message = f'"{slug}" has not been built'
            sink.report(codes.NOT_BUILT, message, (), codes.NOT_BUILT.mend)
        elif (manifest := read_manifest(path, sink)) is not None:
            targets.append(_Target(path, manifest, tuple(manifest.artifacts)))
    return targets


def _targets_of_paths(paths: tuple[Path, ...], sink: Sink) -> list[_Target]:
    targets: list[_Target] = []
    for path in paths:
        if path.is_dir():
            found = sorted(path.rglob(f"*{SUFFIX}"))
            if not found:
                message = f"{path} holds no manifest, so nothing in it can be verified"
                sink.report(codes.UNKNOWN_FILE, message, path=str(path))
            for manifest_path in found:
                manifest = read_manifest(manifest_path, sink)
                if manifest is not None:
                    names = tuple(manifest.artifacts)
                    targets.append(_Target(manifest_path, manifest, names))
        elif (target := _target_of_file(path, sink)) is not None:
            targets.append(target)
    return targets


def _target_of_file(path: Path, sink: Sink) -> _Target | None:
    """Find the manifest beside a file that lists it."""
    if not path.exists():
        sink.report(codes.UNKNOWN_FILE, f"there is no {path}", path=str(path))
        return None
    for manifest_path in sorted(path.parent.glob(f"*{SUFFIX}")):
        manifest = read_manifest(manifest_path, sink)
        if manifest is not None and path.name in manifest.artifacts:
            return _Target(manifest_path, manifest, (path.name,))
    message = f"no manifest beside {path} lists it: where it comes from is unknown"
    sink.report(codes.UNKNOWN_FILE, message, path=str(path))
    return None


def _verify(target: _Target, place: Place | None, sink: Sink) -> list[Verdict]:
    altered = {name for name in target.names if not _unaltered(target, name, sink)}
    missing = {n for n in altered if not target.path.with_name(n).exists()}
    compared, why = _compare(target, missing, place, sink)
    verdicts = []
    for name in target.names:
        if name in missing:
            words = "missing"
        else:
            words = "altered" if name in altered else "unaltered"
            words += f", {compared[name]}" if name in compared else f"; {why}"
        verdicts.append(Verdict(target.path.with_name(name), words))
    return verdicts


def _unaltered(target: _Target, name: str, sink: Sink) -> bool:
    path = target.path.with_name(name)
    found = file_digest(path)
    if found == target.manifest.artifacts[name]:
        return True
    message = f"{name} is not the file that was built" if found else f"{name} is missing"
    sink.report(codes.ALTERED, message, (), codes.ALTERED.mend, path=str(path))
    return False


def _compare(
    target: _Target, missing: set[str], place: Place | None, sink: Sink
) -> tuple[dict[str, str], str]:
    """Read artifacts back and compare them; give the words for each, or why it was not done."""
    manifest = target.manifest
    if place is None:
        return {}, "not compared (no workspace here)"
    if not (place.root / "content" / manifest.slug).is_dir():
        return {}, "not compared (the workspace has no such brief)"
    changed = changed_inputs(place.root, manifest.sources)
    if changed:
        names = ", ".join(name or "." for name in changed)
        message = f'"{manifest.slug}" was built from other sources: {names} changed since'
        sink.report(codes.OUT_OF_DATE, message, (), codes.OUT_OF_DATE.mend)
        return {}, "not compared (sources have changed)"
    paths = [target.path.with_name(name) for name in target.names if name not in missing]
    return compare_with_source(place, manifest.slug, paths, sink), ""


def compare_with_source(
    place: Place, slug: str, paths: Sequence[Path], sink: Sink
) -> dict[str, str]:
    """Read artifacts of a brief back and compare each with the source; give words by file name.

    The kind of an artifact is told by its suffix; nothing is given where the brief has faults.
    """
    from briefgen.build.compose import compose, read_shared
    from briefgen.parity.check import verdict as judge
    from briefgen.parity.expected import expected
    from briefgen.readers.docx.check import check_docx

    shared = read_shared(place.root, sink)
    folder = Folder(place.root)
    composition = compose(folder, shared, slug, sink)
    if composition is None:
        return {}
    laid = composition.laid
    transcript = expected(composition.resolved, laid.page, laid.layout.order)
    words: dict[str, str] = {}
    for path in paths:
        kind = Artifact(path.suffix[1:])
        found, rules = Sink(), Sink()
        data, told = path.read_bytes(), transcript
        if kind is Artifact.DOCX:
            told = _told_of_word(folder, shared, composition, transcript, sink)
            check_docx(data, rules, path=path.name)
        judge(kind.value, data, told, found, path.name)
        sink.extend((*found, *rules))
        words[path.name] = (
            "out of step with the source" if found.failed else "in step with the source"
        ) + (", breaks rules of Word files" if rules.failed else "")
    return words


def _told_of_word(
    folder: Folder, shared: Shared, composition: Composition, expected: Transcript, sink: Sink
) -> Transcript:
    """Give what a Word file must say, which a house's own template changes in part."""
    from briefgen.build.word import expected_of_word, word_options

    laid = composition.laid
    options = word_options(folder, shared, laid, {}, sink)
    return expected if options is None else expected_of_word(expected, laid.page, options)
