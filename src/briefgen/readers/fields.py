"""Field tables: what a mapping may hold, read and described from one declaration.

Stage 1: tree -> typed values. A ``Record`` is the table of one mapping; its fields carry their
kind, whether they must be there, and a sentence of documentation. Reading reports every unknown,
missing and ill-typed field of the mapping; ``readers/schema.py`` gives the same table as a JSON
Schema.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as AbstractMapping
from dataclasses import field as default
from typing import Any, Generic, Protocol, TypeVar, cast

from briefgen.diagnostics import Sink, at, did_you_mean
from briefgen.diagnostics.diagnostic import Label
from briefgen.diagnostics.register import yaml as codes
from briefgen.frozen import frozen
from briefgen.readers.yaml.tree import Entry, Mapping, Node, Scalar
from briefgen.source import Span

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

Schema = dict[str, Any]


class Kind(Protocol[T_co]):
    """How a value is read, and described in a JSON Schema."""

    def read(self, node: Node, name: str, sink: Sink) -> T_co | None:
        """Give the typed value of ``node``; reports and gives None where it isn't one."""

    def schema(self) -> Schema:
        """Describe the values that ``read`` takes (JSON Schema, draft 2020-12)."""


@frozen
class Field(Generic[T]):
    """One field; ``other_names`` are spellings that are read too."""

    name: str
    kind: Kind[T]
    doc: str
    required: bool = False
    other_names: tuple[str, ...] = ()


@frozen
class Values:
    """The values that a record has read; a field that failed or is absent has none."""

    node: Mapping
    values: dict[str, Any]
    entries: dict[str, Entry]

    def get(self, field: Field[T]) -> T | None:
        return cast("T | None", self.values.get(field.name))

    def get_or(self, field: Field[T], default: T) -> T:
        return cast("T", self.values.get(field.name, default))

    def has(self, field: Field[Any]) -> bool:
        """Tell whether the field is written, well or not."""
        return field.name in self.entries

    def span(self, field: Field[Any]) -> Span:
        """Give the place of a field's value, or of the mapping where the field is absent."""
        entry = self.entries.get(field.name)
        return self.node.span if entry is None else entry.value.span


@frozen
class Record:
    """The table of one mapping; ``what`` names it in messages ("a section").

    ``other_words`` are what fields are called elsewhere: they are not read, only known to hints.
    """

    what: str
    fields: tuple[Field[Any], ...]
    doc: str = ""
    other_words: AbstractMapping[str, str] = default(default_factory=dict)
    _known: dict[str, Field[Any]] = default(init=False, repr=False, compare=False)
    _required: tuple[Field[Any], ...] = default(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        known = {name: field for field in self.fields for name in (field.name, *field.other_names)}
        object.__setattr__(self, "_known", known)
        object.__setattr__(self, "_required", tuple([f for f in self.fields if f.required]))

    def read(self, node: Node, name: str, sink: Sink) -> Values | None:
        """Read a mapping by the table; None where ``node`` is no mapping at all."""
        if not isinstance(node, Mapping):
            message = f"{name or self.what}: expected a mapping of fields"
            report_shape(node, message, sink, self._listed())
            return None
        known = self._known
        values: dict[str, Any] = {}
        entries: dict[str, Entry] = {}
        for key, entry in node.entries.items():
            field = known.get(key)
            if field is None:
                self._report_unknown(entry, known, sink)
            elif field.name in entries:
                _report_twice(field, entry, entries[field.name], sink)
            else:
                entries[field.name] = entry
                _read_field(field, entry, values, sink)
        for field in self._required:
            if field.name not in entries:
                self._report_missing(field, node, sink)
        return Values(node, values, entries)

    def schema(self) -> Schema:
        properties: Schema = {}
        for field in self.fields:
            described = {**field.kind.schema(), "description": field.doc}
            properties[field.name] = described
            for other in field.other_names:
                properties[other] = described
        schema: Schema = {
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
        }
        if required := [field.name for field in self._required]:
            schema["required"] = required
        return {"description": self.doc, **schema} if self.doc else schema

    def knows(self, name: str) -> bool:
        """Tell whether a name is one of the fields."""
        return name in self._known

    def knows_none_of(self, node: Mapping) -> bool:
        """Tell whether a mapping has entries and none is a field: text with a colon, rather."""
        return bool(node.entries) and not node.flow and not (node.entries.keys() & self._known)

    def _report_unknown(self, entry: Entry, known: Iterable[str], sink: Sink) -> None:
        key = entry.key.text
        names = tuple(known)
        near = next((name for name in names if _folded(name) == _folded(key)), "")
        near = near or self.other_words.get(key.lower(), "")
        near = f'did you mean "{near}"?' if near else did_you_mean(key, names)
        sink.report(
            codes.UNKNOWN_FIELD,
            f'{self.what} has no field "{key}"',
            at(entry.key.span),
            near or self._listed(),
        )

    def _listed(self) -> str:
        """Name the fields, where they are few."""
        return f"its fields are {', '.join(self._known)}" if len(self._known) <= 24 else ""

    def _report_missing(self, field: Field[Any], node: Mapping, sink: Sink) -> None:
        first = next(iter(node.entries.values()), None)
        span = node.span if first is None else first.key.span
        sink.report(
            codes.MISSING_FIELD,
            f'{self.what} needs "{field.name}"',
            at(span, "in this mapping"),
            f"add {field.name}: {field.doc[0].lower()}{field.doc[1:]}",
        )


def _folded(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "")


def _report_twice(field: Field[Any], entry: Entry, first: Entry, sink: Sink) -> None:
    sink.report(
        codes.DUPLICATE_KEY,
        f'"{entry.key.text}" and "{first.key.text}" are one field',
        (Label(entry.key.span, "again here"), Label(first.key.span, "first here")),
        f'keep one of the two, as "{field.name}"',
    )


def _read_field(field: Field[Any], entry: Entry, values: dict[str, Any], sink: Sink) -> None:
    """Read one value; an empty one is an error of its own for every kind."""
    node = entry.value
    if isinstance(node, Scalar) and not node.text and node.empty:
        report_empty(entry.key.span, node, f'"{field.name}" has no value', sink)
        return
    value = field.kind.read(node, field.name, sink)
    if value is not None:
        values[field.name] = value


def report_empty(place: Span, node: Scalar, message: str, sink: Sink) -> None:
    """Report a value that isn't there; where a comment took it, say so."""
    if node.comment is not None:
        sink.report(
            codes.LOST_TO_COMMENT,
            f"{message}: text after a # is a comment",
            at(node.comment),
            "put the text in quotes",
        )
        return
    sink.report(codes.EMPTY_FIELD, message, at(place), "give the value, or delete the line")


def report_shape(node: Node, message: str, sink: Sink, mend: str = "") -> None:
    """Report a text, list or mapping that stands where another of them is read.

    ``mend`` is what to do where nothing can be told from the shape.
    """
    match node:
        case Scalar():
            found, hint = "text", ""
        case Mapping(entries=entries):
            found, hint = "a mapping", ""
            if len(entries) == 1 and not node.flow:
                hint = 'if it is text with a ": " in it, put it in quotes or in a | block'
            elif node.flow:
                hint = "text that begins with { must be in quotes"
        case _:
            found = "a list"
            hint = "text that begins with [ must be in quotes" if node.flow else ""
    span = node.span
    first_line = span.file.text.find("\n", span.start, span.end)
    end = span.end if first_line == -1 else first_line
    sink.report(
        codes.WRONG_SHAPE,
        f"{message}, found {found}",
        at(Span(span.file, span.start, max(end, span.start + 1))),
        hint or mend,
    )
