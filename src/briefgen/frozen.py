"""``@frozen`` and ``@slotted``: the standard library's dataclasses with slots, made far faster.

``dataclass(slots=True)`` compiles up to six functions for each class; with some 200 classes that
was a third of what a command cost before its first line ran (Python 3.11 and 3.12). Here
``__init__`` is compiled once for all classes of the same shape and given each class's own names;
the rest is shared. The outcome is a dataclass to ``replace``, ``fields`` and ``asdict``, to
``match``, ``pickle`` and type checkers (PEP 681). Fields are not inherited.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast, dataclass_transform

T = TypeVar("T")

_INSTANCE_FIELD: Final[Any] = vars(dataclasses)["_FIELD"]  # what dataclasses.fields() looks for
_MISSING: Final = dataclasses.MISSING


@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def frozen(cls: type[T]) -> type[T]:
    """Make a class a frozen dataclass with slots, of the fields that it annotates."""
    made, fields = _slotted(cls, _FROZEN)
    compared = [name for name, field in fields.items() if field.compare]
    made.__compared__ = attrgetter(*compared) if compared else staticmethod(_nothing)
    made.__places__ = {name: place for place, name in enumerate(made.__match_args__)}
    result: type[T] = made
    return result


@dataclass_transform(eq_default=False, field_specifiers=(dataclasses.field,))
def slotted(cls: type[T]) -> type[T]:
    """Make a class a dataclass with slots that can be changed; each instance equals itself only."""
    made, _ = _slotted(cls, _SLOTTED)
    result: type[T] = made
    return result


if TYPE_CHECKING:
    from dataclasses import replace as replace  # type checkers know what it does
else:

    def replace(instance, /, **changes):
        """Do what ``dataclasses.replace`` does for a frozen class, in half the time."""
        kind = instance.__class__
        places = kind.__places__
        values = [getattr(instance, name) for name in places]
        for name, value in changes.items():
            if name not in places:
                raise TypeError(f"{kind.__qualname__} is not given {name}")
            values[places[name]] = value
        return kind(*values)


def _field(cls: type, name: str, annotation: Any) -> dataclasses.Field[Any]:
    given = cls.__dict__.get(name, _MISSING)
    field: Any = given if isinstance(given, dataclasses.Field) else dataclasses.field(default=given)
    field.name, field.type, field._field_type = name, annotation, _INSTANCE_FIELD
    return cast("dataclasses.Field[Any]", field)


def _slotted(cls: type, shared: dict[str, Any]) -> tuple[Any, dict[str, dataclasses.Field[Any]]]:
    """Make the class again with slots: those can only be given to a class under way."""
    annotations = cls.__annotations__
    fields = {name: _field(cls, name, annotations[name]) for name in annotations}
    unwanted = {*fields, "__dict__", "__weakref__"}
    namespace = {name: value for name, value in cls.__dict__.items() if name not in unwanted}
    namespace |= shared
    namespace["__slots__"] = tuple(fields)
    namespace["__dataclass_fields__"] = fields
    namespace["__match_args__"] = tuple(name for name, field in fields.items() if field.init)
    for name in ("__repr__", "__eq__", "__hash__"):
        if name in cls.__dict__ and cls.__dict__[name] is not None:
            namespace[name] = cls.__dict__[name]
    made: Any = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = cls.__qualname__
    made.__init__ = _initialiser(made, fields, shared is _FROZEN)
    return made, fields


def _initialiser(cls: Any, fields: dict[str, dataclasses.Field[Any]], frozen: bool) -> FunctionType:
    """Give ``__init__``: its shape's code under the class's own names, with its defaults."""
    names: dict[str, Any] = {"_missing": _MISSING}
    parameters: list[str] = []
    defaults: list[Any] = []
    shape = ""
    for name, field in fields.items():
        at = len(parameters)
        if field.default_factory is not _MISSING:
            names[f"_default{at}"], default = field.default_factory, _MISSING
        elif not field.init:
            continue  # __post_init__ sets it
        else:
            default = field.default
        factory = field.default_factory is not _MISSING
        if factory or default is not _MISSING:
            defaults.append(default)
        elif defaults:
            raise TypeError(f"non-default argument {name!r} follows default argument")
        names[f"_set{at}"] = cls.__dict__[name].__set__
        parameters.append(name)
        shape += "f" if factory else "p"
    code = _code(shape, frozen, hasattr(cls, "__post_init__"))
    named = code.replace(
        co_varnames=("self", *parameters),
        co_names=tuple(_renamed(name, parameters) for name in code.co_names),
        co_qualname=f"{cls.__qualname__}.__init__",
    )
    return FunctionType(named, names, "__init__", tuple(defaults))


@cache
def _code(shape: str, frozen: bool, followed: bool) -> CodeType:
    """Compile an ``__init__`` of as many parameters as ``shape`` has letters; ``f`` is a factory.

    Slots of frozen instances are set by their descriptors, those of others as attributes.
    """
    parameters, lines = [], []
    for at, kind in enumerate(shape):
        parameters.append(f"_{at}")
        value = f"_{at} if _{at} is not _missing else _default{at}()" if kind == "f" else f"_{at}"
        lines.append(f" _set{at}(self, {value})" if frozen else f" self._{at} = {value}")
    if followed:
        lines.append(" self.__post_init__()")
    made: dict[str, Any] = {}
    exec(f"def __init__(self, {', '.join(parameters)}):\n" + ("\n".join(lines) or " pass"), made)
    code: CodeType = made["__init__"].__code__
    return code


def _renamed(name: str, parameters: list[str]) -> str:
    """Give the field's own name where a shape's code says ``_0``, ``_1`` …"""
    return parameters[int(name[1:])] if name[1:].isdigit() else name


def _nothing(_: object) -> tuple[()]:
    return ()


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
