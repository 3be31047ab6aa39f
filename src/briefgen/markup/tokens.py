"""The inline tokenizer: markdown-it's, with the place of every token.

markdown-it gives inline tokens no positions. ``Tokenizer`` is its inline parser with a loop that
notes where each rule began and ended, and with the rules that are ours: note references,
citations, spans with attributes, superscript and subscript. Each token's ``meta["at"]`` is the
pair (start, end) in the text that was tokenized.

CommonMark 0.31.2, chapter 6; Pandoc's manual, "Citation syntax" and "Footnotes".
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline, RuleFuncInlineType
from markdown_it.rules_inline import StateInline, emphasis, link
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token

from briefgen.markup.keys import CITES

_NOTE: Final = re.compile(r"\[\^([^\]\[\s^]+)\]")
_EMPTY_CITE: Final = re.compile(r"\s*-?@\s*(?:[;,].*)?", re.DOTALL)
_SHALLOW: Final = 10  # far from the depth at which markdown-it gives up
_ESCAPED: Final = re.compile(r"\\.|`[^`]*`", re.DOTALL)
_ATTRIBUTES: Final = re.compile(r"\{([^{}\n]*)\}")
_RAISED: Final = re.compile(r"\^((?:\\.|[^\s\\^])+)\^")
_LOWERED: Final = re.compile(r"~((?:\\.|[^\s\\~])+)~(?!~)")


# What each rule begins with, and where words end therefore.
_SIGNS: Final = {
    "text": "",
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "emphasis": "*_",
    "bracket": "[",
    "link": "[",
    "image": "!",
    "at_sign": "@",
    "raised_or_lowered": "^~",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
}
_ANY_SIGN: Final = re.compile(f"[{re.escape(''.join(_SIGNS.values()))}\\]]")
_LABEL: Final = re.compile(r"\[[^\[\]\\`<^~]*\]")  # in which nothing can hide its end


def has_signs(text: str) -> bool:
    """Tell whether a text has any sign that could be markup."""
    return _ANY_SIGN.search(text) is not None


def _end_of_words(src: str, start: int, end: int) -> int:
    sign = _ANY_SIGN.search(src, start, end)
    return sign.start() if sign else end


def _applies(rules: tuple[RuleFuncInlineType, ...], state: StateInline) -> bool:
    """Let the rules tokenize in turn, until one has."""
    for rule in rules:  # noqa: SIM110 - no generator for each sign
        if rule(state, False):
            return True
    return False


class State(StateInline):
    """markdown-it's inline state, which also notes where pending text began."""

    pending_start: int = 0
    scanned: tuple[int, Scanned] | None = None

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803
        """Scan a run of ``*`` or ``_``; our rule and markdown-it's ask for the same one."""
        if self.scanned is None or self.scanned[0] != start:
            self.scanned = start, super().scanDelims(start, canSplitWord)
        return self.scanned[1]

    def pushPending(self) -> Token:  # noqa: N802  (markdown-it's name)
        token = super().pushPending()
        token.meta["at"] = (self.pending_start, self.pending_start + len(token.content))
        return token


