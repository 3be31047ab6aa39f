"""Find and read layouts: a workspace's own files, else those that come with briefgen.

Stage: layout. Name → Layout. A file in the workspace's ``templates/<layout>/`` stands in for the
built-in one of the same name; nothing outside the two roots can be reached (``readers.files``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefgen.diagnostics import Sink, at, did_you_mean
from briefgen.diagnostics.register import layout as codes
from briefgen.layout.declaration import Declaration, read_declaration
from briefgen.layout.layout import PAGE, Layout
from briefgen.readers.files import FileRefused, Folder
from briefgen.readers.text import decode
from briefgen.source import SourceFile, Span

if TYPE_CHECKING:
    from briefgen.layout.theme import Theme

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]*\Z")
_SUFFIXES: Final = (".j2", ".css", ".yaml")
_PACKAGE: Final = Path(__file__).parents[1]


def built_in() -> Folder:
    """Give the folder that holds the ``templates/`` which come with briefgen.

    In the wheel they are inside the package; in a checkout, and so in an editable install, they
    are at the top level, above ``src/briefgen``.
    """
    inside = (_PACKAGE / "templates").is_dir()
    return Folder(_PACKAGE if inside else _PACKAGE.parents[1])


def load_layout(
    name: str, folder: Folder | None, sink: Sink, place: Span | None = None
) -> Layout | None:
    """Load a layout by name; report and give nothing where it has faults.

    ``folder`` is the workspace, or nothing for the built-in layouts alone; ``place`` is where
    the name was written.
    """
    before = len(sink)
    shelf = _Shelf(folder, sink)
    chain: list[tuple[dict[str, SourceFile], Declaration]] = []
    seen: list[str] = []
    wanted = name
    while wanted:
        files = shelf.files(wanted) if wanted not in seen else {}
        if not files or wanted == "themes":
            _report_missing(wanted, seen, shelf.names(), place, sink)
            return None
        seen.append(wanted)
        declared = read_declaration(files.get("layout.yaml"), sink)
        if declared is None:
            return None
        chain.append((files, declared))
        wanted, place = declared.based_on, declared.based_on_span
    return _assembled(name, chain, sink) if len(sink) == before else None


def load_theme(
    name: str, folder: Folder | None, sink: Sink, place: Span | None = None
) -> Theme | None:
    """Load a theme by name; report and give nothing where a token is wrong."""
    from briefgen.layout.theme_file import read_theme  # `notes` needs none

    shelf = _Shelf(folder, sink)
    files = shelf.files(f"themes/{name}")
    if "theme.yaml" not in files:
        known = shelf.names("themes/")
        sink.report(
            codes.NO_SUCH_THEME,
            f'there is no theme "{name}"',
            at(place),
            did_you_mean(name, known),
            f"there are: {', '.join(known)}",
        )
        return None
    return read_theme(name, files, sink)


class _Shelf:
    """The templates of a workspace above the built-in ones."""

    __slots__ = ("_roots", "_sink")

    def __init__(self, folder: Folder | None, sink: Sink) -> None:
        own = [] if folder is None else [(folder, "")]
        self._roots = ((built_in(), "briefgen/"), *own)
        self._sink = sink

    def names(self, under: str = "") -> tuple[str, ...]:
        """Give the names of the layouts there, or with ``themes/`` of the themes, sorted."""
        marks = {"theme.yaml"} if under else {"layout.yaml", PAGE}
        found = {
            entry.removesuffix("/")
            for root, _ in self._roots
            for entry in root.list(f"templates/{under}".removesuffix("/"))
            if entry.endswith("/") and marks.intersection(root.list(f"templates/{under}{entry}"))
        }
        return tuple(sorted(found))

    def files(self, name: str) -> dict[str, SourceFile]:
        """Read the text files of ``templates/<name>/``; the workspace's go before."""
        if not all(_NAME.match(part) for part in name.split("/")):
            return {}
        files: dict[str, SourceFile] = {}
        for root, prefix in self._roots:
            for entry in root.list(f"templates/{name}"):
                if entry.endswith(_SUFFIXES):
                    file = self._read(root, f"templates/{name}/{entry}", prefix)
                    if file is not None:
                        files[entry] = file
        return dict(sorted(files.items()))

    def _read(self, root: Folder, path: str, prefix: str) -> SourceFile | None:
        try:
            return decode(root.read(path), f"{prefix}{path}", self._sink)
        except FileRefused as error:
            message = f"{prefix}{path} cannot be read: {error.refusal}"
            self._sink.report(codes.LAYOUT_FILE, message, path=f"{prefix}{path}")
            return None


def _report_missing(
    name: str, seen: list[str], known: tuple[str, ...], place: Span | None, sink: Sink
) -> None:
    if name in seen:
        way = " → ".join([*seen, name])
        sink.report(codes.LAYOUT_DECLARATION, f"layouts are based on each other: {way}", at(place))
        return
    sink.report(
        codes.NO_SUCH_LAYOUT,
        f'there is no layout "{name}"',
        at(place),
        did_you_mean(name, known),
        f"there are: {', '.join(known)}",
    )


def _assembled(
    name: str, chain: list[tuple[dict[str, SourceFile], Declaration]], sink: Sink
) -> Layout | None:
    """Put a layout and those that it is based on together, the nearest first."""
    files: dict[str, SourceFile] = {}
    furniture: Mapping[str, str] = {}
    for held, declared in reversed(chain):
        files |= held
        furniture = {**furniture, **declared.furniture}
    if PAGE not in files:
        message = f'the layout "{name}" has no {PAGE}'
        sink.report(codes.LAYOUT_FILE, message, path=f"templates/{name}/{PAGE}")
        return None
    declarations = [declared for _, declared in chain]
    return Layout(
        name=name,
        files=files,
        title=next((d.title for d in declarations if d.title), name),
        order=next((d.order for d in declarations if d.order), Layout("", {}).order),
        classes=frozenset().union(*(d.classes for d in declarations)),
        omits=next((d.omits for d in declarations if d.omits is not None), frozenset()),
        furniture=furniture,
    )
