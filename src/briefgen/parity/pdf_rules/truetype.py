"""The little of a TrueType program that rules ask for: its glyphs' count and widths (ISO 14496-22).

Read straight from its tables: nothing else is needed, and a font library takes longer to load
than all rules to run.
"""

from __future__ import annotations

import struct

from briefgen.frozen import frozen


@frozen
class FontProgram:
    """``advances`` in units of the em, of which there are ``units``; the last one goes on."""

    count: int
    units: int
    advances: tuple[int, ...]

    def width(self, glyph: int) -> float:
        """Give a glyph's width in thousandths of the em."""
        return self.advances[min(glyph, len(self.advances) - 1)] * 1000 / self.units


def read_truetype(data: bytes) -> FontProgram | None:
    """Read an embedded TrueType program; None where it is none."""
    try:
        tables = _tables(data)
        (units,) = struct.unpack_from(">H", data, tables[b"head"] + 18)
        (metrics,) = struct.unpack_from(">H", data, tables[b"hhea"] + 34)
        (count,) = struct.unpack_from(">H", data, tables[b"maxp"] + 4)
        pairs = struct.unpack_from(f">{metrics * 2}H", data, tables[b"hmtx"])
    except (struct.error, KeyError):
        return None
    if not units or not metrics:
        return None
    return FontProgram(count, units, pairs[::2])


def _tables(data: bytes) -> dict[bytes, int]:
    (count,) = struct.unpack_from(">H", data, 4)
    records = (struct.unpack_from(">4sIII", data, 12 + 16 * at) for at in range(count))
    return {tag: offset for tag, _, offset, _ in records}
