"""The field tables as JSON Schemas (draft 2020-12), for editors that complete and check."""

from __future__ import annotations

from briefgen.readers.brief import BRIEF
from briefgen.readers.fields import Schema
from briefgen.readers.house import HOUSE
from briefgen.readers.sources.library import SOURCES

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, Schema]:
    """Give the schema of each file that authors write, by its name."""
    return {
        "brief": {"$schema": _DRAFT, "title": "brief.yaml", **BRIEF.schema()},
        "house": {"$schema": _DRAFT, "title": "house.yaml", **HOUSE.schema()},
        "sources": {
            "$schema": _DRAFT,
            "title": "sources.yaml",
            "description": "The shared source library: sources by key.",
            **SOURCES.schema(),
        },
    }
