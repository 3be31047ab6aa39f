"""Punctuation where parts of a note meet, and the joining of free text with citations."""

from __future__ import annotations

import pytest

from briefgen import csl
from briefgen.csl.richtext import Style
from tests.csl.small import book, printed, processor, style

QUOTED = style('<text variable="title" quotes="true" suffix=","/><text value=" x"/>')
ENDS = style('<text variable="title"/>', layout='suffix="."')


def _joined(*parts: csl.RichText | str, language: str = "en-US") -> str:
    return csl.join(parts, csl.Locales().locale(language)).plain()


@pytest.mark.parametrize(
    ("title", "printed_title"),
    [
        ("Plain", "Plain."),
        ("Stopped.", "Stopped."),
        ("Asked?", "Asked?"),
        ("Called!", "Called!"),
        ("Ph.D.", "Ph.D."),
        ("“Quoted”", "“Quoted.”"),
        ("“Asked?”", "“Asked?”"),
        ("Inc.,", "Inc.,."),
    ],
)
def test_a_full_stop_is_never_doubled(title: str, printed_title: str) -> None:
    assert printed(ENDS, [book("a", title=title)], "a") == [printed_title]


def test_american_commas_stand_inside_the_quotation_marks() -> None:
    assert printed(QUOTED, [book("a", title="T")], "a") == ["“T,” x"]


def test_british_commas_stand_outside_the_quotation_marks() -> None:
    used = processor(QUOTED, [book("a", title="T")], "en-GB")
    assert used.cite([csl.Citation((csl.Cite("a"),))])[0].content.plain() == "‘T’, x"


def test_marks_alternate_with_their_depth() -> None:
    titles = [book("a", title="The “nuanced” view"), book("b", title="A \"b 'c' d\"")]
    assert printed(QUOTED, titles, "a", "b") == ["“The ‘nuanced’ view,” x", "“A ‘b “c” d,’” x"]


def test_an_apostrophe_is_no_quotation_mark() -> None:
    titles = [book("a", title="The '90s and Shi'ites' rights")]
    assert printed(ENDS, titles, "a") == ["The ’90s and Shi’ites’ rights."]


def test_marks_within_an_authors_own_text_stay() -> None:
    titles = [book("a", title='What is a "wiki"? Or "this", too')]
    assert printed(ENDS, titles, "a") == ["What is a “wiki”? Or “this”, too."]


def test_joining_free_text_drops_doubled_marks_and_spaces() -> None:
    assert _joined("See the report. ", " Then the next,", ", and so on", ".") == (
        "See the report. Then the next, and so on."
    )


def test_joining_moves_a_comma_into_the_marks_of_the_language() -> None:
    quoted = csl.RichText.of("He said “no”")
    assert _joined(quoted, ", and left") == "He said “no,” and left"
    assert _joined(csl.RichText.of("He said „no“"), ", and left", language="de-DE") == (
        "He said „no“, and left"
    )


def test_joining_keeps_links_and_lettering() -> None:
    link = csl.Link("https://example.org/", (csl.Text("https://example.org/"),))
    italic = csl.Styled(Style.ITALIC, (csl.Text("Dawn"),))
    joined = csl.join([csl.RichText((italic,)), ", ", csl.RichText((link,)), "."],
                      csl.Locales().locale("en-US"))  # fmt: skip
    assert joined.nodes == (italic, csl.Text(", "), link, csl.Text("."))


def test_a_url_is_a_link_and_keeps_its_characters() -> None:
    used = style('<text variable="URL"/>', layout='suffix="."')
    rendered = processor(used, [book("a", URL='https://example.org/a\'b?c="d"')]).cite(
        [csl.Citation((csl.Cite("a"),), 1)]
    )
    link = rendered[0].content.nodes[0]
    assert isinstance(link, csl.Link)
    assert link.url == 'https://example.org/a\'b?c="d"'
    assert rendered[0].content.plain() == link.url + "."


def test_lettering_within_the_same_lettering_flips() -> None:
    used = style('<text variable="title" font-style="italic"/>')
    rendered = processor(used, [book("a", title="On <i>Hamlet</i> again")]).cite(
        [csl.Citation((csl.Cite("a"),), 1)]
    )
    assert csl.html(rendered[0].content) == (
        '<i>On <span style="font-style:normal;">Hamlet</span> again</i>'
    )
