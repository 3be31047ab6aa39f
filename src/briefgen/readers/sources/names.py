"""Names of people and bodies -> CSL-JSON names.

csl-data.json, "name-variable". In YAML a name is ``Family, Given``, or a text without a comma
for a body ("Reuters"), or a mapping ``{family, given}`` / ``{literal}``.
"""

from __future__ import annotations

import re
from typing import Any, Final

from briefgen.diagnostics import Sink, at
from briefgen.diagnostics.register import yaml as codes
from briefgen.readers.fields import Field, Record, Schema
from briefgen.readers.kinds import Line, Truth, prose_scalar
from briefgen.readers.yaml.tree import Mapping, Node, Scalar, Sequence, Style

Name = dict[str, Any]

_SUFFIX: Final = re.compile(r"(?:[JS]r|jun|sen|Esq)\.?|[IVX]+|\d\w{1,2}|(?:[A-Z]\w?\w?\.?){2,3}")
"""What may follow a name behind a second comma: Jr., III, 2nd, Ph.D."""

_JOINED: Final = re.compile(r"\s(?:and|&)\s|;")
"""What stands between several names, where there are commas, too."""

FAMILY = Field("family", Line(), "The family name.")
GIVEN = Field("given", Line(), "The given names.")
LITERAL = Field("literal", Line(), "The name of a body, or of a person with one name.")
NAME: Final = Record(
    "a name",
    (
        FAMILY,
        GIVEN,
        LITERAL,
        Field(
            "dropping-particle", Line(), 'A particle that sorting drops: "de" in de Tocqueville.'
        ),
        Field("non-dropping-particle", Line(), 'A particle that stays: "van" in van Gogh.'),
        Field("suffix", Line(), "What follows the name: Jr., III."),
        Field("comma-suffix", Truth(), "Whether a comma stands before the suffix."),
        Field("static-ordering", Truth(), "Whether the family name comes first always."),
    ),
    "A name, in parts or as one literal.",
    {
        "first": "given",
        "last": "family",
        "surname": "family",
        "name": "literal",
        "particle": "non-dropping-particle",
    },
)


class Names:
    """One name, or a list of names."""

    __slots__ = ()

    def read(self, node: Node, name: str, sink: Sink) -> list[Name] | None:
        """Give CSL-JSON names; a name that can't be read is reported and left out."""
        if not isinstance(node, Sequence):
            one = _read_name(node, name, sink)
            return None if one is None else [one]
        _check_split_name(node, name, sink)
        return [one for item in node.items if (one := _read_name(item, name, sink)) is not None]

    def schema(self) -> Schema:
        one = {"anyOf": [{"type": "string"}, NAME.schema()]}
        return {"anyOf": [one, {"type": "array", "items": one}]}


def _read_name(node: Node, name: str, sink: Sink) -> Name | None:
    if isinstance(node, Mapping):
        return _read_parts(node, name, sink)
    scalar = prose_scalar(node, name, sink)
    if scalar is None:
        return None
    parts = [" ".join(part.split()) for part in scalar.text.split(",")]
    match parts:
        case [body]:
            return {"literal": body}
        case [family, given] if family and given and not _JOINED.search(scalar.text):
            return {"family": family, "given": given}
        case [family, given, suffix] if family and given and _SUFFIX.fullmatch(suffix):
            return {"family": family, "given": given, "suffix": suffix}
    sink.report(
        codes.BAD_VALUE,
        f'{name}: "{scalar.text}" is not read as one name',
        at(scalar.span),
        'write "Family, Given", a list of names, or {literal: …} for a body with commas',
    )
    return None


def _read_parts(node: Mapping, name: str, sink: Sink) -> Name | None:
    values = NAME.read(node, name, sink)
    if values is None:
        return None
    given = dict(values.values)
    if "literal" in given and len(given) > 1:
        message = f"{name}: a name has either a literal or parts"
        sink.report(codes.BAD_VALUE, message, at(node.span), "keep one of the two")
    elif "literal" not in given and "family" not in given and "given" not in given:
        if len(values.entries) < len(node.entries):
            return None  # an unknown field has been reported
        message = f"{name}: a name needs a family name or a literal"
        sink.report(codes.MISSING_FIELD, message, at(node.span), "write {family: …, given: …}")
        return None
    return given


def _check_split_name(node: Sequence, name: str, sink: Sink) -> None:
    """Report ``[Nisar, Mateen]``: YAML makes two names of it."""
    items = node.items
    split = (
        node.flow
        and len(items) == 2
        and all(
            isinstance(item, Scalar) and item.style is Style.PLAIN and " " not in item.text.strip()
            for item in items
        )
    )
    if split:
        first, second = (item.text for item in items if isinstance(item, Scalar))
        sink.report(
            codes.BAD_VALUE,
            f"{name}: the comma in the brackets makes two names of this",
            at(node.span),
            f'write "{first}, {second}" in quotes if it is one person; '
            "write two bodies as a list, each on a line of its own",
        )
