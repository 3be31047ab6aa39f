"""Disambiguation of cites (CSL 1.0.2, "Disambiguation").

Cites are compared as they print in a later note, since that is where readers meet them short.
Name by name, its given name is expanded and, behind it, the next one shown; what is left after
all names gets year-suffixes, or where the style knows none, the `disambiguate` condition. A step
is kept only if it tells some of a set of ambiguous cites apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

from briefgen.csl.citation import Place, Position
from briefgen.csl.context import NO_EXPANSION, Context, Expansion, NameBlock
from briefgen.csl.givennames import global_levels
from briefgen.csl.output import text_of
from briefgen.csl.render import render_all
from briefgen.named import NamedTuple

if TYPE_CHECKING:
    from briefgen.csl.processor import Processor

_LATER = Place(Position.SUBSEQUENT, near_note=True)


_Givens: TypeAlias = dict[tuple[int, int], int]


class _State(NamedTuple):
    """What has been added to one item so far."""

    names: dict[int, int]
    givens: _Givens
    conditions: int = 0
    year_suffix: str = ""

    def with_names(self, index: int, count: int) -> _State:
        return _State(self.names | {index: count}, self.givens)

    def with_given(self, key: tuple[int, int], level: int) -> _State:
        return _State(self.names, self.givens | {key: level})

    def expansion(self) -> Expansion:
        if not (self.names or self.givens or self.year_suffix or self.conditions):
            return NO_EXPANSION
        return Expansion(self.names, self.givens, self.year_suffix, self.conditions)


class _Disambiguation:
    """One run over all registered items."""

    def __init__(self, processor: Processor) -> None:
        self.processor = processor
        options = processor.style.citation.options
        self.order = list(processor.registered)
        self.add_names = options.get("disambiguate-add-names") == "true"
        self.add_givens = options.get("disambiguate-add-givenname") == "true"
        self.add_suffix = options.get("disambiguate-add-year-suffix") == "true"
        self.rule = options.get("givenname-disambiguation-rule", "by-cite")
        self.states = {item_id: _State({}, {}) for item_id in self.order}
        self.blocks: dict[str, list[NameBlock]] = {}
        self.most_conditions = 0  # that any one cite has met
        self.elements = processor.style.citation.children

    def run(self) -> Mapping[str, Expansion]:
        texts = {item_id: self.text(item_id) for item_id in self.order}
        if self.add_givens and self.rule != "by-cite":
            changed = self._expand_globally()
            texts |= {item_id: self.text(item_id) for item_id in changed}
        for group in _groups(texts):
            self._resolve(group)
        return {
            item_id: state.expansion()
            for item_id, state in self.states.items()
            if state != _State({}, {})
        }

    def text(self, item_id: str, state: _State | None = None) -> str:
        """Return an item's cite as it would print later on."""
        cx = self.context(item_id, state or self.states[item_id])
        text = "\0".join(text_of(child) for child in render_all(cx, cx.abridged(self.elements)))
        self.blocks.setdefault(item_id, cx.blocks)
        self.most_conditions = max(self.most_conditions, cx.conditions_met)
        return text

    def context(self, item_id: str, state: _State) -> Context:
        cx = self.processor.context(item_id, "citation", None, _LATER)
        cx.expansion = state.expansion()
        return cx

    def _expand_globally(self) -> list[str]:
        levels = global_levels(self.blocks, self.rule, self.processor.style)
        for item_id, givens in levels.items():
            self.states[item_id].givens.update(givens)
        return list(levels)

    # Names and given names, cite by cite -------------------------------------------------------

    def _resolve(self, group: list[str]) -> None:
        left = [group]
        if self.add_givens and self.rule == "by-cite":
            left = list(self._by_givens(group, 0, 0, 0))
        elif self.add_names:
            left = list(self._by_names(group, 0, 1))
        if self.add_suffix:
            for each in left:
                self._add_suffixes(each)
        elif left and self.processor.style.tests_disambiguation:
            for each in left:
                self._by_condition(each)

    def _split(self, group: list[str], states: Mapping[str, _State]) -> list[list[str]]:
        by_text: dict[str, list[str]] = {}
        for item_id in group:
            by_text.setdefault(self.text(item_id, states[item_id]), []).append(item_id)
        return list(by_text.values())

    def _by_names(self, group: list[str], index: int, count: int) -> Iterator[list[str]]:
        """Show more names, one by one; yield what can't be told apart by them."""
        for block, more in self._name_steps(group, index, count):
            states = {i: self.states[i].with_names(block, more) for i in group}
            parts = self._split(group, states)
            if len(parts) > 1:
                self.states.update(states)
                for part in parts:
                    if len(part) > 1:
                        yield from self._by_names(part, block, more)
                return
        yield group

    def _name_steps(self, group: list[str], index: int, count: int) -> Iterator[tuple[int, int]]:
        for at in range(index, self._depth(group)):
            blocks = [b for i in group for b in self.blocks[i] if b.at == at]
            hidden = [b for b in blocks if b.shown < len(b.names)]
            start = count if at == index else 1
            for more in range(start + 1, max((len(b.names) for b in hidden), default=0) + 1):
                if any(b.shown < more for b in hidden):
                    yield at, more

    def _depth(self, group: list[str]) -> int:
        return max((b.at + 1 for i in group for b in self.blocks[i]), default=0)

    def _by_givens(
        self, group: list[str], index: int, number: int, level: int
    ) -> Iterator[list[str]]:
        """Expand given names, name by name; yield what can't be told apart by them."""
        states = {i: self.states[i] for i in group}
        for key, levels, reveal in self._given_steps(group, index, number):
            if reveal:
                states = {i: states[i].with_names(key[0], key[1] + 1) for i in group}
                parts = self._split(group, states)
                if len(parts) > 1:
                    yield from self._keep(parts, states, key, 0)
                    return
            for each in levels:
                if key == (index, number) and each <= level:
                    continue
                expanded = {i: states[i].with_given(key, each) for i in group}
                parts = self._split(group, expanded)
                if len(parts) > 1:
                    yield from self._keep(parts, expanded, key, each)
                    return
        yield group

    def _keep(
        self,
        parts: list[list[str]],
        states: Mapping[str, _State],
        key: tuple[int, int],
        level: int,
    ) -> Iterator[list[str]]:
        self.states.update(states)
        for part in parts:
            if len(part) > 1:
                yield from self._by_givens(part, *key, level)

    def _given_steps(
        self, group: list[str], index: int, number: int
    ) -> Iterator[tuple[tuple[int, int], tuple[int, ...], bool]]:
        for at in range(index, self._depth(group)):
            blocks = [b for i in group for b in self.blocks[i] if b.at == at]
            if not blocks:
                continue
            shown = min(b.shown for b in blocks)
            shown = max(shown, *(self.states[i].names.get(at, 0) for i in group), 0)
            total = max(len(b.names) for b in blocks)
            levels = given_levels(blocks[0])
            for name in range(number if at == index else 0, total):
                if name >= shown and not self.add_names:
                    break
                yield (at, name), levels, name >= shown

    # Condition and year-suffix -----------------------------------------------------------------

    def _by_condition(self, group: list[str], count: int = 1) -> None:
        """Let one more `disambiguate` condition hold, until the cites differ or none is left."""
        for item_id in group:
            state = self.states[item_id]
            self.states[item_id] = _State(state.names, state.givens, count)
        parts = self._split(group, self.states)
        if self.most_conditions > count:
            for part in parts:
                if len(part) > 1:
                    self._by_condition(part, count + 1)

    def _add_suffixes(self, group: list[str]) -> None:
        # "disambiguate-add-year-suffix": in the order of the bibliography.
        for number, item_id in enumerate(sorted(group, key=self.processor.number)):
            state = self.states[item_id]
            self.states[item_id] = _State(
                state.names, state.givens, state.conditions, letters(number)
            )


def given_levels(block: NameBlock) -> tuple[int, ...]:
    """Return the steps by which a given name can grow: 1 for initials, 2 for all of it."""
    options = block.options
    initials = options.initialize_with is not None and options.initialize
    if options.form == "short":
        return (1, 2) if initials else (2,)
    return (2,) if initials else ()


def letters(number: int) -> str:
    """Return a, b, … z, aa, ab, … for 0, 1, …"""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(97 + rest) + text
    return text


def _groups(texts: Mapping[str, str]) -> list[list[str]]:
    by_text: dict[str, list[str]] = {}
    for item_id, text in texts.items():
        by_text.setdefault(text, []).append(item_id)
    return [group for group in by_text.values() if len(group) > 1]


def disambiguated(processor: Processor) -> Mapping[str, Expansion]:
    """Return what must be added to the cites of each item; items that need nothing are left out."""
    options = processor.style.citation.options
    wanted = any(
        options.get(key) == "true"
        for key in (
            "disambiguate-add-names",
            "disambiguate-add-givenname",
            "disambiguate-add-year-suffix",
        )
    )
    if not wanted and not processor.style.tests_disambiguation:
        return {}
    return _Disambiguation(processor).run()
