"""Which stylesheet rules of a web page hide text from whoever looks at it on a screen.

A small reading of CSS: only declarations that can hide count, with their cascade (CSS Cascade 4,
6) and simple selectors (Selectors 4). Where a selector says more than is understood here, it
counts as matching: better a finding to look at than a paragraph that nobody sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from briefgen.named import NamedTuple

_FAR = r"-\s*\d{3,}(?:\.\d+)?(?:px|em|rem|vw|vh|pt|%)"
_HIDES: Final = {
    "display": re.compile(r"none"),
    "visibility": re.compile(r"hidden|collapse"),
    "content-visibility": re.compile(r"hidden"),
    "opacity": re.compile(r"0*\.?0+%?"),
    "font-size": re.compile(r"0+(?:\.0+)?(?:[a-z%]+)?"),
    "color": re.compile(
        r"transparent|rgba?\([^)]*[,/]\s*0(?:\.0+)?%?\s*\)|#[0-9a-f]{3}0|#[0-9a-f]{6}00"
    ),
    "clip": re.compile(r"rect\((?:\s*[01](?:px)?[\s,]*){4}\)"),
    "clip-path": re.compile(r"inset\((?:50|100)%.*\)"),
    "text-indent": re.compile(_FAR),
    "left": re.compile(_FAR),
    "right": re.compile(_FAR),
    "top": re.compile(_FAR),
    "inset-inline-start": re.compile(_FAR),
    "margin-left": re.compile(_FAR),
    "transform": re.compile(r"scale[xy]?\(0\)|translate[xy]?\(.*-\d{3,}.*\)"),
}
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_COMPOUND: Final = re.compile(
    r"(?P<tag>[a-z][\w-]*|\*)|\#(?P<id>[\w-]+)|\.(?P<cls>[\w-]+)"
    r"|\[\s*(?P<attr>[\w-]+)\s*(?:(?P<op>[~^$*|]?=)\s*[\"']?(?P<value>[^\"'\]]*)[\"']?\s*)?\]"
    r"|(?P<pseudo>::?[\w-]+(?:\([^)]*\))?)",
    re.IGNORECASE,
)
_AT_REST: Final = re.compile(r"::|:(?:hover|focus|active|target|checked|visited|placeholder)")


class Element(NamedTuple):
    """An open element: its tag and attributes."""

    tag: str
    attributes: Mapping[str, str]


class _Rule(NamedTuple):
    compounds: tuple[str, ...]
    combinators: tuple[str, ...]
    weight: tuple[int, int, int, int, int]
    declarations: dict[str, str]


def hides(declarations: Mapping[str, str]) -> str:
    """Give the declaration that hides an element, "" where none does."""
    for name, value in declarations.items():
        pattern = _HIDES.get(name)
        if pattern and pattern.fullmatch(value.strip().lower()):
            return f"{name}: {value.strip()}"
    return ""


def declarations(text: str) -> dict[str, str]:
    """Read a declaration list (a ``style`` attribute); ``!important`` is cut off."""
    found: dict[str, str] = {}
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip().lower()] = re.sub(r"\s*!\s*important\s*$", "", value.strip())
    return found


class Stylesheet:
    """The hiding rules of a page's stylesheets."""

    __slots__ = ("_hiding", "_rules")

    def __init__(self, text: str) -> None:
        self._rules: list[_Rule] = []
        self._hiding: list[_Rule] = []
        for selectors, body in _style_rules(_COMMENT.sub("", text)):
            kept = {n: v for n, v in declarations(body).items() if n in _HIDES}
            if kept:
                self._add(selectors, kept, "!important" in body.replace("! ", "!"))

    def _add(self, selectors: str, kept: dict[str, str], important: bool) -> None:
        for selector in re.split(r",(?![^(]*\))", selectors):
            selector = selector.strip()
            if not selector or _AT_REST.search(selector):
                continue
            compounds, combinators = _split(selector)
            weight = (int(important), *_specificity(selector), len(self._rules))
            rule = _Rule(compounds, combinators, weight, kept)
            self._rules.append(rule)
            if hides(kept):
                self._hiding.append(rule)

    def hides(self, path: Sequence[Element]) -> str:
        """Say which declaration hides the last element of ``path``, "" where none does."""
        if not any(_matches(rule, path) for rule in self._hiding):
            return ""
        winners: dict[str, tuple[tuple[int, ...], str]] = {}
        for rule in self._rules:
            if _matches(rule, path):
                for name, value in rule.declarations.items():
                    if name not in winners or winners[name][0] <= rule.weight:
                        winners[name] = (rule.weight, value)
        return hides({name: value for name, (_, value) in winners.items()})


