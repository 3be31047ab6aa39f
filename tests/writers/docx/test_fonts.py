"""Fonts carried in the file."""

from __future__ import annotations

import struct
from importlib.util import find_spec
from pathlib import Path

import pytest

from briefgen.diagnostics import Sink
from briefgen.diagnostics.register import writers as codes
from briefgen.readers.docx.check import check_docx
from briefgen.writers.docx import EmbeddedFont, Options, write_docx
from briefgen.writers.docx.fonts import may_embed, obfuscate

from .opened import Opened
from .samples import ASSETS, THEME, rich_page


@pytest.fixture(scope="module")
def face() -> bytes:
    spec = find_spec("font_source_serif_pro")
    assert spec is not None
    assert spec.submodule_search_locations
    folder = Path(spec.submodule_search_locations[0]) / "files"
    return (folder / "SourceSerifPro-Regular.ttf").read_bytes()


def restricted(face: bytes) -> bytes:
    """The same font, with licence bits that forbid embedding."""
    at = next(n for n in range(12, 400, 16) if face[n : n + 4] == b"OS/2")
    (offset,) = struct.unpack_from(">I", face, at + 8)
    return face[: offset + 8] + b"\x00\x02" + face[offset + 10 :]


def test_a_font_in_the_file_comes_out_as_it_went_in(face: bytes) -> None:
    fonts = (EmbeddedFont("Source Serif Pro", "regular", face),)
    sink = Sink()
    data = write_docx(rich_page(), THEME, ASSETS, Options(fonts=fonts), sink)
    opened = Opened(data)
    stored = opened.archive.read("word/fonts/font1.odttf")
    [key] = opened.values("//w:embedRegular/@w:fontKey", "word/fontTable.xml")
    assert stored[:32] != face[:32]
    assert obfuscate(stored, key) == face
    assert len(opened.find("//w:embedTrueTypeFonts", "word/settings.xml")) == 1
    assert check_docx(data, sink)
    assert list(sink) == []


def test_a_font_that_forbids_it_is_left_out_and_told_of(face: bytes) -> None:
    assert may_embed(face)
    assert not may_embed(restricted(face))
    assert not may_embed(b"<html>")
    sink = Sink()
    fonts = (EmbeddedFont("Source Serif Pro", "bold", restricted(face)),)
    data = write_docx(rich_page(), THEME, ASSETS, Options(fonts=fonts), sink)
    assert [d.code for d in sink] == [codes.FONT_NOT_EMBEDDED]
    assert not [n for n in Opened(data).names if "fonts/" in n]
