"""Print the system libraries that WeasyPrint needs and that cannot be loaded, on one line.

They are tried by the names that WeasyPrint tries (weasyprint/text/ffi.py). HarfBuzz's subsetter
is on the list although WeasyPrint runs without it: fonts are then subset in Python, a third
slower and with other bytes.
"""

from __future__ import annotations

import ctypes
from ctypes.util import find_library

WANTED = {
    "Pango": ("libpango-1.0.so.0", "libpango-1.0.dylib", "pango-1.0"),
    "PangoFT2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "pangoft2-1.0"),
    "HarfBuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "harfbuzz"),
    "HarfBuzz-Subset": (
        "libharfbuzz-subset.so.0",
        "libharfbuzz-subset.0.dylib",
        "harfbuzz-subset",
    ),
    "Fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib", "fontconfig"),
}


def loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def can_load(names: tuple[str, ...]) -> bool:
    if any(loads(name) for name in names):
        return True
    # Only now: the search starts a compiler, which is slow.
    found = find_library(names[-1])
    return found is not None and loads(found)


if __name__ == "__main__":
    print(", ".join(library for library, names in WANTED.items() if not can_load(names)))