class Tokenizer(ParserInline):
    """markdown-it's inline parser, noting places, and asking only rules that can begin there."""

    @cached_property
    def rules(self) -> dict[str, tuple[RuleFuncInlineType, ...]]:
        """The rules by the sign that they begin with; a bracket that closes begins none."""
        names, functions = self.ruler.get_active_rules(), self.ruler.getRules("")
        rules: dict[str, tuple[RuleFuncInlineType, ...]] = {"]": ()}
        for name, rule in zip(names, functions, strict=True):
            for sign in _SIGNS[name]:
                rules[sign] = (*rules.get(sign, ()), rule)
        return rules

    def tokenize(self, state: StateInline) -> None:
        """Tokenize ``state.src`` from ``pos`` to ``posMax``, as markdown-it does."""
        assert isinstance(state, State)
        src, end = state.src, state.posMax
        deepest = state.md.options["maxNesting"]
        while state.pos < end:
            start, first = state.pos, len(state.tokens)
            if not state.pending:
                state.pending_start = start
            rules = self.rules.get(src[start])
            if rules is None:
                state.pos = _end_of_words(src, start, end)
                state.append_pending(src[start : state.pos])
            elif state.level < deepest and _applies(rules, state):
                for token in state.tokens[first:]:
                    token.meta.setdefault("at", (start, state.pos))
            else:
                state.append_pending(src[state.pos])
                state.pos += 1
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:  # noqa: N802  (markdown-it's name)
        """Pass over one token, as a look ahead does; where nesting is too deep, over all."""
        start = state.pos
        known = state.cache.get(start)
        if known is None:
            if state.level >= state.md.options["maxNesting"]:
                state.pos = state.posMax + 1
            elif (rules := self.rules.get(state.src[start])) is None:
                state.pos = _end_of_words(state.src, start, state.posMax)
            else:
                state.level += 1
                if not any(rule(state, True) for rule in rules):
                    state.pos += 1
                state.level -= 1
            known = state.cache[start] = state.pos
        state.pos = known

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class Prose(MarkdownIt):
    """CommonMark with tables and without opinions on addresses: those are checked with a place."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - markdown-it's name
        return link


@cache
def prose_parser() -> Prose:
    """Give the one parser, with our rules among CommonMark's."""
    from briefgen.markup.containers import BlockParser, container

    md = Prose("commonmark")
    md.inline = Tokenizer()
    md.block = BlockParser()
    md.configure("commonmark").enable("table")
    ruler = md.inline.ruler
    ruler.at("emphasis", _emphasis)
    ruler.at("link", _link)
    ruler.before("link", "bracket", _bracket)
    ruler.after("image", "at_sign", _at_sign)
    ruler.after("at_sign", "raised_or_lowered", _raised_or_lowered)
    md.inline.ruler2.disable("fragments_join")
    md.block.ruler.before(
        "fence", "container", container, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    return md


def tokenize(text: str, references: dict[str, Any], used: set[str]) -> list[Token]:
    """Give the inline tokens of a text.

    ``references`` are its link definitions; those that a link uses are added to ``used``.
    """
    md = prose_parser()
    return md.inline.parse(text, md, {"references": references, "used": used}, [])


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Tokenize a run of ``*`` or ``_``, each with its place and whether it can open or close."""
    start = state.pos
    if silent or state.src[start] not in "*_":
        return False
    scanned = state.scanDelims(start, state.src[start] == "*")
    emphasis.tokenize(state, silent)
    for index, token in enumerate(state.tokens[-scanned.length :]):
        token.meta["at"] = (start + index, start + index + 1)
        token.meta["delimiter"] = scanned.can_open or scanned.can_close
    return True


def _link(state: StateInline, silent: bool) -> bool:
    """Tokenize a link; what looks like one and is none becomes a ``bad_link`` before its text."""
    start = state.pos
    if state.src[start] != "[":
        return False
    if link(state, silent):
        if not silent and state.src[state.pos - 1] == "]":
            _note_reference_use(state, start)
        return True
    if silent:
        return False
    close = state.md.helpers.parseLinkLabel(state, start, True)
    follows = state.src[close + 1 : close + 2]
    if close < 0 or follows not in ("(", "[") or not follows:
        return False
    rest = state.src.find(")" if follows == "(" else "]", close + 2)
    if rest < 0 or (follows == "[" and state.src[close + 2] in "^@-"):
        return False
    if follows == "[" and (
        CITES.search(state.src, close + 2, rest) or state.src[rest + 1 : rest + 2] in ("(", "{")
    ):
        return False
    token = state.push("bad_link", "", 0)
    token.meta["at"] = (start, min(rest + 1, state.posMax))
    token.info = follows
    token.content = state.src[close + 2 : rest]
    state.pos = start
    state.append_pending("[")
    _set_pending_start(state, start)
    state.pos += 1
    return True


def _note_reference_use(state: StateInline, start: int) -> None:
    """Remember that a link definition is used."""
    from markdown_it.common.utils import normalizeReference

    source = state.src[start : state.pos]
    label = source.rpartition("[")[2][:-1] or source[1 : source.rindex("][")]
    state.env["used"].add(normalizeReference(label))


def _set_pending_start(state: StateInline, start: int) -> None:
    assert isinstance(state, State)
    state.pending_start = start


def _bracket(state: StateInline, silent: bool) -> bool:
    """Tokenize ``[^name]``, ``[@key, p. 4]`` and ``[text]{attributes}``."""
    start, src = state.pos, state.src
    if src[start] != "[":
        return False
    if src.startswith("[^", start):
        match = _NOTE.match(src, start, state.posMax)
        if match is None:
            return False
        if not silent:
            state.push("note_reference", "", 0).content = match[1]
        state.pos = match.end()
        return True
    label = _LABEL.match(src, start, state.posMax)
    if label is not None and state.level < _SHALLOW:
        close = label.end() - 1
    elif (close := state.md.helpers.parseLinkLabel(state, start)) < 0:
        return False
    after = src[close + 1 : close + 2]
    if after != "(" and _is_citation(src, start + 1, close):
        if not silent:
            state.push("citation", "", 0).meta["inside"] = (start + 1, close)
        state.pos = close + 1
        return True
    if after == "{" and (match := _ATTRIBUTES.match(src, close + 1, state.posMax)):
        _nest(state, silent, "span", (start + 1, close, match.end()), match[1])
        return True
    return False


def _is_citation(src: str, start: int, end: int) -> bool:
    """Tell whether a key stands directly between these brackets, not in brackets inside."""
    if CITES.match(src, start, end):  # as most begin
        return True
    if _EMPTY_CITE.fullmatch(src, start, end):
        return True
    depth, at = 0, start
    for match in CITES.finditer(src, start, end):
        inside = src[at : match.start()]
        if "[" in inside or "]" in inside:
            inside = _ESCAPED.sub("", inside)
            depth += inside.count("[") - inside.count("]")
        at = match.start()
        if depth == 0:
            return True
    return False


def _nest(
    state: StateInline, silent: bool, kind: str, places: tuple[int, int, int], info: str
) -> None:
    """Tokenize the inside of a pair: ``places`` are where it begins, ends, and the pair ends."""
    begin, end, after = places
    if not silent:
        limit = state.posMax
        state.pos, state.posMax = begin, end
        state.push(f"{kind}_open", "", 1).info = info
        state.md.inline.tokenize(state)
        state.push(f"{kind}_close", "", -1)
        state.posMax = limit
    state.pos = after


def _raised_or_lowered(state: StateInline, silent: bool) -> bool:
    """Tokenize ``^sup^`` and ``~sub~`` (Pandoc), and the start of ``^[an inline note]``."""
    start, src = state.pos, state.src
    if src[start] not in "^~":
        return False
    if src.startswith("^[", start):
        if silent or state.md.helpers.parseLinkLabel(state, start + 1) < 0:
            return False
        state.push("inline_note", "", 0)
        state.pos = start + 1
        return True
    raised = src[start] == "^"
    match = (_RAISED if raised else _LOWERED).match(src, start, state.posMax)
    if match is None:
        return False
    places = (match.start(1), match.end(1), match.end())
    _nest(state, silent, "raised" if raised else "lowered", places, "")
    return True


def _at_sign(state: StateInline, silent: bool) -> bool:
    """Tokenize ``@key`` outside of brackets, as a mistake."""
    if silent or state.src[state.pos] != "@":
        return False
    begin = state.pos - (state.src[max(state.pos - 1, 0)] == "-")
    match = CITES.match(state.src, begin, state.posMax) or CITES.match(
        state.src, state.pos, state.posMax
    )
    if match is None:
        return False
    token = state.push("bare_citation", "", 0)
    token.content = match.group()[match.group().index("@") :]
    state.pos = match.end()
    return True
