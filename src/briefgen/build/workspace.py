"""Find the workspace, and say where its content, templates and output are."""

from __future__ import annotations

import datetime
import os
import re
from pathlib import Path

from briefgen.diagnostics import BriefgenError, Diagnostic, did_you_mean
from briefgen.diagnostics.register import build as codes
from briefgen.frozen import frozen

CONTENT = "content"
HOUSE = "house.yaml"
BRIEF = "brief.yaml"

_OTHER = ".yml"
"""How files of YAML are called elsewhere; here nothing looks for them."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


@frozen
class Place:
    """A workspace on the disk: its root, and the folder that artifacts go to."""

    root: Path
    output: Path

    def target(self, slug: str, suffix: str) -> Path:
        """Give the path of one artifact: ``output/<slug>/<slug>.<suffix>``."""
        return self.output / slug / f"{slug}.{suffix}"

    def shown(self, path: Path) -> str:
        """Give a path as messages tell it: relative to where the user stands, if below it."""
        here = Path.cwd()
        return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)


def find_place(given: Path | None, output: Path | None) -> Place:
    """Find the workspace from ``given`` or the current folder upwards."""
    start = (given or Path.cwd()).resolve()
    candidates = [start] if given is not None else [start, *start.parents]
    for folder in candidates:
        if (folder / CONTENT / HOUSE).is_file():
            return Place(folder, (output or folder / "output").resolve())
    where = str(given) if given is not None else "this folder or one above it"
    message = f"no workspace in {where}: there is no {CONTENT}/{HOUSE}"
    hints = *_misnamed(start, f"{CONTENT}/house"), codes.NO_WORKSPACE.mend
    raise BriefgenError(Diagnostic(codes.NO_WORKSPACE, message, (), hints))


def slugs_in(root: Path) -> tuple[str, ...]:
    """List the briefs of a workspace, by name."""
    content = root / CONTENT
    return tuple(sorted(path.parent.name for path in content.glob(f"*/{BRIEF}")))


def choose_slugs(place: Place, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Give the briefs to work on: those named (each once), or all."""
    present = slugs_in(place.root)
    unknown = [slug for slug in wanted if slug not in present]
    if unknown:
        raise BriefgenError(*(_unknown(place.root, slug, present) for slug in unknown))
    if not present:
        message = f"{CONTENT}/ holds no brief"
        hints = _misnamed(place.root, f"{CONTENT}/*/brief") or (codes.NO_BRIEFS.mend,)
        raise BriefgenError(Diagnostic(codes.NO_BRIEFS, message, (), hints))
    return tuple(dict.fromkeys(wanted)) or present


def _unknown(root: Path, slug: str, present: tuple[str, ...]) -> Diagnostic:
    hint = did_you_mean(slug, present) or f"briefs here: {', '.join(present) or 'none'}"
    hints = (_misnamed(root, f"{CONTENT}/{slug}/brief") if is_slug(slug) else ()) or (hint,)
    return Diagnostic(codes.UNKNOWN_BRIEF, f'there is no brief "{slug}"', (), hints)


def _misnamed(root: Path, stem: str) -> tuple[str, ...]:
    """Give the mend where a file has the other ending of YAML."""
    found = sorted(root.glob(f"{stem}{_OTHER}"))
    return tuple(f"rename {x.relative_to(root).as_posix()} to {x.stem}.yaml" for x in found[:1])


def is_slug(text: str) -> bool:
    """Say whether a name can be a brief's: lower-case letters, digits, single hyphens."""
    return bool(_SLUG.match(text)) and len(text) <= 80


def source_date_epoch() -> str:
    """Give the moment of SOURCE_DATE_EPOCH in W3CDTF, or "" where it is not set.

    The specification of SOURCE_DATE_EPOCH: artifacts then carry no later time than this one.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return ""
    try:
        moment = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    except (ValueError, OverflowError, OSError):
        message = f'SOURCE_DATE_EPOCH is "{epoch}", not seconds since 1970'
        raise BriefgenError(
            Diagnostic(codes.BAD_EPOCH, message, (), (codes.BAD_EPOCH.mend,))
        ) from None
    return f"{moment:%Y-%m-%dT%H:%M:%S}Z"
