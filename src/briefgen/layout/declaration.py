"""Read layout.yaml: what a layout declares beside its templates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Final

from briefgen.diagnostics import Sink, at, did_you_mean
from briefgen.diagnostics.register import layout as codes
from briefgen.frozen import frozen
from briefgen.layout.layout import FACTS, FURNITURE, OMISSIBLE, PARTS
from briefgen.layout.vocabulary import CLASSES
from briefgen.readers.fields import Field, Record, Values
from briefgen.readers.kinds import Choice, Keyed, Line, ListOf, MapOf, Word
from briefgen.readers.yaml import parse_yaml
from briefgen.source import SourceFile, Span

_CLASS: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")

TITLE: Final = Field("title", Line(), "What the layout is called.")
BASED_ON: Final = Field("based_on", Word(), "The layout whose files serve where this has none.")
ORDER: Final = Field(
    "order", ListOf(Choice(PARTS)), "The order in which the parts of a brief are read."
)
CLASSES_FIELD: Final = Field("classes", ListOf(Word()), "The layout's own class names.")
OMITS: Final = Field("omits", ListOf(Choice(OMISSIBLE)), "What the layout leaves out on purpose.")
FURNITURE_FIELD: Final = Field(
    "furniture", MapOf(Line()), "The words of the running head, by name."
)

LAYOUT_FILE: Final = Record(
    "layout.yaml",
    (TITLE, BASED_ON, ORDER, CLASSES_FIELD, OMITS, FURNITURE_FIELD),
    "What a layout declares beside its templates.",
)


@frozen
class Declaration:
    """What one layout.yaml says; empty, or None, where it says nothing."""

    title: str = ""
    based_on: str = ""
    based_on_span: Span | None = None
    order: tuple[str, ...] = ()
    classes: frozenset[str] = frozenset()
    omits: frozenset[str] | None = None
    furniture: Mapping[str, str] = field(default_factory=dict)


def read_declaration(file: SourceFile | None, sink: Sink) -> Declaration | None:
    """Read a layout.yaml, or what holds without one; report and give nothing where it is wrong."""
    if file is None:
        return Declaration()
    before = len(sink)
    node = parse_yaml(file, sink)
    values = None if node is None else LAYOUT_FILE.read(node, "", sink)
    if values is None:
        return None
    omits = values.get(OMITS)
    declared = Declaration(
        title=values.get_or(TITLE, ""),
        based_on=values.get_or(BASED_ON, ""),
        based_on_span=values.span(BASED_ON),
        order=_order(values, sink),
        classes=_classes(values, sink),
        omits=None if omits is None else frozenset(omits),
        furniture=_furniture(values, sink),
    )
    return declared if len(sink) == before else None


def _order(values: Values, sink: Sink) -> tuple[str, ...]:
    """Take the order; every part comes in it exactly once."""
    order = values.get_or(ORDER, ())
    if order and sorted(order) != sorted(PARTS):
        missing = [part for part in PARTS if part not in order]
        twice = [part for part in PARTS if order.count(part) > 1]
        fault = f"lacks {', '.join(missing)}" if missing else f"names {', '.join(twice)} twice"
        message = f"the order {fault}"
        hint = f"name each of {', '.join(PARTS)} once"
        sink.report(codes.LAYOUT_DECLARATION, message, at(values.span(ORDER)), hint)
    return order


def _classes(values: Values, sink: Sink) -> frozenset[str]:
    names = values.get_or(CLASSES_FIELD, ())
    for name in names:
        span = values.span(CLASSES_FIELD)
        if not _CLASS.match(name):
            message = f'"{name}" cannot be a class'
            hint = "use lower-case letters, digits and single hyphens"
            sink.report(codes.LAYOUT_DECLARATION, message, at(span), hint)
        elif name in CLASSES:
            message = f'the class "{name}" has its meaning already'
            sink.report(codes.LAYOUT_DECLARATION, message, at(span), "choose another name")
    return frozenset(names)


def _furniture(values: Values, sink: Sink) -> dict[str, str]:
    entries: Mapping[str, Keyed[str]] = values.get_or(FURNITURE_FIELD, {})
    for name, entry in entries.items():
        if name not in FURNITURE:
            message = f'there is no furniture "{name}"'
            known = f"there are: {', '.join(FURNITURE)}"
            hint = did_you_mean(name, FURNITURE) or known
            sink.report(codes.LAYOUT_DECLARATION, message, at(entry.key_span), hint)
        for fact in _PLACEHOLDER.findall(entry.value):
            if fact not in FACTS:
                message = f"nothing is known as {{{fact}}}"
                hint = did_you_mean(fact, FACTS) or f"there are: {', '.join(FACTS)}"
                sink.report(codes.LAYOUT_DECLARATION, message, at(entry.span), hint)
    return {name: entry.value for name, entry in entries.items()}
