"""Prose becomes typed blocks with spans and with ids that edits elsewhere leave alone."""

from __future__ import annotations

import re
import string

from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.diagnostics import Sink
from briefgen.diagnostics.register import markup as codes
from briefgen.markup.blocks import parse_blocks
from briefgen.markup.identity import block_text, blocks_text
from briefgen.model.blocks import (
    Align,
    Block,
    BlockQuote,
    Box,
    BulletList,
    Figure,
    Heading,
    OrderedList,
    Paragraph,
    PullQuote,
    Table,
)
from briefgen.model.inlines import Text, plain
from briefgen.model.walk import blocks_in, inlines_in, texts_of
from briefgen.readers.yaml import Mapping, Scalar, parse_yaml
from briefgen.source import Passage, SourceFile, Span


def parse(text: str, scope: str = "s") -> tuple[Block, ...]:
    sink = Sink()
    blocks = parse_blocks(Passage.of_file(SourceFile("x.md", text)), scope, sink)
    assert list(sink) == []
    return blocks


def one(text: str) -> Block:
    (block,) = parse(text)
    return block


def source(span: Span) -> str:
    return span.file.text[span.start : span.end]


def test_paragraphs_have_their_lines_as_span() -> None:
    first, second = parse("One\ntwo  three.\n\n\nFour.\n")
    assert isinstance(first, Paragraph)
    assert source(first.span) == "One\ntwo  three."
    assert source(second.span) == "Four."
    assert plain(first.inlines) == "One two  three."


def test_headings_have_levels_and_ids() -> None:
    first, second = parse("### Who *pays* {#who}\n\n#### Closed ####\n")
    assert isinstance(first, Heading)
    assert (first.level, first.id, plain(first.inlines)) == (3, "who", "Who pays")
    assert isinstance(second, Heading)
    assert (second.level, plain(second.inlines)) == (4, "Closed")


def test_headings_go_up_freely_and_down_by_one() -> None:
    levels = [
        b.level
        for b in parse("### a\n\n#### b\n\n##### c\n\n### d\n\n#### e\n")
        if isinstance(b, Heading)
    ]
    assert levels == [3, 4, 5, 3, 4]


def test_lists_hold_blocks_and_lists() -> None:
    bullets = one("- one\n- two\n\n  more\n  1. a\n  2. b\n")
    assert isinstance(bullets, BulletList)
    first, second = bullets.items
    assert blocks_text(first.blocks) == "one"
    assert [type(b) for b in second.blocks] == [Paragraph, Paragraph, OrderedList]
    ordered = one("3. x\n4. y\n")
    assert isinstance(ordered, OrderedList)
    assert (ordered.start, len(ordered.items)) == (3, 2)


def test_a_quote_leads_back_through_its_signs() -> None:
    quote = one("> He said\n> *so* twice.\n")
    assert isinstance(quote, BlockQuote)
    (paragraph,) = quote.blocks
    assert isinstance(paragraph, Paragraph)
    _, emphasis, last = paragraph.inlines
    assert source(emphasis.span) == "*so*"
    assert source(last.span) == " twice."


def test_a_figure_has_its_parts() -> None:
    figure = one('![A map of \\[Kunar\\]](figures/kunar.png "The *valley* \\"of\\" it"){#fig-k}\n')
    assert isinstance(figure, Figure)
    assert (figure.id, figure.source, figure.alt) == (
        "fig-k",
        "figures/kunar.png",
        "A map of [Kunar]",
    )
    assert plain(figure.caption) == 'The valley "of" it'
    assert source(figure.caption[1].span) == "*valley*"
    decorative = one("![](rule.png){.decorative}")
    assert isinstance(decorative, Figure)
    assert decorative.decorative
    assert decorative.alt == ""


def test_a_table_has_its_cells_with_their_places() -> None:
    table = one(
        "| Group | Share \\| 2016 |  N |\n|:--|:-:|--:|\n"
        "| *TTP* | 1[^n] |  |\n| `a` | \\| | [@k] |\n\nTable: Who *is* who {#tbl-who}\n"
    )
    assert isinstance(table, Table)
    assert table.id == "tbl-who"
    assert plain(table.caption) == "Who is who"
    assert table.alignments == (Align.START, Align.CENTER, Align.END)
    assert [plain(cell.inlines) for cell in table.head] == ["Group", "Share | 2016", "N"]
    assert all(cell.header for cell in table.head)
    assert [[source(c.span) for c in row if c.inlines] for row in table.rows] == [
        ["*TTP*", "1[^n]"],
        ["`a`", "|", "[@k]"],
    ]
    assert [plain(cell.inlines) for cell in table.rows[1]] == ["a", "|", ""]


def test_a_caption_may_stand_before_its_table() -> None:
    cells = "| A |\n|---|\n| 1 |\n"
    tables = parse(f"Table: One\n\n{cells}\nTable: Two\n\n{cells}\n{cells}\nTable: Three\n")
    assert [plain(t.caption) for t in tables if isinstance(t, Table)] == ["One", "Two", "Three"]


