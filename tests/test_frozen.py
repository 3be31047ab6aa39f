"""``@frozen`` and ``@slotted`` give what ``dataclass(slots=True)`` gives, frozen or not."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import pytest

from briefgen.frozen import frozen, replace, slotted

T = TypeVar("T")


@frozen
class Point:
    """Has plain fields, a default, and one of its own making."""

    x: int
    y: int = 2
    tags: list[str] = field(default_factory=list, compare=False)
    length: float = field(init=False, compare=False, repr=False, default=0.0)

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", (self.x**2 + self.y**2) ** 0.5)

    @property
    def double(self) -> int:
        return 2 * self.x


@dataclass(frozen=True, slots=True)
class Standard:
    x: int
    y: int = 2
    tags: list[str] = field(default_factory=list, compare=False)
    length: float = field(init=False, compare=False, repr=False, default=0.0)

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", (self.x**2 + self.y**2) ** 0.5)


@frozen
class Empty:
    """Has nothing."""


@frozen
class Holder(Generic[T]):
    """Holds one of anything."""

    value: T


def test_it_is_made_by_place_and_by_name_with_defaults() -> None:
    assert (Point(1).x, Point(1).y, Point(3, y=4).length) == (1, 2, 5.0)
    assert Point(1).tags is not Point(1).tags
    assert Point(3).double == 6


@pytest.mark.parametrize("arguments", [(), (1, 2, [], 4.0), (1, 2, [], 4, 5)])
def test_wrong_arguments_are_refused_as_by_the_standard_one(arguments: tuple[object, ...]) -> None:
    for kind in (Point, Standard):
        with pytest.raises(TypeError):
            kind(*arguments)


def test_it_compares_and_hashes_by_the_fields_that_count() -> None:
    assert Point(1, 2, ["a"]) == Point(1, 2, ["b"])
    assert Point(1) != Point(2)
    assert Point(1) != Standard(1)
    assert hash(Point(1, 2)) == hash(Point(1)) == hash(Standard(1))
    assert Empty() == Empty()
    assert len({Empty(), Empty()}) == 1


def test_it_shows_itself_as_the_standard_one_does() -> None:
    assert repr(Point(1)) == repr(Standard(1)).replace("Standard", "Point")
    assert repr(Empty()) == "Empty()"


def test_it_cannot_be_changed() -> None:
    point = Point(1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del point.x
    assert not hasattr(point, "__dict__")


def test_the_standard_librarys_functions_take_it() -> None:
    assert dataclasses.is_dataclass(Point)
    assert dataclasses.replace(Point(1), y=5) == Point(1, 5)
    assert dataclasses.asdict(Point(1, 2)) == dataclasses.asdict(Standard(1, 2))
    names = [f.name for f in dataclasses.fields(Point)]
    assert names == [f.name for f in dataclasses.fields(Standard)]


def test_it_is_copied_and_pickled_whole() -> None:
    point = Point(3, 4, ["a"])
    for again in (copy.copy(point), copy.deepcopy(point), pickle.loads(pickle.dumps(point))):
        assert (again, again.tags, again.length) == (point, ["a"], 5.0)


def test_it_is_matched_by_place() -> None:
    match Point(1, 2):
        case Point(x, y, tags):
            assert (x, y, tags) == (1, 2, [])
    assert Point.__match_args__ == Standard.__match_args__
    assert Holder(3).value == 3


@slotted
class Tally:
    """Can be changed."""

    name: str
    seen: list[str] = field(default_factory=list)
    count: int = 0


@frozen
class Swapped:
    """Has the shape of another class, and names in another order."""

    y: int
    x: int = 2


def test_classes_of_one_shape_keep_their_own_names_and_defaults() -> None:
    assert (Swapped(y=1).x, Swapped(5, x=6).y) == (2, 5)
    assert (Swapped.__init__.__qualname__, Point.__init__.__name__) == (
        "Swapped.__init__",
        "__init__",
    )
    with pytest.raises(TypeError, match=r"Swapped\.__init__.*'y'"):
        Swapped()  # type: ignore[call-arg]


def test_a_slotted_one_can_be_changed_and_equals_itself_only() -> None:
    tally = Tally("a", count=2)
    tally.count += 1
    tally.seen.append("b")
    assert (tally.name, tally.seen, tally.count) == ("a", ["b"], 3)
    assert (Tally("a").seen, Tally("a") == Tally("a"), tally == tally) == ([], False, True)
    assert repr(tally) == "Tally(name='a', seen=['b'], count=3)"
    assert not hasattr(tally, "__dict__")
    with pytest.raises(AttributeError):
        tally.other = 1  # type: ignore[attr-defined]


def test_a_slotted_one_is_copied_and_pickled_whole() -> None:
    tally = Tally("a", ["b"], 3)
    for again in (copy.deepcopy(tally), pickle.loads(pickle.dumps(tally))):
        assert repr(again) == repr(tally)
    assert dataclasses.replace(tally, name="c").seen is tally.seen


def test_a_field_without_a_default_after_one_with_is_refused() -> None:
    with pytest.raises(TypeError, match="'b' follows default argument"):

        @frozen
        class Wrong:
            a: int = 1
            b: int  # type: ignore[misc]


@pytest.mark.parametrize("make", [replace, dataclasses.replace])
def test_replacing_makes_another_with_the_fields_that_it_computes(make: Any) -> None:
    point = Point(3, y=4, tags=["a"])
    other = make(point, y=0)
    assert (other.x, other.y, other.tags, other.length) == (3, 0, ["a"], 3.0)
    assert point.y == 4
    assert make(Holder(1), value=2) == Holder(2)
    assert make(Empty()) == Empty()


@pytest.mark.parametrize("name", ["length", "breadth"])
def test_only_what_one_can_give_can_be_replaced(name: str) -> None:
    changes: dict[str, Any] = {name: 1}
    with pytest.raises(TypeError, match=name):
        replace(Point(1), **changes)
