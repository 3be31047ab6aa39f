"""E-mail addresses, ORCID iDs and ISSNs, which one wrong sign would make somebody else's.

Stage 1. The last digit of an ORCID iD (ISO 7064, 11-2) and of an ISSN (ISO 3297) checks the others.
"""

from __future__ import annotations

import re
from typing import Final

from briefgen.diagnostics import Sink, at
from briefgen.diagnostics.register import yaml as codes
from briefgen.readers.fields import Schema
from briefgen.readers.kinds import OfText
from briefgen.readers.yaml.tree import Scalar

_EMAIL: Final = re.compile(r"[^\s@<>()\",;:]+@[^\s@<>()\",;:.]+(\.[^\s@<>()\",;:.]+)+")
_ORCID: Final = re.compile(r"(?:https?://orcid\.org/)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])")
_ISSN: Final = re.compile(r"(?:ISSN )?(\d{4})-?(\d{3}[\dX])")


class Email(OfText[str]):
    """An e-mail address, without ``mailto:``."""

    __slots__ = ()

    def of(self, text: str, name: str, found: Scalar, sink: Sink) -> str | None:
        if _EMAIL.fullmatch(text):
            return text
        _report(f'{name}: "{text}" is not an e-mail address', "write ada@example.org", found, sink)
        return None

    def schema(self) -> Schema:
        return {"type": "string", "format": "email"}


class Checked(OfText[str]):
    """Digits in groups, the last of which checks the others."""

    __slots__ = ("_called", "_example", "_groups", "_orcid")

    def __init__(self, *, orcid: bool) -> None:
        self._orcid = orcid
        self._groups = _ORCID if orcid else _ISSN
        self._called, self._example = (
            ("an ORCID iD", "0000-0002-1825-0097") if orcid else ("an ISSN", "2049-3630")
        )

    def of(self, text: str, name: str, found: Scalar, sink: Sink) -> str | None:
        match = self._groups.fullmatch(text)
        if match is None:
            message = f'{name}: "{text}" is not {self._called}'
            _report(message, f"write it as {self._example}", found, sink)
            return None
        digits = "".join(match.groups())
        if digits[-1] != (_mod_11_2 if self._orcid else _mod_11)(digits[:-1]):
            message = f"{name}: the last digit of {text} does not fit the others"
            _report(message, "one of its digits is another, or two are exchanged", found, sink)
            return None
        return "-".join(match.groups())

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^{self._groups.pattern}$"}


def _report(message: str, mend: str, found: Scalar, sink: Sink) -> None:
    sink.report(codes.BAD_VALUE, message, at(found.span), mend)


def _mod_11_2(digits: str) -> str:
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11]


def _mod_11(digits: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(8, 1, -1), strict=True))
    return "0123456789X"[-total % 11]