def test_a_wide_table_says_so_behind_its_caption() -> None:
    table = one("| A |\n|---|\n| 1 |\n\nTable: Numbers {#tbl-n .wide}\n")
    assert isinstance(table, Table)
    assert (table.id, plain(table.caption), table.wide) == ("tbl-n", "Numbers", True)


def test_a_box_and_a_pull_quote() -> None:
    box, quote = parse(
        "::: box How *hawala* works {#box-h}\nOne.\n\n- two\n:::\n\n"
        "::: pullquote\nMoney *talks*.\n:::\n"
    )
    assert isinstance(box, Box)
    assert (box.id, plain(box.title)) == ("box-h", "How hawala works")
    assert source(box.title[1].span) == "*hawala*"
    assert [type(b) for b in box.blocks] == [Paragraph, BulletList]
    assert isinstance(quote, PullQuote)
    assert blocks_text(quote.blocks) == "Money talks."


def test_a_box_may_have_no_title_and_hold_a_table() -> None:
    box = one(":::: box\n| A |\n|---|\n| 1 |\n::::\n")
    assert isinstance(box, Box)
    assert box.title == ()
    assert isinstance(box.blocks[0], Table)


def test_a_link_definition_that_is_used_is_no_block() -> None:
    paragraph = one("See [the report][r].\n\n[r]: https://example.org\n")
    assert isinstance(paragraph, Paragraph)


def test_a_text_about_mail_and_stars_is_plain() -> None:
    assert block_text(one("Write to ada@example.org; 5 * 3, snake_case, [sic].")) == (
        "Write to ada@example.org; 5 * 3, snake_case, [sic]."
    )


def test_two_spaces_at_the_end_of_a_line_are_told() -> None:
    sink = Sink()
    parse_blocks(Passage.of_file(SourceFile("x.md", "one  \ntwo")), "s", sink)
    (diagnostic,) = sink
    assert diagnostic.code is codes.BREAK_BY_SPACES
    assert str(diagnostic.labels[0].span) == "x.md:1:4"
    assert not sink.failed


def test_ids_are_made_of_scope_and_text() -> None:
    first, second, third = parse("One.\n\nTwo.\n\nOne.\n", "funding")
    assert re.fullmatch(r"funding-[0-9a-f]{8}", first.id)
    assert third.id == f"{first.id}-2"
    assert second.id != first.id


def test_ids_stay_when_other_blocks_change() -> None:
    before = parse("One.\n\nTwo.\n\n- a\n- b\n")
    after = parse("Zero.\n\nOne.\n\n\n*Two.*\n\n- *a*\n- b\n\nThree.\n")
    assert [b.id for b in before] == [b.id for b in after[1:4]]


def test_ids_tell_kinds_apart() -> None:
    paragraph, quote = parse("One.\n\n> One.\n")
    assert paragraph.id != quote.id


PROSE = st.text(
    alphabet=string.ascii_letters + " \n\n*_`[](){}^~@!\\<>&;:.#|-+=123\t", max_size=120
)


@given(PROSE)
@example("::: box\n> - x\n:::\n")
@example("| a |\n|--|\n| b\\")
def test_any_prose_gives_blocks_whose_spans_lie_in_it(text: str) -> None:
    blocks = parse_blocks(Passage.of_file(SourceFile("x.md", text)), "s", Sink())
    ids = [block.id for block in blocks_in(blocks)]
    assert len(ids) == len(set(ids)) or "#" in text
    for block in blocks_in(blocks):
        assert 0 <= block.span.start <= block.span.end <= len(text) + 1
        for run in texts_of(block):
            for node in inlines_in(run):
                assert 0 <= node.span.start <= node.span.end <= len(text)


PLAIN = st.text(alphabet=string.ascii_letters + "éʿ ,.", min_size=1, max_size=30)
CONTAINERS = ("{}", "> {}", "- {}", "1. {}", "> - {}", "### {}", "::: box\n{}\n:::")


@given(st.lists(st.tuples(st.sampled_from(CONTAINERS), PLAIN), max_size=6), st.integers(1, 5))
def test_plain_words_lead_back_through_yaml_and_markdown(
    parts: list[tuple[str, str]], indent: int
) -> None:
    prose = "\n\n".join(container.format(f"x{words.strip()} *{'y'}*") for container, words in parts)
    block = "".join(f"{' ' * indent}{line}\n" if line else "\n" for line in prose.split("\n"))
    file = SourceFile("x.yaml", f"key: |\n{' ' * indent}start\n\n{block}")
    tree = parse_yaml(file, Sink())
    assert isinstance(tree, Mapping)
    value = tree.entries["key"].value
    assert isinstance(value, Scalar)
    sink = Sink()
    blocks = parse_blocks(value.passage(), "s", sink)
    assert not sink.failed
    words = [
        node
        for one_block in blocks_in(blocks)
        for run in texts_of(one_block)
        for node in inlines_in(run)
        if isinstance(node, Text)
    ]
    assert len(words) == 2 * len(parts) + 1
    for node in words:
        assert source(node.span) == node.text
