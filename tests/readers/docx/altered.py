"""Word files to read: written by the writer, then changed as an accident or an editor would."""

from __future__ import annotations

import io
import zipfile
from functools import cache

from briefgen.layout.page import Heading, Notes
from briefgen.writers.docx import write_docx
from writers.docx.samples import ASSETS, THEME, note, p, page, reference, rich_page, section, t


@cache
def good(notes_as: str = "endnotes") -> bytes:
    return write_docx(rich_page(notes_as=notes_as), THEME, ASSETS)


def cited(*keys: str) -> bytes:
    """A file whose notes are citations: each is one paragraph, named after it."""
    marks = [reference(key, number) for number, key in enumerate(keys, 1)]
    notes = (
        note(key, number, p(f"note-{key}-p", f"Source {key}."))
        for number, key in enumerate(keys, 1)
    )
    return write_docx(
        page(
            section("s", "S", p("x", "Text.", *marks, " More.", reference(keys[0], 1, 2))),
            Notes("notes", Heading("h", 2, t("Notes")), tuple(notes)),
        ),
        THEME,
        ASSETS,
    )


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
