"""Markup and quotation marks in fields -> output tree.

Fields may hold `<i>`, `<b>`, `<sup>`, `<sub>`, `<sc>`, small-caps spans, `class="nocase"` and
`class="nodecor"` spans (CSL-JSON conventions). Quotation marks become nodes, so that their
lettering follows the language and their depth ("flip-flopping").
"""

from __future__ import annotations

import re

from briefgen.csl.output import Child, Out
from briefgen.csl.richtext import Style

NOCASE = "nocase"
NODECOR = "nodecor"
INNER = "inner"  # written with the inner marks, though perhaps nothing is around it

_TAG = (
    r"</?(?:i|b|sc|sup|sub|em|strong)>"
    r'|<span\s+class="no(?:case|decor)">'
    r'|<span\s+style="\s*font-variant:\s*small-caps;?\s*">'
    r"|</span>"
)
_SPACED_MARK = r" (?=[:;?!»](?:\s|$))"  # as French sets them: the mark may not start a line
_NARROW = "\u202f"
_LETTERING = {
    "i": Style.ITALIC,
    "em": Style.ITALIC,
    "b": Style.BOLD,
    "strong": Style.BOLD,
    "sc": Style.SMALL_CAPS,
    "sup": Style.SUPERSCRIPT,
    "sub": Style.SUBSCRIPT,
}
_BEFORE_OPENING = frozenset(' \u00a0\t\n([{-–—/‘“"«‹>,')
_AFTER_CLOSING = frozenset(" \u00a0\t\n)]}-–—/,.;:!?’”\"'»›<…")


class Kept(str):
    """Characters of a field that follow others of the same field."""

    __slots__ = ()


class _Frame:
    """A tag or a quotation mark that may be closed later on."""

    __slots__ = ("children", "closer", "node", "opener")

    def __init__(self, opener: str = "", closer: str = "", node: Out | None = None) -> None:
        self.opener = opener
        self.closer = closer
        self.node = node
        self.children: list[Child] = []


class MarkupReader:
    """Reads fields for one language; results are kept, as the same title comes up again."""

    def __init__(self, pairs: tuple[tuple[str, str], ...]) -> None:
        """`pairs` are the language's outer and inner quotation marks.

        Without them only straight marks are read: in free text, curly ones are its author's.
        """
        closers = {'"': ('"',), "'": ("'", "’")}
        self.inner = pairs[1][0].strip() if pairs else ""
        for opening, closing in pairs:
            if opening and closing and opening.strip() not in closers:
                closers[opening.strip()] = (closing.strip(),)
        self.closers = closers
        self.closing = {mark for marks in closers.values() for mark in marks}
        marks = "".join(sorted({mark[0] for mark in closers} | {m[0] for m in self.closing}))
        self.token = re.compile(f"{_TAG}|[{re.escape(marks)}]")
        self.kept: dict[str, tuple[Child, ...]] = {}

    def read(self, text: str) -> tuple[Child, ...]:
        """Return the tree of one field."""
        found = self.kept.get(text)
        if found is None:
            tight = re.sub(_SPACED_MARK, _NARROW, text)
            found = tuple(self._parse(tight)) if self.token.search(tight) else (tight,)
            self.kept[text] = found
        return found

    def _parse(self, text: str) -> list[Child]:
        stack = [_Frame()]
        position = 0
        for match in self.token.finditer(text):
            if match.start() > position:
                stack[-1].children.append(text[position : match.start()])
            position = match.end()
            token = match.group()
            if len(token) > 1:
                self._tag(stack, token)
            else:
                self._mark(stack, token, text, match.start())
        if position < len(text):
            stack[-1].children.append(text[position:])
        while len(stack) > 1:
            _flatten(stack)
        children = _merged(stack[0].children)
        return [Kept(c) if at and isinstance(c, str) else c for at, c in enumerate(children)]

    def _tag(self, stack: list[_Frame], token: str) -> None:
        if token[1] != "/":
            node = Out([], styles=(_LETTERING[token[1:-1]],)) if token[1:-1] in _LETTERING else None
            if node is None:
                kind = NOCASE if NOCASE in token else NODECOR if NODECOR in token else ""
                styles = () if kind else (Style.SMALL_CAPS,)
                node = Out([], styles=styles, tag=kind)
            node.parsed = True
            name = token[1:-1].split()[0]
            stack.append(_Frame(token, f"</{name}>", node))
            return
        if not _close(stack, token):
            stack[-1].children.append(token)

    def _mark(self, stack: list[_Frame], mark: str, text: str, at: int) -> None:
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        nested = before == stack[-1].opener and not stack[-1].children
        may_open = (
            mark in self.closers
            and (nested or before in _BEFORE_OPENING)
            and after not in " \u00a0"
            and not (mark == "'" and after.isdigit())  # the '90s
        )
        may_close = mark in self.closing and (after in _AFTER_CLOSING or not after.isalnum())
        if may_close and not (may_open and before in " \u00a0") and _close(stack, mark):
            return
        if may_open:
            node = Out([])
            node.quotes = True
            node.value = INNER if mark == self.inner else None
            stack.append(_Frame(mark, "".join(self.closers[mark]), node))
            return
        stack[-1].children.append("’" if mark in "'’" else mark)


def _close(stack: list[_Frame], token: str) -> bool:
    """Close the innermost frame that `token` closes; frames above it were no frames after all."""
    for depth in range(len(stack) - 1, 0, -1):
        frame = stack[depth]
        closes = (
            frame.closer == token
            if len(token) > 1
            else token in frame.closer and (len(frame.opener) == 1)
        )
        if not closes:
            continue
        if any(len(above.opener) > 1 for above in stack[depth + 1 :]) and len(token) == 1:
            return False
        while len(stack) - 1 > depth:
            _flatten(stack)
        stack.pop()
        assert frame.node is not None
        frame.node.children = _merged(frame.children)
        if frame.opener == "«":
            _trim(frame.node.children)
        stack[-1].children.append(frame.node)
        return True
    return False


def _trim(children: list[Child]) -> None:
    """Drop the spaces within French marks: the language's own marks bring theirs."""
    if children and isinstance(children[0], str):
        children[0] = children[0].lstrip()
    if children and isinstance(children[-1], str):
        children[-1] = children[-1].rstrip()


def _flatten(stack: list[_Frame]) -> None:
    frame = stack.pop()
    opener = "’" if frame.opener == "'" else frame.opener
    stack[-1].children.append(opener)
    stack[-1].children.extend(frame.children)


def _merged(children: list[Child]) -> list[Child]:
    merged: list[Child] = []
    for child in children:
        if isinstance(child, str) and merged and isinstance(merged[-1], str):
            merged[-1] += child
        else:
            merged.append(child)
    return merged
