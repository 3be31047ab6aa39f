"""``NamedTuple`` and ``StrEnum``: the standard library's, made far faster.

``typing`` compiles each annotation of a named tuple, and ``collections`` a ``__new__`` for each
class: with some 60 classes, 6 ms at the start of every command. Here ``__new__`` is one of those
written out below, one a number of fields, under the class's own names; the rest is shared. The
outcome is a named tuple to ``_replace``, ``_asdict`` and ``_make``, to ``match``, ``pickle`` and
type checkers.

``enum`` can do far more than have a few words stand for what something is, and takes 0.1 ms a class
for it; up to Python 3.11 each ``Kind.TITLE`` costs what a call does. Here the members are
attributes of their class and nothing else: compared, iterated over, found by value and by name.

Imports nothing of briefgen: ``csl``, which stands alone, uses it too.
"""

from __future__ import annotations

import collections
from functools import cache
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    # Type checkers know what these do.
    from enum import StrEnum as StrEnum
    from typing import NamedTuple as NamedTuple
else:

    class _Making(type):
        """Turns the body of a class into a named tuple."""

        def __new__(cls, name, bases, body):
            return _made(name, bases[1:], body)

    NamedTuple = type.__new__(_Making, "NamedTuple", (), {"__module__": __name__})

    class _Enumeration(type):
        """Turns the strings in the body of a class into its members."""

        def __new__(cls, name, bases, body):
            named = {key: it for key, it in body.items() if key[0] != "_" and isinstance(it, str)}
            made = super().__new__(cls, name, bases, {**body, "__slots__": ()})
            made.__members__ = {}
            made._value2member_map_ = {}
            for key, value in named.items():
                member = made._value2member_map_.get(value) or _member(made, key, value)
                made._value2member_map_[value] = made.__members__[key] = member
                setattr(made, key, member)
            return made

        def __call__(cls, value):
            try:
                return cls._value2member_map_[value]
            except (KeyError, TypeError):
                raise ValueError(f"{value!r} is not a valid {cls.__qualname__}") from None

        def __getitem__(cls, name):
            return cls.__members__[name]

        def __contains__(cls, value):
            return value in cls._value2member_map_

        def __iter__(cls):
            return iter(cls._value2member_map_.values())

        def __len__(cls):
            return len(cls._value2member_map_)

    class _Member(str):
        """A word that stands for what something is."""

        __slots__ = ("name", "value")

        def __repr__(self):
            return f"<{self.__class__.__name__}.{self.name}: {self.value!r}>"

        def __reduce__(self):
            return self.__class__, (self.value,)

    def _member(kind, name, value):
        member = str.__new__(kind, value)
        member.name, member.value = name, value
        return member

    StrEnum = _Enumeration("StrEnum", (_Member,), {"__module__": __name__})


def _made(name: str, others: tuple[type, ...], body: dict[str, Any]) -> type:
    # From Python 3.14 on they stand there only under ``from __future__ import annotations``.
    fields = tuple(body.get("__annotations__", ()))
    defaults = {field: body[field] for field in fields if field in body}
    if not defaults.keys().isdisjoint(fields[: len(fields) - len(defaults)]):
        raise TypeError(f"{name} has a field without a default after one with")
    code = _code(len(fields)).replace(
        co_varnames=("cls", *fields), co_name="__new__", co_qualname=f"{name}.__new__"
    )
    body.update(zip(fields, _getters(len(fields)), strict=True))
    body["__slots__"] = ()
    body["__new__"] = FunctionType(code, _GLOBALS, "__new__", tuple(defaults.values()))
    body["__match_args__"] = body["_fields"] = fields
    body["_field_defaults"] = defaults
    return type(name, (_Tuple, *others), body)


@cache
def _getters(count: int) -> tuple[Any, ...]:
    """Give what reads each field. It depends on the place only: classes can share it."""
    getter: Any = vars(collections)["_tuplegetter"]
    return (*_getters(count - 1), getter(count - 1, f"Field {count}.")) if count else ()


def _code(count: int) -> CodeType:
    if count < len(_NEW):
        written: FunctionType = _NEW[count]
        return written.__code__
    names = ", ".join(f"_{at}" for at in range(count))
    code: CodeType = eval(f"lambda cls, {names}: _new(cls, ({names}))").__code__
    return code


class _Tuple(tuple[Any, ...]):
    """What all named tuples can do."""

    __slots__ = ()
    if TYPE_CHECKING:
        _fields: tuple[str, ...]  # each class has its own

    @classmethod
    def _make(cls, values: Any) -> _Tuple:
        made = _new(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"expected {len(cls._fields)} values, got {len(made)}")
        return made

    def _replace(self, /, **changes: Any) -> _Tuple:
        made = _new(self.__class__, map(changes.pop, self._fields, self))
        if changes:
            raise ValueError(f"{self.__class__.__name__} has no field {', '.join(changes)}")
        return made

    __replace__ = _replace  # copy.replace, from Python 3.13 on

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        values = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{self.__class__.__name__}({', '.join(values)})"

    def __reduce__(self) -> tuple[Any, ...]:
        """Have pickle make it again as it was made; __getnewargs__ is found in twice the time."""
        return self.__class__, tuple(self)


_new: Final = tuple.__new__
_GLOBALS: Final = {"_new": _new}

# Written out, that they need not be compiled at each start.
_NEW: Final[tuple[Any, ...]] = (
    lambda cls: _new(cls, ()),
    lambda cls, a: _new(cls, (a,)),
    lambda cls, a, b: _new(cls, (a, b)),
    lambda cls, a, b, c: _new(cls, (a, b, c)),
    lambda cls, a, b, c, d: _new(cls, (a, b, c, d)),
    lambda cls, a, b, c, d, e: _new(cls, (a, b, c, d, e)),
    lambda cls, a, b, c, d, e, f: _new(cls, (a, b, c, d, e, f)),
    lambda cls, a, b, c, d, e, f, g: _new(cls, (a, b, c, d, e, f, g)),
    lambda cls, a, b, c, d, e, f, g, h: _new(cls, (a, b, c, d, e, f, g, h)),
    lambda cls, a, b, c, d, e, f, g, h, i: _new(cls, (a, b, c, d, e, f, g, h, i)),
    lambda cls, a, b, c, d, e, f, g, h, i, j: _new(cls, (a, b, c, d, e, f, g, h, i, j)),
    lambda cls, a, b, c, d, e, f, g, h, i, j, k: _new(cls, (a, b, c, d, e, f, g, h, i, j, k)),
    lambda cls, a, b, c, d, e, f, g, h, i, j, k, m: _new(cls, (a, b, c, d, e, f, g, h, i, j, k, m)),
)
