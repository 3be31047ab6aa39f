"""Given names as initials (CSL 1.0.2, "initialize-with", "initialize-with-hyphen")."""

from __future__ import annotations

import re
import unicodedata

_TOKEN = r"<[^>]+>|\s+|[-‐]|[^\s<‐-]+"


def initials(given: str, mark: str, initialize: bool, hyphens: bool) -> str:
    """Shorten each given name to its initial; without `initialize` only set those there are.

    `mark` is the value of `initialize-with`.
    """
    spaced = re.sub(r"\.(?=[^\s.-])", ". ", given)
    close, gap = mark.rstrip(), mark[len(mark.rstrip()) :]
    pieces: list[str] = []
    before = ""  # "", "initial" or "word": what stands before
    joint = ""
    for token in re.findall(_TOKEN, spaced):
        if token.isspace() or token in "-‐":
            joint = token if joint not in ("-", "‐") else joint
        elif token.startswith("<"):
            pieces.append(token)
        else:
            text, kind = _one(token, close, initialize, joint in ("-", "‐"))
            if text:
                between = _between(before, kind, joint, gap, hyphens)
                _insert(pieces, between, text)
                before = kind
            joint = ""
    return "".join(pieces).strip()


def _insert(pieces: list[str], between: str, text: str) -> None:
    """Put the space before a name before the tags that open with it."""
    at = len(pieces)
    while at and pieces[at - 1].startswith("<") and not pieces[at - 1].startswith("</"):
        at -= 1
    if between:
        pieces.insert(at, between)
    pieces.append(text)


def _between(before: str, kind: str, joint: str, gap: str, hyphens: bool) -> str:
    if not before:
        return ""
    if joint in ("-", "‐") and (hyphens or "word" in (before, kind)):
        return joint
    return gap if before == kind == "initial" else " "


def _one(token: str, close: str, initialize: bool, after_hyphen: bool) -> tuple[str, str]:
    if token.endswith("."):
        return token.rstrip(".") + close, "initial"
    first = token[0]
    if unicodedata.category(first) == "Lm" and len(token) > 1:
        text, kind = _one(token[1:], close, initialize, after_hyphen)
        return (first + text, kind) if text else (text, kind)  # ʿAlī: ʿA.
    if len(token) == 1 and first.isupper():
        return token + close, "initial"
    if not initialize:
        return token, "word"
    if not first.isupper():
        if first.isalpha() and first.lower() == first.upper():
            return first + close, "initial"
        return ("", "") if after_hyphen else (token, "word")
    return _leading(token) + close, "initial"


def _leading(name: str) -> str:
    """Return the letter of a name; `TSerendorj` begins with one letter that is written as two."""
    upper = len(name) - len(name.lstrip("".join(sorted({c for c in name if c.isupper()}))))
    if 1 < upper < len(name) and name[upper:].islower():
        return name[0] + name[1:upper].lower()
    return name[0]
