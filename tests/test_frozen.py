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


@frozen
class Wide:
    """Has more fields than are written out, one of them from a factory, one of its own making."""

    a: int
    b: int
    c: int = 3
    d: int = 4
    e: int = 5
    f: int = 6
    g: int = 7
    h: int = 8
    i: int = 9
    j: int = 10
    k: int = 11
    tags: list[str] = field(default_factory=list)


@frozen
class Summed:
    """Has more fields than are written out, and something to do after them."""

    a: int
    b: int = 2
    c: int = 3
    d: int = 4
    e: int = 5
    f: int = 6
    g: int = 7
    h: int = 8
    i: int = 9
    j: int = 10
    k: int = 11
    total: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "total", sum(getattr(self, name) for name in "abcdefghijk"))


def test_a_class_of_many_fields_is_made_as_one_of_few() -> None:
    wide = Wide(1, b=20, k=30)
    assert (wide.a, wide.b, wide.c, wide.j, wide.k, wide.tags) == (1, 20, 3, 10, 30, [])
    assert wide.tags is not Wide(1, 20).tags
    assert Wide(1, 2, tags=["x"]).tags == ["x"]
    assert (Summed(1).total, Summed(0, k=0).total) == (66, 54)
    assert replace(wide, d=0) == Wide(1, 20, d=0, k=30)
    for wrong in ({}, {"a": 1}, {"a": 1, "b": 2, "z": 3}):
        with pytest.raises(TypeError, match=r"Wide\.__init__"):
            Wide(**wrong)  # type: ignore[arg-type]
    for again in (copy.deepcopy(wide), pickle.loads(pickle.dumps(wide))):
        assert again == wide
    assert pickle.loads(pickle.dumps(Summed(1))).total == 66


def _numbered(count: int) -> Any:
    """Make a frozen class of as many fields."""
    annotations = {f"field_{number}": "int" for number in range(count)}
    return frozen(type("Numbered", (), {"__annotations__": annotations, "__module__": __name__}))


@pytest.mark.parametrize("count", range(20))
def test_each_number_of_fields_is_set_and_read_in_order(count: int) -> None:
    kind = _numbered(count)
    values = [f"value {number}" for number in range(count)]
    made = kind(*values)
    assert [getattr(made, name) for name in kind.__slots__] == values
    assert made == kind(**dict(zip(kind.__slots__, values, strict=True)))
    for given in (values[1:], [*values, 1]):
        if len(given) != count:
            with pytest.raises(TypeError, match=r"Numbered\.__init__\(\)"):
                kind(*given)


@frozen
class Letter:  # noqa: PLW1641 - it is given one
    """Is equal by its own lights."""

    name: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Letter) and self.name.lower() == other.name.lower()

    def __reduce__(self) -> tuple[Any, ...]:
        return Letter, (self.name.lower(),)


def test_it_keeps_what_its_class_defines() -> None:
    assert Letter("A") == Letter("a")
    assert hash(Letter("A")) == hash("A")
    assert pickle.loads(pickle.dumps(Letter("A"))).name == "a"


def test_its_fields_say_what_the_standard_ones_say() -> None:
    told = ("name", "type", "default", "default_factory", "init", "repr", "compare", "hash")
    for one, other in zip(dataclasses.fields(Point), dataclasses.fields(Standard), strict=True):
        assert [getattr(one, what) for what in told] == [getattr(other, what) for what in told]
    assert dataclasses.fields(Point) == dataclasses.fields(Point(1))
    assert all(f.default is dataclasses.MISSING for f in dataclasses.fields(Holder))


def test_pickling_runs_what_follows_a_making_only_where_nothing_is_lost() -> None:
    """What ``__post_init__`` set is taken along; a class without it is made again."""
    point = Point(3, 4)
    object.__setattr__(point, "length", 7.0)
    assert pickle.loads(pickle.dumps(point)).length == 7.0
    assert Holder(1).__reduce__() == (Holder, (1,))
    assert Empty().__reduce__() == (Empty, ())


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


@slotted
class Ledger:
    """Can be changed, and has more fields than are set by name."""

    a: int
    b: int = 2
    c: int = 3
    d: int = 4
    e: int = 5
    f: int = 6
    g: int = 7
    h: int = 8
    i: int = 9
    j: int = 10
    k: list[int] = field(default_factory=list)


def test_a_slotted_one_of_many_fields_is_made_as_one_of_few() -> None:
    ledger = Ledger(1, j=20)
    ledger.b += 1
    ledger.k.append(ledger.b)
    assert (ledger.a, ledger.b, ledger.i, ledger.j, ledger.k, Ledger(1).k) == (1, 3, 9, 20, [3], [])
    assert repr(pickle.loads(pickle.dumps(ledger))) == repr(ledger)
    with pytest.raises(TypeError, match=r"Ledger\.__init__"):
        Ledger()  # type: ignore[call-arg]


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
