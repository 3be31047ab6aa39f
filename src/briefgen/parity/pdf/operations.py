"""The operators of a content stream with their operands (ISO 32000-1, 7.8.2).

One pass of one regular expression, which takes runs of numbers and arrays of glyphs whole: a
page is ten thousand tokens, and few of them say anything about its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefgen.parity.pdf.cos import Obj, name, parse, string, unhex

_TOKEN: Final = re.compile(
    rb"[\0\t\n\f\r ]*+(?:%[^\r\n]*+[\0\t\n\f\r ]*+)*+"
    rb"(?:(?P<op>[A-Za-z'\"][A-Za-z0-9*'\"]*+)"
    rb"|(?P<numbers>[+-]?[\d.]++(?:[\0\t\n\f\r ]++[+-]?[\d.]++)*+)"
    rb"|/(?P<name>[^\0\t\n\f\r ()<>\[\]{}/%]*+)"
    rb"|\[(?P<array>[^\[\]()]*+)\]"
    rb"|(?P<other><<|\[)"
    rb"|<(?P<hex>[0-9A-Fa-f\0\t\n\f\r ]*+)>"
    rb"|(?P<string>\())"
)
_AN_OPERATOR, _SOME_NUMBERS, _A_NAME, _AN_ARRAY, _A_HEX, _A_STRING = (
    _TOKEN.groupindex[kind] for kind in ("op", "numbers", "name", "array", "hex", "string")
)
_PIECE: Final = re.compile(rb"<([0-9A-Fa-f\s]*+)>|([+-]?[\d.]++)")
_INLINE_IMAGE: Final = re.compile(rb"\sID\s.*?\sEI(?=\s)", re.DOTALL)


def operations(data: bytes) -> Iterator[tuple[bytes, list[Obj]]]:
    """Give each operator and its operands; an array of strings and numbers stays as bytes."""
    operands: list[Obj] = []
    at, match = 0, _TOKEN.match
    while (token := match(data, at)) is not None:
        at = token.end()
        kind = token.lastindex
        if kind == _AN_OPERATOR:
            operator = token[1]
            if operator == b"BI":
                image = _INLINE_IMAGE.search(data, at)
                at = image.end() if image else len(data)
            yield operator, operands
            operands = []
        elif kind == _SOME_NUMBERS:
            operands.extend(map(_number, token[2].split()))
        elif kind == _A_NAME:
            operands.append(name(token[3]))
        elif kind == _AN_ARRAY:
            inside = token[4]
            operands.append(inside if b"<" in inside else [*map(_number, inside.split())])
        elif kind == _A_HEX:
            operands.append(unhex(token[6]))
        elif kind == _A_STRING:
            text, at = string(data, at)
            operands.append(text)
        else:
            value, at = parse(data, token.start())
            operands.append(value)


def shown(operand: Obj) -> tuple[bytes, float]:
    """Give the bytes of a shown string or array, and the sum of the array's adjustments."""
    if isinstance(operand, list):
        strings = [item for item in operand if isinstance(item, bytes)]
        return b"".join(strings), float(sum(n for n in operand if isinstance(n, int | float)))
    if not isinstance(operand, bytes):
        return b"", 0.0
    if b"<" not in operand:
        return operand, 0.0
    # Most pairs of glyphs are not kerned: without those zeros there are few pieces.
    pieces = _PIECE.findall(operand.replace(b">0<", b""))
    digits = b"".join([piece for piece, _ in pieces])
    adjustment = sum([float(n) for _, n in pieces if n and n != b"0"])
    return bytes.fromhex(digits.decode("ascii")), adjustment


def numbers_of(operands: list[Obj]) -> list[float]:
    """Give the operands that are numbers."""
    return [n for n in operands if isinstance(n, int | float)]


def _number(raw: bytes) -> float:
    try:
        return float(raw)
    except ValueError:
        return 0.0
