"""Passage -> blocks: paragraphs, lists, quotes, boxes, figures, tables.

Stage 1. CommonMark 0.31.2, chapters 4 and 5, by markdown-it, less what a brief has no place for
(HTML, code, rules, headings above its own): those are errors at their lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from briefgen.diagnostics import Sink, at
from briefgen.diagnostics.register import markup as codes
from briefgen.markup.asides import aside, check_opening
from briefgen.markup.attributes import split_attributes
from briefgen.markup.captions import Captions
from briefgen.markup.figures import figure, read_figure
from briefgen.markup.ground import Ground
from briefgen.markup.identity import blocks_text
from briefgen.markup.places import Place
from briefgen.markup.tables import looks_like_rows, table
from briefgen.markup.tokens import prose_parser
from briefgen.markup.typography import Quotes
from briefgen.model.blocks import (
    Block,
    BlockQuote,
    Box,
    BulletList,
    Heading,
    ListItem,
    OrderedList,
    Paragraph,
)
from briefgen.model.inlines import plain
from briefgen.source import Passage

if TYPE_CHECKING:
    from markdown_it.token import Token

SECTION_LEVEL: Final = 2
"""The level of a section's own heading; its prose begins one below."""


def parse_blocks(
    passage: Passage,
    scope: str,
    sink: Sink,
    place: Place = Place.SECTION,
    quotes: Quotes | None = None,
) -> tuple[Block, ...]:
    """Parse prose; ``scope`` begins the ids of its blocks.

    With ``quotes``, straight quotes and double hyphens become the signs of print. What is wrong
    is reported with its place, and the rest is given.
    """
    return BlockReader(Ground(passage, scope, sink, place).with_quotes(quotes)).read()


