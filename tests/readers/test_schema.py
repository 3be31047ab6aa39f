"""The JSON Schemas say what the readers read, from the same tables."""

from __future__ import annotations

import json
from typing import Any

from briefgen.readers.brief import BRIEF, SECTION
from briefgen.readers.schema import schemas
from briefgen.readers.sources import vocabulary


def test_there_is_a_schema_for_each_file_that_authors_write() -> None:
    found = schemas()
    assert set(found) == {"brief", "house", "sources"}
    for schema in found.values():
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert json.loads(json.dumps(schema)) == schema


def test_a_schema_has_every_field_with_its_sentence() -> None:
    schema = schemas()["brief"]
    assert list(schema["properties"]) == [field.name for field in BRIEF.fields]
    assert schema["required"] == ["title", "date", "sections"]
    assert schema["additionalProperties"] is False
    for field in BRIEF.fields:
        assert schema["properties"][field.name]["description"] == field.doc


def test_nested_tables_are_described_in_place() -> None:
    sections = schemas()["brief"]["properties"]["sections"]
    assert sections["type"] == "array"
    assert sections["items"]["required"] == [f.name for f in SECTION.fields if f.required]


def test_the_schema_of_sources_has_the_vocabulary_of_csl() -> None:
    (source,) = schemas()["sources"]["patternProperties"].values()
    assert source["properties"]["type"]["enum"] == list(vocabulary.TYPES)
    assert {*vocabulary.TEXTS, *vocabulary.DATES, "URL", "url"} <= set(source["properties"])


def test_every_keyword_is_one_of_json_schema() -> None:
    known = {
        "$schema", "title", "description", "type", "properties", "required", "items", "anyOf",
        "additionalProperties", "patternProperties", "enum", "pattern", "format",
    }  # fmt: skip
    for schema in schemas().values():
        assert _keywords(schema) <= known


def _keywords(schema: dict[str, Any]) -> set[str]:
    found = set(schema)
    for key in ("properties", "patternProperties"):
        for inner in schema.get(key, {}).values():
            found |= _keywords(inner)
    for inner in (*schema.get("anyOf", ()), *filter(None, [schema.get("items")])):
        found |= _keywords(inner)
    return found
