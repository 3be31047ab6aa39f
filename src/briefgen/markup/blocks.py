"""Passage -> blocks: paragraphs, lists, quotes, boxes, figures, tables.

Stage 1. CommonMark 0.31.2, chapters 4 and 5, by markdown-it, less what a brief has no place for
(HTML, code, rules, headings above its own): those are errors at their lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from briefgen.diagnostics import Sink, at, did_you_mean
from briefgen.diagnostics.register import Code
from briefgen.diagnostics.register import markup as codes
from briefgen.markup import tables
from briefgen.markup.attributes import Attributes, split_attributes
from briefgen.markup.figures import FigureParts, read_figure
from briefgen.markup.identity import BlockIds, block_text, blocks_text
from briefgen.markup.inlines import InlineParser
from briefgen.markup.lines import Lines
from briefgen.markup.places import Place
from briefgen.markup.tokens import prose_parser
from briefgen.model.blocks import (
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
from briefgen.model.inlines import Inline, plain
from briefgen.source import Passage, Span

if TYPE_CHECKING:
    from markdown_it.token import Token

SECTION_LEVEL: Final = 2
"""The level of a section's own heading; its prose begins one below."""

_CAPTION: Final = re.compile(r"Table:[ \t\n]*", re.IGNORECASE)
_ID: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_CONTAINERS: Final = ("box", "pullquote")


def parse_blocks(
    passage: Passage, scope: str, sink: Sink, place: Place = Place.SECTION
) -> tuple[Block, ...]:
    """Parse prose; ``scope`` begins the ids of its blocks.

    What is wrong is reported with its place, and the rest is given.
    """
    return BlockReader(passage, scope, sink, place).read()


