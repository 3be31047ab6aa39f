"""``@frozen`` and ``@slotted``: the standard library's dataclasses with slots, made far faster.

``dataclass(slots=True)`` compiles up to six functions for each class; with some 200 classes that
was a third of what a command cost before its first line ran (Python 3.11 and 3.12). Here nothing
is compiled: ``__init__`` is one of those written out below, one a number of fields, under the
class's own names, and the rest is shared. The outcome is a dataclass to ``replace``, ``fields`` and
``asdict``, to ``match``, ``pickle`` and type checkers (PEP 681). Fields are not inherited.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from operator import attrgetter
from types import FunctionType
from typing import TYPE_CHECKING, Any, Final, TypeVar, dataclass_transform

T = TypeVar("T")

_INSTANCE_FIELD: Final[Any] = vars(dataclasses)["_FIELD"]  # what dataclasses.fields() looks for
_MISSING: Final = dataclasses.MISSING
_TO_MAKE: Final = object()  # stands for a default that a factory makes


@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def frozen(cls: type[T]) -> type[T]:
    """Make a class a frozen dataclass with slots, of the fields that it annotates."""
    return _made(cls, _FROZEN)


@dataclass_transform(eq_default=False, field_specifiers=(dataclasses.field,))
def slotted(cls: type[T]) -> type[T]:
    """Make a class a dataclass with slots that can be changed; each instance equals itself only."""
    return _made(cls, _SLOTTED)


if TYPE_CHECKING:
    from dataclasses import replace as replace  # type checkers know what it does
else:

    def replace(instance, /, **changes):
        """Do what ``dataclasses.replace`` does for a frozen class, in a third of the time."""
        kind = instance.__class__
        values = [*kind.__given__(instance)]
        for name, value in changes.items():
            if name not in kind.__match_args__:
                raise TypeError(f"{kind.__qualname__} is not given {name}")
            values[kind.__match_args__.index(name)] = value
        return kind(*values)


def _made(cls: type[T], shared: dict[str, Any]) -> type[T]:
    """Make the class again with slots: those can only be given to a class under way."""
    names = tuple(cls.__annotations__)
    body = {**shared, **cls.__dict__}
    body.pop("__dict__", None)
    body.pop("__weakref__", None)
    if "__eq__" in cls.__dict__ and body["__hash__"] is None:  # as Python sets it beside __eq__
        body["__hash__"] = _hash
    preset = {name: body.pop(name) for name in names if name in body}
    told = {name: it for name, it in preset.items() if isinstance(it, dataclasses.Field)}
    given = compared = names
    if told:
        given = tuple(name for name in names if name not in told or told[name].init)
        compared = tuple(name for name in names if name not in told or told[name].compare)
    followed = hasattr(cls, "__post_init__")
    body["__qualname__"] = cls.__qualname__
    body["__slots__"] = names
    body["__match_args__"] = given
    body["__given__"] = _reader(given)
    body["__compared__"] = attrgetter(*compared) if compared else staticmethod(_nothing)
    body["__dataclass_fields__"] = _Fields(cls.__annotations__, preset)
    if shared is _FROZEN and given == names and not followed:
        body.setdefault("__reduce__", _reduce)
    metaclass: Any = type(cls)
    made: Any = metaclass(cls.__name__, cls.__bases__, body)
    made.__init__ = _initialiser(made, preset, followed)
    result: type[T] = made
    return result


def _reader(names: tuple[str, ...]) -> Any:
    """Give what reads these fields of an instance, as a tuple however few they are."""
    if len(names) > 1:
        return attrgetter(*names)
    return staticmethod((lambda instance: (getattr(instance, names[0]),)) if names else _nothing)


def _nothing(_: object) -> tuple[()]:
    return ()


def _initialiser(cls: Any, preset: dict[str, Any], followed: bool) -> FunctionType:
    """Give ``__init__``: the one of the class's shape, under the class's own names."""
    given: tuple[str, ...] = cls.__match_args__
    setters = [cls.__dict__[name].__set__ for name in given]
    defaults: list[Any] = []
    for at, name in enumerate(given):
        default = preset.get(name, _MISSING)
        if isinstance(default, dataclasses.Field):
            factory, default = default.default_factory, default.default
            if factory is not _MISSING:
                setters[at], default = _making(setters[at], factory), _TO_MAKE
        if default is not _MISSING:
            defaults.append(default)
        elif defaults:
            raise TypeError(f"non-default argument {name!r} follows default argument")
    written = None if followed else _WRITTEN.get(len(given))
    if written is not None:
        names = dict(zip(_SETTERS, setters, strict=False))
    else:
        written = _any_number
        names = {"_set_all": partial(_set_all, dict(zip(given, setters, strict=True)), followed)}
    code = written.__code__.replace(
        co_argcount=len(given) + 1,
        co_nlocals=len(given) + 1,
        co_varnames=("self", *given),
        co_name="__init__",
        co_qualname=f"{cls.__qualname__}.__init__",
    )
    return FunctionType(code, names, "__init__", tuple(defaults))


def _making(set_slot: Any, factory: Callable[[], Any]) -> Any:
    def set_or_make(instance: Any, value: Any) -> None:
        set_slot(instance, factory() if value is _TO_MAKE else value)

    return set_or_make


def _any_number(self: Any) -> None:
    """Do for many fields what those below do, which name each: in twice the time."""
    _set_all(locals())  # type: ignore[call-arg]  # each class brings its own


def _set_all(setters: dict[str, Any], followed: bool, arguments: dict[str, Any]) -> None:
    instance = arguments["self"]
    for name, set_slot in setters.items():
        set_slot(instance, arguments[name])
    if followed:
        instance.__post_init__()


# Written out, that they need not be compiled at each start. Each class has its own setters under
# these names; they give None, which `or` passes over.
_unset: Any = None
_0 = _1 = _2 = _3 = _4 = _5 = _6 = _7 = _8 = _9 = _10 = _11 = _12 = _13 = _14 = _15 = _16 = _unset
_SETTERS: Final = [f"_{at}" for at in range(17)]
# fmt: off
_WRITTEN: Final[dict[int, Any]] = {
    0: lambda self: None,
    1: lambda self, a: _0(self, a),  # noqa: PLW0108 - each class has another there
    2: lambda self, a, b: _0(self, a) or _1(self, b),
    3: lambda self, a, b, c: _0(self, a) or _1(self, b) or _2(self, c),
    4: lambda self, a, b, c, d: _0(self, a) or _1(self, b) or _2(self, c) or _3(self, d),
    5: lambda self, a, b, c, d, e: (
        _0(self, a) or _1(self, b) or _2(self, c) or _3(self, d) or _4(self, e)),
    6: lambda self, a, b, c, d, e, f: (
        _0(self, a) or _1(self, b) or _2(self, c) or _3(self, d) or _4(self, e) or _5(self, f)),
    7: lambda self, a, b, c, d, e, f, g: (
        _0(self, a) or _1(self, b) or _2(self, c) or _3(self, d) or _4(self, e) or _5(self, f)
        or _6(self, g)),
    8: lambda self, a, b, c, d, e, f, g, h: (
        _0(self, a) or _1(self, b) or _2(self, c) or _3(self, d) or _4(self, e) or _5(self, f)
        or _6(self, g) or _7(self, h)),
    9: lambda self, a, b, c, d, e, f, g, h, i: (
        _0(self, a) or _1(self, b) or _2(self, c) or _3(self, d) or _4(self, e) or _5(self, f)
        or _6(self, g) or _7(self, h) or _8(self, i)),
    10: lambda self, a, b, c, d, e, f, g, h, i, j: (
        _0(self, a) or _1(self, b) or _2(self, c) or _3(self, d) or _4(self, e) or _5(self, f)
        or _6(self, g) or _7(self, h) or _8(self, i) or _9(self, j)),
    # An entry of a transcript: a long brief makes thousands.
    17: lambda self, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r: (
        _0(self, a) or _1(self, b) or _2(self, c) or _3(self, d) or _4(self, e) or _5(self, f)
        or _6(self, g) or _7(self, h) or _8(self, i) or _9(self, j) or _10(self, k) or _11(self, m)
        or _12(self, n) or _13(self, o) or _14(self, p) or _15(self, q) or _16(self, r)),
}
# fmt: on


class _Fields:
    """The fields as the standard library wants them, made when somebody asks."""

    __slots__ = ("annotations", "made", "preset")

    def __init__(self, annotations: dict[str, Any], preset: dict[str, Any]) -> None:
        self.annotations = annotations
        self.preset = preset
        self.made: dict[str, Any] | None = None

    def __get__(self, instance: object, owner: type) -> dict[str, Any]:
        if self.made is None:
            self.made = {name: self._field(name) for name in self.annotations}
        return self.made

    def _field(self, name: str) -> Any:
        preset = self.preset.get(name, _MISSING)
        field: Any = preset
        if not isinstance(preset, dataclasses.Field):
            field = dataclasses.field(default=preset)
        field.name, field.type, field._field_type = name, self.annotations[name], _INSTANCE_FIELD
        return field


def _equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self is other or self.__compared__(self) == other.__compared__(other)


def _hash(self: Any) -> int:
    return hash(self.__compared__(self))


def _represent(self: Any) -> str:
    shown = (f for f in self.__dataclass_fields__.values() if f.repr)
    values = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in shown)
    return f"{self.__class__.__qualname__}({values})"


def _refuse_setting(self: Any, name: str, _: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(self: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _reduce(self: Any) -> tuple[Any, ...]:
    """Have pickle make it again as it was made, three times as fast as from its state."""
    return self.__class__, self.__given__(self)


def _get_state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__slots__]


def _set_state(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__slots__, state, strict=True):
        object.__setattr__(self, name, value)


_SLOTTED: Final[dict[str, Any]] = {
    "__repr__": _represent,
    "__getstate__": _get_state,
    "__setstate__": _set_state,
}
_FROZEN: Final[dict[str, Any]] = {
    **_SLOTTED,
    "__eq__": _equal,
    "__hash__": _hash,
    "__setattr__": _refuse_setting,
    "__delattr__": _refuse_deleting,
}
