"""A style's elements, abridged to what an item of one kind can print.

Stage 2, once more for each kind: Element × kind of item → Element. A style has a place for
everything that any source may have, and asks at each cite what there is. Items of one type that
have the same variables get the same answers, so that they are asked once: of a choose the branch
stays, a variable that is not there goes, a macro stands where it was called.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

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
            take = _TAKE.get(type(element))
            if take is None:
                into.append(element)
            else:
                take(self, element, into)
        return into

    def text_macro(self, element: TextMacro, into: list[Element]) -> None:
        self._group(self.style.macro(element.macro), "", element.look, into)

    def group(self, element: Group, into: list[Element]) -> None:
        self._group(element.children, element.delimiter, element.look, into)

    def variable(self, element: Date | Number | TextVariable, into: list[Element]) -> None:
        missing = self._misses(element.variable)
        if missing and type(element) is TextVariable and element.form == "short":
            missing = self._misses(f"{element.variable}-short")
        into.append(_MISSING if missing else element)

    def label(self, element: Label, into: list[Element]) -> None:
        if not self._misses(element.variable):
            into.append(element)

    def _misses(self, variable: str) -> bool:
        """Say whether an item of this kind certainly hasn't got a variable."""
        return variable not in self.given and variable not in DERIVED

    def _group(
        self, children: tuple[Element, ...], delimiter: str, look: Look, into: list[Element]
    ) -> None:
        # "Group": a group goes where variables are called and all of them are empty, and counts
        # as a variable in the group around it.
        inner = list(_without_groups(self.row(children), delimiter))
        there = [element for element in inner if type(element) is not Missing]
        calls = len(there) < len(inner)
        if not there:
            into += inner[:1]
        elif calls and not any(map(_may_fill, there)):
            into.append(_MISSING)
        elif len(there) == 1 and look is PLAIN and _is_whole(there[0]):
            into += inner
        else:
            if calls and not any(map(_calls, there)):
                there.append(_MISSING)
            into.append(Group(delimiter, tuple(there), look))

    def names(self, element: Names, into: list[Element]) -> None:
        substitute = tuple(self._substitutes(element.substitute))
        if not substitute and all(map(self._misses, element.variables)):
            into.append(_MISSING)
        elif not element.substitute:
            into.append(element)
        else:
            into.append(element._replace(substitute=substitute))

    def _substitutes(self, elements: tuple[Element, ...]) -> Iterable[Element]:
        """Abridge what may stand in for names, each by itself."""
        for element in elements:
            if isinstance(element, TextMacro):
                yield Group("", tuple(self.row(self.style.macro(element.macro))), element.look)
            elif not isinstance(element, Names) or not all(map(self._misses, element.variables)):
                yield element

    def choose(self, element: Choose, into: list[Element]) -> None:
        left: list[Branch] = []
        for branch in element.branches:
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
        decisive = branch.match in ("any", "none")
        left: list[Test] = []
        for test in branch.tests:
            if test.kind == "disambiguate":  # stands first, and is counted where it is met
                return branch.tests
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


_TAKE: dict[type, Callable[[_Abridging, Any, list[Element]], None]] = {
    TextMacro: _Abridging.text_macro,
    Group: _Abridging.group,
    Choose: _Abridging.choose,
    Names: _Abridging.names,
    Label: _Abridging.label,
    Date: _Abridging.variable,
    Number: _Abridging.variable,
    TextVariable: _Abridging.variable,
}


def _calls(element: Element) -> bool:
    """Say whether an element calls a variable each time that it is rendered."""
    return type(element) in _VARIABLES and getattr(element, "variable", "") != "year-suffix"


def _is_whole(element: Element) -> bool:
    """Say whether a group around nothing but the element makes no difference to anything.

    A variable, and a group itself, prints and counts as a group does; so does a choose of one of
    them in each branch.
    """
    if type(element) is Choose:
        branches = [branch.children for branch in element.branches]
        return all(len(children) == 1 and _is_whole(children[0]) for children in branches)
    return _calls(element) or type(element) in (Group, Missing)


def _without_groups(elements: Iterable[Element], delimiter: str) -> Iterator[Element]:
    """Put in place of a group, with the delimiter that is around it, what it groups."""
    for element in elements:
        if (
            type(element) is Group
            and element.delimiter == delimiter
            and element.look is PLAIN
            and all(map(_is_whole, element.children))
        ):
            yield from element.children
        else:
            yield element


def _may_fill(element: Element) -> bool:
    return type(element) in (Choose, Group) or _calls(element)
