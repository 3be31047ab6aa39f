"""``NamedTuple`` and ``StrEnum`` give what those of the standard library give."""

from __future__ import annotations

import copy
import enum
import inspect
import json
import pickle
import typing
from typing import Any, Generic, TypeVar, get_type_hints

import pytest

from briefgen.named import NamedTuple, StrEnum

T = TypeVar("T")


class Cite(NamedTuple):
    """Has fields, defaults, and some of its own making."""

    item: str
    locator: str = ""
    pages: tuple[int, ...] = (1, 2)
    KINDS = ("page", "chapter")

    @property
    def short(self) -> str:
        return self.item[:2]

    @classmethod
    def of(cls, words: str) -> Cite:
        return cls(*words.split())

    def __str__(self) -> str:
        return f"<{self.item}>"


class Standard(typing.NamedTuple):
    item: str
    locator: str = ""
    pages: tuple[int, ...] = (1, 2)


class Sum(NamedTuple):
    """Has the number of fields of another, and an addition of its own."""

    left: int
    right: int
    carry: int

    def __add__(self, other: object) -> int:
        return self.left + self.right + self.carry


class Holder(NamedTuple, Generic[T]):
    """Holds one of anything."""

    value: T


WIDE = [f"field_{number}" for number in range(40)]


def wide(count: int) -> Any:
    """Make a class of as many fields, each of them with its number for a default."""
    body = {"__annotations__": dict.fromkeys(WIDE[:count], "int"), "__module__": __name__}
    return type(NamedTuple)(f"Wide{count}", (NamedTuple,), {**body, **_numbered(count)})


def _numbered(count: int) -> dict[str, int]:
    return {name: number for number, name in enumerate(WIDE[:count])}


def test_it_is_made_by_place_and_by_name_with_defaults() -> None:
    assert Cite("a", pages=()) == ("a", "", ())
    assert Cite(locator="3", item="b") == ("b", "3", (1, 2))
    assert (Cite("a").item, Cite("a").locator, Cite("a", "4").pages) == ("a", "", (1, 2))
    item, *rest = Cite("a")
    assert (item, rest) == ("a", ["", (1, 2)])


@pytest.mark.parametrize(
    ("given", "named"),
    [((), {}), (("a", "b", (), 4), {}), (("a",), {"x": 1}), (("a",), {"item": 1})],
)
def test_wrong_arguments_are_refused_as_by_the_standard_one(
    given: tuple[Any, ...], named: dict[str, Any]
) -> None:
    said = []
    for kind in (Cite, Standard):
        with pytest.raises(TypeError) as refused:
            kind(*given, **named)
        said.append(str(refused.value).replace(f"{kind.__name__}.", ""))
    assert said[0] == said[1].replace("_cls", "cls")


def test_it_keeps_what_its_class_defines() -> None:
    assert Cite("nisar").short == "ni"
    assert Cite.of("a b") == Cite("a", "b")
    assert str(Cite("a")) == "<a>"
    assert (Cite.KINDS, Cite.__doc__) == (
        ("page", "chapter"),
        "Has fields, defaults, and some of its own making.",
    )
    assert Sum(1, 2, 3) + 0 == 6


def test_it_shows_itself_as_the_standard_one_does() -> None:
    assert repr(Cite("a", "b")) == repr(Standard("a", "b")).replace("Standard", "Cite")


def test_it_says_of_itself_what_the_standard_one_says() -> None:
    assert Cite._fields == Cite.__match_args__ == Standard._fields
    assert Cite._field_defaults == Standard._field_defaults
    assert get_type_hints(Cite) == get_type_hints(Standard)
    given, standard = (inspect.signature(kind).parameters.values() for kind in (Cite, Standard))
    assert [(p.name, p.kind, p.default) for p in given] == [
        (p.name, p.kind, p.default) for p in standard
    ]
    assert (Cite.__new__.__name__, Cite.__new__.__qualname__) == ("__new__", "Cite.__new__")


def test_it_cannot_be_changed() -> None:
    cite: Any = Cite("a")
    for name in ("item", "other"):
        with pytest.raises(AttributeError):
            setattr(cite, name, "b")
    assert not hasattr(cite, "__dict__")


def test_it_becomes_another_and_a_mapping() -> None:
    cite = Cite("a", "b")
    assert cite._replace(locator="c", item="d") == Cite("d", "c")
    assert type(cite._replace(locator="c")) is Cite
    assert cite._asdict() == Standard("a", "b")._asdict()
    made = Cite._make(["a", "b", ()])
    assert (type(made), made) == (Cite, Cite("a", "b", ()))


def test_a_field_that_it_has_not_is_refused() -> None:
    changes: dict[str, Any] = {"author": "b"}
    with pytest.raises(ValueError, match="author"):
        Cite("a")._replace(**changes)
    with pytest.raises(TypeError, match="expected 3 values, got 2"):
        Cite._make(["a", "b"])


