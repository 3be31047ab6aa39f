"""Briefs printed for the tests: the rich one, and pages of a few elements."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pikepdf
import pytest
from PIL import Image as Picture

from briefgen.diagnostics import Sink
from briefgen.layout.document import Document
from briefgen.layout.render import LaidOut
from briefgen.model.brief import NotesAs
from briefgen.source import SourceFile
from briefgen.writers.assets import Assets, Image
from briefgen.writers.pdf import grid, write_pdf
from tests.examples import rich_brief
from tests.layout.laying import laid, theme

HEAD = '<html lang="en-US"><head><title>A page</title></head><body>'


@cache
def png(width: int = 400, height: int = 200) -> bytes:
    out = io.BytesIO()
    Picture.new("RGB", (width, height), "teal").save(out, "PNG")
    return out.getvalue()


def images(*sources: str) -> Assets:
    return Assets({source: Image(png(), "image/png", 400, 200) for source in sources})


@cache
def rich(name: str = "institute", notes_as: NotesAs = NotesAs.ENDNOTES) -> LaidOut:
    """Lay the rich brief out in a theme."""
    resolved = rich_brief()
    brief = replace(resolved.brief, notes_as=notes_as)
    return replace(laid(replace(resolved, brief=brief)), theme=theme(name))


@cache
def printed(name: str = "institute", notes_as: NotesAs = NotesAs.ENDNOTES) -> bytes:
    """Print the rich brief; nothing may be reported."""
    sink = Sink()
    data = write_pdf(rich(name, notes_as), images("figures/map.png", "figures/rule.png"), sink)
    assert [d.message for d in sink] == []
    assert data is not None
    return data


def page(body: str, css: str = "", notes_as: str = "endnotes") -> LaidOut:
    """Make a laid-out page of this body; ``css`` follows the layout's own."""
    base = rich()
    metadata = replace(base.page.metadata, notes_as=notes_as)
    sheet = SourceFile("templates/themes/own/print.css", css)
    return replace(
        base,
        document=Document(lambda: f"{HEAD}{body}</body></html>"),
        theme=replace(base.theme, css={"print.css": sheet}),
        page=replace(base.page, metadata=metadata),
    )


def write(laid: LaidOut, assets: Assets | None = None) -> bytes:
    """Write a page; nothing may be reported."""
    sink = Sink()
    data = write_pdf(laid, assets or Assets(), sink)
    assert [d.message for d in sink] == []
    assert data is not None
    return data


def weasyprint_document(
    laid: LaidOut, monkeypatch: pytest.MonkeyPatch, assets: Assets | None = None
) -> Any:
    """Write a page; give WeasyPrint's document, as the last pass over it leaves it."""
    documents: list[Any] = []
    align = grid.align

    def kept(document: Any, theme: Any) -> None:
        align(document, theme)
        documents.append(document)

    monkeypatch.setattr(grid, "align", kept)
    write(laid, assets)
    return documents[-1]


def print_page(body: str, css: str = "", assets: Assets | None = None) -> pikepdf.Pdf:
    """Print a page of this body; nothing may be reported."""
    return opened(write(page(body, css), assets))


def faults(
    body: str, css: str = "", assets: Assets | None = None, notes_as: str = "endnotes"
) -> Sink:
    """Print a page that cannot be printed whole; nothing may come of it."""
    sink = Sink()
    assert write_pdf(page(body, css, notes_as), assets or Assets(), sink) is None
    assert sink.failed
    return sink


@cache
def opened(data: bytes) -> pikepdf.Pdf:
    """Open a PDF and keep it open: its objects die with it."""
    return pikepdf.open(io.BytesIO(data))


def elements(pdf: pikepdf.Pdf) -> list[Any]:
    """List the structure elements in reading order."""
    return list(_below(pdf.Root.StructTreeRoot.K))


def _below(kid: Any) -> Iterator[Any]:
    if isinstance(kid, pikepdf.Array):
        for one in kid:
            yield from _below(one)
    elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
        yield kid
        if "/K" in kid:
            yield from _below(kid.K)


def of_type(pdf: pikepdf.Pdf, name: str) -> list[Any]:
    return [element for element in elements(pdf) if str(element.S) == f"/{name}"]


def by_id(pdf: pikepdf.Pdf, name: str) -> Any:
    found = [e for e in elements(pdf) if "/ID" in e and str(e.ID) == name]
    assert len(found) == 1, (name, len(found))
    return found[0]
