"""What a theme does otherwise in Word: properties of styles by name (``word`` in theme.yaml).

Stage: layout. A theme's print.css says what its PDF does otherwise than its tokens; this says the
same of its Word styles. Values are points, or tokens of the theme.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Final

from briefgen.diagnostics import Sink, at
from briefgen.diagnostics.register import layout as codes
from briefgen.frozen import frozen
from briefgen.layout.theme import Colours, Edge, WordStyle
from briefgen.model.contrast import MINIMUM, ratio
from briefgen.readers.fields import Field, Kind, Record, Schema, Values
from briefgen.readers.kinds import Choice, Keyed, Line, MapOf, Truth, scalar
from briefgen.readers.yaml import Node

COLOURS: Final = tuple(f.name for f in fields(Colours))
NONE: Final = "none"
_EDGE: Final = re.compile(r"(\d+(?:\.\d+)?) ?(?:pt)? ([a-z_]+)\Z")
_STYLE: Final = re.compile(r"[A-Z][A-Za-z0-9]*(?: [A-Z0-9][A-Za-z0-9]*)*")


@frozen
class EdgeKind:
    """A rule along a side: its width and a colour of the theme, ``0.75 ink``; or ``none``."""

    def read(self, node: Node, name: str, sink: Sink) -> Edge | None:
        found = scalar(node, name, sink)
        if found is None:
            return None
        if found.text == NONE:
            return Edge(0.0, "")
        match = _EDGE.match(found.text.strip())
        if match is None or match[2] not in COLOURS or not 0.25 <= float(match[1]) <= 12:
            message = f'{name}: "{found.text}" is not a rule'
            hint = f"write its width (0.25 to 12 points) and {', '.join(COLOURS)}; or none"
            sink.report(codes.THEME_TOKEN, message, at(found.span), hint)
            return None
        return Edge(float(match[1]), match[2])

    def schema(self) -> Schema:
        return {"type": "string"}


def styles_field(length: Kind[float], size: Kind[float]) -> Field[Mapping[str, Keyed[Values]]]:
    """Give the field ``word``; ``length`` and ``size`` are how a theme's measures are read."""
    colour = Choice(COLOURS)
    table = Record(
        '"word"',
        (
            Field("font", Choice(("text", "display", "code")), "A family of the theme."),
            Field("size", size, "The size of type."),
            Field("bold", Truth(), "Whether type is bold."),
            Field("italic", Truth(), "Whether type is italic."),
            Field("small_caps", Truth(), "Whether type is in small capitals."),
            Field("spacing", length, "The space between letters."),
            Field("colour", colour, "A colour of the theme for the text."),
            Field("fill", Choice((*COLOURS, NONE)), "A colour of the theme behind the text."),
            Field("align", Choice(("start", "center", "end", "both")), "Where lines stand."),
            Field("before", length, "The space above."),
            Field("after", length, "The space below."),
            Field("start", length, "How far lines begin after the margin."),
            Field("end", length, "How far lines end before the margin."),
            Field("rule_above", EdgeKind(), "A rule above."),
            Field("rule_below", EdgeKind(), "A rule below."),
            Field("rule_start", EdgeKind(), "A rule before the lines."),
            Field("mark", Line(), "The sign before the items of a list."),
        ),
    )
    kind = MapOf(table, _STYLE, "write the style's name as Word shows it: Heading 1")
    return Field("word", kind, "What Word's styles do otherwise, by their names.")


def word_styles(
    found: Mapping[str, Keyed[Values]], colours: Colours, sink: Sink
) -> dict[str, WordStyle]:
    """Give the styles by name; a text must stand out from a ground that is given with it."""
    styles: dict[str, WordStyle] = {}
    for name, entry in found.items():
        given = entry.value.values
        text, ground = given.get("colour"), given.get("fill")
        if text and ground and ground != NONE:
            measured = ratio(getattr(colours, text), getattr(colours, ground))
            if measured < MINIMUM:
                sink.report(
                    codes.CONTRAST,
                    f"{name}: {text} on {ground} has a contrast of {measured:.2f}; "
                    f"{MINIMUM} is the least",
                    at(entry.span),
                )
        styles[name] = WordStyle(place=entry.key_span, **given)
    return styles
