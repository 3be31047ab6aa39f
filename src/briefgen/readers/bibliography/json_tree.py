"""JSON -> the tree that YAML is read into, with spans (RFC 8259).

Stage 1. The standard library's parser gives no positions; it decodes the texts. Values that say
nothing (``null``, ``""``) are left out.
"""

from __future__ import annotations

import re
from json import loads
from typing import Final

from briefgen.diagnostics import Sink, at
from briefgen.diagnostics.diagnostic import Label
from briefgen.diagnostics.register import yaml as codes
from briefgen.model.characters import FORBIDDEN, describe
from briefgen.readers.yaml.parse import MAX_DEPTH, MAX_VALUES
from briefgen.readers.yaml.tree import Entry, Mapping, Node, Scalar, Sequence, Style
from briefgen.source import SourceFile

_WHITE: Final = re.compile(r"[ \t\n\r]*")
_STRING: Final = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"')
_PLAIN: Final = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null")


class _BadJson(Exception):  # noqa: N818 - a step of parsing, caught at once
    def __init__(self, offset: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.offset, self.message, self.hint = offset, message, hint


def parse_json(file: SourceFile, sink: Sink) -> Node | None:
    """Read a JSON file; None where it isn't JSON, with the place reported."""
    try:
        reader = _Reader(file, sink)
        node, end = reader.value(reader.skip(0), 0)
        if reader.skip(end) < len(file.text):
            raise _BadJson(reader.skip(end), "something follows the value", "delete it")
    except _BadJson as bad:
        place = file.span(bad.offset, bad.offset + 1)
        message = f"this is not JSON: {bad.message}"
        sink.report(codes.BIBLIOGRAPHY_SYNTAX, message, at(place, "here"), bad.hint)
        return None
    return node


class _Reader:
    """Recursive descent, no deeper than ``MAX_DEPTH``."""

    __slots__ = ("_file", "_sink", "_text", "_values")

    def __init__(self, file: SourceFile, sink: Sink) -> None:
        self._file = file
        self._text = file.text
        self._sink = sink
        self._values = 0

    def skip(self, offset: int) -> int:
        match = _WHITE.match(self._text, offset)
        assert match is not None
        return match.end()

    def value(self, start: int, depth: int) -> tuple[Node, int]:
        self._values += 1
        if depth > MAX_DEPTH or self._values > MAX_VALUES:
            raise _BadJson(start, "it is nested too deep or holds too many values")
        match self._text[start : start + 1]:
            case '"':
                return self._string(start)
            case "{":
                return self._object(start, depth)
            case "[":
                return self._array(start, depth)
        plain = _PLAIN.match(self._text, start)
        if plain is None:
            raise _BadJson(start, "expected a value", "texts stand in double quotes")
        text = "" if plain.group() == "null" else plain.group()
        return Scalar(text, self._file.span(start, plain.end())), plain.end()

    def _string(self, start: int) -> tuple[Scalar, int]:
        if self._text[start : start + 1] != '"':
            raise _BadJson(start, "expected a text in double quotes")
        match = _STRING.match(self._text, start)
        if match is None:
            raise _BadJson(start, "this text is never closed, or holds a bad escape")
        text, end = str(loads(match.group())), match.end()
        if bad := FORBIDDEN.search(text):
            raise _BadJson(start, f"the text holds {describe(bad.group())}", "take the escape out")
        return Scalar(text, self._file.span(start, end), Style.DOUBLE), end

    def _array(self, start: int, depth: int) -> tuple[Sequence, int]:
        items: list[Node] = []
        offset = self.skip(start + 1)
        while not self._ends(offset, "]"):
            offset = self._comma(offset, bool(items))
            node, offset = self.value(offset, depth + 1)
            items.append(node)
            offset = self.skip(offset)
        return Sequence(tuple(items), self._file.span(start, offset + 1), True), offset + 1

    def _object(self, start: int, depth: int) -> tuple[Mapping, int]:
        entries: dict[str, Entry] = {}
        first = True
        offset = self.skip(start + 1)
        while not self._ends(offset, "}"):
            offset = self._comma(offset, not first)
            first = False
            key, offset = self._string(offset)
            offset = self.skip(offset)
            if self._text[offset : offset + 1] != ":":
                raise _BadJson(offset, "expected a colon after the key")
            node, offset = self.value(self.skip(offset + 1), depth + 1)
            self._enter(entries, key, node)
            offset = self.skip(offset)
        return Mapping(entries, self._file.span(start, offset + 1), True), offset + 1

    def _ends(self, offset: int, sign: str) -> bool:
        if offset >= len(self._text):
            raise _BadJson(offset, f'it ends before a "{sign}"', "close what is open")
        return self._text[offset] == sign

    def _comma(self, offset: int, needed: bool) -> int:
        if not needed:
            return offset
        if self._text[offset] != ",":
            raise _BadJson(offset, "expected a comma")
        return self.skip(offset + 1)

    def _enter(self, entries: dict[str, Entry], key: Scalar, node: Node) -> None:
        first = entries.get(key.text)
        if first is not None:
            self._sink.report(
                codes.DUPLICATE_KEY,
                f'"{key.text}" is given twice',
                (Label(key.span, "again here"), Label(first.key.span, "first here")),
                "delete or rename one of the two",
            )
        elif not isinstance(node, Scalar) or node.text:
            entries[key.text] = Entry(key, node)
