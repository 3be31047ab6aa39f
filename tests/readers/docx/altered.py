"""Word files to read: written by the writer, then changed as an accident or an editor would."""

from __future__ import annotations

import io
import zipfile
from functools import cache

from briefgen.writers.docx import write_docx
from writers.docx.samples import ASSETS, THEME, rich_page


@cache
def good(notes_as: str = "endnotes") -> bytes:
    return write_docx(rich_page(notes_as=notes_as), THEME, ASSETS)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def changed(part: str, old: str, new: str, data: bytes | None = None) -> bytes:
    """Replace the first ``old`` in a part; it has to be there."""
    entries = parts(good() if data is None else data)
    text = entries[part].decode()
    assert old in text
    entries[part] = text.replace(old, new, 1).encode()
    return zipped(entries)


def without(part: str) -> bytes:
    entries = parts(good())
    del entries[part]
    return zipped(entries)


def related(part: str, kind: str, target: str, *, external: bool = True) -> bytes:
    """Give a part one more relationship."""
    mode = ' TargetMode="External"' if external else ""
    uri = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    row = f'<Relationship Id="rX" Type="{uri}" Target="{target}"{mode}/>'
    return changed(part, "</Relationships>", f"{row}</Relationships>")
