"""Output tree -> rich text: affixes and delimiters set, quotes drawn, punctuation settled.

Stage 4. Two marks that meet where two parts join become what a compositor would set; which
pairs merge is a convention of CSL processors, laid down by the public test suite
(`punctuation_FullMonty…`). Marks within one field are its author's and stay.
"""

from __future__ import annotations

from typing import TypeAlias

from briefgen.csl.locale import Locale
from briefgen.csl.markup import INNER, NODECOR, Kept
from briefgen.csl.output import Child, Out, is_empty
from briefgen.csl.richtext import (
    Display,
    DisplayKind,
    Link,
    Node,
    RichText,
    Style,
    Styled,
    Text,
)

_MARKS = ".,:;!?"
_JOINING = f"{_MARKS} "  # what may not stay as it is where it begins a run
# left mark, right mark -> what is set. Pairs that aren't listed are both set.
_PAIRS = {
    "..": ".", "::": ":", ";;": ";", ",,": ",", "!!": "!", "??": "?",
    ";:": ";", "!:": "!", "?:": "?",
    ":.": ":", ";.": ";", "!.": "!", "?.": "?",
    ":!": "!", ";!": "!",
    ":?": "?", ";?": "?",
}  # fmt: skip
_INSIDE = ".,!?"  # what moves inside a closing quote

_AXES: dict[Style, tuple[int, Style]] = {
    Style.ITALIC: (0, Style.NO_ITALIC),
    Style.OBLIQUE: (0, Style.NO_ITALIC),
    Style.BOLD: (1, Style.NO_BOLD),
    Style.LIGHT: (1, Style.NO_BOLD),
    Style.SMALL_CAPS: (2, Style.NO_SMALL_CAPS),
    Style.UNDERLINE: (3, Style.NO_UNDERLINE),
}
_UNDO: dict[Style, int] = {undo: axis for axis, undo in set(_AXES.values())}
_Lettering: TypeAlias = "tuple[Style | None, ...]"
_UPRIGHT: _Lettering = (None, None, None, None)


class Run:
    """Characters that came from one place; `kind` says which sort of place."""

    __slots__ = ("inside", "kind", "text")

    def __init__(self, text: str, kind: str) -> None:
        self.text = text
        self.kind = kind
        self.inside = ""  # marks that moved in front of a closing quotation mark


CONTENT, AFFIX, OPEN, CLOSE, VERBATIM = "content", "affix", "open", "close", "verbatim"
EDGE = "edge"  # where a part begins that stands apart: nothing before it matters
KEPT = "kept"  # goes on in a field: what its author set there stays as it is


class _Box:
    """A node of the rich text to be: how to wrap, around what."""

    __slots__ = ("children", "wrap")

    def __init__(self, wrap: Style | DisplayKind | str, children: list[Run | _Box]) -> None:
        self.wrap = wrap
        self.children = children


class Setter:
    """Sets output trees in one language."""

    def __init__(self, locale: Locale, links: bool = False) -> None:
        self.outer = locale.quotes(inner=False)
        self.inner = locale.quotes(inner=True)
        self.in_quote = locale.punctuation_in_quote
        self.links = links

    def rich(self, node: Child | None) -> RichText:
        """Return the rich text of a tree."""
        if node is None:
            return RichText()
        runs: list[Run] = []
        boxes: list[Run | _Box] = []
        self._lay(node, boxes, runs, _UPRIGHT, 0)
        settle(runs, self.in_quote)
        return RichText(_nodes(boxes))

    def _lay(
        self, node: Child, into: list[Run | _Box], runs: list[Run], letters: _Lettering, depth: int
    ) -> bool:
        """Lay a node; say whether it has any characters of its own, between its affixes."""
        if isinstance(node, str):
            _run(node, KEPT if type(node) is Kept else CONTENT, into, runs)
            return bool(node)
        if node.display is not None:
            box = _Box(node.display, [])
            into.append(box)
            into = box.children
            runs.append(Run("", EDGE))
        if node.prefix:
            _run(node.prefix, AFFIX, into, runs)
        inner = into
        if node.quotes:
            if node.value == INNER and not depth:
                depth = 1
            marks = self.inner if depth % 2 else self.outer
            depth += 1
            _run(marks[0], OPEN, into, runs)
        if node.tag == NODECOR:
            inner, letters = _undecorated(inner, letters)
        for style in node.styles:
            inner, letters = _styled(style, node.parsed, inner, letters)
        if node.url:
            if self.links:
                box = _Box(node.url, [])
                inner.append(box)
                inner = box.children
            _run("".join(c for c in node.children if isinstance(c, str)), VERBATIM, inner, runs)
            filled = not is_empty(node)
        else:
            filled = self._lay_children(node, inner, runs, letters, depth)
        if node.quotes:
            _run(marks[1], CLOSE, into, runs)
        if node.suffix:
            _run(node.suffix, AFFIX, into, runs)
        return filled

    def _lay_children(
        self, node: Out, into: list[Run | _Box], runs: list[Run], letters: _Lettering, depth: int
    ) -> bool:
        filled = False
        delimiter = node.delimiter
        for child in node.children:
            if type(child) is str:  # by far the most
                if child:
                    if filled:
                        _run(delimiter, AFFIX, into, runs)
                    run = Run(child, CONTENT)
                    into.append(run)
                    runs.append(run)
                    filled = True
            elif not delimiter:
                filled = self._lay(child, into, runs, letters, depth) or filled
            else:
                before, behind = len(into), len(runs)
                if filled:
                    _run(delimiter, AFFIX, into, runs)
                if self._lay(child, into, runs, letters, depth):
                    filled = True
                else:  # nothing to part from the rest: neither affixes nor delimiter stand
                    del into[before:], runs[behind:]
        return filled


