"""One name: its parts in order, inverted, shortened (CSL 1.0.2, "Name-part", "Name")."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from briefgen.csl.elements import PLAIN, Look, Names
from briefgen.csl.initials import initials
from briefgen.csl.item import Name
from briefgen.csl.nameoptions import NameOptions
from briefgen.csl.output import Child, Out

if TYPE_CHECKING:
    from briefgen.csl.context import Context

NAME = "name"


def render_name(
    cx: Context, element: Names, options: NameOptions, name: Name, invert: bool, level: int
) -> tuple[Out, bool]:
    """Render one name; say too whether it came out inverted."""
    if name.literal:
        return _whole(Out([_part(cx, name.literal, element.family)]), name), False
    given = _given(cx, options, name, level)
    if options.initialize_with is not None and "." not in options.initialize_with:
        name = name._replace(suffix=name.suffix.replace(".", ""))
    if options.form == "short" and not level:
        return _whole(_short(cx, element, options, name, invert), name), False
    if name.static or _is_ideographic(name):
        return _whole(_ideographic(cx, element, name, given), name), False
    if invert:
        return _whole(_inverted(cx, element, options, name, given), name), True
    return _whole(_plain(cx, element, name, given), name), False


def _whole(out: Out, name: Name) -> Out:
    """Mark a node as a whole name."""
    out.tag = NAME
    out.value = name
    return out


def _given(cx: Context, options: NameOptions, name: Name, level: int) -> str:
    mark = options.initialize_with
    if mark is None or level >= 2:
        return name.given
    if not name.family:
        return name.given
    return initials(name.given, mark, options.initialize, cx.style.initialize_with_hyphen)


def _part(cx: Context, text: str, look: Look, tag: str = "") -> Child:
    """Render letters of a name part: formatting and case, without affixes."""
    read = cx.read(text)
    if look is PLAIN and not tag and len(read) == 1:
        return read[0]
    bare = look._replace(prefix="", suffix="") if look.prefix or look.suffix else look
    return cx.looked(list(read), bare, tag)


def _family(cx: Context, name: Name, look: Look) -> Child:
    """Render a family name behind its particle."""
    tag = "particle" if name.non_dropping else ""
    return _part(cx, name.non_dropping + (name.family or name.given), look, tag)


def _affixed(children: list[Child], look: Look) -> Child:
    if look is PLAIN and len(children) == 1:
        return children[0]
    return Out(children, prefix=look.prefix, suffix=look.suffix)


def _short(cx: Context, element: Names, options: NameOptions, name: Name, invert: bool) -> Out:
    if invert and name.non_dropping and _is_demoted(cx):
        return _inverted(cx, element, options, name._replace(dropping="", suffix=""), "")
    return Out([_affixed([_family(cx, name, element.family)], element.family)])


def _ideographic(cx: Context, element: Names, name: Name, given: str) -> Out:
    between, given = ("", name.given) if _is_ideographic(name) else (" ", given)
    return Out(
        [
            _affixed([_part(cx, name.non_dropping + name.family, element.family)], element.family),
            between,
            _affixed([_part(cx, given, element.given)], element.given) if given else "",
        ]
    )


def _inverted(cx: Context, element: Names, options: NameOptions, name: Name, given: str) -> Out:
    # "demote-non-dropping-particle": behind the given name, unless it stays with the family.
    demoted = _is_demoted(cx)
    family = name.family if demoted else name.non_dropping + name.family
    parts: list[Child] = [_affixed([_part(cx, family, element.family)], element.family)]
    rest = [
        _part(cx, text.strip(), look)
        for text, look in (
            (" ".join(part for part in (given, name.dropping.strip()) if part), element.given),
            (name.non_dropping if demoted else "", element.family),
        )
        if text
    ]
    if rest:
        behind = Out(list(rest), delimiter=" ")
        parts.append(_affixed([behind], element.given))
    if name.suffix:
        parts.append(Out(list(cx.read(name.suffix))))
    return Out(parts, delimiter=options.sort_separator)


def _is_demoted(cx: Context) -> bool:
    return cx.style.demote == "display-and-sort" or (cx.sorting and cx.style.demote != "never")


def _plain(cx: Context, element: Names, name: Name, given: str) -> Out:
    family: list[Child] = []
    if name.family:
        if name.dropping:
            family.append(_part(cx, name.dropping.rstrip() or "", element.given))
            if name.dropping.endswith(" "):
                family.append(" ")
        family.append(_family(cx, name, element.family))
        if name.suffix:
            family += [", " if name.comma_suffix else " ", *cx.read(name.suffix)]
    parts: list[Child] = []
    if given:
        parts.append(_affixed([_part(cx, given, element.given)], element.given))
    if family:
        parts.append(_affixed(family, element.family))
    return Out(parts, delimiter=" ")


def _is_ideographic(name: Name) -> bool:
    first, second = (name.family or name.given)[:1], name.given[:1]
    return is_ideograph(first) and (not second or is_ideograph(second))


def is_ideograph(letter: str) -> bool:
    if letter < "\u1100":  # or no letter at all
        return False
    kind = unicodedata.name(letter, "")
    return kind.startswith(("CJK", "HIRAGANA", "KATAKANA", "HANGUL"))
