"""Blocks -> Markdown that parses to the same blocks.

The reverse of ``blocks``, for edits that come back from Word. Lines are broken at spaces where a
width is given, never where the next line would begin with a sign of Markdown.
"""

from __future__ import annotations

import re
from typing import Final, assert_never

from briefgen.markup.print_inlines import print_inlines
from briefgen.model.blocks import (
    Align,
    Block,
    BlockQuote,
    Box,
    BulletList,
    Cell,
    Figure,
    Heading,
    ListItem,
    OrderedList,
    Paragraph,
    PullQuote,
    Table,
)
from briefgen.model.inlines import Inline

_MADE_ID: Final = re.compile(r".*-[0-9a-f]{8}(-\d+)?")
_BEGINS: Final = re.compile(
    r"(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|:::|\||=+\s*$|-{2,}\s*$|~~~|Table:)",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_ALIGN: Final = {Align.START: "---", Align.CENTER: ":-:", Align.END: "--:"}


def print_blocks(blocks: tuple[Block, ...], width: int = 0, smart: bool = False) -> str:
    """Give the Markdown of blocks, with a line break at the end.

    ``width`` breaks lines at that many characters; ``smart`` keeps straight quotes by a backslash.
    """
    return _Printer(width, smart).blocks(blocks) + "\n" if blocks else ""


class _Printer:
    __slots__ = ("_smart", "_width")

    def __init__(self, width: int, smart: bool) -> None:
        self._width = width
        self._smart = smart

    def blocks(self, blocks: tuple[Block, ...], width: int | None = None) -> str:
        """Print blocks with empty lines between; neighbouring lists get signs that differ."""
        width = self._width if width is None else width
        printed: list[str] = []
        flipped = False
        for index, block in enumerate(blocks):
            before = blocks[index - 1] if index else None
            flipped = type(before) is type(block) and not flipped
            printed.append(self._block(block, width, flipped))
        return "\n\n".join(printed)

    def _block(self, block: Block, width: int, flipped: bool) -> str:
        match block:
            case Paragraph(inlines=inlines):
                return self._lines(inlines, width)
            case Heading(level=level, inlines=inlines):
                return f"{'#' * level} {self._one_line(inlines)}{_id(block.id)}"
            case BulletList(items=items):
                return self._list(items, ["*" if flipped else "-"] * len(items), width)
            case OrderedList(items=items, start=start):
                sign = ")" if flipped else "."
                markers = [f"{start + index}{sign}" for index in range(len(items))]
                return self._list(items, markers, width)
            case BlockQuote(blocks=inner):
                text = self.blocks(inner, _narrower(width, 2))
                return re.sub(r"^", "> ", text, flags=re.MULTILINE).replace("> \n", ">\n")
            case PullQuote(blocks=inner):
                return self._container("pullquote", "", inner, block.id, width)
            case Box(title=title, blocks=inner):
                return self._container("box", self._one_line(title), inner, block.id, width)
            case Figure():
                return self._figure(block)
            case Table():
                return self._table(block)
            case _:
                assert_never(block)

    def _one_line(self, inlines: tuple[Inline, ...]) -> str:
        return " ".join(print_inlines(inlines, self._smart).split("\n"))

    def _lines(self, inlines: tuple[Inline, ...], width: int) -> str:
        text = print_inlines(inlines, self._smart)
        return "\n".join(_safe_start(line) for line in _wrap(text, width))

    def _list(self, items: tuple[ListItem, ...], markers: list[str], width: int) -> str:
        tight = all(
            isinstance(item.blocks[0], Paragraph)
            and all(isinstance(b, BulletList | OrderedList) for b in item.blocks[1:])
            for item in items
        )
        printed = []
        for item, marker in zip(items, markers, strict=True):
            indent = " " * (len(marker) + 1)
            text = self.blocks(item.blocks, _narrower(width, len(indent)))
            if tight:
                text = text.replace("\n\n", "\n")
            text = re.sub(r"\n(?=[^\n])", f"\n{indent}", text)
            printed.append(f"{marker} {text}")
        return ("\n" if tight else "\n\n").join(printed)

    def _container(
        self, name: str, title: str, blocks: tuple[Block, ...], block_id: str, width: int
    ) -> str:
        depth = 4 if any(isinstance(b, Box | PullQuote) for b in blocks) else 3
        opening = " ".join(filter(None, (":" * depth, name, title))) + _id(block_id)
        return f"{opening}\n{self.blocks(blocks, width)}\n{':' * depth}"

    def _figure(self, figure: Figure) -> str:
        alt = re.sub(r"([\[\]\\])", r"\\\1", figure.alt)
        caption = self._one_line(figure.caption).replace('"', '\\"')
        title = f' "{caption}"' if caption else ""
        source = f"<{figure.source}>" if re.search(r"[\s()]", figure.source) else figure.source
        words = [_id(figure.id).strip(" {}"), ".decorative" if figure.decorative else ""]
        attributes = " ".join(filter(None, words))
        return f"![{alt}]({source}{title})" + (f"{{{attributes}}}" if attributes else "")

    def _table(self, table: Table) -> str:
        rows = [table.head, *table.rows]
        printed = [f"| {' | '.join(self._cell(cell) for cell in row)} |" for row in rows]
        marks = [_ALIGN[align] for align in table.alignments]
        printed.insert(1, f"|{'|'.join(marks)}|")
        words = [_id(table.id).strip(" {}"), ".wide" if table.wide else ""]
        attributes = " ".join(filter(None, words))
        if table.caption or attributes:
            braces = f" {{{attributes}}}" if attributes else ""
            printed.append(f"\nTable: {self._one_line(table.caption)}{braces}")
        return "\n".join(printed)

    def _cell(self, cell: Cell) -> str:
        return self._one_line(cell.inlines).replace("|", "\\|")


def _id(block_id: str) -> str:
    """Print an id that an author gave; one that was made comes again by itself."""
    return "" if not block_id or _MADE_ID.fullmatch(block_id) else f" {{#{block_id}}}"


def _narrower(width: int, by: int) -> int:
    return max(width - by, 20) if width else 0


def _wrap(text: str, width: int) -> list[str]:
    """Break a text at spaces, but before no word that would begin a block."""
    if not width:
        return text.split("\n")
    out: list[str] = []
    for line in text.split("\n"):
        current = ""
        for word in line.split(" "):
            fits = len(current) + 1 + len(word) <= width
            if current and (fits or not word or _safe_start(word) != word):
                current += f" {word}"
            elif current:
                out.append(current)
                current = word
            else:
                current = word
        out.append(current)
    return out


def _safe_start(line: str) -> str:
    """Put a backslash where a line would be read as a heading, list, quote or box."""
    if (match := _NUMBERED.match(line)) is not None:
        return f"{match[1]}\\{line[match.end(1) :]}"
    if _BEGINS.match(line) is None:
        return line
    return f"{line[:5]}\\{line[5:]}" if line[:1] in "Tt" else f"\\{line}"
