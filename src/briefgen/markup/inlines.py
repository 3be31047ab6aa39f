"""Passage -> inlines: text, emphasis, links, note references, citations, with exact spans.

Stage 1. CommonMark 0.31.2, chapter 6, by markdown-it; what it would show as stray signs (an
emphasis without end, a link that is none) is an error here.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, Any, Final

from briefgen.diagnostics import Sink, at, did_you_mean
from briefgen.diagnostics.register import Code
from briefgen.diagnostics.register import markup as codes
from briefgen.frozen import slotted
from briefgen.markup.attributes import read_attributes
from briefgen.markup.cites import read_citation
from briefgen.markup.places import Place
from briefgen.markup.targets import check_target
from briefgen.markup.tokens import has_signs, tokenize
from briefgen.markup.typography import Quotes, educate
from briefgen.markup.vague import is_vague_link
from briefgen.model import inlines as model
from briefgen.model.characters import FORBIDDEN, describe
from briefgen.model.inlines import Inline
from briefgen.source import NOWHERE, Passage, Span

if TYPE_CHECKING:
    from markdown_it.token import Token

MAX_CHARACTERS: Final = 30_000
"""The time for one paragraph grows with the square of its brackets; none is that long."""

_NOTHING: Final = Passage("", NOWHERE)
_EMPTY_LINE: Final = re.compile(r"\n[ \t]*\n")
_BARE_ADDRESS: Final = re.compile(r"(?<![\w/@.])(?:https?://|www\.(?=[\w-]+\.\w))[^\s<>\"”’)\]]+")
_MORE_SIGNS: Final = re.compile(r"[\"']|--|\.\.\.|http|www\.")  # of typography and addresses
_TAG: Final = re.compile(r"<(/?)([A-Za-z][\w-]*)")
_TAG_MENDS: Final = {
    "b": "write **bold** in stars",
    "strong": "write **bold** in stars",
    "i": "write *italic* in stars",
    "em": "write *italic* in stars",
    "br": "end the line with a backslash",
    "sup": "write ^raised^",
    "sub": "write ~lowered~",
    "a": "write [text](https://…)",
    "code": "write `code` in backticks",
    "img": "give the image a paragraph of its own: ![what it shows](figures/x.png)",
}
_SPAN_CLASSES: Final = ("smallcaps", "small-caps")

References = dict[str, dict[str, Any]]


def parse_inlines(
    passage: Passage, sink: Sink, place: Place = Place.SECTION, quotes: Quotes | None = None
) -> tuple[Inline, ...]:
    """Parse a text of one paragraph: a title, a bullet, a caption.

    With ``quotes``, straight quotes and double hyphens become the signs of print.
    """
    text = passage.text
    start = len(text) - len(text.lstrip())
    end = max(len(text.rstrip()), start)
    if match := _EMPTY_LINE.search(text, start, end):
        sink.report(
            codes.SEVERAL_PARAGRAPHS,
            f"{place.value} has an empty line in it, and is one paragraph",
            at(passage.span(match.start(), match.start() + 1)),
            "take the empty line away",
        )
    return InlineParser(sink, place, quotes).parse(passage.extract((start, end)))


@slotted
class _Frame:
    """A node that is being built: its opening token and what stands in it so far."""

    opener: Token | None
    nodes: list[Inline] = field(default_factory=list)
    text: list[tuple[str, int, int]] = field(default_factory=list)


class InlineParser:
    """Parses the inlines of one place; ``used`` gathers the link definitions that links use."""

    __slots__ = (
        "_frames", "_html", "_loose", "_passage", "_place", "_quiet_until", "_quotes",
        "_references", "_sink", "_used",
    )  # fmt: skip

    def __init__(
        self,
        sink: Sink,
        place: Place,
        quotes: Quotes | None = None,
        references: References | None = None,
        used: set[str] | None = None,
    ) -> None:
        self._sink = sink
        self._place = place
        self._quotes = quotes
        self._references = {} if references is None else references
        self._used: set[str] = set() if used is None else used
        self._start(_NOTHING)

    def _start(self, passage: Passage) -> None:
        self._passage = passage
        self._frames = [_Frame(None)]
        self._loose: tuple[int, int] | None = None
        self._html: set[str] = set()
        self._quiet_until = 0

    def parse(self, passage: Passage) -> tuple[Inline, ...]:
        """Parse a passage as it stands, outer white space included."""
        if not passage.text:
            return ()
        if len(passage.text) > MAX_CHARACTERS:
            message = "this paragraph is longer than 30,000 characters"
            mend = codes.LONG_PARAGRAPH.mend
            self._sink.report(codes.LONG_PARAGRAPH, message, at(passage.span(0, 1)), mend)
            return ()
        if not has_signs(passage.text) and not _MORE_SIGNS.search(passage.text):
            return (model.Text(passage.text, passage.span(0, len(passage.text))),)
        self._start(passage)
        tokens = tokenize(passage.text, self._references, self._used)
        if self._quotes is not None:
            educate(tokens, self._quotes)
        for token in tokens:
            self._take(token)
        self._end_text()
        self._report_loose()
        return tuple(self._frames[0].nodes)

    # One arm a kind of token: the list of what the parser can meet.
    def _take(self, token: Token) -> None:
        start, end = token.meta["at"]
        match token.type:
            case "text" | "text_special":
                self._take_text(token, start, end)
            case "softbreak":
                self._add_text(" ", start, end)
            case "hardbreak":
                self._take_break(start, end)
            case "code_inline":
                self._add(model.Code(token.content, self._span(start, end)))
            case "note_reference":
                self._take_note_reference(token, start, end)
            case "citation":
                self._take_citation(token, start, end)
            case "bare_citation":
                self._take_bare_citation(token, start, end)
            case "inline_note":
                self._refuse(
                    codes.INLINE_NOTE, "notes are named here, not written on the spot", start, end
                )
                self._add_text("^", start, end)
            case "bad_link":
                self._report_bad_link(token, start, end)
            case "image":
                self._refuse(
                    codes.IMAGE_IN_TEXT, "an image needs a paragraph of its own", start, end
                )
            case "html_inline":
                self._report_html(token.content, start, end)
            case kind if kind.endswith("_open"):
                self._end_text()
                self._frames.append(_Frame(token))
            case kind if kind.endswith("_close"):
                self._close(token)
            case kind:
                raise AssertionError(f"no arm for the inline token {kind}")

    def _take_text(self, token: Token, start: int, end: int) -> None:
        if token.meta.get("delimiter") and token.content:
            self._add_loose(start, end)
        opener = self._frames[-1].opener
        if opener is not None and opener.markup == "autolink":
            start, end = start + 1, end - 1
        text = token.content
        if token.type == "text_special" and (match := FORBIDDEN.search(text)):
            message = f"{describe(match.group())} can't stand in a brief"
            self._refuse(codes.CONTROL_ENTITY, message, start, end)
            text = FORBIDDEN.sub("", text)
        self._add_text(text, start, end)

    def _add_loose(self, start: int, end: int) -> None:
        """Gather neighbouring signs of emphasis that have no other end."""
        if self._loose is not None and self._loose[1] == start:
            self._loose = (self._loose[0], end)
        else:
            self._report_loose()
            self._loose = (start, end)

    def _report_loose(self) -> None:
        if self._loose is None:
            return
        start, end = self._loose
        self._loose = None
        signs = self._passage.text[start:end]
        name = "a star" if signs[0] == "*" else "an underscore"
        self._sink.report(
            codes.UNCLOSED_EMPHASIS,
            f'this "{signs}" has no other end',
            at(self._span(start, end)),
            f"close the emphasis, or write \\{signs[0]} for {name}",
        )

    def _check_addresses(self, text: str, pieces: list[tuple[str, int, int]]) -> None:
        """Report an address that is no link; ``pieces`` are the text's parts with their places."""
        if any(f.opener is not None and f.opener.type == "link_open" for f in self._frames):
            return
        for match in _BARE_ADDRESS.finditer(text):
            address = match.group().rstrip(".,;:!?*_")
            start = _place_in(pieces, match.start())
            if start < self._quiet_until:
                continue
            whole = address if "://" in address else f"https://{address}"
            self._sink.report(
                codes.BARE_ADDRESS,
                f"{address} is printed as text, not as a link",
                at(self._span(start, start + len(address))),
                f"write <{whole}>, or put it into the source's entry",
            )

    def _report_html(self, tag: str, start: int, end: int) -> None:
        """Report a tag with its mend; the end of one that was told needs no second word."""
        match = _TAG.match(tag)
        name = match[2].lower() if match else ""
        if match and match[1] and name in self._html:
            self._html.discard(name)
            return
        self._html.add(name)
        mend = _TAG_MENDS.get(name, codes.RAW_HTML.mend)
        message = f'"{tag}" is HTML, which is not read here'
        self._sink.report(codes.RAW_HTML, message, at(self._span(start, end)), mend)

    def _take_break(self, start: int, end: int) -> None:
        self._add(model.LineBreak(self._span(start, min(start + 1, end))))
        if self._passage.text[start : start + 1] != "\\":
            text = self._passage.text
            spaces = len(text[:start]) - len(text[:start].rstrip(" "))
            self._sink.report(
                codes.BREAK_BY_SPACES,
                "two spaces at the end of the line break it",
                at(self._span(start - spaces, start)),
                "delete them; where a break is meant, end the line with a backslash",
            )

    def _take_note_reference(self, token: Token, start: int, end: int) -> None:
        text = self._passage.text
        line_start = start == 0 or text[start - 1] == "\n"
        if line_start and text.startswith(":", end):
            self._sink.report(
                codes.NOTE_DEFINITION,
                f'the text of the note "{token.content}" does not stand in the prose',
                at(self._span(start, end + 1)),
                f"write it under notes: in brief.yaml, as {token.content}: |",
            )
        elif not self._place.takes_note_references:
            self._refuse(codes.NOTE_NOT_HERE, f"{self._place.value} can have no notes", start, end)
        else:
            self._add(model.NoteReference(token.content, self._span(start, end)))

    def _take_citation(self, token: Token, start: int, end: int) -> None:
        if not self._place.takes_citations:
            self._refuse(
                codes.NOTE_NOT_HERE, f"{self._place.value} can have no citations", start, end
            )
            return
        citation = read_citation(self._passage, token.meta["inside"], self._sink, self._affix)
        if citation is not None:
            self._add(citation)

    def _affix(self, passage: Passage) -> tuple[Inline, ...]:
        """Parse a prefix or suffix of a cite."""
        inner = InlineParser(self._sink, Place.NOTE, self._quotes, self._references, self._used)
        return inner.parse(passage)

    def _take_bare_citation(self, token: Token, start: int, end: int) -> None:
        self._sink.report(
            codes.BARE_CITATION,
            f'"{token.content}" stands outside of brackets',
            at(self._span(start, end)),
            f"write [{token.content}] for a note, or \\{token.content} for plain text",
        )
        self._add_text(self._passage.text[start:end], start, end)

    def _report_bad_link(self, token: Token, start: int, end: int) -> None:
        if token.info == "[":
            self._sink.report(
                codes.UNKNOWN_DEFINITION,
                f'no link definition is called "{token.content}"',
                at(self._span(start, end)),
                "write the address: [text](https://…)",
                did_you_mean(token.content.lower(), [x.lower() for x in self._references]),
            )
            return
        joined = "".join(token.content.split())
        self._quiet_until = end
        self._sink.report(
            codes.BAD_LINK,
            f'"({token.content})" is not read as an address',
            at(self._span(start, end)),
            f"write ({joined}) without spaces; "
            "where no link is meant, put a space before the parenthesis",
        )

    def _close(self, closer: Token) -> None:
        """Build the node whose end has come."""
        self._end_text()
        frame = self._frames.pop()
        assert frame.opener is not None
        opener, children = frame.opener, tuple(frame.nodes)
        wide = len(opener.markup) - 1 if opener.type == "strong_open" else 0
        start = opener.meta["at"][0] - wide
        span = self._span(start, closer.meta["at"][1] + wide)
        match opener.type:
            case "em_open":
                self._add(model.Emphasis(children, span))
            case "strong_open":
                self._add(model.Strong(children, span))
            case "raised_open":
                self._add(model.Superscript(children, span))
            case "lowered_open":
                self._add(model.Subscript(children, span))
            case "link_open":
                self._close_link(opener, children, span)
            case "span_open":
                self._close_span(opener, children, span)
            case kind:
                raise AssertionError(f"no arm for the inline token {kind}")

    def _close_link(self, opener: Token, children: tuple[Inline, ...], span: Span) -> None:
        if opener.attrGet("title"):
            self._sink.report(
                codes.LINK_TITLE,
                "the title of a link is not shown in print",
                at(span),
                "delete it, or write it as text",
            )
        words = model.plain(children)
        if is_vague_link(words):
            self._sink.report(
                codes.VAGUE_LINK,
                f'"{words}" does not say where the link leads',
                at(span),
                "let the link's words name its target",
            )
        target = check_target(str(opener.attrGet("href") or ""), span, self._sink)
        if target is None:
            self._frames[-1].nodes.extend(children)
        elif target.startswith("#"):
            self._add(model.CrossReference(target[1:], children, span))
        elif not children:
            self._sink.report(
                codes.LINK_WITHOUT_TEXT,
                "this link has no text",
                at(span),
                f"write [what it is]({target}) or <{target}>",
            )
        else:
            self._add(model.Link(target, children, span))

    def _close_span(self, opener: Token, children: tuple[Inline, ...], span: Span) -> None:
        attributes = read_attributes(opener.info)
        small = [name for name in attributes.classes if name in _SPAN_CLASSES]
        known = len(small) == len(attributes.classes) and not attributes.id
        known = known and all(name == "lang" for name, _ in attributes.pairs)
        if not attributes.readable or not known or not (small or attributes.language):
            self._sink.report(
                codes.BAD_ATTRIBUTES,
                f'"{{{opener.info}}}" is not read on words',
                at(span),
                "write {.smallcaps} or {lang=ur}; "
                "where braces are meant as text, put a space before them",
            )
            self._frames[-1].nodes.extend(children)
            return
        node = children
        if small:
            node = (model.SmallCaps(node, span),)
        if attributes.language:
            node = (model.Passage(attributes.language, node, span),)
        for one in node:
            self._add(one)

    def _refuse(self, code: Code, message: str, start: int, end: int) -> None:
        self._sink.report(code, message, at(self._span(start, end)), code.mend)

    def _span(self, start: int, end: int) -> Span:
        return self._passage.span(start, end)

    def _add(self, node: Inline) -> None:
        self._end_text()
        self._frames[-1].nodes.append(node)

    def _add_text(self, text: str, start: int, end: int) -> None:
        if not text:
            return
        self._frames[-1].text.append((text, start, end))

    def _end_text(self) -> None:
        """Close the run of text, so that neighbours come as one node."""
        frame = self._frames[-1]
        if not frame.text:
            return
        text = "".join([part for part, _, _ in frame.text])
        if "http" in text or "www." in text:
            self._check_addresses(text, frame.text)
        span = self._span(frame.text[0][1], frame.text[-1][2])
        frame.nodes.append(model.Text(text, span))
        frame.text.clear()


def _place_in(pieces: list[tuple[str, int, int]], offset: int) -> int:
    """Give the place of a character of joined pieces of text."""
    for text, start, _ in pieces:
        if offset < len(text):
            return start + offset
        offset -= len(text)
    return pieces[-1][2]
