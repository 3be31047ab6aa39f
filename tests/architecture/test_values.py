"""Every value class of briefgen is what the standard library would have made of it.

``frozen``, ``slotted``, ``NamedTuple`` and ``StrEnum`` of briefgen share code between classes: each
class is held against a twin that ``dataclasses``, ``collections`` and ``enum`` make.
"""

from __future__ import annotations

import collections
import copy
import dataclasses
import enum
import inspect
import json
import pickle
import pkgutil
import pydoc
from importlib import import_module
from types import MappingProxyType
from typing import Any

import pytest

import briefgen
from briefgen import frozen, named


def classes() -> list[type]:
    """Give every class that a module of briefgen defines."""
    found: list[type] = []
    for module in pkgutil.walk_packages(briefgen.__path__, "briefgen."):
        if not module.name.endswith("__main__"):
            values = vars(import_module(module.name)).values()
            found += [c for c in values if isinstance(c, type) and c.__module__ == module.name]
    return list(dict.fromkeys(found))


CLASSES: Any = classes()
RECORDS = [c for c in CLASSES if isinstance(vars(c).get("__dataclass_fields__"), frozen._Fields)]
TUPLES = [c for c in CLASSES if issubclass(c, named._Tuple) and c is not named._Tuple]
ENUMERATIONS = [c for c in CLASSES if type(c) is type(named.StrEnum) and len(c)]


def name(value: Any) -> str:
    return f"{value.__module__}.{value.__qualname__}" if isinstance(value, type) else ""


def parameters(function: Any) -> list[tuple[str, Any, bool]]:
    """Give names, kinds and whether there is a default."""
    signature = inspect.signature(function)
    return [(p.name, p.kind, p.default is not p.empty) for p in signature.parameters.values()]


def words(count: int, changed: int = -1) -> list[str]:
    """Give so many values, one of them another than it was."""
    return [f"{'other' if at == changed else 'value'} {at}" for at in range(count)]


def test_there_are_many_of_each() -> None:
    assert min(len(RECORDS) / 100, len(TUPLES) / 30, len(ENUMERATIONS) / 10) > 1


def twin(kind: Any) -> Any:
    """Make the standard dataclass of the same fields; refuses defaults that can be changed."""
    fields = dataclasses.fields(kind)
    body: dict[str, Any] = {"__annotations__": {f.name: f.type for f in fields}}
    told: dict[str, Any]
    for each in fields:
        if each.default_factory is not dataclasses.MISSING:
            told = {"default_factory": each.default_factory}
        else:
            default = each.default
            told = {"default": () if isinstance(default, MappingProxyType) else default}
        body[each.name] = dataclasses.field(
            **told, init=each.init, repr=each.repr, compare=each.compare
        )
    is_frozen = kind.__setattr__ is frozen._refuse_setting
    made = type(kind.__name__, (), body)
    made.__qualname__ = kind.__qualname__
    return dataclasses.dataclass(frozen=is_frozen, eq=is_frozen, slots=True)(made)


@pytest.mark.parametrize("kind", RECORDS, ids=name)
def test_a_record_takes_what_the_standard_one_takes(kind: Any) -> None:
    other = twin(kind)
    assert parameters(kind.__init__) == parameters(other.__init__)
    assert kind.__match_args__ == other.__match_args__
    assert kind.__slots__ == other.__slots__ == tuple(kind.__annotations__)
    assert not any(dataclasses.is_dataclass(base) for base in kind.__bases__)
    assert kind.__init__.__qualname__ == f"{kind.__qualname__}.__init__"


def same_where_one_is_another(kind: Any, other: Any, count: int) -> None:
    """Hold equality, hash, order of fields and what is shown against the standard class's."""
    first, standard = kind(*words(count)), other(*words(count))
    assert repr(first) == repr(standard)
    for at in range(count):
        changed, as_it_should = kind(*words(count, at)), other(*words(count, at))
        assert (first == changed) == (standard == as_it_should)
        assert (hash(first) == hash(changed)) == (hash(standard) == hash(as_it_should))
    assert (first == kind(*words(count))) == (standard == other(*words(count)))
    assert first != standard
    assert first == first


