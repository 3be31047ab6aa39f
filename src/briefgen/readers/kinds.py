"""The kinds of value that a field can hold: text, prose, dates, ids, lists, mappings.

Stage 1. Every scalar is text until its kind types it here: ``NO`` is a country, ``1.10`` a
version, ``12:30`` a time. The kinds are plain classes: a dataclass costs each start of the program
almost a millisecond.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping as AbstractMapping
from typing import Any, Final, Generic, TypeVar

from briefgen.diagnostics import Sink, at, did_you_mean
from briefgen.diagnostics.diagnostic import Label
from briefgen.diagnostics.register import yaml as codes
from briefgen.frozen import frozen
from briefgen.markup.addresses import address_fault
from briefgen.readers.days import likely_date
from briefgen.readers.fields import Kind, Record, Schema, report_empty, report_shape
from briefgen.readers.yaml.tree import Mapping, Node, Scalar, Sequence, Style
from briefgen.source import Passage, Span

T = TypeVar("T")

# Editors type plain scalars by YAML's core schema before they check: 1.10 is a number to them.
_ANY_SCALAR: Final[Schema] = {"type": ["string", "number", "boolean"]}

# RFC 5646, 2.1, without grandfathered tags: language, script, region, variants, extensions.
_LANGUAGE: Final = re.compile(
    r"[a-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-[A-Za-z]{2}|-[0-9]{3})?"
    r"(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(-[a-wy-z0-9](-[A-Za-z0-9]{2,8})+)*"
    r"(-x(-[A-Za-z0-9]{1,8})+)?",
    re.IGNORECASE,
)
_ID: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_PARTS: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_DATE: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def scalar(node: Node, name: str, sink: Sink) -> Scalar | None:
    """Give a node as a scalar that isn't empty; reports otherwise."""
    if not isinstance(node, Scalar):
        report_shape(node, f"{name}: expected text", sink)
        return None
    if not node.text.strip():
        report_empty(node.span, node, f"{name}: the text is empty", sink)
        return None
    return node


def prose_scalar(node: Node, name: str, sink: Sink) -> Scalar | None:
    """Give a scalar of prose; a comment behind it may be text that YAML has cut off.

    Behind a date or an id a comment is a comment; behind prose nobody can tell, so it is
    refused: quotes make either meaning plain.
    """
    found = scalar(node, name, sink)
    if found is not None and found.comment is not None:
        sink.report(
            codes.LOST_TO_COMMENT,
            f"{name}: the text ends before the #, where a comment begins",
            (Label(found.comment, "not part of the text"),),
            "put the text in quotes (the # inside or outside of them); "
            "or move the comment to a line of its own",
        )
    return found


class Line:
    """Plain text without markup, on one line; runs of white space are one space."""

    __slots__ = ()

    def read(self, node: Node, name: str, sink: Sink) -> str | None:
        found = prose_scalar(node, name, sink)
        return None if found is None else " ".join(found.text.split())

    def schema(self) -> Schema:
        return dict(_ANY_SCALAR)


class Word:
    """Text that names a thing for the program: a comment may stand behind it."""

    __slots__ = ()

    def read(self, node: Node, name: str, sink: Sink) -> str | None:
        found = scalar(node, name, sink)
        return None if found is None else found.text.strip()

    def schema(self) -> Schema:
        return dict(_ANY_SCALAR)


class Prose:
    """Text with markup, as a passage that leads back to each character's place."""

    __slots__ = ()

    def read(self, node: Node, name: str, sink: Sink) -> Passage | None:
        found = prose_scalar(node, name, sink)
        return None if found is None else found.passage()

    def schema(self) -> Schema:
        return dict(_ANY_SCALAR)


class OfText(Generic[T]):
    """A kind that is made of one scalar, without the white space round its text."""

    __slots__ = ()

    def read(self, node: Node, name: str, sink: Sink) -> T | None:
        found = scalar(node, name, sink)
        return None if found is None else self.of(found.text.strip(), name, found, sink)

    def of(self, text: str, name: str, found: Scalar, sink: Sink) -> T | None:
        """Give the value of a text; reports and gives None where it isn't one."""
        raise NotImplementedError


