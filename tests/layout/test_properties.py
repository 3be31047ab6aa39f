"""Whatever a brief holds, its page says all of it in order; whatever a template holds, no crash."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.diagnostics import Sink
from briefgen.layout import page as p
from briefgen.layout.layout import Layout
from briefgen.layout.render import lay_out
from briefgen.layout.xhtml import parse, text_of
from briefgen.model.blocks import (
    Align,
    Block,
    BlockQuote,
    Box,
    BulletList,
    Cell,
    Heading,
    ListItem,
    OrderedList,
    Paragraph,
    PullQuote,
    Table,
)
from briefgen.model.brief import ResolvedBrief, Section
from briefgen.model.inlines import Emphasis, Inline, LineBreak, Link, Passage, Strong, Text, plain
from briefgen.model.walk import blocks_in, texts_of
from briefgen.source import SourceFile
from tests.examples import rich_brief, short_brief, span
from tests.layout.laying import layout, theme

BUILT_IN = layout()
_ids = count()
_SLOW = settings(max_examples=25)

WORD = st.text(st.sampled_from("abcé&<>\"'{}%#ʿپا\u00a0\u00ad。"), min_size=1, max_size=6)
WORDS = st.lists(WORD, min_size=1, max_size=4).map(" ".join).filter(str.strip)


def _text(words: str) -> Text:
    return Text(words, span())


_LEAF: st.SearchStrategy[Inline] = WORDS.map(_text)
INLINES: st.SearchStrategy[tuple[Inline, ...]] = st.lists(
    st.one_of(
        _LEAF,
        _LEAF.map(lambda node: Emphasis((node,), span())),
        _LEAF.map(lambda node: Strong((node, LineBreak(), node), span())),
        _LEAF.map(lambda node: Link("https://example.org/", (node,), span())),
        _LEAF.map(lambda node: Passage("ar", (node,), span())),
    ),
    min_size=1,
    max_size=3,
).map(tuple)


def _name() -> str:
    return f"x-{next(_ids)}"


PARAGRAPH: st.SearchStrategy[Block] = INLINES.map(lambda nodes: Paragraph(_name(), nodes, span()))


def _lists(blocks: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    item = st.tuples(PARAGRAPH, st.lists(blocks, max_size=2)).map(
        lambda held: ListItem((held[0], *held[1]), span())
    )
    items = st.lists(item, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        items.map(lambda held: BulletList(_name(), held, span())),
        items.map(lambda held: OrderedList(_name(), 2, held, span())),
        st.lists(PARAGRAPH, min_size=1, max_size=2).map(
            lambda held: BlockQuote(_name(), tuple(held), span())
        ),
    )


_FLOW = st.recursive(PARAGRAPH, _lists, max_leaves=4)
_SEVERAL = st.lists(_FLOW, min_size=1, max_size=3).map(tuple)
_ROW = st.tuples(INLINES, INLINES).map(lambda row: tuple(Cell(nodes, span()) for nodes in row))
BLOCK = st.one_of(
    _FLOW,
    INLINES.map(lambda nodes: Heading(_name(), 3, nodes, span())),
    PARAGRAPH.map(lambda held: PullQuote(_name(), (held,), span())),
    st.tuples(INLINES, _SEVERAL).map(lambda held: Box(_name(), *held, span())),
    st.tuples(INLINES, _ROW, st.lists(_ROW, min_size=1, max_size=2)).map(
        lambda held: Table(
            _name(), held[0], (Align.START, Align.END), held[1], tuple(held[2]), span()
        )
    ),
)


def _characters(text: str) -> str:
    """Drop what tells words apart: where a block begins is not this test's question."""
    return "".join(text.replace("\n", " ").split(" "))


def _said(blocks: tuple[Block, ...]) -> str:
    return "".join(
        _characters(plain(text)) for block in blocks_in(blocks) for text in texts_of(block)
    )


def _page_texts(blocks: tuple[p.PageBlock, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case p.Paragraph(inlines=inlines) | p.Heading(inlines=inlines):
                yield _inlines(inlines)
            case p.List(items=items):
                for item in items:
                    yield from _page_texts(item.blocks)
            case p.Group(blocks=inner):
                yield from _page_texts(inner)
            case p.Table(caption=caption, head=head, rows=rows):
                yield _inlines(caption)
                for row in (*head, *rows):
                    yield from (_inlines(cell.inlines) for cell in row)
            case p.Figure(caption=caption):
                yield _inlines(caption)
            case p.Notes(notes=notes):
                for note in notes:
                    yield from _page_texts(note.blocks)


def _inlines(nodes: tuple[p.PageInline, ...]) -> str:
    parts: list[str] = []
    for node in nodes:
        if isinstance(node, p.Text):
            parts.append(node.text)
        elif not isinstance(node, p.Break | p.NoteReference):
            parts.append(_inlines(node.children))
    return "".join(parts)


@given(st.lists(BLOCK, min_size=1, max_size=5).map(tuple))
@_SLOW
def test_a_page_says_what_the_brief_says_in_its_order(blocks: tuple[Block, ...]) -> None:
    section = Section("one", (Text("One", span()),), blocks, span())
    brief = replace(short_brief().brief, sections=(section,))
    sink = Sink()
    found = lay_out(ResolvedBrief(brief, ()), BUILT_IN, theme(), sink)
    assert list(sink) == []
    assert found is not None
    (group,) = (b for b in found.page.blocks if isinstance(b, p.Group) and b.id == "one")
    read = "".join(_characters(text) for text in _page_texts(group.blocks[1:]))
    assert read == _said(blocks)
    again = parse(found.xhtml.partition("\n")[2])
    assert _said(blocks) in _without_labels(text_of(again))


def _without_labels(text: str) -> str:
    return re.sub(r"Table\d+", "", _characters(text.replace("\n", "")))


_LINES = BUILT_IN.text("page.html.j2").split("\n")
_PIECES = (
    "<p>", "</p>", "<section>", "<div>x</div>", "&", "<", "{{ brief }}", "{{ brief.notes }}", "{%",
    "{{ brief.sections[99] }}", "{{ x }}", "{% endif %}", "<img/>", "<ul></ul>", "<h6>x</h6>",
    "<a href='#x'>y</a>", "<figure></figure>", "{{ brief.date % 3 }}", "<!-- x -->", "]]>",
    '{% include "page.html.j2" %}', "<p lang='??'>x</p>", "{{ brief.title|upper }}",
)  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, len(_LINES) - 1), st.sampled_from(("", *_PIECES)))))
@_SLOW
def test_no_template_brings_the_program_down(changes: list[tuple[int, str]]) -> None:
    lines = list(_LINES)
    for at, piece in changes:
        lines[at] = lines[at] + piece if piece else ""
    file = SourceFile("templates/own/page.html.j2", "\n".join(lines))
    sink = Sink()
    own = Layout("own", {**BUILT_IN.files, "page.html.j2": file})
    found = lay_out(rich_brief(), own, theme(), sink)
    assert (found is None) == sink.failed
    assert all(diagnostic.labels for diagnostic in sink)