@pytest.mark.parametrize("kind", [k for k in RECORDS if not hasattr(k, "__post_init__")], ids=name)
def test_a_record_is_what_the_standard_one_is(kind: Any) -> None:
    other = twin(kind)
    count = len(kind.__match_args__)
    first, standard = kind(*words(count)), other(*words(count))
    held = [getattr(first, each) for each in kind.__match_args__]
    assert held == words(count) == [getattr(standard, each) for each in kind.__match_args__]
    assert dataclasses.asdict(first) == dataclasses.asdict(standard)
    if kind.__eq__ is frozen._equal or "__eq__" not in vars(kind):
        same_where_one_is_another(kind, other, count)
    for at, field in enumerate(kind.__match_args__):
        for replace in (frozen.replace, dataclasses.replace):
            assert getattr(replace(first, **{field: "other"}), field) == "other"
        assert getattr(first, field) == words(count)[at]
    if "__reduce__" in vars(kind) and vars(kind)["__reduce__"] is not frozen._reduce:
        return  # one that travels in a way of its own
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        for copied in (pickle.loads(pickle.dumps(first, protocol)), copy.deepcopy(first)):
            assert type(copied) is kind
            assert [getattr(copied, each) for each in kind.__match_args__] == held


@pytest.mark.parametrize("kind", TUPLES, ids=name)
def test_a_named_tuple_is_what_the_standard_one_is(kind: Any) -> None:
    fields, defaults = kind._fields, kind._field_defaults
    other: Any = collections.namedtuple(kind.__name__, fields, defaults=defaults.values())
    assert fields == tuple(kind.__annotations__) == kind.__match_args__
    assert parameters(kind) == parameters(other)
    assert defaults == other._field_defaults
    for field, default in defaults.items():  # nobody can change a default that all share
        assert type(default).__hash__ or kind.__annotations__[field].startswith("Mapping[")
    count = len(fields)
    first, standard = kind(*words(count)), other(*words(count))
    assert (first, hash(first), first._asdict()) == (standard, hash(standard), standard._asdict())
    if type(first).__repr__ is named._Tuple.__repr__:
        assert repr(first) == repr(standard)
    for at, field in enumerate(fields):
        assert getattr(first, field) == words(count)[at]
        assert first._replace(**{field: "other"}) == standard._replace(**{field: "other"})
    assert kind._make(words(count)) == kind(**dict(zip(fields, words(count), strict=True))) == first
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        for again in (pickle.loads(pickle.dumps(first, protocol)), copy.deepcopy(first)):
            assert (again, type(again)) == (first, kind)
    assert not hasattr(first, "__dict__")
    assert not kind.__subclasses__(), "what it would add does not travel"


@pytest.mark.parametrize("kind", ENUMERATIONS, ids=name)
def test_an_enumeration_is_what_the_standard_one_is(kind: Any) -> None:
    members = {key: str(member) for key, member in kind.__members__.items()}
    other: Any = enum.StrEnum(kind.__name__, members)
    assert [*kind] == [*other]
    assert [m.name for m in kind] == [m.name for m in other]
    for key, standard in other.__members__.items():
        member = kind[key]
        assert getattr(kind, key) is member is kind(standard.value) is copy.deepcopy(member)
        assert pickle.loads(pickle.dumps(member)) is member
        assert repr(member) == repr(standard)
        assert (str(member), f"{member:>9}", "%s" % member) == (  # noqa: UP031
            str(standard),
            f"{standard:>9}",
            "%s" % standard,  # noqa: UP031
        )
        assert json.dumps({member: [member]}) == json.dumps({standard: [standard]})
        assert (hash(member), bool(member)) == (hash(str(standard)), bool(standard))
        assert member in kind
        assert str(member) in kind


@pytest.mark.parametrize("kind", [RECORDS[0], TUPLES[0], ENUMERATIONS[0]], ids=name)
def test_help_tells_of_a_value_class(kind: Any) -> None:
    told = pydoc.render_doc(kind, renderer=pydoc.plaintext)
    assert str(inspect.getdoc(kind)).splitlines()[0] in told
