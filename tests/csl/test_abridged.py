"""Work that is done once for many cites gives what it would give done for each."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen import csl
from briefgen.csl import abridged, names, repeats
from tests.csl.small import book, notes, printed, processor, style

STYLES = (
    "briefgen-notes",
    "chicago-notes-bibliography-subsequent-ibid",
    "apa",
    "ieee",
    "modern-language-association",
    "oscola",
    "bluebook-law-review",
)
_WAYS: tuple[dict[str, Any], ...] = (
    {},
    {"author": [{"family": "Shah", "given": "Nadia"}]},
    {"author": [{"family": "van Bruinessen", "given": "Martin"}, {"literal": "Reuters"}]},
    {"editor": [{"family": "Ali", "given": "Imtiaz"}], "edition": "2", "collection-title": "Ways"},
    {"issued": {"date-parts": [[2014, 3]], "circa": True}, "URL": "https://example.org/a"},
    {"issued": {"literal": "n.d."}, "title": "", "number": "PB-7", "publisher": "Hurst"},
    {"container-title": "Asian Survey", "volume": "12", "issue": "spring", "page": "101-108"},
    {"container-title": "Dawn", "shortTitle": "Short", "note": "edition: second\noriginal"},
)
_TYPES = ("book", "article-journal", "chapter", "webpage", "interview", "legal_case", "report")


def _items() -> list[dict[str, Any]]:
    return [
        {"id": f"{kind}-{number}", "type": kind, "title": f"A {kind}, no. {number}"} | way
        for kind in _TYPES
        for number, way in enumerate(_WAYS)
    ]


def _written(name: str) -> list[str]:
    items = _items()
    cited = [item["id"] for item in items]
    again = [f"{item_id}:{place}" for item_id in cited[::2] for place in ("7", "12-15", "iv")]
    used = processor(csl.load_style(name), items)
    texts = [csl.html(each.content) for each in used.cite(notes(*cited, *again))]
    bibliography = used.bibliography()
    entries = bibliography.entries if bibliography is not None else ()
    return [*texts, *(csl.html(entry.content) for entry in entries)]


@pytest.mark.parametrize("name", STYLES)
def test_a_style_abridged_for_an_item_prints_what_the_whole_style_prints(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = _written(name)
    monkeypatch.setattr(abridged.Abridgement, "of", lambda self, elements, item: elements)
    assert short == _written(name)


@pytest.mark.parametrize("name", STYLES)
def test_a_cite_that_comes_again_prints_what_it_would_alone(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    together = _written(name)
    monkeypatch.setattr(repeats, "_comes_again", lambda cite, place: False)
    assert together == _written(name)


@pytest.mark.parametrize("name", STYLES)
def test_names_kept_for_later_cites_are_those_that_each_would_print(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = _written(name)
    monkeypatch.setattr(names, "_is_later", lambda cx: False)
    assert kept == _written(name)


TITLE = '<text variable="title" text-case="title"/>'
PAGED = (
    f'<group delimiter=", ">{TITLE}<group delimiter=" "><label variable="locator" form="short"/>'
)
PAGED += '<text variable="locator"/></group></group>'


def test_each_later_note_has_its_own_page() -> None:
    texts = printed(style(PAGED), [book("a")], "a:3", "a:4", "a:5-9", "a:10-12", "a", "a:4")
    assert [text.partition(", ")[2] for text in texts[:4]] == [
        "p. 3",
        "p. 4",
        "pp. 5–9",
        "pp. 10–12",
    ]
    assert texts[4:] == ["Title of a", "Title of a, p. 4"]


def test_page_ranges_are_shortened_by_their_own_numbers() -> None:
    used = style(PAGED, style='page-range-format="minimal"')
    texts = printed(used, [book("a")], "a", "a:101-108", "a:321-328", "a:98-103")
    assert [text.rpartition(" ")[2] for text in texts[1:]] == ["101–8", "321–8", "98–103"]


def test_digits_that_stand_in_for_a_page_are_kept_where_a_title_has_them() -> None:
    stand_in = repeats._STAND_IN
    texts = printed(style(PAGED), [book("a", title=f"Unit {stand_in}")], "a", "a:3", "a:4")
    assert texts[1:] == [f"Unit {stand_in}, p. 3", f"Unit {stand_in}, p. 4"]


def test_terms_go_with_the_variables_that_no_item_of_a_kind_has() -> None:
    body = (
        '<group delimiter=" "><text term="in"/><group><text value="vol. "/>'
        '<number variable="volume"/></group><text variable="genre"/></group>'
        '<text variable="title"/>'
    )
    texts = printed(
        style(body), [book("a"), book("b", genre="Poem"), book("c", volume="2")], *"abc"
    )
    assert texts == ["Title of a", "In PoemTitle of b", "In vol. 2Title of c"]


def test_items_of_one_type_with_other_variables_are_of_another_kind() -> None:
    body = (
        '<choose><if variable="URL"><text value="online: "/></if>'
        '<else-if is-uncertain-date="issued"><text value="about then: "/></else-if></choose>'
        '<text variable="title"/>'
    )
    uncertain = {"date-parts": [[2014]], "circa": True}
    items = [book("a", year=2014), book("b", issued=uncertain), book("c", URL="https://x.example")]
    assert printed(style(body), items, *"abc") == [
        "Title of a",
        "about then: Title of b",
        "online: Title of c",
    ]


def test_a_group_in_a_group_keeps_its_terms_to_itself() -> None:
    body = (
        f'<group delimiter=", ">{TITLE}<group delimiter=", "><text value="at"/>'
        '<choose><if type="book"><text variable="locator"/></if></choose></group>'
        '<group delimiter=", "><text variable="genre"/><text variable="publisher"/></group></group>'
    )
    items = [book("a"), book("b", genre="Poem", publisher="Hurst")]
    assert printed(style(body), items, "a", "a:4", "b", "b:5") == [
        "Title of a",
        "Title of a, at, 4",
        "Title of b, Poem, Hurst",
        "Title of b, at, 5, Poem, Hurst",
    ]
