"""Fonts inside the file, for readers who do not have the house's (ISO 29500-1, 17.8.1).

A font part is obfuscated: its first 32 bytes are combined with a key that stands in the font
table. The key is made from the font itself, so that the bytes of the document stay the same.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Final

from briefgen.diagnostics import Sink
from briefgen.diagnostics.register import writers as codes
from briefgen.writers.docx.options import EmbeddedFont
from briefgen.writers.docx.package import Package, Relationships

_ELEMENTS: Final = {
    "regular": "embedRegular",
    "bold": "embedBold",
    "italic": "embedItalic",
    "bold italic": "embedBoldItalic",
}
_TYPE: Final = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_HIDDEN: Final = 32
_RESTRICTED: Final = 0x0002
_BITMAP_ONLY: Final = 0x0200


def embed_fonts(
    package: Package, fonts: tuple[EmbeddedFont, ...], sink: Sink
) -> tuple[dict[str, str], Relationships]:
    """Add font parts; give the font table's elements of each family, and its relationships.

    A font whose licence bits forbid embedding is left out and reported.
    """
    relationships = Relationships()
    rows: dict[str, dict[str, str]] = {}
    for number, font in enumerate(fonts, 1):
        if not may_embed(font.data):
            sink.report(
                codes.FONT_NOT_EMBEDDED,
                f'"{font.family}" ({font.style}) may not be put into the Word file',
            )
            continue
        key = _key(font.data)
        name = f"fonts/font{number}.odttf"
        package.add_binary(f"word/{name}", _TYPE, obfuscate(font.data, key))
        identifier = relationships.add("font", name)
        element = _ELEMENTS[font.style]
        markup = f'<w:{element} r:id="{identifier}" w:fontKey="{key}"/>'
        rows.setdefault(font.family, {})[element] = markup
    return _in_order(rows), relationships


def _in_order(rows: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The schema wants regular, bold, italic, bold italic."""
    order = list(_ELEMENTS.values())
    return {
        family: "".join(row[element] for element in order if element in row)
        for family, row in rows.items()
    }


def obfuscate(data: bytes, key: str) -> bytes:
    """Combine the first 32 bytes with the key, read backwards; doing it twice undoes it."""
    mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
    head = bytes(b ^ mask[at % 16] for at, b in enumerate(data[:_HIDDEN]))
    return head + data[_HIDDEN:]


def _key(data: bytes) -> str:
    from hashlib import sha256  # only for embedding

    digits = sha256(data).hexdigest()[:32].upper()
    parts = (digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:])
    return "{" + "-".join(parts) + "}"


def may_embed(data: bytes) -> bool:
    """Read OS/2 fsType (OpenType, "OS/2"): whether the font may be embedded at all."""
    if len(data) < 12 or data[:4] not in (b"\x00\x01\x00\x00", b"OTTO", b"true"):
        return False
    (count,) = struct.unpack_from(">H", data, 4)
    for at in range(12, 12 + count * 16, 16):
        if data[at : at + 4] == b"OS/2":
            (offset,) = struct.unpack_from(">I", data, at + 8)
            (bits,) = struct.unpack_from(">H", data, offset + 8)
            return not bits & _BITMAP_ONLY and bits & 0x000F != _RESTRICTED
    return True
