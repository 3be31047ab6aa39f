"""BibTeX files -> entries, with the place of every field.

The grammar is that of btparse and biblatex: ``@type{key, field = value}``, values joined with
``#``, macros by ``@string``; text between entries is a comment.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import Final

from briefgen.diagnostics import Sink, at
from briefgen.diagnostics.diagnostic import Label
from briefgen.diagnostics.register import yaml as codes
from briefgen.frozen import frozen
from briefgen.source import SourceFile, Span

MONTHS: Final = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
MAX_BROKEN: Final = 50
"""A file with more broken entries than this is read no further."""

MAX_VALUE: Final = 100_000
"""The characters that a value can have; one that goes on longer is not closed."""

_ENTRY: Final = re.compile(r"@\s*([A-Za-z]+)\s*([{(])")
_KEY: Final = re.compile(r"\s*([^\s,{}()=\"#%]+(?:[ \t]+[^\s,{}()=\"#%]+)*)\s*(?=[,})])")
_NAME: Final = re.compile(r"\s*([A-Za-z][\w:.+/-]*)\s*=\s*")
_BARE: Final = re.compile(r"\d+|[A-Za-z_][\w:.+/-]*")
_WHITE: Final = re.compile(r"(?:\s|(?<=\n)%[^\n]*)*")


@frozen
class Value:
    """A field's value as written, TeX and all."""

    text: str
    span: Span


@frozen
class BibEntry:
    type: str
    key: str
    key_span: Span
    fields: dict[str, Value] = field(default_factory=dict)


class _BadEntry(Exception):  # noqa: N818 - a step of parsing, caught at once
    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset, self.message = offset, message


def parse_bibtex(file: SourceFile, sink: Sink) -> list[BibEntry]:
    """Read the entries of a file; one that can't be read is reported and passed over."""
    return _BibReader(file, sink).read()


class _BibReader:
    __slots__ = ("_at", "_file", "_macros", "_sink", "_text")

    def __init__(self, file: SourceFile, sink: Sink) -> None:
        self._file = file
        self._text = file.text
        self._sink = sink
        self._at = 0
        self._macros = {name: name for name in MONTHS}

    def read(self) -> list[BibEntry]:
        entries: list[BibEntry] = []
        broken = 0
        while (start := _ENTRY.search(self._text, self._at)) is not None and broken < MAX_BROKEN:
            self._at = start.end()
            kind, close = start[1].lower(), "}" if start[2] == "{" else ")"
            try:
                if kind == "comment":
                    self._at -= 1
                    self._group(close)
                    continue
                if kind == "preamble":
                    self._value(close)
                elif kind == "string":
                    self._macro(close)
                else:
                    entries.append(self._entry(kind, close))
            except _BadEntry as bad:
                broken += 1
                self._report(bad, start.start())
        return entries

    def _report(self, bad: _BadEntry, start: int) -> None:
        offset = min(bad.offset, len(self._text))
        self._sink.report(
            codes.BIBLIOGRAPHY_SYNTAX,
            f"this is not BibTeX: {bad.message}",
            (
                Label(self._file.span(offset, offset + 1), "here"),
                Label(self._file.span(start, start + 1), "in the entry that begins here"),
            ),
            "check the braces, the quotes and the commas",
        )
        following = self._text.find("\n@", max(start + 1, bad.offset - 1))
        self._at = len(self._text) if following == -1 else following

    def _macro(self, close: str) -> None:
        name = self._name()
        self._macros[name.lower()] = self._value(close).text
        self._end(close)

    def _entry(self, kind: str, close: str) -> BibEntry:
        match = _KEY.match(self._text, self._at)
        if match is None:
            raise _BadEntry(self._at, "the entry has no key")
        self._at = match.end()
        entry = BibEntry(kind, match[1], self._file.span(match.start(1), match.end(1)))
        while self._text.startswith(",", self._at):
            self._at += 1
            self._skip()
            if self._text.startswith(close, self._at):
                break
            at_ = self._at
            name = self._name().lower()
            value = self._value(close)
            if name in entry.fields:
                self._report_twice(name, at_, entry.fields[name])
            else:
                entry.fields[name] = value
        self._end(close)
        return entry

    def _report_twice(self, name: str, offset: int, first: Value) -> None:
        self._sink.report(
            codes.DUPLICATE_KEY,
            f'"{name}" is given twice',
            (
                Label(self._file.span(offset, offset + len(name)), "again here"),
                Label(first.span, "first here"),
            ),
            "delete one of the two",
        )

    def _name(self) -> str:
        match = _NAME.match(self._text, self._at)
        if match is None:
            raise _BadEntry(self._at, 'expected "field ="')
        self._at = match.end()
        return match[1]

    def _value(self, close: str) -> Value:
        """Read a value: groups, quoted texts, numbers and macros, joined with ``#``."""
        self._skip()
        start = self._at
        parts = [self._part()]
        end = self._at
        self._skip()
        while self._text.startswith("#", self._at):
            self._at += 1
            self._skip()
            parts.append(self._part())
            end = self._at
            self._skip()
        if self._text[self._at : self._at + 1] not in (",", close):
            raise _BadEntry(self._at, "expected a comma after the value")
        return Value("".join(parts), self._file.span(start, end))

    def _part(self) -> str:
        match self._text[self._at : self._at + 1]:
            case "{":
                return self._group("}")
            case '"':
                return self._group('"')
        bare = _BARE.match(self._text, self._at)
        if bare is None:
            raise _BadEntry(self._at, "expected a value in braces or quotes")
        self._at = bare.end()
        word = bare.group()
        if word.isdigit():
            return word
        if word.lower() not in self._macros:
            self._sink.report(
                codes.BAD_VALUE,
                f'"{word}" is not defined by an @string',
                at(self._file.span(bare.start(), bare.end())),
                "put the text in braces",
            )
        return self._macros.get(word.lower(), word)

    def _group(self, close: str) -> str:
        """Read ``{…}`` or ``"…"``; braces inside must be even."""
        begin = self._at
        depth, offset = 0, begin + 1
        text = self._text
        stop = min(len(text), begin + MAX_VALUE)
        while offset < stop:
            character = text[offset]
            if character == close and depth == 0:
                self._at = offset + 1
                return text[begin + 1 : offset]
            if character == "\\":
                offset += 1
            elif character == "{":
                depth += 1
            elif character == "}":
                depth -= 1
            offset += 1
        raise _BadEntry(begin, "this value is never closed")

    def _skip(self) -> None:
        match = _WHITE.match(self._text, self._at)
        assert match is not None
        self._at = match.end()

    def _end(self, close: str) -> None:
        self._skip()
        if not self._text.startswith(close, self._at):
            raise _BadEntry(self._at, f'expected a comma or "{close}"')
        self._at += 1