def _run(text: str, kind: str, into: list[Run | _Box], runs: list[Run]) -> None:
    if text:
        run = Run(text, kind)
        into.append(run)
        runs.append(run)


def _styled(
    style: Style, parsed: bool, into: list[Run | _Box], letters: _Lettering
) -> tuple[list[Run | _Box], _Lettering]:
    """Open one style; lettering within the same lettering flips, and `normal` may be nothing."""
    if style in _AXES:
        axis, undo = _AXES[style]
        if letters[axis] is style:
            if not parsed:
                return into, letters
            style, now = undo, None
        else:
            now = style
        letters = (*letters[:axis], now, *letters[axis + 1 :])
    elif style in _UNDO:
        axis = _UNDO[style]
        if letters[axis] is None:
            return into, letters
        letters = (*letters[:axis], None, *letters[axis + 1 :])
    box = _Box(style, [])
    into.append(box)
    return box.children, letters


def _undecorated(
    into: list[Run | _Box], letters: _Lettering
) -> tuple[list[Run | _Box], _Lettering]:
    for style, axis in _UNDO.items():
        if letters[axis] is not None:
            box = _Box(style, [])
            into.append(box)
            into = box.children
    return into, _UPRIGHT


def settle(runs: list[Run], in_quote: bool) -> None:
    """Settle the punctuation and the spaces where runs meet, in place."""
    done: list[Run] = []
    for run in runs:
        if run.text[:1] in _JOINING and run.kind in (CONTENT, AFFIX):
            while done and run.text[:1] in _MARKS and run.text and _meet(run, done, in_quote):
                pass
            if run.text[:1] == " " and done and done[-1].text[-1:] == " ":
                run.text = run.text.lstrip(" ")
        if run.text or run.kind == EDGE:
            done.append(run)


def _meet(run: Run, done: list[Run], in_quote: bool) -> bool:
    """Settle the first mark of `run` against what stands before it; say whether to look again."""
    mark = run.text[0]
    before = len(done) - 1
    while before >= 0 and done[before].kind == CLOSE:
        before -= 1
    if before < 0:
        return False
    left = done[before]
    if left.kind == EDGE:
        return False
    closing = done[before + 1] if before < len(done) - 1 else None
    last = closing.inside[-1] if closing is not None and closing.inside else left.text[-1]
    if last in _MARKS and left.kind != VERBATIM:
        pair = _PAIRS.get(last + mark)
        if closing is not None and not closing.inside and last != mark:
            # Between them stands a quotation mark: only a full stop gives way to what is inside.
            pair = pair if mark in _INSIDE else None
        if pair == last:
            run.text = run.text[1:]
            return False
        if pair == mark and closing is None:
            left.text = left.text[:-1]
            if not left.text:
                done.pop()
            return True
    if closing is not None and in_quote and mark in _INSIDE:
        closing.inside += mark
        run.text = run.text[1:]
    return False


def _nodes(boxes: list[Run | _Box]) -> tuple[Node, ...]:
    nodes: list[Node] = []
    pending = ""
    for box in boxes:
        if type(box) is Run:
            pending += box.inside + box.text if box.inside else box.text
            continue
        assert isinstance(box, _Box)
        children = _nodes(box.children)
        if not children:
            continue
        if pending:
            nodes.append(Text(pending))
            pending = ""
        nodes.append(_wrapped(box.wrap, children))
    if pending:
        nodes.append(Text(pending))
    return tuple(nodes)


def _wrapped(wrap: Style | DisplayKind | str, children: tuple[Node, ...]) -> Node:
    if isinstance(wrap, Style):
        return Styled(wrap, children)
    if isinstance(wrap, DisplayKind):
        return Display(wrap, children)
    return Link(wrap, children)
