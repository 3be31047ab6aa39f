"""Notes are written out as their place demands, and joined with the author's own words."""

from __future__ import annotations

import pytest

from briefgen.citations import resolve
from briefgen.diagnostics import Sink
from briefgen.model.inlines import Text, plain
from making import LIBRARY, brief, cite, note, paragraph, section

FULL = "A. Khan, “IS Emerging as a Threat,” Dawn, February 11, 2016"


def written(*blocks, **fields) -> list[str]:
    sink = Sink()
    resolved = resolve(brief(section("s", *blocks), **fields), LIBRARY, ("sections",), sink)
    assert not len(sink), [d.message for d in sink]
    assert resolved is not None
    return [" ".join(plain(b.inlines) for b in n.blocks) for n in resolved.notes]


def test_a_first_citation_is_full_and_ends_with_a_period() -> None:
    assert written(paragraph(cite("khan"))) == [f"{FULL}."]


def test_the_same_source_again_is_ibid() -> None:
    notes = written(paragraph(cite("khan"), cite("khan"), cite("khan", locator="4")))
    assert notes[1] == "Ibid."
    assert notes[2] == "Ibid., 4."


def test_after_another_source_the_short_form_is_used() -> None:
    notes = written(paragraph(cite("khan"), cite("ali"), cite("khan")))
    assert notes[2] == "Khan, “IS Emerging as a Threat.”"


def test_ibid_never_follows_a_note_with_two_sources() -> None:
    notes = written(paragraph(cite("khan"), cite("khan", "ali"), cite("ali")))
    assert notes[2] == "Ali, “Four Men Held.”"


def test_ibid_never_follows_a_note_whose_second_source_stands_in_its_text() -> None:
    notes = written(
        paragraph(note("two"), cite("ali")),
        notes={"two": [cite("khan"), "; but see ", cite("ali"), "."]},
    )
    assert notes[0] == f"{FULL}; but see A. Ali, “Four Men Held,” Dawn, February 11, 2016."
    assert notes[1] == "Ali, “Four Men Held.”"


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (". More text.", f"{FULL}. More text."),
        ("; more text.", f"{FULL}; more text."),
        (", which is odd.", f"{FULL}, which is odd."),
        ("", f"{FULL}."),
        (".", f"{FULL}."),
    ],
)
def test_free_text_joins_a_citation_without_doubled_marks(after: str, expected: str) -> None:
    assert written(paragraph(note("n")), notes={"n": [cite("khan"), after]}) == [expected]


def test_a_comma_after_a_closing_quotation_mark_goes_inside_it() -> None:
    notes = written(
        paragraph(cite("khan"), cite("ali"), note("n")),
        notes={"n": [cite("khan"), ", is out of date."]},
    )
    assert notes[2] == "Khan, “IS Emerging as a Threat,” is out of date."


def test_a_citation_after_free_text_starts_small_and_ends_the_note() -> None:
    notes = written(
        paragraph(cite("khan"), note("n")), notes={"n": ["On this point, see ", cite("khan")]}
    )
    assert notes[1] == "On this point, see ibid."


def test_positions_are_told_in_csls_words() -> None:
    made = brief(section("s", paragraph(cite("khan"), cite("khan"), cite("ali"), cite("khan"))))
    resolved = resolve(made, LIBRARY, ("sections",), Sink())
    assert resolved is not None
    positions = [c.position for n in resolved.notes for c in n.cites]
    assert positions == ["first", "ibid", "first", "subsequent"]


def test_ibid_across_sections_can_be_forbidden() -> None:
    sections = (section("a", paragraph(cite("khan"))), section("b", paragraph(cite("khan"))))
    for allowed, second in ((True, "Ibid."), (False, "Khan, “IS Emerging as a Threat.”")):
        made = brief(*sections, ibid_across_sections=allowed)
        resolved = resolve(made, LIBRARY, ("sections",), Sink())
        assert resolved is not None
        assert plain(resolved.notes[1].blocks[0].inlines) == second


def test_an_unknown_source_is_reported_where_it_is_cited() -> None:
    sink = Sink()
    made = brief(section("s", paragraph(cite("khaan"), cite("nobody"))))
    assert resolve(made, LIBRARY, ("sections",), sink) is None
    assert [(d.code.name, d.hints[0]) for d in sink] == [
        ("unknown-source", 'did you mean "khan"?'),
        ("unknown-source", "add it to content/sources.yaml"),
    ]


def test_an_unknown_style_is_reported_with_near_names() -> None:
    sink = Sink()
    made = brief(section("s", paragraph(cite("khan"))), citation_style="chicago-note")
    assert resolve(made, LIBRARY, ("sections",), sink) is None
    assert [d.code.name for d in sink] == ["unknown-style"]
    assert "chicago-notes" in " ".join(sink.diagnostics[0].hints)


def test_an_affix_keeps_its_emphasis() -> None:
    made = brief(section("s", paragraph(cite("khan", prefix=(Text("see "),)))))
    resolved = resolve(made, LIBRARY, ("sections",), Sink())
    assert resolved is not None
    assert plain(resolved.notes[0].blocks[0].inlines) == f"See {FULL}."


def test_the_full_form_can_come_again_in_each_section() -> None:
    sections = (section("a", paragraph(cite("khan"))), section("b", paragraph(cite("khan"))))
    made = brief(*sections, full_form_per_section=True)
    resolved = resolve(made, LIBRARY, ("sections",), Sink())
    assert resolved is not None
    assert [plain(n.blocks[0].inlines) for n in resolved.notes] == [f"{FULL}.", f"{FULL}."]


def test_a_note_that_prints_nothing_is_told() -> None:
    sink = Sink()
    made = brief(section("s", paragraph("A", note("n"))), notes={"n": [" "]})
    resolve(made, LIBRARY, ("sections",), sink)
    assert [d.code.id for d in sink] == ["BG308"]


def test_a_style_file_that_breaks_the_rules_is_told_at_its_line() -> None:
    from briefgen.citations.resolve import StyleFile
    from briefgen.source import SourceFile

    text = '<style xmlns="http://purl.org/net/xbiblio/csl" class="note">\n  <citation>\n</style>\n'
    sink = Sink()
    made = brief(section("s", paragraph(cite("khan"))), citation_style="own.csl")
    style = StyleFile(SourceFile("own.csl", text))
    assert resolve(made, LIBRARY, ("sections",), sink, style_file=style) is None
    assert [d.code.id for d in sink] == ["BG402"]
    assert str(sink.diagnostics[0].labels[0].span).startswith("own.csl:3:")
