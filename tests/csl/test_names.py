"""Names (CSL 1.0.2, "Names")."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen.csl.initials import initials
from tests.csl.small import book, printed, style


def _printed(name: str, *authors: dict[str, Any], **parts: str) -> str:
    used = style(f'<names variable="author"><name {name}/></names>', **parts)
    return printed(used, [book("a") | {"author": list(authors)}], "a")[0]


def _name(family: str, given: str, **more: Any) -> dict[str, Any]:
    return {"family": family, "given": given} | more


VLIST = _name("van der Vlist", "Eric")


@pytest.mark.parametrize(
    ("name", "demote", "text"),
    [
        ("", "never", "Eric van der Vlist"),
        ('name-as-sort-order="all"', "never", "van der Vlist, Eric"),
        ('name-as-sort-order="all"', "display-and-sort", "Vlist, Eric van der"),
        ('form="short"', "display-and-sort", "van der Vlist"),
    ],
)
def test_where_a_particle_stands(name: str, demote: str, text: str) -> None:
    style_options = f'demote-non-dropping-particle="{demote}"'
    assert _printed(name, VLIST, style=style_options, kind="in-text") == text


@pytest.mark.parametrize(
    ("given", "mark", "text"),
    [
        ("John Ronald", ". ", "J. R."),
        ("J.R.R.", ". ", "J. R. R."),
        ("Jean-Luc", ".", "J.-L."),
        ("Guo-ping", "", "G"),
        ("Bertrand de Cusance", ".", "B. de C."),
        ("ʿAlī Riżā", ". ", "ʿA. R."),
        ("Ph.M.E.", ". ", "Ph. M. E."),
    ],
)
def test_given_names_as_initials(given: str, mark: str, text: str) -> None:
    assert initials(given, mark, initialize=True, hyphens=True) == text


def test_an_institution_is_never_inverted() -> None:
    assert _printed('name-as-sort-order="all"', {"literal": "World Bank"}) == "World Bank"


def test_chinese_names_have_no_space() -> None:
    assert _printed("", _name("毛", "泽东")) == "毛泽东"


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (1, "A Aa"),
        (2, "A Aa and B Bb"),
        (3, "A Aa, B Bb, and C Cc"),
        (4, "A Aa et al."),
    ],
)
def test_names_are_joined_and_abbreviated(count: int, text: str) -> None:
    authors = [_name(letter + letter.lower(), letter) for letter in "ABCD"[:count]]
    assert _printed('and="text" et-al-min="4" et-al-use-first="1"', *authors) == text


def test_editors_who_translate_are_named_once() -> None:
    people = [{"family": "Khan", "given": "A"}]
    used = style(
        '<names variable="editor translator" delimiter="; "><name/>'
        '<label form="short" prefix=" (" suffix=")"/></names>'
    )
    got = printed(used, [book("a", editor=people, translator=people)], "a")
    assert got == ["A Khan (ed. & trans.)"]


def test_what_stands_in_for_names_isnt_printed_again() -> None:
    used = style(
        '<group delimiter=". "><names variable="author"><name/><substitute>'
        '<names variable="editor"/><text variable="title"/></substitute></names>'
        '<text variable="title"/><names variable="editor"/></group>'
    )
    items = [book("a"), book("b", editor=[{"family": "Khan", "given": "A"}])]
    assert printed(used, items, "a", "b") == ["Title of a", "A Khan. Title of b"]
