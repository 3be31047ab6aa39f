"""The package: parts, their relationships, and the zip file they travel in.

ECMA-376 part 2 (Open Packaging Conventions). The zip is written here rather than by ``zipfile``:
every entry has the same time (1980-01-01), so the bytes depend on the content alone, and the
module that a cold run would import for it costs more than writing the whole document.
"""

from __future__ import annotations

import struct
import zlib
from typing import Final

from briefgen.writers.docx.xml import DECLARATION, quote

RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_DOS_DATE: Final = (1980 - 1980) << 9 | 1 << 5 | 1
_STORED: Final = 0
_DEFLATED: Final = 8
_UTF8_NAMES: Final = 0x800


class Relationships:
    """The relationships of one part, each target once, in the order of asking."""

    __slots__ = ("_ids", "_rows")

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], str] = {}
        self._rows: list[str] = []

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """Give the id of the relationship of this kind to the target, made where it is new.

        ``kind`` is the last word of an Office relationship type, or a whole type URI.
        """
        known = self._ids.get((kind, target))
        if known is not None:
            return known
        identifier = f"rId{len(self._rows) + 1}"
        self._ids[kind, target] = identifier
        uri = kind if ":" in kind else OFFICE + kind
        mode = ' TargetMode="External"' if external else ""
        self._rows.append(
            f'<Relationship Id="{identifier}" Type="{uri}" Target="{quote(target)}"{mode}/>'
        )
        return identifier

    def __bool__(self) -> bool:
        return bool(self._rows)

    def xml(self) -> str:
        rows = "".join(self._rows)
        return f'{DECLARATION}<Relationships xmlns="{RELATIONSHIPS}">{rows}</Relationships>'


class Package:
    """The parts by name (without a leading slash), in the order in which they are written."""

    __slots__ = ("_defaults", "_overrides", "parts", "root")

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}
        self.root = Relationships()
        self._overrides: dict[str, str] = {}
        self._defaults = {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
        }

    def add(self, name: str, content_type: str, xml: str) -> None:
        """Add an XML part with its own content type."""
        self.parts[name] = xml.encode()
        self._overrides[name] = content_type

    def add_binary(self, name: str, content_type: str, data: bytes) -> None:
        """Add a binary part; its type goes by its extension."""
        self.parts[name] = data
        self._defaults[name.rpartition(".")[2]] = content_type

    def relate(self, name: str, relationships: Relationships) -> None:
        """Add the relationships of a part, where it has any."""
        if relationships:
            folder, _, leaf = name.rpartition("/")
            self.parts[f"{folder}/_rels/{leaf}.rels"] = relationships.xml().encode()

    def save(self) -> bytes:
        """Give the bytes of the package, its content types first."""
        entries = {
            "[Content_Types].xml": self._content_types().encode(),
            "_rels/.rels": self.root.xml().encode(),
            **self.parts,
        }
        return zip_entries(entries)

    def _content_types(self) -> str:
        defaults = "".join(
            f'<Default Extension="{extension}" ContentType="{kind}"/>'
            for extension, kind in self._defaults.items()
        )
        overrides = "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>'
            for name, kind in self._overrides.items()
        )
        return f'{DECLARATION}<Types xmlns="{_CONTENT_TYPES}">{defaults}{overrides}</Types>'


_PACKED: Final = (".png", ".jpeg", ".jpg", ".gif")


def zip_entries(entries: dict[str, bytes]) -> bytes:
    """Write a zip file: APPNOTE 6.3.10, local headers, then the central directory."""
    out = bytearray()
    directory = bytearray()
    for name, data in entries.items():
        label = name.encode()
        method, body = _STORED, data
        if not name.endswith(_PACKED):
            packer = zlib.compressobj(5, zlib.DEFLATED, -15)
            packed = packer.compress(data) + packer.flush()
            if len(packed) < len(data):
                method, body = _DEFLATED, packed
        flags = 0 if label.isascii() else _UTF8_NAMES
        common = struct.pack(
            "<HHHHHIIIHH",
            20,
            flags,
            method,
            0,
            _DOS_DATE,
            zlib.crc32(data),
            len(body),
            len(data),
            len(label),
            0,
        )
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + common
        directory += struct.pack("<HHHII", 0, 0, 0, 0, len(out)) + label
        out += b"PK\x03\x04" + common + label + body
    start = len(out)
    out += directory
    count = len(entries)
    out += b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), start, 0)
    return bytes(out)
