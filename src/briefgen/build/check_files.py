"""Check finished files, ours or anybody's: a PDF or a Word file against the rules for its kind."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from briefgen.diagnostics import Diagnostic, Sink
from briefgen.diagnostics.register import build as codes
from briefgen.readers.files import MAX_BYTES

_SUFFIXES: Final = {".pdf", ".docx"}
_PDF: Final = b"%PDF-"
_ZIP: Final = b"PK\x03\x04"


def is_file(target: str) -> bool:
    """Say whether what was given is a file to check, and not a brief's name."""
    return Path(target).suffix.casefold() in _SUFFIXES or "/" in target or Path(target).is_file()


def check_files(paths: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """Check files; give those that break no rule, and everything there is to say."""
    sink = Sink()
    sound = []
    for path in dict.fromkeys(paths):
        found = Sink()
        _check(path, found)
        sink.extend(found)
        if not found.failed:
            sound.append(path)
    return tuple(sound), tuple(sink)


def _check(path: str, sink: Sink) -> None:
    data = _read(path, sink)
    if data is None:
        return
    if data.startswith(_ZIP) or Path(path).suffix.casefold() == ".docx":
        from briefgen.readers.docx.check import check_docx

        check_docx(data, sink, path=path)
    elif not data.startswith(_PDF) and Path(path).suffix.casefold() != ".pdf":
        message = f"{path} is neither a PDF nor a Word file"
        sink.report(codes.UNCHECKED_FILE, message, (), codes.UNCHECKED_FILE.mend, path=path)
    else:
        from briefgen.parity.pdf_rules import check_pdf

        check_pdf(data, sink, path=path)


def _read(path: str, sink: Sink) -> bytes | None:
    """Read a whole file; where that cannot be, say why."""
    try:
        size = Path(path).stat().st_size
        if size <= MAX_BYTES:
            return Path(path).read_bytes()
        why = f"{path} has {size // 2**20} MiB; at most {MAX_BYTES // 2**20} are read"
    except FileNotFoundError:
        why = f"there is no {path}"
    except IsADirectoryError:
        why = f"{path} is a folder; give the files in it, or the brief's name alone"
    except OSError as error:
        why = f"{path} cannot be read: {error.strerror}"
    sink.report(codes.UNCHECKED_FILE, why, (), codes.UNCHECKED_FILE.mend, path=path)
    return None
