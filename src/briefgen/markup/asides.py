"""The blocks of ``::: box Title`` and ``::: pullquote``, from what the container rule found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.diagnostics import did_you_mean
from briefgen.diagnostics.register import markup as codes
from briefgen.markup.attributes import split_attributes
from briefgen.markup.ground import Ground
from briefgen.markup.identity import blocks_text
from briefgen.markup.places import Place
from briefgen.model.blocks import Block, Box, PullQuote
from briefgen.model.inlines import plain

if TYPE_CHECKING:
    from markdown_it.token import Token

KINDS: Final = ("box", "pullquote")


def check_opening(token: Token, ground: Ground) -> bool:
    """Report an opening that is unknown, unclosed or in the wrong place."""
    name = token.info.partition(" ")[0]
    if not token.meta["closed"]:
        ground.refuse(codes.UNCLOSED_CONTAINER, token, f'"::: {name}" is never closed')
    if name not in KINDS:
        near = did_you_mean(name, KINDS)
        ground.refuse(codes.UNKNOWN_CONTAINER, token, f'"::: {name}" is not known', near)
    allowed = ground.allows("a box or pull quote", ground.first_line(token))
    return allowed and name in KINDS


def aside(token: Token, blocks: tuple[Block, ...], ground: Ground) -> Block:
    """Build the box or pull quote."""
    line = ground.lines.content(token.info, (token.map or (0, 0))[0])
    name = token.info.partition(" ")[0]
    end, attributes, _ = split_attributes(line.text)
    start = len(token.info) - len(token.info[len(name) :].lstrip())
    title = line.extract((start, max(end, start)))
    checked = ground.attributes(attributes, ground.first_line(token))
    if name == "pullquote":
        if title.text.strip():
            message = "a pull quote has no title"
            ground.refuse(codes.UNKNOWN_CONTAINER, token, message, "write ::: pullquote")
        block_id = checked.id or ground.ids.give("pullquote", blocks_text(blocks))
        return PullQuote(block_id, blocks, ground.span(token))
    inlines = ground.inlines(title, Place.PULL_QUOTE)
    text = f"{plain(inlines)}\n{blocks_text(blocks)}"
    return Box(checked.id or ground.ids.give("box", text), inlines, blocks, ground.span(token))
