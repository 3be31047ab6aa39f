"""Templates that only arrange, translated into Python: text, fields, if, for and include.

The outcome writes the same characters as Jinja's own code. A template that does anything else
(a filter, a macro, a block) is not translated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import CodeType
from typing import Final

from jinja2 import Environment, TemplateError, nodes

from briefgen.layout.origins import DeclarationError

_MOST: Final = 2000
"""Lines of a function; a template that includes others in others could make any number."""

_COMPARED: Final = {"eq": "==", "ne": "!="}
_LOOP: Final = {"first": "({} == 0)", "index": "({} + 1)"}
"""What is known of the innermost loop, by the count of its turns."""


class _BeyondError(Exception):
    """A template does more than arrange."""


def translated(
    page: str, files: Mapping[str, str], names: Iterable[str], environment: Environment
) -> CodeType | None:
    """Translate a page and what it includes into the code of ``fill(values, field, shown)``.

    ``names`` are those of the values; None where a template does more than arrange.
    """
    translation = _Translation(files, environment)
    try:
        translation.start(page, frozenset(names))
        return compile("\n".join(translation.lines), page, "exec")
    except (_BeyondError, TemplateError, DeclarationError):
        return None
    except (SyntaxError, RecursionError, MemoryError):  # Python nests no more than 20 blocks
        return None


class _Translation:
    def __init__(self, files: Mapping[str, str], environment: Environment) -> None:
        self.lines: list[str] = []
        self._files = files
        self._environment = environment
        self._open: list[str] = []
        self._loops: list[str] = [""]

    def start(self, page: str, names: frozenset[str]) -> None:
        self._line(0, "def fill(values, field, shown):")
        self._line(1, "out = []")
        self._line(1, "write = out.append")
        for name in sorted(names):
            self._line(1, f"_{name} = values[{name!r}]")
        self._template(page, names, 1)
        self._line(1, "return ''.join(out)")

    def _line(self, depth: int, text: str) -> None:
        if len(self.lines) >= _MOST:
            raise _BeyondError
        self.lines.append(" " * depth + text)

    def _template(self, name: str, scope: frozenset[str], depth: int) -> None:
        if name in self._open or name not in self._files:
            raise _BeyondError
        self._open.append(name)
        self._loops.append("")  # a template that is included knows of no loop
        self._body(self._environment.parse(self._files[name], name).body, scope, depth)
        self._loops.pop()
        self._open.pop()

    def _body(self, body: list[nodes.Node], scope: frozenset[str], depth: int) -> None:
        """Translate statements; ``scope`` are the names that have a value there."""
        self._line(depth, "pass")
        for node in body:
            match node:
                case nodes.Output(nodes=parts):
                    self._output(parts, scope, depth)
                case nodes.If(test=test, body=then, elif_=others, else_=otherwise):
                    self._line(depth, f"if {self._value(test, scope)}:")
                    self._body(then, scope, depth + 1)
                    for other in others:
                        self._line(depth, f"elif {self._value(other.test, scope)}:")
                        self._body(other.body, scope, depth + 1)
                    self._line(depth, "else:")
                    self._body(otherwise, scope, depth + 1)
                case nodes.For(target=nodes.Name(name=name), else_=[], test=None, recursive=False):
                    if name in scope or not name.isascii():
                        raise _BeyondError
                    turns = f"enumerate({self._value(node.iter, scope)})"
                    self._line(depth, f"for at_{name}, _{name} in {turns}:")
                    self._loops.append(f"at_{name}")
                    self._body(node.body, scope | {name}, depth + 1)
                    self._loops.pop()
                case nodes.Include(
                    template=nodes.Const(value=str(name)), with_context=True, ignore_missing=False
                ):
                    self._template(name, scope, depth)
                case _:
                    raise _BeyondError

    def _output(self, parts: list[nodes.Expr], scope: frozenset[str], depth: int) -> None:
        for part in parts:
            if isinstance(part, nodes.TemplateData):
                self._line(depth, f"write({part.data!r})")
            else:
                self._line(depth, f"write(shown({self._value(part, scope)}))")

    def _value(self, node: nodes.Node, scope: frozenset[str]) -> str:
        """Translate an expression."""
        match node:
            case nodes.Name(name=name) if name in scope:
                return f"_{name}"
            case nodes.Getattr(node=nodes.Name(name="loop"), attr=name):
                if name not in _LOOP or not self._loops[-1]:
                    raise _BeyondError
                return _LOOP[name].format(self._loops[-1])
            case nodes.Getattr(node=owner, attr=name):
                return f"field({self._value(owner, scope)}, {name!r})"
            case nodes.Const(value=str(text)):
                return repr(text)
            case nodes.Not(node=inner):
                return f"(not {self._value(inner, scope)})"
            case nodes.And(left=left, right=right):
                return f"({self._value(left, scope)} and {self._value(right, scope)})"
            case nodes.Or(left=left, right=right):
                return f"({self._value(left, scope)} or {self._value(right, scope)})"
            case nodes.Compare(expr=left, ops=[nodes.Operand(op=op, expr=right)]):
                if op not in _COMPARED:
                    raise _BeyondError
                return f"({self._value(left, scope)} {_COMPARED[op]} {self._value(right, scope)})"
            case _:
                raise _BeyondError
