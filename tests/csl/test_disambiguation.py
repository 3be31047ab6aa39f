"""Cites that would look alike are told apart (CSL 1.0.2, "Disambiguation")."""

from __future__ import annotations

from tests.csl.small import book, printed, style

BODY = (
    '<group delimiter=" "><names variable="author"><name form="short" and="text" '
    'initialize-with=". "/></names><date variable="issued"><date-part name="year"/></date></group>'
)
ADD = 'disambiguate-add-givenname="true" disambiguate-add-names="true" '
ET_AL = 'et-al-min="3" et-al-use-first="1" '
SUFFIX = 'disambiguate-add-year-suffix="true" '


def test_two_authors_of_one_surname_get_their_initials() -> None:
    used = style(BODY, citation=ADD)
    items = [book("a", "Khan, Ayesha", 2016), book("b", "Khan, Bilal", 2016)]
    assert printed(used, items, "a", "b") == ["A. Khan 2016", "B. Khan 2016"]


def test_a_given_name_is_written_out_where_initials_dont_tell() -> None:
    used = style(BODY, citation=ADD)
    items = [book("a", "Khan, Ayesha", 2016), book("b", "Khan, Amina", 2016)]
    assert printed(used, items, "a", "b") == ["Ayesha Khan 2016", "Amina Khan 2016"]


def test_unambiguous_cites_stay_short() -> None:
    used = style(BODY, citation=ADD)
    items = [book("a", "Khan, Ayesha", 2016), book("b", "Khan, Bilal", 2017)]
    assert printed(used, items, "a", "b") == ["Khan 2016", "Khan 2017"]


def test_names_behind_et_al_come_out_where_they_tell_cites_apart() -> None:
    used = style(BODY, citation='disambiguate-add-names="true" ' + ET_AL)
    items = [
        book("a", "Khan, A; Shah, B; Ali, C", 2016),
        book("b", "Khan, A; Malik, D; Ali, C", 2016),
    ]
    assert printed(used, items, "a", "b") == [
        "Khan, Shah, et al. 2016",
        "Khan, Malik, et al. 2016",
    ]


def test_what_no_name_tells_apart_gets_year_suffixes() -> None:
    used = style(BODY, citation=ADD + SUFFIX)
    items = [book("a", "Khan, A", 2016), book("b", "Khan, A", 2016)]
    assert printed(used, items, "a", "b") == ["Khan 2016a", "Khan 2016b"]


def test_year_suffixes_go_on_after_z() -> None:
    used = style(BODY, citation=SUFFIX)
    items = [book(f"i{n}", "Khan, A", 2016) for n in range(28)]
    got = printed(used, items, *(item["id"] for item in items))
    assert got[25:] == ["Khan 2016z", "Khan 2016aa", "Khan 2016ab"]


def test_a_condition_prints_more_only_where_it_is_needed() -> None:
    extra = '<choose><if disambiguate="true"><text variable="title" prefix=", "/></if></choose>'
    used = style(BODY + extra)
    items = [book("a", "Khan, A", 2016), book("b", "Khan, A", 2016), book("c", "Ali, B", 2016)]
    assert printed(used, items, "a", "b", "c") == [
        "Khan 2016, Title of a",
        "Khan 2016, Title of b",
        "Ali 2016",
    ]


def test_the_rule_for_all_names_reaches_cites_that_arent_ambiguous() -> None:
    rule = 'givenname-disambiguation-rule="all-names" '
    used = style(BODY, citation='disambiguate-add-givenname="true" ' + rule)
    items = [book("a", "Khan, Ayesha", 2016), book("b", "Khan, Bilal", 2017)]
    assert printed(used, items, "a", "b") == ["A. Khan 2016", "B. Khan 2017"]
