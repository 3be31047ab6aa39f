"""``::: box Title`` and ``::: pullquote``, as a block rule for markdown-it.

Pandoc's manual, "Divs and Spans", with a word instead of attributes. A line of colons alone
closes the container that was opened last.
"""

from __future__ import annotations

import re
from typing import Final

from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock

_FENCE: Final = re.compile(r":{3,}[ \t]*(.*?)[ \t]*:*")


class BlockParser(ParserBlock):
    """markdown-it's block parser, which tells where nesting is too deep instead of skipping."""

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 - markdown-it's names
        if state.level >= state.md.options["maxNesting"]:
            first = state.skipEmptyLines(startLine)
            if first < endLine:
                state.push("too_deep", "", 0).map = [first, endLine]
            state.line = endLine
            return
        super().tokenize(state, startLine, endLine)


def container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Tokenize a container with the blocks inside it."""
    words = _fence_words(state, start)
    if words is None or state.is_code_block(start):
        return False
    if silent:
        return True
    if not words:
        state.push("stray_fence", "", 0).map = [start, start + 1]
        state.line = start + 1
        return True
    close = _closing_line(state, start, end)
    token = state.push("container_open", "div", 1)
    token.info = words
    token.map = [start, min(close + 1, end)]
    token.meta["closed"] = close < end
    parent, limit = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", close
    state.md.block.tokenize(state, start + 1, close)
    state.parentType, state.lineMax = parent, limit
    state.push("container_close", "div", -1)
    state.line = min(close + 1, end)
    return True


def _fence_words(state: StateBlock, line: int) -> str | None:
    """Give what follows the colons of a line, None where it has no colons."""
    begin = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith(":::", begin) or state.sCount[line] < state.blkIndent:
        return None
    match = _FENCE.fullmatch(state.src, begin, state.eMarks[line])
    return None if match is None else match[1]


def _closing_line(state: StateBlock, start: int, end: int) -> int:
    """Give the line that closes a container, ``end`` where none does."""
    depth = 1
    for line in range(start + 1, end):
        words = _fence_words(state, line)
        if words is not None:
            depth += 1 if words else -1
            if depth == 0:
                return line
    return end