def test_it_is_matched_by_place_and_by_name() -> None:
    match Cite("a", "b"):
        case Cite("a", locator=locator):
            assert locator == "b"
        case _:
            pytest.fail("no match")


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_it_is_copied_and_pickled_whole(protocol: int) -> None:
    cite = Cite("a", "b")
    for again in (copy.copy(cite), copy.deepcopy(cite), pickle.loads(pickle.dumps(cite, protocol))):
        assert (type(again), again) == (Cite, cite)


def test_it_can_be_generic() -> None:
    held = Holder[int](3)
    assert (held, held.value, type(held)) == ((3,), 3, Holder)


@pytest.mark.parametrize("count", [1, 11, 12, 13, 14, 40])
def test_each_number_of_fields_is_set_and_read_in_order(count: int) -> None:
    kind = wide(count)
    assert kind() == tuple(range(count))
    assert kind(**{WIDE[count - 1]: "last"})[count - 1] == "last"
    values = kind(*"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN"[:count])
    assert [getattr(values, name) for name in WIDE[:count]] == list(values)


def test_classes_of_one_number_of_fields_keep_their_own_names() -> None:
    with pytest.raises(TypeError, match=r"Sum\.__new__.*'right' and 'carry'"):
        Sum(1)  # type: ignore[call-arg]
    assert Sum(right=1, left=2, carry=3) == (2, 1, 3)


def test_a_field_without_a_default_after_one_with_is_refused() -> None:
    with pytest.raises(TypeError, match="Wrong has a field without a default after one with"):

        class Wrong(NamedTuple):
            a: int = 1
            b: int  # type: ignore[misc]


def test_it_can_have_no_fields() -> None:
    class Bare(NamedTuple):
        pass

    assert (Bare(), Bare()._asdict(), repr(Bare())) == ((), {}, "Bare()")


class Shade(StrEnum):
    """Has members, one of them under two names, and something of its own making."""

    LIGHT = "light grey"
    DARK = "dark"
    PLAIN = ""
    """No shade at all."""

    PALE = "light grey"

    @property
    def shown(self) -> bool:
        return self is not Shade.PLAIN


class StandardShade(enum.StrEnum):
    LIGHT = "light grey"
    DARK = "dark"
    PLAIN = ""
    PALE = "light grey"


def test_a_member_is_its_word_and_there_once() -> None:
    shade: Any = Shade.LIGHT
    assert (shade, shade.name, shade.value, type(shade)) == (
        "light grey",
        "LIGHT",
        "light grey",
        Shade,
    )
    assert (type(shade.value), type(str(shade)), f"{shade}") == (str, str, "light grey")
    assert shade is Shade.PALE is Shade("light grey") is Shade["LIGHT"] is Shade["PALE"]
    assert Shade.LIGHT.shown
    assert not Shade.PLAIN.shown
    assert (
        Shade.__doc__
        == "Has members, one of them under two names, and something of its own making."
    )


def test_an_enumeration_goes_through_its_members_as_the_standard_one_does() -> None:
    assert list(Shade) == list(StandardShade)
    assert [member.name for member in Shade] == [member.name for member in StandardShade]
    assert (len(Shade), list(Shade.__members__)) == (3, list(StandardShade.__members__))
    assert Shade._value2member_map_.keys() == StandardShade._value2member_map_.keys()
    assert Shade.DARK in Shade
    assert repr(Shade.DARK) == repr(StandardShade.DARK).replace("StandardShade", "Shade")
    assert {Shade.DARK: 1}["dark"] == {"dark": 1}[Shade.DARK] == 1


@pytest.mark.parametrize("wrong", ["DARK", "grey", 3, None, ["dark"]])
def test_a_word_that_is_no_member_is_refused_as_by_the_standard_one(wrong: Any) -> None:
    said = []
    for kind in (Shade, StandardShade):
        with pytest.raises(ValueError, match="is not a valid") as refused:
            kind(wrong)
        said.append(str(refused.value).replace("StandardShade", "Shade"))
    assert said[0] == said[1]
    with pytest.raises(KeyError):
        Shade["grey"]


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_member_stays_the_one_that_it_is(protocol: int) -> None:
    for shade in Shade:
        again = pickle.loads(pickle.dumps(shade, protocol))
        assert again is copy.copy(shade) is copy.deepcopy(shade) is shade
    assert json.loads(json.dumps(Shade.DARK)) == "dark"


def test_a_member_is_matched() -> None:
    match Shade("dark"):
        case Shade.LIGHT:
            pytest.fail("not that one")
        case Shade.DARK:
            pass
        case _:
            pytest.fail("no match")


def test_a_member_has_no_room_for_anything_else() -> None:
    dark: Any = Shade.DARK
    assert not hasattr(dark, "__dict__")
    with pytest.raises(AttributeError):
        dark.other = 1
