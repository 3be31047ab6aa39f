"""Ground: what the readers of all blocks of one passage share.

Its lines, the ids that it gives, what may stand in it, where to report, and how its inlines are
parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from briefgen.diagnostics import Sink, at
from briefgen.diagnostics.register import Code
from briefgen.diagnostics.register import markup as codes
from briefgen.frozen import replace
from briefgen.markup.attributes import Attributes
from briefgen.markup.identity import BlockIds
from briefgen.markup.inlines import InlineParser
from briefgen.markup.lines import Lines
from briefgen.markup.places import Place
from briefgen.markup.typography import Quotes
from briefgen.model.inlines import Inline
from briefgen.source import Passage, Span

if TYPE_CHECKING:
    from markdown_it.token import Token

_ID: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_NAMES: Final = {
    "list": "a list",
    "quote": "a quote",
    "box": "a box",
    "pullquote": "a pull quote",
}


class Ground:
    """The passage that is being read; ``references`` are its link definitions."""

    __slots__ = ("_inside", "_quotes", "_used", "ids", "lines", "place", "references", "sink")

    def __init__(self, passage: Passage, scope: str, sink: Sink, place: Place) -> None:
        self.lines = Lines(passage)
        self.ids = BlockIds(scope)
        self.sink = sink
        self.place = place
        self.references: dict[str, dict[str, Any]] = {}
        self._quotes: Quotes | None = None
        self._used: set[str] = set()
        self._inside: list[str] = []

    def with_quotes(self, quotes: Quotes | None) -> Ground:
        """Set the quotes that straight ones become."""
        self._quotes = quotes
        return self

    def inlines(self, content: Passage, place: Place | None = None) -> tuple[Inline, ...]:
        """Parse the inlines of a block."""
        place = place or self.place
        parser = InlineParser(self.sink, place, self._quotes, self.references, self._used)
        return parser.parse(content)

    def span(self, token: Token) -> Span:
        """Give the span of all lines of a block."""
        first, end = token.map or (0, 0)
        return self.lines.span(first, end)

    def first_line(self, token: Token) -> Span:
        first = (token.map or (0, 0))[0]
        return self.lines.span(first, first + 1)

    def refuse(self, code: Code, token: Token, message: str, hint: str = "") -> None:
        """Report a block at its first line; without a hint, with the code's own mend."""
        self.sink.report(code, message, at(self.first_line(token)), hint or code.mend)

    @contextmanager
    def inside(self, name: str, place: Place | None = None) -> Iterator[None]:
        """Read the blocks inside of a block."""
        outer = self.place
        self._inside.append(name)
        self.place = place or outer
        try:
            yield
        finally:
            self._inside.pop()
            self.place = outer

    @property
    def is_inside(self) -> bool:
        """Whether what is read stands inside of another block."""
        return bool(self._inside)

    def allows(self, what: str, span: Span, within: tuple[str, ...] = ()) -> bool:
        """Tell whether a block may stand here, ``within`` some others; reports it if not."""
        inner = [name for name in self._inside if name not in within]
        if self.place.takes_all_blocks and not inner:
            return True
        where = _NAMES.get(inner[-1], self.place.value) if inner else self.place.value
        self.sink.report(
            codes.BLOCK_NOT_HERE,
            f"{what} can't stand in {where}",
            at(span),
            codes.BLOCK_NOT_HERE.mend,
        )
        return False

    def attributes(
        self, attributes: Attributes | None, span: Span, classes: tuple[str, ...] = ()
    ) -> Attributes:
        """Check the attributes of a block: an id, and classes that the block knows."""
        if attributes is None:
            return Attributes()
        unknown = [name for name in attributes.classes if name not in classes]
        bad_id = bool(attributes.id) and _ID.fullmatch(attributes.id) is None
        if attributes.readable and not unknown and not attributes.pairs and not bad_id:
            return attributes
        known = " ".join(["#id", *(f".{name}" for name in classes)])
        self.sink.report(
            codes.BAD_ATTRIBUTES,
            f'"#{attributes.id}" is not an id' if bad_id else "these attributes are not read here",
            at(span),
            "an id is lower-case letters, digits and single hyphens"
            if bad_id
            else f"write {{{known}}}",
        )
        return replace(attributes, id="" if bad_id else attributes.id)

    def check_definitions(self, again: list[dict[str, Any]]) -> None:
        """Report link definitions that no link uses, and notes that look like them.

        ``again`` are the definitions whose name is taken.
        """
        unused = [
            (label, entry["map"])
            for label, entry in self.references.items()
            if label not in self._used
        ]
        for label, (first, end) in (*unused, *((x["label"], x["map"]) for x in again)):
            place = at(self.lines.span(first, end))
            if label.startswith("^"):
                message = "the text of a note does not stand in the prose"
                self.sink.report(codes.NOTE_DEFINITION, message, place, codes.NOTE_DEFINITION.mend)
            else:
                message = f'no link uses the definition "{label.lower()}"'
                mend = codes.UNUSED_DEFINITION.mend
                self.sink.report(codes.UNUSED_DEFINITION, message, place, mend)
