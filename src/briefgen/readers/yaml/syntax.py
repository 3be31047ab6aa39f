"""The parser's complaints, told again as what an author did and how to mend it.

The words of libyaml ("did not find expected key") name its own state; the mend is found from
the line at which it stopped.
"""

from __future__ import annotations

import re
from typing import Any, Final

from briefgen.diagnostics import Sink
from briefgen.diagnostics.diagnostic import Label
from briefgen.diagnostics.register import yaml as codes
from briefgen.frozen import frozen
from briefgen.source import SourceFile

_LEADING: Final = re.compile(r"(?:^|(?<=[ \t]))(?:-[ \t]+|[^\s:#'\"][^:#\n]*:[ \t]+)*([*&!@`%|>])")
_QUOTED_VALUE: Final = re.compile(
    r"""(?:^|[ \t])(?:-|[\w-]+:)[ \t]+("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\[[^\]]*\]|\{[^}]*\})"""
    r"""[ \t]*[^\s#,:\]}]"""
)


_LEFT_OPEN: Final = re.compile(
    r"""^[ ]*(?:-[ ]+)?[\w-]+:[ ]+(?:(")[^"]*\n[^"]*|(')[^']*\n[^']*)\Z""", re.MULTILINE
)
"""A quotation that runs on over lines up to the place where the parser stopped."""


@frozen
class _Finding:
    offset: int
    message: str
    hint: str


def report_syntax_error(error: Any, file: SourceFile, sink: Sink) -> None:
    """Report a ``yaml.YAMLError`` at the place where the mend is needed."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    offset = min(mark.index, len(file.text)) if mark is not None else 0
    finding = _find(getattr(error, "problem", "") or str(error), error, file, offset)
    sink.report(
        codes.YAML_SYNTAX,
        finding.message,
        (Label(file.span(finding.offset, finding.offset + 1), "here"),),
        finding.hint,
    )


def _find(problem: str, error: Any, file: SourceFile, offset: int) -> _Finding:
    """Match what stands at the place against the mistakes that authors make."""
    line_start = file.text.rfind("\n", 0, offset) + 1
    line = file.line(file.location(offset).line)
    character = file.text[offset : offset + 1]
    context = str(getattr(error, "context", "") or "")
    context_mark = getattr(error, "context_mark", None)
    opened = context_mark.index if context_mark is not None else offset
    if character == "\t" or (line[: offset - line_start].strip() == "" and line.startswith("\t")):
        return _Finding(offset, "a tab can't indent YAML", "indent with spaces")
    if problem.startswith("mapping values are not allowed"):
        return _Finding(
            offset,
            'a colon and a space ("key: value") stand where no key can be',
            'put text that holds ": " in quotes or in a | block; '
            "if it is a key, check the indentation",
        )
    if problem.startswith("block sequence entries are not allowed"):
        return _Finding(
            offset,
            'a list can\'t begin on the line of its key, nor text with "- "',
            "begin the list on the next line; put text that begins so in quotes",
        )
    if "alias" in context or "anchor" in context or "tag" in context:
        sign = file.text[opened : opened + 1]
        return _Finding(
            opened,
            f'text can\'t begin with "{sign}" in YAML',
            "put the whole text in quotes or in a | block",
        )
    if character in "@`%" and character and "cannot start" in problem:
        return _Finding(
            offset,
            f'text can\'t begin with "{character}" in YAML',
            "put the whole text in quotes or in a | block",
        )
    if "quoted scalar" in context and "end of stream" in problem:
        return _Finding(
            opened,
            "this quotation mark is never closed",
            "close it; or write the text as a | block, where quotation marks are plain text",
        )
    if "escape" in problem:
        return _Finding(
            offset,
            "this escape is not known in YAML",
            "write a backslash in double quotes as \\\\, or write the text as a | block",
        )
    if "block scalar" in context:
        return _Finding(
            offset,
            f"text stands on the line of the {file.text[opened : opened + 1] or '|'} sign",
            "begin the text on the next line, indented",
        )
    return _find_by_line(problem, context, file, (line_start, line, offset, opened))


def _find_by_line(
    problem: str, context: str, file: SourceFile, place: tuple[int, str, int, int]
) -> _Finding:
    """Look at the line, and the line before it, for text that wanted quotes."""
    line_start, line, offset, opened = place
    before = file.text[:offset]
    if before.endswith(('"', "'")) and (runaway := _LEFT_OPEN.search(before[:-1])):
        return _Finding(
            runaway.start(runaway.lastindex or 0),
            f"this quotation mark is not closed on its line; it pairs with the next {before[-1]}",
            "close it; or write the text as a | block, where quotation marks are plain text",
        )
    if "flow" in context:
        sign = file.text[opened : opened + 1]
        return _Finding(
            opened,
            f'the "{sign}" that begins here is not closed, or text follows it',
            "close it; text that begins with [ or { must be in quotes",
        )
    if match := _QUOTED_VALUE.search(line):
        return _Finding(
            line_start + match.start(1),
            "text goes on after the closing quotation mark or bracket",
            "put the whole text in quotes, or write it as a | block",
        )
    previous_start = file.text.rfind("\n", 0, max(line_start - 1, 0)) + 1
    previous = file.text[previous_start : max(line_start - 1, 0)]
    if (cut := previous.find(" #")) != -1:
        return _Finding(
            previous_start + cut + 1,
            "the text ends here: a # after a space begins a comment in YAML",
            "put the text in quotes or in a | block",
        )
    if "expected key" in problem or "expected '-'" in problem or "block end" in problem:
        return _Finding(
            offset,
            "this line fits no list and no key above it",
            'check the indentation; a key needs ": " after it',
        )
    if "could not find expected ':'" in problem:
        return _Finding(
            opened,
            "this line is neither a key nor part of a text",
            'write "key: value", or indent the line under its | block',
        )
    return _Finding(offset, f"this is not YAML: {problem}", "check the indentation and the quotes")
