"""Sources: what citations point at, in the CSL-JSON vocabulary.

``item`` is plain CSL-JSON data (strings, lists, mappings), ready for the CSL processor.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefgen.frozen import frozen
from briefgen.source import Span


@frozen
class Source:
    key: str
    item: Mapping[str, Any]
    span: Span
    fields: Mapping[str, Span]


@frozen
class SourceLibrary:
    """All sources of a workspace by key.

    ``whole`` is False where a file of it could not be read: any source may have been in that.
    """

    sources: Mapping[str, Source]
    whole: bool = True

    def __contains__(self, key: str) -> bool:
        return key in self.sources

    def __getitem__(self, key: str) -> Source:
        return self.sources[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.sources)
