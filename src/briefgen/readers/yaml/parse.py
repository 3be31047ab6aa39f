"""SourceFile -> tree, from the parser's events.

Stage 1. Events are read one by one with a stack of our own: composing or loading recursively
crashes the interpreter on deep nesting, and reading stops at the first limit that is passed.
What YAML would do behind an author's back (tags, anchors, merge keys, directives, several
documents, duplicate keys) is refused here; YAML 1.2.2, chapters 3.2 and 6.8.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from typing import TYPE_CHECKING, Any, Final

from briefgen.diagnostics import Sink, at
from briefgen.diagnostics.diagnostic import Label
from briefgen.diagnostics.register import Code
from briefgen.diagnostics.register import yaml as codes
from briefgen.frozen import slotted
from briefgen.model.characters import FORBIDDEN, describe
from briefgen.readers.yaml.syntax import report_syntax_error
from briefgen.readers.yaml.tree import Entry, Mapping, Node, Scalar, Sequence, Style
from briefgen.source import SourceFile, Span

if TYPE_CHECKING:
    from yaml.events import Event

MAX_CHARACTERS: Final = 8 * 1024 * 1024
MAX_DEPTH: Final = 32
MAX_VALUES: Final = 200_000

_STYLES: Final = {style.value: style for style in Style}
_COMMENT: Final = re.compile(r"[ \t]+(#[^\n]*)")
_ITEM_LIKE: Final = re.compile(r"\n[ \t]*((?:-|\?)[ \t][^\n]*)")


class _Stopped(Exception):  # noqa: N818 - a step of parsing, caught at once
    """Reading can't go on; what is wrong has been reported."""


@slotted
class _Open:
    """A sequence or mapping that is being read; ``key`` is the key that waits for its value."""

    is_mapping: bool
    start: int
    flow: bool
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    key: Scalar | None = None
    bad_key: bool = False
    on_key: bool = True


def parse_yaml(file: SourceFile, sink: Sink) -> Node | None:
    """Read a file's one document; None where it can't be read, with the reason reported.

    Duplicate keys, anchors and tags are reported and the rest is read on, so that a file's
    errors come together; a syntax error ends the reading.
    """
    if len(file.text) > MAX_CHARACTERS:
        sink.report(codes.FILE_TOO_LARGE, f"{file.path} is larger than 8 MiB", path=file.path)
        return None
    try:
        return _Reading(file, sink).document()
    except _Stopped:
        return None