def _style_rules(text: str) -> Iterator[tuple[str, str]]:
    """Give the style rules that hold on a screen, in order: selectors and declarations."""
    at = 0
    while (opening := text.find("{", at)) != -1:
        prelude = text[at:opening].rpartition(";")[2].strip()
        closing = _closing(text, opening)
        body = text[opening + 1 : closing]
        if not prelude.startswith("@"):
            yield prelude, body
        elif re.match(r"@(media|supports|layer|container)\b", prelude) and not _print(prelude):
            yield from _style_rules(body)
        at = closing + 1


def _print(prelude: str) -> bool:
    return prelude.startswith("@media") and "print" in prelude and "not print" not in prelude


def _closing(text: str, opening: int) -> int:
    depth = 0
    for match in re.compile(r"[{}]").finditer(text, opening):
        depth += 1 if match[0] == "{" else -1
        if not depth:
            return match.start()
    return len(text)


def _split(selector: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    parts = re.split(r"\s*([>+~])\s*(?![^\[]*\])|\s+(?![^\[(]*[\])])", selector)
    compounds = tuple(parts[0::2])
    combinators = tuple(part or " " for part in parts[1::2])
    return compounds, combinators


def _specificity(selector: str) -> tuple[int, int, int]:
    ids = classes = tags = 0
    for match in _COMPOUND.finditer(selector):
        ids += match["id"] is not None
        classes += match["cls"] is not None or match["attr"] is not None
        tags += match["tag"] is not None and match["tag"] != "*"
    return ids, classes, tags


def _matches(rule: _Rule, path: Sequence[Element]) -> bool:
    last = rule.compounds[-1]
    if not path or not _fits(last, path[-1]):
        return False
    return len(rule.compounds) == 1 or _ancestors(rule, len(rule.compounds) - 2, path[:-1])


def _ancestors(rule: _Rule, index: int, path: Sequence[Element]) -> bool:
    if index < 0:
        return True
    combinator = rule.combinators[index]
    if combinator in "+~":
        # Siblings are not kept: count them as there.
        return True
    if combinator == ">":
        return (
            bool(path)
            and _fits(rule.compounds[index], path[-1])
            and _ancestors(rule, index - 1, path[:-1])
        )
    return any(
        _fits(rule.compounds[index], path[at]) and _ancestors(rule, index - 1, path[:at])
        for at in range(len(path) - 1, -1, -1)
    )


def _fits(compound: str, element: Element) -> bool:
    return all(_fits_part(match, element) for match in _COMPOUND.finditer(compound))


def _fits_part(match: re.Match[str], element: Element) -> bool:
    match match.lastgroup:
        case "tag":
            return match["tag"] in ("*", element.tag)
        case "id":
            return element.attributes.get("id") == match["id"]
        case "cls":
            return match["cls"] in element.attributes.get("class", "").split()
        case "pseudo":
            return _pseudo(match["pseudo"], element)
        case _:
            return _has(element, match)


def _pseudo(pseudo: str, element: Element) -> bool:
    if pseudo == ":root":
        return element.tag == "html"
    if pseudo.startswith(":not("):
        return not _fits(pseudo[5:-1], element)
    return True


def _has(element: Element, match: re.Match[str]) -> bool:
    value = element.attributes.get(match["attr"].lower())
    if value is None:
        return False
    wanted = match["value"] or ""
    match match["op"]:
        case None:
            return True
        case "=":
            return value == wanted
        case "~=":
            return wanted in value.split()
        case "^=":
            return value.startswith(wanted)
        case "$=":
            return value.endswith(wanted)
        case "*=":
            return wanted in value
        case _:
            return value == wanted or value.startswith(f"{wanted}-")
