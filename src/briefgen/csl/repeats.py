"""Later cites of one source, rendered once: what changes from one to the next is the number.

Stage 5, before `cluster`. Most notes cite one source that was cited before, and a page. For
each source and position such a note is rendered with a stand-in for the page, which each note
puts its own in place of: nothing in a style can tell one number from another.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from briefgen.csl.citation import Citation, Cite, Place, Position
from briefgen.csl.item import Item
from briefgen.csl.locator import read_locator
from briefgen.csl.pages import page_range
from briefgen.csl.richtext import Display, Link, Node, RichText, Styled, Text

if TYPE_CHECKING:
    from briefgen.csl.processor import Processor

# A number, as digits that nobody writes (segmented digits, Unicode 13).
_STAND_IN = "\U0001fbf0\U0001fbf9\U0001fbf0"
_NUMBERS = re.compile(r"[0-9]+(?:[-–][0-9]+)?")


class Repeats:
    """Renders the citations of one document that name one source, cited before."""

    def __init__(
        self, processor: Processor, render: Callable[[Citation, tuple[Place, ...]], RichText]
    ) -> None:
        self.processor = processor
        self.render = render
        self.known: dict[tuple[object, ...], RichText] = {}

    def content(self, citation: Citation, places: tuple[Place, ...]) -> RichText:
        """Render a citation, or put its number into one that was rendered before."""
        if len(places) != 1 or not _comes_again(citation.cites[0], places[0]):
            return self.render(citation, places)
        cite = citation.cites[0]
        number = cite.locator.strip()
        shape = self._shape(number)
        key = (cite.item_id, cite.label, shape, places, citation.starts_note, citation.ends_note)
        known = self.known.get(key)
        if known is None:
            if shape != number and _holds_stand_in(self.processor.item(cite.item_id)):
                return self.render(citation, places)
            alike = citation._replace(cites=(cite._replace(locator=shape),))
            known = self.known[key] = self.render(alike, places)
        if shape == number:
            return known
        return RichText(_put(known.nodes, self._set(cite, shape), self._set(cite, number)))

    def _shape(self, number: str) -> str:
        """Return a locator with stand-ins for its numbers; as it is where others matter."""
        if not number or self.processor.shared.abbreviate is not None:
            return number
        if number.isdigit() and number.isascii():
            return _STAND_IN
        if _NUMBERS.fullmatch(number) is None:
            return number
        return re.sub("[0-9]+", _STAND_IN, number)

    def _set(self, cite: Cite, number: str) -> str:
        """Return a number or a range as the style prints it."""
        if number.isdigit():
            return number
        _, label = read_locator(number, cite.label)
        style_format = self.processor.style.page_range_format if label == "page" else ""
        return page_range(number, style_format, self.processor.locale)


def _comes_again(cite: Cite, place: Place) -> bool:
    if place.position is None or place.position is Position.FIRST:
        return False
    return not (cite.prefix or cite.suffix or cite.suppress_author or cite.author_only)


def _holds_stand_in(item: Item) -> bool:
    """Say whether a field of an item has the stand-in's digits."""
    values = item.data.values()
    return _STAND_IN in "\0".join([v if isinstance(v, str) else str(v) for v in values])


def _put(nodes: tuple[Node, ...], stand_in: str, number: str) -> tuple[Node, ...]:
    return tuple([_node(node, stand_in, number) for node in nodes])


def _node(node: Node, stand_in: str, number: str) -> Node:
    match node:
        case Text(text):
            return Text(text.replace(stand_in, number)) if stand_in in text else node
        case Styled(style, children):
            return Styled(style, _put(children, stand_in, number))
        case Link(url, children):
            return Link(url, _put(children, stand_in, number))
        case Display(kind, children):
            return Display(kind, _put(children, stand_in, number))
