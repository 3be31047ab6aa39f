"""``@frozen``: the standard library's frozen dataclass with slots, made in a ninth of the time.

``dataclass(frozen=True, slots=True)`` compiles six functions for each class; with some 160 classes
that was a third of what a command cost before its first line ran (Python 3.11 and 3.12). Here one
function is compiled and the rest are shared. The outcome is a dataclass to ``replace``, ``fields``
and ``asdict``, to ``match``, ``pickle`` and type checkers (PEP 681). Fields are not inherited.
"""

from __future__ import annotations

import dataclasses
from operator import attrgetter
from typing import Any, Final, TypeVar, cast, dataclass_transform

T = TypeVar("T")

_INSTANCE_FIELD: Final[Any] = vars(dataclasses)["_FIELD"]  # what dataclasses.fields() looks for
_MISSING: Final = dataclasses.MISSING


@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def frozen(cls: type[T]) -> type[T]:
    """Make a class a frozen dataclass with slots, of the fields that it annotates."""
    annotations = cls.__annotations__
    fields = {name: _field(cls, name, annotations[name]) for name in annotations}
    made: Any = _slotted(cls, fields)
    made.__init__ = _initialiser(made, fields)
    compared = [name for name, field in fields.items() if field.compare]
    made.__compared__ = attrgetter(*compared) if compared else staticmethod(_nothing)
    result: type[T] = made
    return result


def _field(cls: type, name: str, annotation: Any) -> dataclasses.Field[Any]:
    given = cls.__dict__.get(name, _MISSING)
    field: Any = given if isinstance(given, dataclasses.Field) else dataclasses.field(default=given)
    field.name, field.type, field._field_type = name, annotation, _INSTANCE_FIELD
    return cast("dataclasses.Field[Any]", field)


def _slotted(cls: type, fields: dict[str, dataclasses.Field[Any]]) -> type:
    """Make the class again with slots: those can only be given to a class under way."""
    unwanted = {*fields, "__dict__", "__weakref__"}
    namespace = {name: value for name, value in cls.__dict__.items() if name not in unwanted}
    namespace |= _SHARED
    namespace["__slots__"] = tuple(fields)
    namespace["__dataclass_fields__"] = fields
    namespace["__match_args__"] = tuple(name for name, field in fields.items() if field.init)
    for name in ("__repr__", "__eq__", "__hash__"):
        if name in cls.__dict__ and cls.__dict__[name] is not None:
            namespace[name] = cls.__dict__[name]
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = cls.__qualname__
    return made


def _initialiser(cls: Any, fields: dict[str, dataclasses.Field[Any]]) -> Any:
    """Compile ``__init__``: it sets slots by their descriptors, which frozen instances need."""
    names: dict[str, Any] = {}
    parameters, lines = [], []
    for at, (name, field) in enumerate(fields.items()):
        names[f"_set{at}"] = cls.__dict__[name].__set__
        if field.default_factory is not _MISSING:
            names[f"_default{at}"] = field.default_factory
            value = f"{name} if {name} is not _missing else _default{at}()"
            parameters.append(f"{name}=_missing")
        elif not field.init:
            continue  # __post_init__ sets it
        else:
            value = name
            has_default = field.default is not _MISSING
            names[f"_default{at}"] = field.default
            parameters.append(f"{name}=_default{at}" if has_default else name)
        lines.append(f" _set{at}(self, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    names["_missing"] = _MISSING
    source = f"def __init__(self, {', '.join(parameters)}):\n" + ("\n".join(lines) or " pass")
    exec(source, names)
    initialiser: Any = names["__init__"]
    initialiser.__qualname__ = f"{cls.__qualname__}.__init__"
    return initialiser


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


_SHARED: Final[dict[str, Any]] = {
    "__eq__": _equal,
    "__hash__": _hash,
    "__repr__": _represent,
    "__setattr__": _refuse_setting,
    "__delattr__": _refuse_deleting,
    "__getstate__": _get_state,
    "__setstate__": _set_state,
}
