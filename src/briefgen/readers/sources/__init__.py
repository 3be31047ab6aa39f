"""The shared source library: content/sources.yaml and its like -> CSL-JSON items with spans."""

from __future__ import annotations

from briefgen.readers.sources.library import read_library

__all__ = ["read_library"]
