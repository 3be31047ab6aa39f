"""Citations of several sources: sorting, collapsing, authors left out; and the bibliography."""

from __future__ import annotations

from briefgen import csl
from tests.csl.small import book, notes, printed, processor, style

AUTHOR_DATE = (
    '<group delimiter=" "><names variable="author"><name form="short"/></names>'
    '<date variable="issued"><date-part name="year"/></date></group>'
)
ITEMS = [
    book("a", "Khan, A", 2014),
    book("b", "Khan, A", 2016),
    book("c", "Ali, B", 2015),
    book("d", "Khan, A", 2016),
]


def _with_bibliography(body: str, keys: str, options: str = "") -> csl.Style:
    xml = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info/>'
        f"<citation><layout><text variable='title'/></layout></citation><bibliography {options}>"
        f"<sort>{keys}</sort><layout suffix='.'>{body}</layout></bibliography></style>"
    )
    return csl.parse_style(xml)


def _entries(used: csl.Style) -> list[str]:
    working = processor(used, ITEMS)
    working.cite(notes("a", "b", "c", "d"))
    bibliography = working.bibliography()
    assert bibliography is not None
    return [entry.content.plain() for entry in bibliography.entries]


def test_years_of_one_author_collapse() -> None:
    used = style(AUTHOR_DATE, kind="in-text", citation='collapse="year"', layout='delimiter="; "')
    assert printed(used, ITEMS, "a b c") == ["Khan 2014, 2016; Ali 2015"]


def test_year_suffixes_collapse() -> None:
    citation = 'collapse="year-suffix" disambiguate-add-year-suffix="true" '
    used = style(
        AUTHOR_DATE,
        citation=citation + 'year-suffix-delimiter=", "',
        layout='delimiter="; "',
    )
    assert printed(used, ITEMS, "b d") == ["Khan 2016a, b"]


def test_three_numbers_in_a_row_become_a_range() -> None:
    used = style(
        '<text variable="citation-number"/>',
        citation='collapse="citation-number"',
        layout='prefix="[" suffix="]" delimiter=", "',
    )
    assert printed(used, ITEMS, "a b", "a b c", "a b d")[1:] == ["[1–3]", "[1, 2, 4]"]


def test_positions_come_in_the_order_given_though_cites_are_sorted() -> None:
    used = style(AUTHOR_DATE, sort='<sort><key variable="author"/></sort>', layout='delimiter="; "')
    rendered = processor(used, ITEMS).cite(notes("a", "a c"))
    assert rendered[1].content.plain() == "Ali 2015; Khan 2014"
    assert rendered[1].positions == (csl.Position.SUBSEQUENT, csl.Position.FIRST)


def test_an_author_named_in_the_prose_is_left_out() -> None:
    used = style(AUTHOR_DATE)
    one = csl.Citation((csl.Cite("a", suppress_author=True),), 1)
    two = csl.Citation((csl.Cite("a", author_only=True),), 2)
    assert [e.content.plain() for e in processor(used, ITEMS).cite([one, two])] == ["2014", "Khan"]


def test_a_prefix_and_a_suffix_keep_their_markup() -> None:
    cite = csl.Cite("a", prefix="<i>cf.</i>", suffix=", with notes")
    rendered = processor(style(AUTHOR_DATE), ITEMS).cite([csl.Citation((cite,), 1)])
    assert csl.html(rendered[0].content) == "<i>cf.</i> Khan 2014, with notes"


def test_entries_are_sorted_by_their_keys() -> None:
    keys = '<key variable="author"/><key variable="issued" sort="descending"/>'
    assert _entries(_with_bibliography(AUTHOR_DATE, keys)) == [
        "Ali 2015.",
        "Khan 2016.",
        "Khan 2016.",
        "Khan 2014.",
    ]


def test_a_dash_stands_for_an_author_who_comes_again() -> None:
    keys = '<key variable="author"/><key variable="issued"/>'
    used = _with_bibliography(AUTHOR_DATE, keys, 'subsequent-author-substitute="———"')
    assert _entries(used)[:3] == ["Ali 2015.", "Khan 2014.", "——— 2016."]


def test_a_group_goes_with_its_variables() -> None:
    body = '<group delimiter=" "><text term="in"/><text variable="container-title"/></group>'
    used = style('<text variable="title"/>' + body)
    assert printed(used, [book("a"), book("b", **{"container-title": "Dawn"})], "a", "b") == [
        "Title of a",
        "Title of bin Dawn",
    ]


def test_uncited_sources_stand_in_the_bibliography_when_told() -> None:
    used = processor(_with_bibliography(AUTHOR_DATE, '<key variable="title"/>'), ITEMS)
    used.register(["c"])
    used.cite(notes("a"))
    bibliography = used.bibliography()
    assert bibliography is not None
    assert [entry.item_id for entry in bibliography.entries] == ["a", "c"]