class BlockReader:
    """Turns the block tokens of one passage into blocks."""

    __slots__ = (
        "_at", "_captions", "_ids", "_inside", "_level", "_lines", "_place", "_references",
        "_sink", "_tokens", "_used",
    )  # fmt: skip

    def __init__(self, passage: Passage, scope: str, sink: Sink, place: Place) -> None:
        self._lines = Lines(passage)
        self._ids = BlockIds(scope)
        self._sink = sink
        self._place = place
        self._tokens: list[Token] = []
        self._at = 0
        self._level = SECTION_LEVEL
        self._inside: list[str] = []
        self._references: dict[str, dict[str, Any]] = {}
        self._used: set[str] = set()
        self._captions: dict[str, tuple[Passage, Attributes | None]] = {}

    def read(self) -> tuple[Block, ...]:
        md = prose_parser()
        environment: dict[str, Any] = {"references": self._references}
        self._tokens = md.block.parse(self._lines.text, md, environment, []) or []
        blocks = self._blocks("")
        self._check_definitions(environment)
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
        return tuple(self._captioned(found))

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
                self._refuse(
                    codes.RAW_HTML, token, "HTML is not read here", hint if comment else ""
                )
            case "code_block":
                self._refuse(codes.CODE_BLOCK, token, "lines indented by four spaces are code", "")
            case "fence":
                self._refuse(codes.CODE_BLOCK, token, "a fence of code is not read here", "")
            case "hr":
                self._refuse(codes.THEMATIC_BREAK, token, "a rule across the page is not read", "")
            case "stray_fence":
                self._refuse(codes.STRAY_CONTAINER_END, token, "this closes nothing", "")
            case "too_deep":
                message = "lists and quotes are nested more than ten deep"
                self._refuse(codes.BLOCK_NOT_HERE, token, message, "write it flatter")
            case kind:
                raise AssertionError(f"no arm for the block token {kind}")
        return None

    def _refuse(self, code: Code, token: Token, message: str, hint: str) -> None:
        self._sink.report(code, message, at(self._first_line(token)), hint or code.mend)

    def _span(self, token: Token) -> Span:
        first, end = token.map or (0, 0)
        return self._lines.span(first, end)

    def _first_line(self, token: Token) -> Span:
        first = (token.map or (0, 0))[0]
        return self._lines.span(first, first + 1)

    def _inline_token(self, close: str) -> Passage:
        """Take the inline token and the closing token; give the content as a passage."""
        token = self._tokens[self._at]
        assert token.type == "inline"
        assert self._tokens[self._at + 1].type == close
        self._at += 2
        return self._lines.content(token.content, (token.map or (0, 0))[0])

    def _inlines(self, content: Passage, place: Place | None = None) -> tuple[Inline, ...]:
        parser = InlineParser(self._sink, place or self._place, self._references, self._used)
        return parser.parse(content)

    def _paragraph(self, token: Token) -> Block | None:
        content = self._inline_token("paragraph_close")
        span = self._span(token)
        if (figure := read_figure(content)) is not None:
            return self._figure(figure, content, span)
        if (match := _CAPTION.match(content.text)) and self._place.takes_all_blocks:
            return self._caption(content, match.end(), span)
        inlines = self._inlines(content)
        if not inlines:
            return None
        return Paragraph(self._ids.give("p", plain(inlines)), inlines, span)

    def _figure(self, parts: FigureParts, content: Passage, span: Span) -> Block | None:
        if not self._allowed("a figure", span, within=("box",)):
            return None
        attributes = self._attributes(parts.attributes, span, ("decorative",))
        decorative = "decorative" in attributes.classes
        alt = " ".join(parts.alt.text.split())
        if bool(alt) == decorative:
            self._sink.report(
                codes.IMAGE_WITHOUT_ALT,
                "a decorative image has no description"
                if decorative
                else "this image has no description for those who can't see it",
                at(content.span(0, 2)),
                "delete one of the two" if decorative else codes.IMAGE_WITHOUT_ALT.mend,
            )
        source = self._image_path(parts, content)
        if source is None:
            return None
        caption = self._inlines(parts.caption)
        text = f"{source}\n{alt}\n{plain(caption)}"
        block_id = attributes.id or self._ids.give("figure", text)
        return Figure(block_id, source, alt, caption, span, decorative=decorative)

    def _image_path(self, parts: FigureParts, content: Passage) -> str | None:
        """Give the path of an image, which must lie in the brief's folder."""
        source = parts.source.strip()
        outside = source.startswith(("/", "~", "#")) or ".." in source.split("/")
        if source and not outside and ":" not in source and "\\" not in source:
            return source.removeprefix("./")
        self._sink.report(
            codes.BAD_LINK,
            f'"{source}" is not a path in the folder of the brief',
            at(content.span(*parts.source_at)),
            "copy the image into the folder of the brief and write figures/x.png",
        )
        return None

    def _attributes(
        self, attributes: Attributes | None, span: Span, classes: tuple[str, ...] = ()
    ) -> Attributes:
        """Check the attributes of a block: an id and, for a figure, a class."""
        if attributes is None:
            return Attributes()
        unknown = [name for name in attributes.classes if name not in classes]
        bad_id = bool(attributes.id) and _ID.fullmatch(attributes.id) is None
        if attributes.readable and not unknown and not attributes.pairs and not bad_id:
            return attributes
        known = " ".join(["#id", *(f".{name}" for name in classes)])
        self._sink.report(
            codes.BAD_ATTRIBUTES,
            f'"#{attributes.id}" is not an id' if bad_id else "these attributes are not read here",
            at(span),
            "an id is lower-case letters, digits and single hyphens"
            if bad_id
            else f"write {{{known}}}",
        )
        return replace(attributes, id="" if bad_id else attributes.id)

    def _caption(self, content: Passage, start: int, span: Span) -> Block:
        """Keep a caption until its table is known; a paragraph holds its place."""
        end, attributes, _ = split_attributes(content.text)
        holder = Paragraph(f"\0caption-{len(self._captions)}", (), span)
        self._captions[holder.id] = (content.extract((start, max(end, start))), attributes)
        return holder

    def _captioned(self, blocks: list[Block]) -> Iterator[Block]:
        """Give each table the caption that stands before or after it."""
        waiting: Block | None = None
        out: list[Block] = []
        for block in blocks:
            if block.id in self._captions:
                table = out[-1] if out else None
                if isinstance(table, Table) and not table.caption and waiting is None:
                    out[-1] = self._with_caption(table, block)
                    continue
                self._report_lone(waiting)
                waiting = block
            elif waiting is not None:
                if isinstance(block, Table):
                    block = self._with_caption(block, waiting)
                else:
                    self._report_lone(waiting)
                waiting = None
                out.append(block)
            else:
                out.append(block)
        self._report_lone(waiting)
        return iter(out)

    def _with_caption(self, table: Table, holder: Block) -> Table:
        content, attributes = self._captions[holder.id]
        checked = self._attributes(attributes, holder.span)
        table = replace(table, caption=self._inlines(content), id=checked.id)
        return replace(table, id=table.id or self._ids.give("table", block_text(table)))

    def _report_lone(self, holder: Block | None) -> None:
        if holder is not None:
            self._sink.report(
                codes.CAPTION_WITHOUT_TABLE,
                "this caption has no table before or after it",
                at(holder.span),
                codes.CAPTION_WITHOUT_TABLE.mend,
            )

    def _heading(self, token: Token) -> Block | None:
        content = self._inline_token("heading_close")
        span, level = self._span(token), int(token.tag[1:])
        if token.markup in ("=", "-"):
            end = (token.map or (0, 1))[1]
            self._sink.report(
                codes.HEADING_STYLE,
                f"this line of {token.markup} makes a heading of the text above it",
                at(self._lines.span(end - 1, end)),
                "write ### before a heading; where none is meant, delete the line",
            )
            return None
        if not self._allowed("a heading", span):
            return None
        self._check_level(level, token, content)
        end, attributes, _ = split_attributes(content.text)
        checked = self._attributes(attributes, span)
        if attributes is not None:
            content = content.extract((0, end))
        inlines = self._inlines(content)
        if not inlines:
            self._refuse(
                codes.HEADING_LEVEL, token, "this heading has no text", "write or delete it"
            )
            return None
        block_id = checked.id or self._ids.give(f"h{level}", plain(inlines))
        return Heading(block_id, level, inlines, span)

    def _check_level(self, level: int, token: Token, content: Passage) -> None:
        """A heading is one below the section's, or at most one below the last."""
        deepest = self._level + 1
        if SECTION_LEVEL < level <= deepest:
            self._level = level
            return
        right = "#" * min(max(level, SECTION_LEVEL + 1), deepest)
        reason = (
            "the section's own title is above it"
            if level <= SECTION_LEVEL
            else "it skips a level, and readers lose their way"
        )
        self._refuse(
            codes.HEADING_LEVEL,
            token,
            f'"{token.markup}" can\'t stand here: {reason}',
            f"write {right} {content.text}",
        )
        self._level = max(level, SECTION_LEVEL + 1)

    def _list(self, token: Token) -> Block | None:
        ordered = token.type == "ordered_list_open"
        span, items = self._span(token), []
        self._inside.append("list")
        close = token.type.replace("_open", "_close")
        while (item := self._tokens[self._at]).type != close:
            self._at += 1
            told = len(self._sink)
            blocks = self._blocks("list_item_close")
            if blocks:
                items.append(ListItem(blocks, self._span(item)))
            elif len(self._sink) == told:
                self._refuse(codes.EMPTY_ITEM, item, "this item of the list is empty", "")
        self._at += 1
        self._inside.pop()
        if not items:
            return None
        text = "\n".join(blocks_text(item.blocks) for item in items)
        if not ordered:
            return BulletList(self._ids.give("ul", text), tuple(items), span)
        start = token.attrGet("start")
        number = 1 if start is None else int(start)
        return OrderedList(self._ids.give("ol", text), number, tuple(items), span)

    def _quote(self, token: Token) -> Block | None:
        self._inside.append("quote")
        blocks = self._blocks("blockquote_close")
        self._inside.pop()
        if not blocks:
            return None
        return BlockQuote(self._ids.give("quote", blocks_text(blocks)), blocks, self._span(token))

    def _table(self, token: Token) -> Block | None:
        start = self._at
        while self._tokens[self._at].type != "table_close":
            self._at += 1
        tokens = self._tokens[start : self._at]
        self._at += 1
        span = self._span(token)
        if not self._allowed("a table", span, within=("box",)):
            return None
        grid = [
            tuple(
                Cell(self._inlines(cell), cell.span(0, len(cell.text)), header=index == 0)
                for cell in cells
            )
            for index, (_, cells) in enumerate(tables.rows(tokens, self._lines, self._sink))
        ]
        table = Table("", (), tables.alignments(tokens), grid[0], tuple(grid[1:]), span)
        return replace(table, id=self._ids.give("table", block_text(table)))

    def _container(self, token: Token) -> Block | None:
        name, _, rest = token.info.partition(" ")
        span = self._first_line(token)
        if not token.meta["closed"]:
            self._refuse(codes.UNCLOSED_CONTAINER, token, f'"::: {name}" is never closed', "")
        if name not in _CONTAINERS:
            near = did_you_mean(name, _CONTAINERS)
            self._refuse(codes.UNKNOWN_CONTAINER, token, f'"::: {name}" is not known', near)
        allowed = self._allowed("a box or pull quote", span)
        place, told = self._place, len(self._sink)
        self._inside.append(name)
        if name == "pullquote":
            self._place = Place.PULL_QUOTE
        blocks = self._blocks("container_close")
        self._inside.pop()
        self._place = place
        if not allowed or name not in _CONTAINERS:
            return None
        if not blocks and len(self._sink) == told:
            self._refuse(codes.EMPTY_ITEM, token, f'"::: {name}" is empty', "")
        return self._finished_container(token, rest.strip(), blocks)

    def _finished_container(
        self, token: Token, rest: str, blocks: tuple[Block, ...]
    ) -> Block | None:
        line = (token.map or (0, 0))[0]
        title = self._lines.content(token.info, line) if rest else Passage("", _file(self._lines))
        end, attributes, _ = split_attributes(title.text)
        checked = self._attributes(attributes, self._first_line(token))
        start = len(token.info) - len(rest) if rest else 0
        words = title.extract((start, max(end, start)))
        if token.info.startswith("pullquote"):
            if words.text.strip():
                message = "a pull quote has no title"
                self._refuse(codes.UNKNOWN_CONTAINER, token, message, "write ::: pullquote")
            block_id = checked.id or self._ids.give("pullquote", blocks_text(blocks))
            return PullQuote(block_id, blocks, self._span(token))
        inlines = self._inlines(words, Place.PULL_QUOTE)
        text = f"{plain(inlines)}\n{blocks_text(blocks)}"
        return Box(checked.id or self._ids.give("box", text), inlines, blocks, self._span(token))

    def _allowed(self, what: str, span: Span, within: tuple[str, ...] = ()) -> bool:
        """Report a block that can't stand where it does."""
        inner = [name for name in self._inside if name not in within]
        if self._place.takes_all_blocks and not inner:
            return True
        names = {"list": "a list", "quote": "a quote", "box": "a box", "pullquote": "a pull quote"}
        where = names.get(inner[-1], self._place.value) if inner else self._place.value
        self._sink.report(
            codes.BLOCK_NOT_HERE,
            f"{what} can't stand in {where}",
            at(span),
            codes.BLOCK_NOT_HERE.mend,
        )
        return False

    def _check_definitions(self, environment: dict[str, Any]) -> None:
        """Report link definitions that no link uses, and notes that look like them."""
        entries = [(label, entry["map"]) for label, entry in self._references.items()]
        unused = [(label, lines) for label, lines in entries if label not in self._used]
        again = [(x["label"], x["map"]) for x in environment.get("duplicate_refs", [])]
        for label, (first, end) in (*unused, *again):
            place = at(self._lines.span(first, end))
            if label.startswith("^"):
                self._sink.report(
                    codes.NOTE_DEFINITION,
                    "the text of a note does not stand in the prose",
                    place,
                    codes.NOTE_DEFINITION.mend,
                )
                continue
            self._sink.report(
                codes.UNUSED_DEFINITION,
                f'no link uses the definition "{label.lower()}"',
                place,
                codes.UNUSED_DEFINITION.mend,
            )


def _file(lines: Lines) -> Any:
    return lines.passage.file
