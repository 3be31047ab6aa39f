"""Artifacts of a brief, laid out and written as the build does it, with what they must say."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefgen.diagnostics import Sink
from briefgen.layout.load import load_layout, load_theme
from briefgen.layout.render import LaidOut, lay_out
from briefgen.model.brief import ResolvedBrief
from briefgen.parity.check import verdict
from briefgen.parity.expected import expected
from briefgen.parity.transcript import Transcript
from briefgen.readers.files import Folder
from briefgen.writers.assets import Assets, Image
from briefgen.writers.docx import write_docx
from briefgen.writers.html import write_html


@dataclass(frozen=True, slots=True)
class Made:
    """A brief laid out, and the transcript that its artifacts must have."""

    laid: LaidOut
    expected: Transcript
    assets: Assets

    def write(self, kind: str) -> bytes:
        match kind:
            case "html":
                return write_html(self.laid, self.assets)
            case "docx":
                return write_docx(self.laid.page, self.laid.theme, self.assets)
            case _:
                from briefgen.writers.pdf import write_pdf

                sink = Sink()
                with warnings.catch_warnings():
                    # WeasyPrint leaves its own colour profile's file to the collector.
                    warnings.simplefilter("ignore", ResourceWarning)
                    data = write_pdf(self.laid, self.assets, sink)
                assert data is not None, told(sink)
                return data

    def findings(self, kind: str, data: bytes) -> Sink:
        """Compare an artifact; give what is reported."""
        sink = Sink()
        judged = verdict(kind, data, self.expected, sink)
        assert judged.in_step == (not sink.failed)
        return sink


def told(sink: Sink) -> str:
    return "\n".join(f"{d.code.id} {d.message}" for d in sink)


@cache
def _picture() -> Image:
    from PIL import Image as Picture

    out = io.BytesIO()
    Picture.new("RGB", (60, 40), (20, 90, 130)).save(out, "PNG")
    return Image(out.getvalue(), "image/png", 60, 40)


@cache
def _looks(workspace: Path | None, name: str) -> Callable[[ResolvedBrief, Sink], LaidOut | None]:
    sink = Sink()
    folder = None if workspace is None else Folder(workspace)
    layout, theme = load_layout(name, folder, sink), load_theme("institute", None, sink)
    assert layout is not None, told(sink)
    assert theme is not None, told(sink)
    return lambda resolved, findings: lay_out(resolved, layout, theme, findings)


def make(resolved: ResolvedBrief, workspace: Path | None = None, layout: str = "brief") -> Made:
    """Lay a brief out, by the layout of a workspace if it has one; it must be a good one."""
    sink = Sink()
    laid = _looks(workspace, layout)(resolved, sink)
    assert laid is not None, told(sink)
    assert not sink.failed, told(sink)
    assets = Assets({"figures/map.png": _picture()})
    return Made(laid, expected(resolved, laid.page, laid.layout.order), assets)