class Day(OfText[datetime.date]):
    """A calendar date, ISO 8601: ``2016-09-27``."""

    __slots__ = ()

    def of(self, text: str, name: str, found: Scalar, sink: Sink) -> datetime.date | None:
        if (match := _DATE.fullmatch(text)) is None:
            message = f'{name}: "{text}" is not a date'
            likely = likely_date(text) or "2016-09-27"
            sink.report(codes.BAD_DATE, message, at(found.span), f"write it as {likely}")
            return None
        try:
            return datetime.date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            sink.report(codes.BAD_DATE, f"{name}: there is no {text}", at(found.span))
            return None

    def schema(self) -> Schema:
        return {"type": "string", "format": "date"}


class Language(OfText[str]):
    """A language tag of BCP 47: ``en-US``, ``ur``, ``zh-Hant``."""

    __slots__ = ()

    def of(self, text: str, name: str, found: Scalar, sink: Sink) -> str | None:
        if _LANGUAGE.fullmatch(text) is None:
            sink.report(
                codes.BAD_LANGUAGE,
                f'{name}: "{text}" is not a language tag',
                at(found.span),
                f'write "{text.replace("_", "-")}"' if "_" in text else "write en-US, fr or ur",
            )
            return None
        return canonical_language(text)

    def schema(self) -> Schema:
        return {"type": ["string", "boolean"]}  # editors read the tag "no" as false


def canonical_language(tag: str) -> str:
    """Give a tag in its usual letter case (RFC 5646, 2.1.1): ``zh-Hant-TW``."""
    parts = tag.split("-")
    out = [parts[0].lower()]
    for part in parts[1:]:
        if len(out[-1]) == 1 or out[0] == "x":
            out.append(part.lower())
        elif len(part) == 2:
            out.append(part.upper())
        elif len(part) == 4 and part.isalpha():
            out.append(part.title())
        else:
            out.append(part.lower())
    return "-".join(out)


class Identifier:
    """An id: lower-case letters, digits and single hyphens, a letter first."""

    __slots__ = ()

    def read(self, node: Node, name: str, sink: Sink) -> str | None:
        found = scalar(node, name, sink)
        if found is None or not check_id(found.text, name, found.span, sink):
            return None
        return found.text

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^{_ID.pattern}$"}


def check_id(text: str, name: str, span: Span, sink: Sink) -> bool:
    """Tell whether a text is an id; reports where it isn't, with one that would do."""
    if _ID.fullmatch(text) is not None:
        return True
    better = slug(text)
    sink.report(
        codes.BAD_ID,
        f'{name}: "{text}" is not an id',
        at(span),
        f'write "{better}"' if better else "use lower-case letters, digits and single hyphens",
    )
    return False


