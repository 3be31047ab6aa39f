"""``![alt](figures/x.png "Caption"){#fig-x}``: a figure, alone in its paragraph.

CommonMark 0.31.2, 6.4 "Images"; the attributes are Pandoc's.
"""

from __future__ import annotations

import re
from typing import Final

from briefgen.diagnostics import at
from briefgen.diagnostics.register import markup as codes
from briefgen.frozen import frozen
from briefgen.markup.attributes import Attributes, split_attributes
from briefgen.markup.ground import Ground
from briefgen.markup.vague import is_vague_alt
from briefgen.model.blocks import Figure
from briefgen.model.inlines import plain
from briefgen.source import Passage, Span

_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")


@frozen
class FigureParts:
    """The parts of a figure; ``alt`` and ``caption`` lead back to their places."""

    alt: Passage
    source: str
    source_at: tuple[int, int]
    caption: Passage
    attributes: Attributes | None
    end: int


def read_figure(content: Passage) -> FigureParts | None:
    """Read a paragraph's content as a figure; None where it isn't one image alone."""
    from markdown_it.helpers import parseLinkDestination, parseLinkTitle

    text = content.text
    if not text.startswith("!["):
        return None
    end, attributes, _ = split_attributes(text)
    close = _label_end(text)
    if close < 0 or not text.startswith("(", close + 1):
        return None
    at = _skip_white(text, close + 2)
    destination = parseLinkDestination(text, at, end)
    if not destination.ok:
        return None
    source_at = (at, destination.pos)
    at = _skip_white(text, destination.pos)
    title_start = title_end = at
    if at > destination.pos:
        title = parseLinkTitle(text, at, end)
        if title.ok:
            title_start, title_end = at + 1, title.pos - 1
            at = _skip_white(text, title.pos)
    if at != end - 1 or text[at : at + 1] != ")":
        return None
    return FigureParts(
        alt=_unescaped(content, 2, close),
        source=destination.str,
        source_at=source_at,
        caption=_unescaped(content, title_start, title_end, '"'),
        attributes=attributes,
        end=end,
    )


def _label_end(text: str) -> int:
    """Give where the brackets of ``![alt]`` close, -1 where they don't."""
    depth, at = 0, 1
    while at < len(text):
        match text[at]:
            case "\\":
                at += 1
            case "[":
                depth += 1
            case "]":
                depth -= 1
                if depth == 0:
                    return at
        at += 1
    return -1


def _skip_white(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\n":
        at += 1
    return at


def _unescaped(content: Passage, start: int, end: int, only: str = "") -> Passage:
    """Lift a stretch out without its backslashes: all of them, or those before ``only``.

    The caption keeps the others: its own markup is parsed afterwards.
    """
    ranges: list[tuple[int, int]] = []
    begin = start
    for match in _ESCAPE.finditer(content.text, start, end):
        if not only or match[1] in only:
            ranges.append((begin, match.start()))
            begin = match.start() + 1
    ranges.append((begin, end))
    return content.extract(*(one for one in ranges if one[0] < one[1] or len(ranges) == 1))


def figure(parts: FigureParts, content: Passage, span: Span, ground: Ground) -> Figure | None:
    """Build the figure; None where it can't stand here or has no image."""
    if not ground.allows("a figure", span, within=("box",)):
        return None
    attributes = ground.attributes(parts.attributes, span, ("decorative",))
    decorative = "decorative" in attributes.classes
    alt = " ".join(parts.alt.text.split())
    if bool(alt) == decorative:
        ground.sink.report(
            codes.IMAGE_WITHOUT_ALT,
            "a decorative image has no description"
            if decorative
            else "this image has no description for those who can't see it",
            at(content.span(0, 2)),
            "delete one of the two" if decorative else codes.IMAGE_WITHOUT_ALT.mend,
        )
        alt = alt or "…"  # told already, and not to be told again of the page
    elif is_vague_alt(alt):
        ground.sink.report(
            codes.VAGUE_ALT,
            f'"{alt}" does not say what the image shows',
            at(parts.alt.span(0, len(parts.alt.text))),
            codes.VAGUE_ALT.mend,
        )
    source = _image_path(parts, content, ground)
    if source is None:
        return None
    caption = ground.inlines(parts.caption)
    text = f"{source}\n{alt}\n{plain(caption)}"
    block_id = attributes.id or ground.ids.give("figure", text)
    return Figure(block_id, source, alt, caption, span, decorative=decorative)


def _image_path(parts: FigureParts, content: Passage, ground: Ground) -> str | None:
    """Give the path of an image, which must lie in the brief's folder."""
    source = parts.source.strip()
    outside = source.startswith(("/", "~", "#")) or ".." in source.split("/")
    if source and not outside and ":" not in source and "\\" not in source:
        return source.removeprefix("./")
    ground.sink.report(
        codes.BAD_LINK,
        f'"{source}" is not a path in the folder of the brief',
        at(content.span(*parts.source_at)),
        "copy the image into the folder of the brief and write figures/x.png",
    )
    return None