class BlockReader:
    """Turns the block tokens of one passage into blocks."""

    __slots__ = ("_at", "_captions", "_ground", "_level", "_tokens")

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._captions = Captions(ground)
        self._tokens: list[Token] = []
        self._at = 0
        self._level = SECTION_LEVEL

    def read(self) -> tuple[Block, ...]:
        md, ground = prose_parser(), self._ground
        environment: dict[str, Any] = {"references": ground.references}
        self._tokens = md.block.parse(ground.lines.text, md, environment, []) or []
        blocks = self._blocks("")
        ground.check_definitions(environment.get("duplicate_refs", []))
        return blocks

    def _blocks(self, end: str) -> tuple[Block, ...]:
        """Read blocks up to the token of type ``end``, which is taken too."""
        found: list[Block] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == end:
                break
            if (block := self._block(token)) is not None:
                found.append(block)
        return self._captions.give(found)

    # One arm a kind of token: the list of what the parser can meet.
    def _block(self, token: Token) -> Block | None:
        match token.type:
            case "paragraph_open":
                return self._paragraph(token)
            case "heading_open":
                return self._heading(token)
            case "bullet_list_open" | "ordered_list_open":
                return self._list(token)
            case "blockquote_open":
                return self._quote(token)
            case "table_open":
                return self._table(token)
            case "container_open":
                return self._container(token)
            case "html_block":
                comment = token.content.lstrip().startswith("<!--")
                hint = "delete it; a remark for authors can stand as a # comment in the YAML"
                self._ground.refuse(
                    codes.RAW_HTML, token, "HTML is not read here", hint if comment else ""
                )
            case "code_block":
                self._ground.refuse(
                    codes.CODE_BLOCK, token, "lines indented by four spaces are code", ""
                )
            case "fence":
                self._ground.refuse(codes.CODE_BLOCK, token, "a fence of code is not read here")
            case "hr":
                self._ground.refuse(
                    codes.THEMATIC_BREAK, token, "a rule across the page is not read", ""
                )
            case "stray_fence":
                self._ground.refuse(codes.STRAY_CONTAINER_END, token, "this closes nothing")
            case "too_deep":
                message = "lists and quotes are nested more than ten deep"
                self._ground.refuse(codes.BLOCK_NOT_HERE, token, message, "write it flatter")
            case kind:
                raise AssertionError(f"no arm for the block token {kind}")
        return None

    def _inline_token(self, close: str) -> Passage:
        """Take the inline token and the closing token; give the content as a passage."""
        token = self._tokens[self._at]
        assert token.type == "inline"
        assert self._tokens[self._at + 1].type == close
        self._at += 2
        return self._ground.lines.content(token.content, (token.map or (0, 0))[0])

    def _paragraph(self, token: Token) -> Block | None:
        content = self._inline_token("paragraph_close")
        ground, span = self._ground, self._ground.span(token)
        if (parts := read_figure(content)) is not None:
            return figure(parts, content, span, ground)
        if (holder := self._captions.keep(content, span)) is not None:
            return holder
        if looks_like_rows(content.text):
            ground.refuse(codes.TABLE_HEAD, token, "these rows are a table without headers")
        inlines = ground.inlines(content)
        if not inlines:
            return None
        return Paragraph(ground.ids.give("p", plain(inlines)), inlines, span)

    def _heading(self, token: Token) -> Block | None:
        content = self._inline_token("heading_close")
        span, level = self._ground.span(token), int(token.tag[1:])
        if token.markup in ("=", "-"):
            end = (token.map or (0, 1))[1]
            self._ground.sink.report(
                codes.HEADING_STYLE,
                f"this line of {token.markup} makes a heading of the text above it",
                at(self._ground.lines.span(end - 1, end)),
                "write ### before a heading; where none is meant, delete the line",
            )
            return None
        if not self._ground.allows("a heading", span):
            return None
        level = self._checked_level(level, token, content)
        end, attributes, _ = split_attributes(content.text)
        checked = self._ground.attributes(attributes, span)
        if attributes is not None:
            content = content.extract((0, end))
        inlines = self._ground.inlines(content)
        if not inlines:
            self._ground.refuse(
                codes.HEADING_LEVEL, token, "this heading has no text", "write or delete it"
            )
            return None
        block_id = checked.id or self._ground.ids.give(f"h{level}", plain(inlines))
        return Heading(block_id, level, inlines, span)

    def _checked_level(self, level: int, token: Token, content: Passage) -> int:
        """Give a heading's level: one below the section's, or at most one below the last."""
        deepest = self._level + 1
        if SECTION_LEVEL < level <= deepest:
            self._level = level
            return level
        right = min(max(level, SECTION_LEVEL + 1), deepest)
        reason = (
            "the section's own title is above it"
            if level <= SECTION_LEVEL
            else "it skips a level, and readers lose their way"
        )
        self._ground.refuse(
            codes.HEADING_LEVEL,
            token,
            f'"{token.markup}" can\'t stand here: {reason}',
            f"write {'#' * right} {content.text}",
        )
        self._level = max(level, SECTION_LEVEL + 1)
        return right

    def _list(self, token: Token) -> Block | None:
        ordered = token.type == "ordered_list_open"
        span, items = self._ground.span(token), []
        close = token.type.replace("_open", "_close")
        while (item := self._tokens[self._at]).type != close:
            self._at += 1
            told = len(self._ground.sink)
            with self._ground.inside("list"):
                blocks = self._blocks("list_item_close")
            if blocks:
                items.append(ListItem(blocks, self._ground.span(item)))
            elif len(self._ground.sink) == told:
                self._ground.refuse(codes.EMPTY_ITEM, item, "this item of the list is empty", "")
        self._at += 1
        if not items:
            return None
        text = "\n".join(blocks_text(item.blocks) for item in items)
        if not ordered:
            return BulletList(self._ground.ids.give("ul", text), tuple(items), span)
        start = token.attrGet("start")
        number = 1 if start is None else int(start)
        return OrderedList(self._ground.ids.give("ol", text), number, tuple(items), span)

    def _quote(self, token: Token) -> Block | None:
        with self._ground.inside("quote"):
            blocks = self._blocks("blockquote_close")
        if not blocks:
            return None
        return BlockQuote(
            self._ground.ids.give("quote", blocks_text(blocks)), blocks, self._ground.span(token)
        )

    def _table(self, token: Token) -> Block | None:
        start = self._at
        while self._tokens[self._at].type != "table_close":
            self._at += 1
        self._at += 1
        inside = self._tokens[start : self._at - 1]
        return table(inside, self._ground.span(token), self._ground)

    def _container(self, token: Token) -> Block | None:
        ground = self._ground
        stands = check_opening(token, ground)
        name, told = token.info.partition(" ")[0], len(ground.sink)
        if not token.meta["closed"]:  # the rest of the text stands in it: it is read as such
            blocks = self._blocks("container_close")
            return Box(ground.ids.give("box", blocks_text(blocks)), (), blocks, ground.span(token))
        with ground.inside(name, Place.PULL_QUOTE if name == "pullquote" else None):
            blocks = self._blocks("container_close")
        if not stands:
            return None
        if not blocks and len(ground.sink) == told:
            ground.refuse(codes.EMPTY_ITEM, token, f'"::: {name}" is empty')
        return aside(token, blocks, ground)