def slug(text: str) -> str:
    """Make an id out of words, "" where no letter of them is Latin."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return re.sub(r"^[0-9-]+", "", words)


class Address(OfText[str]):
    """A web address: https or http, with a host, without spaces."""

    __slots__ = ()

    def of(self, text: str, name: str, found: Scalar, sink: Sink) -> str | None:
        if (fault := address_fault(text)) is not None:
            sink.report(codes.BAD_URL, f"{name}: {fault.what}", at(found.span), fault.mend)
            return None
        return text

    def schema(self) -> Schema:
        return {"type": "string", "format": "uri"}


class FilePath(OfText[Scalar]):
    """A path inside the folder that the field speaks of, with forward slashes."""

    __slots__ = ()

    def of(self, text: str, name: str, found: Scalar, sink: Sink) -> Scalar | None:
        if text.startswith(("/", "~")) or "\\" in text or ".." in text.split("/") or "://" in text:
            sink.report(
                codes.BAD_PATH,
                f'{name}: "{text}" is not a path inside the folder',
                at(found.span),
                "write it relative to the folder, with forward slashes",
            )
            return None
        return Scalar(text, found.span, found.style)

    def schema(self) -> Schema:
        return {"type": "string"}


class Truth:
    """``true`` or ``false``."""

    __slots__ = ()

    def read(self, node: Node, name: str, sink: Sink) -> bool | None:
        found = scalar(node, name, sink)
        if found is None:
            return None
        if found.text in ("true", "false"):
            return found.text == "true"
        message = f'{name}: expected true or false, found "{found.text}"'
        sink.report(codes.BAD_VALUE, message, at(found.span), "write true or false")
        return None

    def schema(self) -> Schema:
        return {"type": "boolean"}


class Choice:
    """One of a few words."""

    __slots__ = ("words",)

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words

    def read(self, node: Node, name: str, sink: Sink) -> str | None:
        found = scalar(node, name, sink)
        if found is None:
            return None
        if found.text in self.words:
            return found.text
        sink.report(
            codes.BAD_VALUE,
            f'{name}: "{found.text}" is not known here',
            at(found.span),
            self._hint(found.text),
        )
        return None

    def _hint(self, text: str) -> str:
        """Name the same words in another order (journalArticle), else the nearest; all, if few."""
        parts = {part.lower() for part in _PARTS.findall(text)}
        for word in self.words:
            if parts == set(_PARTS.findall(word)):
                return f'did you mean "{word}"?'
        if near := did_you_mean(text, self.words):
            return near
        return f"write one of {', '.join(self.words)}" if len(self.words) < 12 else ""

    def schema(self) -> Schema:
        return {"enum": list(self.words)}


class ListOf(Generic[T]):
    """A list; with ``single``, one value may stand without the list."""

    __slots__ = ("item", "single")

    def __init__(self, item: Kind[T], single: bool = False) -> None:
        self.item = item
        self.single = single

    def read(self, node: Node, name: str, sink: Sink) -> tuple[T, ...] | None:
        if not isinstance(node, Sequence):
            if not self.single:
                report_shape(node, f"{name}: expected a list", sink)
                return None
            value = self.item.read(node, name, sink)
            return None if value is None else (value,)
        values: list[T] = []
        for item in node.items:
            if isinstance(item, Scalar) and item.empty:
                report_empty(item.span, item, f"an item of {name} is empty", sink)
                continue
            value = self.item.read(item, name, sink)
            if value is not None:
                values.append(value)
        return tuple(values)

    def schema(self) -> Schema:
        listed = {"type": "array", "items": self.item.schema()}
        return {"anyOf": [self.item.schema(), listed]} if self.single else listed


@frozen
class Keyed(Generic[T]):
    """A value under a key that the author chose, with the place of the key."""

    key: str
    key_span: Span
    value: T
    span: Span


class MapOf(Generic[T]):
    """A mapping from keys of the author's choice to values of one kind."""

    __slots__ = ("item", "pattern", "pattern_doc")

    def __init__(
        self,
        item: Kind[T],
        pattern: re.Pattern[str] = _ID,
        pattern_doc: str = "use lower-case letters, digits and single hyphens",
    ) -> None:
        self.item = item
        self.pattern = pattern
        self.pattern_doc = pattern_doc

    def read(self, node: Node, name: str, sink: Sink) -> AbstractMapping[str, Keyed[T]] | None:
        if not isinstance(node, Mapping):
            report_shape(node, f"{name}: expected a mapping", sink)
            return None
        values: dict[str, Keyed[T]] = {}
        for key, entry in node.entries.items():
            span = entry.key.span
            if self.pattern.fullmatch(key) is None:
                message = f'{name}: "{key}" is not a key'
                sink.report(codes.BAD_ID, message, at(span), self.pattern_doc)
            if isinstance(entry.value, Scalar) and entry.value.empty:
                report_empty(span, entry.value, f'"{key}" has no value', sink)
                continue
            value = self.item.read(entry.value, key, sink)
            if value is not None:
                values[key] = Keyed(key, span, value, entry.value.span)
        return values

    def schema(self) -> Schema:
        return {
            "type": "object",
            "patternProperties": {f"^{self.pattern.pattern}$": self.item.schema()},
            "additionalProperties": False,
        }


class TextOr(Generic[T]):
    """A text, read as it stands, or a mapping or list read by another kind."""

    __slots__ = ("other",)

    def __init__(self, other: Kind[T]) -> None:
        self.other = other

    def read(self, node: Node, name: str, sink: Sink) -> Scalar | T | None:
        other: object = self.other
        if isinstance(node, Scalar):
            field, colon, _ = node.text.partition(":")
            plain = colon and node.style is Style.PLAIN
            if plain and isinstance(other, Record) and other.knows(field):
                message = f'{name}: "{field}:" is read as text, for want of a space behind it'
                hint = f'write "{field}: …", or put text that begins so in quotes'
                sink.report(codes.WRONG_SHAPE, message, at(node.span), hint)
                return None
            return scalar(node, name, sink)
        if isinstance(node, Mapping) and isinstance(other, Record) and other.knows_none_of(node):
            report_shape(node, f"{name}: expected text", sink)
            return None
        return self.other.read(node, name, sink)

    def schema(self) -> Schema:
        return {"anyOf": [dict(_ANY_SCALAR), self.other.schema()]}


AnyKind = Kind[Any]
