"""Start a brief that builds, and the workspace round it where there is none."""

from __future__ import annotations

import datetime
import re
from importlib.resources import files
from pathlib import Path

from briefgen.build.save import save_set
from briefgen.build.workspace import BRIEF, CONTENT, HOUSE, find_place, is_slug
from briefgen.diagnostics import BriefgenError, Diagnostic, Sink
from briefgen.diagnostics.register import build as codes

SOURCES = "sources.yaml"


def start_brief(start: Path, slug: str, title: str) -> tuple[Path, ...]:
    """Write a starter brief; give the files written, all or none.

    ``start`` is in a workspace, or becomes one. Raises ``BriefgenError`` where the name cannot
    be used or files cannot be written.
    """
    if not is_slug(slug):
        message = f'"{slug}" cannot be the name of a brief'
        raise BriefgenError(Diagnostic(codes.BAD_SLUG, message, (), (codes.BAD_SLUG.mend,)))
    root = _root(start)
    target = root / CONTENT / slug / BRIEF
    if target.exists():
        message = f'there is a brief "{slug}" already'
        raise BriefgenError(
            Diagnostic(codes.ALREADY_THERE, message, (), (codes.ALREADY_THERE.mend,), str(target))
        )
    starter = files("briefgen").joinpath("starter")
    text = starter.joinpath(BRIEF).read_text(encoding="utf-8")
    text = _titled(text, title or slug.replace("-", " ").capitalize())
    written: dict[Path, bytes] = {}
    if (root / CONTENT / HOUSE).exists():
        text = _with_what_is_there(text, root)
    else:
        written = {
            root / CONTENT / name: starter.joinpath(name).read_bytes() for name in (HOUSE, SOURCES)
        }
    written[target] = text.encode()
    sink = Sink()
    if not save_set(written, sink):
        raise BriefgenError(*sink)
    return tuple(written)


def _root(start: Path) -> Path:
    try:
        return find_place(None if start == Path.cwd() else start, None).root
    except BriefgenError:
        return start.resolve()


def _titled(text: str, title: str) -> str:
    """Put the brief's title and today's date in place of the starter's."""
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    today = datetime.date.today().isoformat()
    text = re.sub(r"(?m)^title: .*$", lambda _: f'title: "{quoted}"', text, count=1)
    text = re.sub(r"(?m)^subtitle: .*\n", "", text, count=1)
    return re.sub(r"(?m)^date: .*$", f"date: {today}", text, count=1)


def _with_what_is_there(text: str, root: Path) -> str:
    """Make the starter cite the workspace's own sources and authors, so that it builds there."""
    from briefgen.build.compose import read_shared

    shared = read_shared(root, Sink())
    people = list(shared.workspace.house.people or ())
    keys = list(shared.library)
    author = f"authors: [{people[0]}]\n" if people else ""
    text = re.sub(r"(?m)^authors: .*\n", author, text, count=1)
    if not keys:
        text = re.sub(r";? ?(?:see )?\[@[^\]]*\]", "", text)
    for name, key in zip(
        re.findall(r"(?m)^([\w-]+):$", _starter_sources()), keys * 2, strict=False
    ):
        text = text.replace(f"@{name}", f"@{key}")
    return text


def _starter_sources() -> str:
    return files("briefgen").joinpath("starter", SOURCES).read_text(encoding="utf-8")