class _Reading:
    """One pass over the events of a file."""

    __slots__ = ("file", "root", "sink", "stack", "values")

    def __init__(self, file: SourceFile, sink: Sink) -> None:
        self.file = file
        self.sink = sink
        self.stack: list[_Open] = []
        self.values = 0
        self.root: Node | None = None

    def document(self) -> Node | None:
        import yaml

        scalar = yaml.ScalarEvent
        try:
            for event in _events(self.file.text):
                if type(event) is scalar:  # by far the most
                    self._check_properties(event)
                    self._add(self._scalar(event))
                else:
                    self._take(event)
        except yaml.YAMLError as error:
            report_syntax_error(error, self.file, self.sink)
            return None
        if self.root is None or (isinstance(self.root, Scalar) and self.root.empty):
            self.sink.report(
                codes.EMPTY_FILE, f"{self.file.path} is empty", at(self.file.span(0, 0))
            )
            return None
        return self.root

    def _take(self, event: Event) -> None:
        match type(event).__name__:
            case "SequenceStartEvent" | "MappingStartEvent":
                self._check_properties(event)
                self._open(event)
            case "SequenceEndEvent" | "MappingEndEvent":
                self._close(event)
            case "AliasEvent":
                self._refuse(codes.YAML_ANCHOR, event, _ALIAS_MESSAGE, _QUOTES)
                self._add(Scalar("", self._span(event), Style.SINGLE))
            case "DocumentStartEvent":
                self._check_document(event)

    def _check_document(self, event: Any) -> None:
        if self.root is not None:
            self._refuse(
                codes.SEVERAL_DOCUMENTS,
                event,
                "a second YAML document begins here",
                'delete the line "---", or keep one document a file',
            )
            raise _Stopped
        if event.version or event.tags:
            self._refuse(
                codes.YAML_DIRECTIVE, event, "directives (%YAML, %TAG) are not read", "delete it"
            )

    def _check_properties(self, event: Any) -> None:
        """Refuse anchors and tags, and count the value."""
        self.values += 1
        if self.values > MAX_VALUES:
            self._refuse(
                codes.TOO_MANY_VALUES, event, "the file holds more than 200,000 values", ""
            )
            raise _Stopped
        if event.anchor is not None:
            name = f"&{event.anchor}"
            self._refuse(codes.YAML_ANCHOR, event, f'"{name}" is an anchor in YAML', _QUOTES, name)
        if event.tag is not None:
            name = self._source(event).split(None, 1)[0] if self._source(event) else event.tag
            self._refuse(codes.YAML_TAG, event, f'"{name}" is a tag in YAML', _QUOTES, name)

    def _scalar(self, event: Any) -> Scalar:
        start, end = event.start_mark.index, event.end_mark.index
        text: str = event.value
        file = self.file
        if event.style:
            return self._marked(event, Span(file, start, end))
        if event.anchor is not None or event.tag is not None:
            start = max(start, end - len(text)) if "\n" not in text else start
        comment = None
        if file.text.startswith((" ", "\t"), end) and (match := _COMMENT.match(file.text, end)):
            comment = Span(file, match.start(1), match.end(1))
        if len(text) < end - start or "\n" in text:
            self._check_swallowed(start, end)
        return Scalar(text, Span(file, start, end), Style.PLAIN, comment)

    def _marked(self, event: Any, span: Span) -> Scalar:
        """Take a scalar in quotes or a block."""
        style = _STYLES[event.style]
        text: str = event.value
        if style is Style.DOUBLE and (match := FORBIDDEN.search(text)):
            self._refuse(
                codes.CONTROL_CHARACTER,
                event,
                f"{describe(match.group())} can't stand in a brief",
                "take the escape out",
            )
            text = FORBIDDEN.sub("", text)
        return Scalar(text, span, style)

    def _check_swallowed(self, start: int, end: int) -> None:
        """Refuse a plain scalar over several lines that has swallowed a list item."""
        if match := _ITEM_LIKE.search(self.file.text, start, end):
            self.sink.report(
                codes.SWALLOWED_LINE,
                "this line is read as more of the text above it",
                (
                    Label(self.file.span(match.start(1), match.end(1)), "not a list item"),
                    Label(self.file.span(start, start + 1), "the text begins here"),
                ),
                "line it up with the list that it belongs to; "
                "if it is text, write the whole as a | block",
            )

    def _open(self, event: Any) -> None:
        if len(self.stack) >= MAX_DEPTH:
            self._refuse(codes.TOO_DEEP, event, "values are nested more than 32 deep", "")
            raise _Stopped
        mapping = type(event).__name__ == "MappingStartEvent"
        self.stack.append(_Open(mapping, event.start_mark.index, bool(event.flow_style)))

    def _close(self, event: Any) -> None:
        done = self.stack.pop()
        end = event.end_mark.index
        span = self._trimmed(done.start, end)
        node: Node
        if done.is_mapping:
            node = Mapping(done.entries, span, done.flow)
        else:
            node = Sequence(tuple(done.items), span, done.flow)
        self._add(node)

    def _add(self, node: Node) -> None:
        """Put a finished node where it belongs: document, sequence, key or value."""
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if not parent.is_mapping:
            parent.items.append(node)
        elif parent.on_key:
            parent.on_key = False
            parent.key = self._key(node)
        else:
            parent.on_key = True
            key = parent.key
            if key is None:
                return
            first = parent.entries.setdefault(key.text, Entry(key, node))
            if first.key is not key:
                self._report_twice(key, first.key)

    def _key(self, node: Node) -> Scalar | None:
        """Take a node as a key; None where it can't be one."""
        if not isinstance(node, Scalar) or not node.text:
            self.sink.report(
                codes.KEY_NOT_TEXT,
                "a key must be a word"
                if isinstance(node, Scalar)
                else "a list or mapping is no key",
                at(node.span),
                "put the text in quotes" if not isinstance(node, Scalar) else "",
            )
            return None
        if node.text == "<<" and node.style is Style.PLAIN:
            self.sink.report(
                codes.YAML_MERGE_KEY,
                "merge keys (<<) are not read",
                at(node.span),
                "write the values out",
            )
            return None
        return node

    def _report_twice(self, key: Scalar, first: Scalar) -> None:
        self.sink.report(
            codes.DUPLICATE_KEY,
            f'"{key.text}" is given twice',
            (Label(key.span, "again here"), Label(first.span, "first here")),
            "delete or rename one of the two",
        )

    def _refuse(self, code: Code, event: Any, message: str, hint: str, name: str = "") -> None:
        span = self._span(event)
        if name:
            span = self.file.span(span.start, span.start + len(name))
        self.sink.report(code, message, at(span), hint)

    def _source(self, event: Any) -> str:
        return self.file.text[event.start_mark.index : event.end_mark.index]

    def _span(self, event: Any) -> Span:
        """Give an event's own first line as its span."""
        start = event.start_mark.index
        end = max(event.end_mark.index, start + 1)
        line_end = self.file.text.find("\n", start)
        return self.file.span(start, min(end, line_end) if line_end > start else end)

    def _trimmed(self, start: int, end: int) -> Span:
        """Give a collection's span without the white space that the parser counts to it."""
        text = self.file.text
        while end > start and text[end - 1] in " \t\n":
            end -= 1
        return self.file.span(start, end)


_QUOTES: Final = "if it is text, put the whole text in quotes"
_ALIAS_MESSAGE: Final = "a * before a word is an alias in YAML, not emphasis"


def _events(text: str) -> Iterator[Event]:
    """Give libyaml's events, or the pure parser's where libyaml is absent."""
    import yaml

    loader: Any = getattr(yaml, "CLoader", yaml.Loader)(text)
    return iter(loader.get_event, None)
