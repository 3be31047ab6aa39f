"""``[see @key, pp. 4–5; -@other, chap. 2 for more]`` -> Citation.

The syntax is Pandoc's ("Citation syntax"), the parts are CSL's: prefix, locator with its label,
suffix.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefgen.diagnostics import Sink, at
from briefgen.diagnostics.register import markup as codes
from briefgen.markup.keys import CITES
from briefgen.markup.locators import read_locator
from briefgen.model.inlines import Citation, Cite, Inline
from briefgen.source import Passage, Span

_SIGNS = re.compile(r"\\.|[`\[\]{};]", re.DOTALL)

ReadInlines = Callable[[Passage], tuple[Inline, ...]]


def read_citation(
    passage: Passage, inside: tuple[int, int], sink: Sink, read: ReadInlines
) -> Citation | None:
    """Read what stands between the brackets of a citation; None where no cite is left.

    ``read`` parses the inlines of a prefix or suffix.
    """
    start, end = inside
    cites = [
        cite
        for part in _parts(passage.text, start, end)
        if (cite := _read_cite(passage, part, sink, read)) is not None
    ]
    if not cites:
        return None
    return Citation(tuple(cites), passage.span(start - 1, end + 1))


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Split at semicolons that stand in no bracket, brace or code."""
    if text.find(";", start, end) == -1:  # one cite, as most
        yield start, end
        return
    depth, begin = 0, start
    code = False
    for match in _SIGNS.finditer(text, start, end):
        match match.group():
            case "`":
                code = not code
            case "[" | "{" if not code:
                depth += 1
            case "]" | "}" if not code:
                depth -= 1
            case ";" if not code and depth == 0:
                yield begin, match.start()
                begin = match.end()
    yield begin, end


def _read_cite(
    passage: Passage, part: tuple[int, int], sink: Sink, read: ReadInlines
) -> Cite | None:
    start, end = part
    text = passage.text
    match = CITES.search(text, start, end)
    if match is None:
        _report_no_key(passage, part, sink)
        return None
    begin, after = match.span()
    minus, braced, bare = match.groups()
    if text.find("@", after, end) != -1 and (second := CITES.search(text, after, end)):
        sink.report(
            codes.SEVERAL_KEYS,
            f'"{second.group()}" is a second source in one part of the citation',
            at(_span(passage, second.start(), second.end())),
            f"part sources with a semicolon: [@{braced or bare}; {second.group()}]",
        )
        end = second.start()
    locator = read_locator(text, after, end)
    return Cite(
        braced or bare,
        passage.span(begin + len(minus), after),
        _affix(passage, start, begin, read),
        locator.label if locator else "page",
        locator.text if locator else "",
        _affix(passage, locator.end if locator else after, end, read),
        suppress_author=minus != "",
    )


def _affix(passage: Passage, start: int, end: int, read: ReadInlines) -> tuple[Inline, ...]:
    """Read a prefix or suffix as it stands; white space alone is none."""
    if start >= end or not passage.text[start:end].strip():
        return ()
    return read(passage.extract((start, end)))


def _report_no_key(passage: Passage, part: tuple[int, int], sink: Sink) -> None:
    start, end = part
    words = passage.text[start:end].strip()
    begin = start + len(passage.text[start:end]) - len(passage.text[start:end].lstrip())
    message = f'"{words}" names no source' if words else "a part of this citation is empty"
    sink.report(
        codes.EMPTY_CITE,
        message,
        at(_span(passage, begin if words else start, begin + len(words) if words else start + 1)),
        "give the key of a source, as in [see @key, p. 4]; "
        "a semicolon within a cite is written \\;",
    )


def _span(passage: Passage, start: int, end: int) -> Span:
    return passage.span(start, max(end, start + 1))
