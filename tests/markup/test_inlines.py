"""Prose inside a paragraph becomes typed inlines, each with its exact span."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import Sink
from briefgen.diagnostics.register import markup as codes
from briefgen.markup.inlines import parse_inlines
from briefgen.model.inlines import (
    Citation,
    Cite,
    Code,
    CrossReference,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    NoteReference,
    Passage,
    SmallCaps,
    Strong,
    Subscript,
    Superscript,
    Text,
    plain,
)
from briefgen.model.walk import inlines_in
from briefgen.source import Passage as SourcePassage
from briefgen.source import SourceFile, Span


def parse(text: str) -> tuple[Inline, ...]:
    sink = Sink()
    nodes = parse_inlines(SourcePassage.of_file(SourceFile("x.md", text)), sink)
    assert list(sink) == []
    return nodes


def one(text: str) -> Inline:
    (node,) = parse(text)
    return node


def cites(text: str) -> tuple[Cite, ...]:
    node = one(text)
    assert isinstance(node, Citation)
    return node.cites


def source(span: Span) -> str:
    return span.file.text[span.start : span.end]


def shape(nodes: tuple[Inline, ...]) -> list[object]:
    """Give the kinds and texts of inlines, without spans."""
    out: list[object] = []
    for node in nodes:
        match node:
            case Text(text=text) | Code(text=text):
                out.append(text)
            case LineBreak():
                out.append("\n")
            case NoteReference(key=key):
                out.append(f"^{key}")
            case Citation(cites=found):
                out.append([cite.key for cite in found])
            case _:
                out.append((type(node).__name__, *shape(node.children)))
    return out


@pytest.mark.parametrize(
    ("text", "kind", "inside"),
    [
        ("*a b*", Emphasis, "a b"),
        ("_a b_", Emphasis, "a b"),
        ("**a b**", Strong, "a b"),
        ("[a b]{.smallcaps}", SmallCaps, "a b"),
        ("^a^", Superscript, "a"),
        ("~a~", Subscript, "a"),
        ("[a b](https://example.org)", Link, "a b"),
        ("<https://example.org>", Link, "https://example.org"),
        ("[a b](#funding)", CrossReference, "a b"),
        ("[a b]{lang=ur}", Passage, "a b"),
    ],
)
def test_each_inline_has_its_span_and_its_text(text: str, kind: type[Inline], inside: str) -> None:
    before, node, after = parse(f"x {text} y")
    assert isinstance(node, kind)
    assert source(node.span) == text
    (child,) = node.children  # type: ignore[union-attr]
    assert child.text == source(child.span) == inside
    assert (source(before.span), source(after.span)) == ("x ", " y")


def test_emphasis_nests_as_commonmark_has_it() -> None:
    assert shape(parse("***a** b*")) == [("Emphasis", ("Strong", "a"), " b")]
    assert shape(parse("**a *b* c**")) == [("Strong", "a ", ("Emphasis", "b"), " c")]
    assert shape(parse("*a **b***")) == [("Emphasis", "a ", ("Strong", "b"))]
    assert shape(parse("f*oo*bar")) == ["f", ("Emphasis", "oo"), "bar"]


def test_neighbouring_texts_are_one_node() -> None:
    node = one("AT&amp;T \\* 5 \\[sic\\] &eacute;\n  next line")
    assert isinstance(node, Text)
    assert node.text == "AT&T * 5 [sic] é next line"


def test_a_backslash_breaks_the_line() -> None:
    first, break_, last = parse("one\\\ntwo")
    assert isinstance(break_, LineBreak)
    assert source(break_.span) == "\\"
    assert (source(first.span), source(last.span)) == ("one", "two")


def test_code_has_no_inlines_inside() -> None:
    node = one("`a *b* [^c] <d>`")
    assert node == Code("a *b* [^c] <d>", node.span)


def test_a_note_reference_stands_at_its_place() -> None:
    _, node, _ = parse("a[^one-2.b] c")
    assert node == NoteReference("one-2.b", node.span)
    assert source(node.span) == "[^one-2.b]"


def test_a_cross_reference_may_have_no_text() -> None:
    node = one("[](#fig-x)")
    assert node == CrossReference("fig-x", (), node.span)


def test_addresses_are_ascii() -> None:
    node = one("[a](https://exämple.org/ü?q=é#ß)")
    assert isinstance(node, Link)
    assert node.target == "https://xn--exmple-cua.org/%C3%BC?q=%C3%A9#%C3%9F"
    kept = one("[a](https://example.org/a%20b)")
    assert isinstance(kept, Link)
    assert kept.target == "https://example.org/a%20b"


def test_a_mail_address_is_a_link() -> None:
    node = one("<ada@example.org>")
    assert isinstance(node, Link)
    assert node.target == "mailto:ada@example.org"


@pytest.mark.parametrize(
    ("text", "label", "locator", "suffix"),
    [
        ("[@k]", "page", "", ""),
        ("[@k, p. 4]", "page", "4", ""),
        ("[@k p. 4]", "page", "4", ""),
        ("[@k, 4]", "page", "4", ""),
        ("[@k, pp. 4–5]", "page", "4–5", ""),
        ("[@k, pp. 4--5]", "page", "4–5", ""),
        ("[@k, pp. 4-5, 7, 9 and more]", "page", "4-5, 7, 9", " and more"),
        ("[@k, p. xiv]", "page", "xiv", ""),
        ("[@k, pp. iv-vi]", "page", "iv-vi", ""),
        ("[@k, p. A4]", "page", "A4", ""),
        ("[@k, chap. 2]", "chapter", "2", ""),
        ("[@k, Chapter 2]", "chapter", "2", ""),
        ("[@k, § 3]", "section", "3", ""),
        ("[@k, §§3–4]", "section", "3–4", ""),
        ("[@k, para. 12]", "paragraph", "12", ""),
        ("[@k, n. 12]", "note", "12", ""),
        ("[@k, no. 12]", "issue", "12", ""),
        ("[@k, fig. 2a]", "figure", "2a", ""),
        ("[@k, vol. 2, p. 4]", "volume", "2", ", p. 4"),
        ("[@k, {p. vii, at the foot}]", "page", "vii, at the foot", ""),
        ("[@k, p. {A}, B]", "page", "A", ", B"),
        ("[@k, {}]", "page", "", ""),
        ("[@k, mix of sources]", "page", "", ", mix of sources"),
        ("[@k, paragraphs on funding]", "page", "", ", paragraphs on funding"),
        ("[@k, p. 4.]", "page", "4", "."),
        ("[@k, 2nd ed.]", "page", "2nd", " ed."),
        ("[@k for the rest]", "page", "", " for the rest"),
        ("[@k, where he says so]", "page", "", ", where he says so"),
    ],
)
def test_a_locator_is_read_as_pandoc_reads_it(
    text: str, label: str, locator: str, suffix: str
) -> None:
    (cite,) = cites(text)
    assert (cite.label, cite.locator, plain(cite.suffix)) == (label, locator, suffix)


def test_a_citation_has_prefixes_suffixes_and_several_sources() -> None:
    first, second, third = cites("[see *also* @a:1, p. 4 *ff.*; -@{b;c}; cf. @d_e.f/g for more]")
    assert shape(first.prefix) == ["see ", ("Emphasis", "also"), " "]
    assert shape(first.suffix) == [" ", ("Emphasis", "ff.")]
    assert (second.key, second.suppress_author) == ("b;c", True)
    assert (third.key, plain(third.prefix), plain(third.suffix)) == (
        "d_e.f/g",
        " cf. ",
        " for more",
    )
    assert source(first.key_span) == "@a:1"
    assert source(second.key_span) == "@{b;c}"


def test_a_key_ends_before_punctuation() -> None:
    assert [cite.key for cite in cites("[@a.; @b--c; @d:]")] == ["a", "b", "d"]


def test_a_citation_is_followed_by_other_brackets() -> None:
    assert shape(parse("a[@b][^c][@d]")) == ["a", ["b"], "^c", ["d"]]


def test_brackets_may_hold_a_citation_and_words() -> None:
    assert shape(parse("[he said so [@a, p. 4]]")) == ["[he said so ", ["a"], "]"]
    assert shape(parse("[words [@a]]{.smallcaps}")) == [("SmallCaps", "words ", ["a"])]


def test_an_address_in_brackets_is_no_citation() -> None:
    assert shape(parse("[ada@example.org]")) == ["[ada@example.org]"]


def test_a_paragraph_without_end_is_told_and_not_parsed() -> None:
    sink = Sink()
    assert parse_inlines(SourcePassage.of_file(SourceFile("x.md", "[" * 40_000)), sink) == ()
    assert [d.code for d in sink] == [codes.LONG_PARAGRAPH]


@given(st.text(alphabet=string.ascii_letters + " \n*_`[](){}^~@!\\<>&;:.#|-", max_size=60))
def test_any_prose_gives_inlines_whose_spans_lie_in_it(text: str) -> None:
    sink = Sink()
    nodes = parse_inlines(SourcePassage.of_file(SourceFile("x.md", text)), sink)
    for node in inlines_in(nodes):
        assert 0 <= node.span.start <= node.span.end <= len(text)
        if isinstance(node, Text) and not sink.failed and not set(text) & set("\\&<"):
            assert source(node.span).split() == node.text.split()


@given(st.text(max_size=60))
def test_any_text_gives_inlines(text: str) -> None:
    parse_inlines(SourcePassage.of_file(SourceFile("x.md", text)), Sink())


WORD = st.text(alphabet=string.ascii_letters + "éʿ", min_size=1, max_size=6)
LEAF = st.one_of(
    WORD,
    WORD.map("[^{}]".format),
    WORD.map("[@{}, p. 4]".format),
    WORD.map("`{}`".format),
)
TREE = st.recursive(
    LEAF,
    lambda inner: st.one_of(
        inner.map("*{}*".format),
        inner.map("**{}**".format),
        inner.map("[{}](https://example.org)".format),
        inner.map("[{}]{{.smallcaps}}".format),
        st.lists(inner, min_size=2, max_size=4).map(" ".join),
    ),
    max_leaves=8,
)


@given(TREE)
def test_each_node_of_nested_prose_covers_its_own_source(text: str) -> None:
    sink = Sink()
    nodes = parse_inlines(SourcePassage.of_file(SourceFile("x.md", text)), sink)
    if sink.failed:  # neighbouring stars that CommonMark pairs otherwise
        return
    for node in inlines_in(nodes):
        match node:
            case Text(text=words):
                assert source(node.span) == words
            case Code(text=words):
                assert source(node.span) == f"`{words}`"
            case NoteReference(key=key):
                assert source(node.span) == f"[^{key}]"
            case Citation():
                assert source(node.span).startswith("[@")
                assert source(node.span).endswith("]")
            case Strong():
                assert source(node.span)[:2] in ("**", "__")
                assert source(node.span)[-2:] in ("**", "__")
            case Emphasis():
                assert source(node.span)[0] == source(node.span)[-1] == "*"
            case _:
                assert source(node.span)[0] == "["
