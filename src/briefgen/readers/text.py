"""Bytes -> SourceFile: UTF-8 without controls, line ends made one.

Stage 1. Later stages (XML, PDF, Word) may hold no control characters and no surrogates: they are
refused here, with their place, so that no writer meets them. CRLF becomes LF; a byte order mark
is dropped; lines and columns are those that an editor shows.
"""

from __future__ import annotations

import codecs
from typing import Final

from briefgen.diagnostics import Sink, at
from briefgen.diagnostics.register import yaml as codes
from briefgen.model.characters import FORBIDDEN, describe
from briefgen.source import SourceFile

_BOMS: Final = {
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}


def decode(data: bytes, path: str, sink: Sink) -> SourceFile | None:
    """Decode a file's bytes; reports what is wrong and gives None where nothing can be read."""
    if (kind := _BOMS.get(data[:2])) is not None:
        sink.report(
            codes.NOT_UTF8,
            f"{path} is written in {kind}, not in UTF-8",
            (),
            "save the file as UTF-8",
            path=path,
        )
        return None
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        _report_bad_byte(data, path, error.start, sink)
        return None
    file = SourceFile(path, text.replace("\r\n", "\n"))
    return None if _report_controls(file, sink) else file


def _report_bad_byte(data: bytes, path: str, start: int, sink: Sink) -> None:
    """Report the first byte that isn't UTF-8, in the file as far as it can be shown."""
    before = data[:start].decode("utf-8").replace("\r\n", "\n")
    rest = data[start:].decode("utf-8", "replace").replace("\r\n", "\n")
    file = SourceFile(path, before + rest)
    sink.report(
        codes.NOT_UTF8,
        f"byte 0x{data[start]:02x} is not UTF-8",
        at(file.span(len(before), len(before) + 1), "here"),
        "save the file as UTF-8; it is probably in Windows-1252 or Latin-1",
    )


def _report_controls(file: SourceFile, sink: Sink) -> bool:
    """Report the first ten characters that no brief can hold."""
    found = False
    for count, match in enumerate(FORBIDDEN.finditer(file.text)):
        found = True
        if count == 10:
            break
        character = match.group()
        sink.report(
            codes.CONTROL_CHARACTER,
            f"{describe(character)} can't stand in a brief",
            at(file.span(match.start(), match.end()), "invisible in most editors"),
            "delete the character"
            if character != "\r"
            else "save the file with Unix or Windows line ends",
        )
    return found
