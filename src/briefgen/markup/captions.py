"""``Table: caption {#tbl-x .wide}``: a paragraph that belongs to the table before or after it.

Pandoc's manual, "Tables".
"""

from __future__ import annotations

import re
from typing import Final

from briefgen.diagnostics import at
from briefgen.diagnostics.register import markup as codes
from briefgen.frozen import replace
from briefgen.markup.attributes import Attributes, split_attributes
from briefgen.markup.ground import Ground
from briefgen.markup.identity import block_text
from briefgen.model.blocks import Block, Paragraph, Table
from briefgen.source import Passage, Span

_CAPTION: Final = re.compile(r"Table:[ \t\n]*", re.IGNORECASE)


class Captions:
    """Keeps captions until their tables are known; a paragraph holds each one's place."""

    __slots__ = ("_ground", "_kept")

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._kept: dict[str, tuple[Passage, Attributes | None]] = {}

    def keep(self, content: Passage, span: Span) -> Block | None:
        """Take a paragraph that is a caption; None where it is none."""
        match = _CAPTION.match(content.text)
        if match is None or not self._ground.place.takes_all_blocks:
            return None
        end, attributes, _ = split_attributes(content.text)
        holder = Paragraph(f"\0caption-{len(self._kept)}", (), span)
        text = content.extract((match.end(), max(end, match.end())))
        self._kept[holder.id] = (text, attributes)
        return holder

    def give(self, blocks: list[Block]) -> tuple[Block, ...]:
        """Give each table its caption: the one behind it, if it has none before it."""
        waiting: Block | None = None
        out: list[Block] = []
        for block in blocks:
            if block.id in self._kept:
                table = out[-1] if out else None
                if isinstance(table, Table) and not table.caption and waiting is None:
                    out[-1] = self._with_caption(table, block)
                else:
                    self._report_lone(waiting)
                    waiting = block
                continue
            if waiting is not None and isinstance(block, Table):
                block = self._with_caption(block, waiting)
            else:
                self._report_lone(waiting)
            waiting = None
            out.append(block)
        self._report_lone(waiting)
        return tuple(out)

    def _with_caption(self, table: Table, holder: Block) -> Table:
        content, attributes = self._kept[holder.id]
        classes = () if self._ground.is_inside else ("wide",)
        checked = self._ground.attributes(attributes, holder.span, classes)
        wide = "wide" in checked.classes
        table = replace(table, caption=self._ground.inlines(content), wide=wide)
        return replace(table, id=checked.id or self._ground.ids.give("table", block_text(table)))

    def _report_lone(self, holder: Block | None) -> None:
        if holder is not None:
            self._ground.sink.report(
                codes.CAPTION_WITHOUT_TABLE,
                "this caption has no table before or after it",
                at(holder.span),
                codes.CAPTION_WITHOUT_TABLE.mend,
            )
