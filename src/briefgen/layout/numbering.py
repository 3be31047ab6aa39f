"""Numbers of figures and tables, and the words that stand for each place one can point at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefgen.frozen import frozen
from briefgen.layout.labels import Labels
from briefgen.model.blocks import Block, Box, Figure, Heading, Table
from briefgen.model.brief import Brief
from briefgen.model.inlines import Code, CrossReference, Inline, LineBreak, NoteMark, Text, plain
from briefgen.model.walk import blocks_in


@frozen
class Numbering:
    """``numbers`` by a figure's or table's id; ``targets`` the words for every id of the brief."""

    numbers: Mapping[str, int]
    targets: Mapping[str, str]

    def said(self, nodes: Iterable[Inline]) -> str:
        """Give the characters that the page shows of inlines, without note marks."""
        parts: list[str] = []
        for node in nodes:
            match node:
                case Text(text=text) | Code(text=text):
                    parts.append(text)
                case NoteMark():
                    pass
                case LineBreak():
                    parts.append("\n")
                case CrossReference(target=target, children=()):
                    parts.append(self.targets.get(target, target))
                case _:
                    parts.append(self.said(getattr(node, "children", ())))
        return "".join(parts)


def number(brief: Brief, order: tuple[str, ...], labels: Labels) -> Numbering:
    """Number figures and tables as they are read, where the brief has not numbered them."""
    numbers: dict[str, int] = {}
    targets = {section.id: plain(section.title) for section in brief.sections}
    figures = tables = 0
    for block in _read(brief, order):
        match block:
            case Figure(decorative=False):
                figures += 1
                numbers[block.id] = block.number or figures
                targets[block.id] = labels.figure(numbers[block.id])
            case Table():
                tables += 1
                numbers[block.id] = block.number or tables
                targets[block.id] = labels.table(numbers[block.id])
            case Box(title=words) | Heading(inlines=words):
                targets[block.id] = plain(words)
            case _:
                pass
    return Numbering(numbers, targets)


def _read(brief: Brief, order: tuple[str, ...]) -> Iterator[Block]:
    """Give the blocks of the brief's parts in reading order."""
    for part in order:
        if part == "lead":
            yield from blocks_in(brief.lead)
        elif part == "sections":
            for section in brief.sections:
                yield from blocks_in(section.blocks)
