"""Prose becomes markup that says the same: every kind, every character, in order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.layout.labels import load_labels
from briefgen.layout.numbering import Numbering
from briefgen.layout.origins import Origins
from briefgen.layout.prose import Prose
from briefgen.layout.xhtml import Element, contents, parse, text_of
from briefgen.model.blocks import Block, BulletList, ListItem, Paragraph
from briefgen.model.brief import ResolvedBrief
from briefgen.model.inlines import (
    GENERATED,
    Citation,
    Code,
    Emphasis,
    Inline,
    Link,
    Passage,
    SmallCaps,
    Strong,
    Subscript,
    Superscript,
    Text,
    plain,
)
from briefgen.model.walk import blocks_in, texts_of
from tests.examples import para, rich_brief, short_brief, span
from tests.layout.laying import laid

PROSE = Prose(load_labels("en-GB"), Origins({}), Numbering({}, {}))

# Characters that XML can hold and a reader can see; white space is normalised elsewhere.
WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zs", "Zl", "Zp", "Co"]), min_size=1
)
LEAVES = WORDS.map(lambda text: Text(text, span())) | WORDS.map(lambda text: Code(text, span()))


def _nested(children: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    many = st.lists(children, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        *(many.map(kind) for kind in (Emphasis, Strong, SmallCaps, Superscript, Subscript)),
        many.map(lambda nodes: Link("https://example.org/?a=1&b=<2>", nodes)),
        many.map(lambda nodes: Passage("ur", nodes)),
    )


INLINES = st.lists(st.recursive(LEAVES, _nested, max_leaves=6), min_size=1, max_size=4).map(tuple)


def shown(markup: str) -> Element:
    return parse(f"<body>{markup}</body>")


@given(INLINES)
def test_inlines_say_what_they_said(inlines: tuple[Inline, ...]) -> None:
    assert text_of(shown(PROSE.inlines(inlines))) == plain(inlines)


@given(WORDS)
def test_any_text_can_be_an_address_or_an_id(text: str) -> None:
    link = Link(text, (Text("x"),), span())
    paragraph = Paragraph(text, (link,), span())
    element = shown(PROSE.blocks((paragraph,)))[0]
    assert element.get("id") == text
    assert element[0].get("href") == text


@pytest.mark.parametrize("text", ["<&\"'>", "&amp;", "]]>", "<script>alert(1)</script>", "{{ x }}"])
def test_markup_in_text_stays_text(text: str) -> None:
    resolved = short_brief()
    section = replace(resolved.brief.sections[0], blocks=(para("x-1", text), para("x-2", text)))
    found = laid(
        ResolvedBrief(
            replace(resolved.brief, title=(Text(text),), short_title=text, sections=(section,)),
            (),
        )
    )
    page = parse(found.xhtml.partition("\n")[2])
    told = {element.get("id"): text_of(element) for element in page.iter()}
    assert told["x-1"] == told["x-2"] == told["title"] == text
    assert found.page.metadata.title == found.page.furniture["running-head"] == text


def test_a_citation_that_was_never_resolved_is_no_prose() -> None:
    with pytest.raises(ValueError, match="never resolved"):
        PROSE.inlines((Citation((), GENERATED),))


def test_a_paragraph_that_is_one_passage_bears_its_language_and_direction() -> None:
    whole = para("p", Passage("ur", (Text("اردو"),)))
    part = para("q", "Urdu: ", Passage("ur", (Text("اردو"),)))
    (paragraph,) = shown(PROSE.blocks((whole,)))
    assert (paragraph.get("lang"), paragraph.get("dir")) == ("ur", "rtl")
    (paragraph,) = shown(PROSE.blocks((part,)))
    (inside,) = paragraph
    assert paragraph.get("lang") is None
    assert (inside.tag, inside.get("lang"), inside.get("dir")) == ("span", "ur", "rtl")


def test_an_item_of_one_paragraph_holds_it_bare() -> None:
    """A block inside li makes WeasyPrint's PDF/UA invalid."""
    several = ListItem((para("b", "x"), para("c", "y")), span())
    items = ListItem((para("a", "One"),), span()), several
    element = shown(PROSE.blocks((BulletList("l", items, span()),)))[0]
    one, two = element
    assert (one.get("id"), list(contents(one))) == ("a", ["One"])
    assert [child.tag for child in two] == ["p", "p"]


def test_the_ending_stands_in_the_last_paragraph_or_in_one_of_its_own() -> None:
    ending = ' <a href="#r">↑</a>'
    bare = Prose(load_labels("en"), Origins({}), Numbering({}, {}))
    bullets = BulletList("l", (ListItem((para("a", "One"),), span()),), span())
    (paragraph,) = shown(bare.blocks((para("p", "x"),), ending=ending))
    assert text_of(paragraph) == "x ↑"
    *_, after = shown(bare.blocks((para("p", "x"), bullets), ending=ending))
    assert (after.tag, text_of(after)) == ("p", "↑")
    (alone,) = shown(bare.blocks((), ending=ending))
    assert text_of(alone) == "↑"


def _texts(blocks: tuple[Block, ...]) -> list[str]:
    return [plain(text) for block in blocks_in(blocks) for text in texts_of(block) if plain(text)]


def test_a_page_says_everything_in_the_order_of_the_brief() -> None:
    resolved = rich_brief()
    brief = resolved.brief
    expected = [plain(brief.title), *_texts(brief.lead)]
    expected += [plain(bullet.inlines) for bullet in brief.summary]
    for section in brief.sections:
        expected += [plain(section.title), *_texts(section.blocks)]
    for note in resolved.notes:
        expected += _texts(note.blocks)
    text = text_of(parse(laid(resolved).xhtml.partition("\n")[2]))
    at = 0
    for words in expected:
        for word in words.split():
            found = text.find(word, at)
            assert found >= 0, words
            at = found
