"""A style's elements, abridged to what an item of one kind can print.

Stage 2, once more for each kind: Element × kind of item → Element. A style has a place for
everything that any source may have, and asks at each cite what there is. Items of one type that
have the same variables get the same answers, so that they are asked once: of a choose the branch
stays, a variable that is not there goes, a macro stands where it was called.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefgen.csl.elements import (
    PLAIN,
    Branch,
    Choose,
    Date,
    Element,
    Group,
    Label,
    Look,
    Missing,
    Names,
    Number,
    Test,
    TextMacro,
    TextVariable,
)
from briefgen.csl.item import DERIVED, Item

if TYPE_CHECKING:
    from briefgen.csl.style import Style

_MISSING = Missing()
_VARIABLES = frozenset({Date, Names, Number, TextVariable})


class Abridgement:
    """One style's elements, by kind of item."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.known: dict[tuple[int, object], tuple[Element, ...]] = {}
        self.sources: list[tuple[Element, ...]] = []

    def of(self, elements: tuple[Element, ...], item: Item) -> tuple[Element, ...]:
        """Return what of `elements` can print something of `item`."""
        key = (id(elements), item.kind)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = tuple(_Abridging(self.style, item).row(elements))
            self.sources.append(elements)  # a key is an id as long as what it names is there
        return found


class _Abridging:
    """Goes through elements for one item, which stands for its kind."""

    def __init__(self, style: Style, item: Item) -> None:
        self.style = style
        self.type, self.given, self.filled, self.circa = item.kind

    def row(self, elements: Iterable[Element]) -> list[Element]:
        """Abridge elements in a row."""
        into: list[Element] = []
        for element in elements:
            self._take(element, into)
        return into

    def _take(self, element: Element, into: list[Element]) -> None:
        match element:
            case TextMacro(macro, look):
                self._group(self.style.macro(macro), "", look, into)
            case Group(delimiter, children, look):
                self._group(children, delimiter, look, into)
            case Choose(branches):
                self._choose(branches, into)
            case Names():
                into.append(self._names(element))
            case Label(variable):
                if not self._misses(variable):
                    into.append(element)
            case Date(variable) | Number(variable) | TextVariable(variable):
                short = type(element) is TextVariable and element.form == "short"
                missing = self._misses(variable) and not (
                    short and not self._misses(f"{variable}-short")
                )
                into.append(_MISSING if missing else element)
            case _:
                into.append(element)

    def _misses(self, variable: str) -> bool:
        """Say whether an item of this kind certainly hasn't got a variable."""
        return variable not in self.given and variable not in DERIVED

    def _group(
        self, children: tuple[Element, ...], delimiter: str, look: Look, into: list[Element]
    ) -> None:
        # "Group": a group goes where variables are called and all of them are empty, and counts
        # as a variable in the group around it.
        inner = self.row(children)
        there = [element for element in inner if type(element) is not Missing]
        calls = len(there) < len(inner)
        if calls and not any(map(_may_fill, there)):
            into.append(_MISSING)
        elif len(there) == 1 and look is PLAIN and (_calls(there[0]) or type(there[0]) is Group):
            into += inner
        elif there:
            if calls and not any(map(_calls, there)):
                there.append(_MISSING)
            into.append(Group(delimiter, tuple(there), look))

    def _names(self, element: Names) -> Element:
        substitute = tuple(self._substitutes(element.substitute))
        if not substitute and all(map(self._misses, element.variables)):
            return _MISSING
        return element._replace(substitute=substitute) if element.substitute else element

    def _substitutes(self, elements: tuple[Element, ...]) -> Iterable[Element]:
        """Abridge what may stand in for names, each by itself."""
        for element in elements:
            if isinstance(element, TextMacro):
                yield Group("", tuple(self.row(self.style.macro(element.macro))), element.look)
            elif not isinstance(element, Names) or not all(map(self._misses, element.variables)):
                yield element

    def _choose(self, branches: tuple[Branch, ...], into: list[Element]) -> None:
        left: list[Branch] = []
        for branch in branches:
            tests = self._open(branch)
            if tests is None:
                continue
            if not tests and not left:
                into += self.row(branch.children)
                return
            left.append(Branch(branch.match, tests, tuple(self.row(branch.children))))
            if not tests:
                break
        if left:
            into.append(Choose(tuple(left)))

    def _open(self, branch: Branch) -> tuple[Test, ...] | None:
        """Return the tests that are left to ask, none where it holds; None if it never does."""
        if any(test.kind == "disambiguate" for test in branch.tests):
            return branch.tests  # each is counted where it is met
        decisive = branch.match in ("any", "none")
        left: list[Test] = []
        for test in branch.tests:
            answer = self._answer(test)
            if answer is None:
                left.append(test)
            elif answer is decisive:
                return () if branch.match == "any" else None
        if not left and branch.tests and branch.match == "any":
            return None
        return tuple(left)

    def _answer(self, test: Test) -> bool | None:
        """Answer a test for all items of the kind; None where that can't be."""
        match test.kind:
            case "type":
                return test.value == self.type
            case "variable" if test.value not in DERIVED:
                return test.value in self.filled
            case "is-numeric" if self._misses(test.value):
                return False
            case "is-uncertain-date":
                return test.value in self.circa
            case _:
                return None


def _calls(element: Element) -> bool:
    """Say whether an element calls a variable each time that it is rendered."""
    return type(element) in _VARIABLES and getattr(element, "variable", "") != "year-suffix"


def _may_fill(element: Element) -> bool:
    return type(element) in (Choose, Group) or _calls(element)
