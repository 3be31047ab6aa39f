"""What is printed parses to the same blocks: parse(print(parse(x))) is parse(x)."""

from __future__ import annotations

import string

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from briefgen.diagnostics import Sink
from briefgen.markup.blocks import parse_blocks
from briefgen.markup.inlines import parse_inlines
from briefgen.markup.print_blocks import print_blocks
from briefgen.markup.print_inlines import print_inlines
from briefgen.markup.typography import quotes_of
from briefgen.model.blocks import Block, Paragraph
from briefgen.model.inlines import Inline, NoteMark, Text
from briefgen.source import Passage, SourceFile


def blocks_of(text: str) -> tuple[tuple[Block, ...], bool]:
    sink = Sink()
    blocks = parse_blocks(Passage.of_file(SourceFile("x.md", text)), "s", sink)
    return blocks, len(sink) == 0


def inlines_of(text: str, smart: bool = False) -> tuple[tuple[Inline, ...], bool]:
    sink = Sink()
    quotes = quotes_of("en") if smart else None
    nodes = parse_inlines(Passage.of_file(SourceFile("x.md", text)), sink, quotes=quotes)
    return nodes, len(sink) == 0


def shape(node: object) -> object:
    """Give a tree without its spans."""
    if isinstance(node, tuple):
        return tuple(shape(one) for one in node)
    if hasattr(node, "__dataclass_fields__"):
        names = [n for n in node.__dataclass_fields__ if n not in ("span", "key_span")]
        return (type(node).__name__, *(shape(getattr(node, name)) for name in names))
    return node


def assert_comes_back(text: str, width: int = 0) -> None:
    first, well = blocks_of(text)
    assert well, text
    printed = print_blocks(first, width)
    second, well = blocks_of(printed)
    assert well, printed
    assert shape(second) == shape(first), printed


EXAMPLES = (
    "A *b* **c** `d` ~e~ ^f^ [g](https://example.org) <https://example.org> <a@example.org>.",
    "[a *b*]{.smallcaps} [c]{lang=ur} [d](#id) [](#id) e[^f] g.",
    "So [see *a* @b, pp. 4–5 for more; -@c:d, chap. 2; @{e;f}, {p. ix ff.}; @g, 2nd ed.] it is.",
    "1\\. One \\* two \\_ three \\` four \\[five\\]\\(x) \\\\ six &amp;amp; \\<b> \\@so 5 * 3.",
    "one\\\ntwo",
    "### Heading {#who}\n\n#### Next\n\nText.",
    "- one\n- two\n  - three\n  - four\n- five",
    "- one\n\n  more\n\n- two\n\n  > three",
    "3. one\n4. two",
    "> quoted\n>\n> - one\n> - two\n>\n> more",
    "- one\n\n* two\n\n1. three\n\n1) four",
    "::: box How *it* works {#box-a}\nOne.\n\n- two\n:::\n\n::: pullquote\nThree.\n:::",
    '![A \\[map\\]](figures/a.png "The *b* \\"c\\""){#fig-a}\n\n![](b.png){.decorative}',
    "| A | B \\| c |\n|---|:-:|\n| *d* | [@e, p. 4] |\n| | `f` |\n\nTable: G *h* {#tbl-g}",
    "| A |\n|---|\n| B |\n\nTable: Wide {#tbl-w .wide}",
    "| A |\n|---|\n| B |\n\nTable: Wide, without an id {.wide}",
    "\\# no heading\n\n\\> no quote\n\n\\- no list\n\n\\::: box\n\nTable\\: no caption",
    "snake_case and 5 * 3 and [sic] and a~5 b.",
    "**a *b* c** *d **e** f* ***g***",
    "Stop![^a] *Stop!*[b](#c)",
    "[sic][^a] [b][@c] [T]he",
)


@pytest.mark.parametrize("text", EXAMPLES)
@pytest.mark.parametrize("width", [0, 20])
def test_prose_comes_back(text: str, width: int) -> None:
    assert_comes_back(text, width)


def test_lines_break_at_the_width_and_before_no_sign() -> None:
    blocks, _ = blocks_of("One two three four 5. six seven - eight nine # ten eleven > twelve.")
    assert print_blocks(blocks, 24).split("\n") == [
        "One two three four 5.",
        "six seven - eight nine #",
        "ten eleven > twelve.",
        "",
    ]


def test_plain_words_are_printed_without_backslashes() -> None:
    text = "AT&T (so-called), 5 * 3 = 15; snake_case, a < b: “x” — ada@example.org, 50% #1!\n"
    blocks, _ = blocks_of(text)
    assert print_blocks(blocks) == text


def test_straight_quotes_stay_straight_where_quotes_are_smart() -> None:
    nodes = (Text('5\' 10" -- "so" it\'s ... end'),)
    back, _ = inlines_of(print_inlines(nodes, smart=True), smart=True)
    assert shape(back) == shape(nodes)


def test_a_numbered_mark_has_no_markdown() -> None:
    with pytest.raises(ValueError, match="no Markdown"):
        print_inlines((NoteMark(1, "note-a", "ref-a-1", True),))


@given(st.text(alphabet=string.ascii_letters + " *_`[](){}^~@!\\<>&;:.#|-+=\"'123é", max_size=40))
@example("[a](b")
@example("a_b_ c")
@example("![")
@example("@")
@example("1.")
@example("__1__ a__b")
def test_any_text_comes_back_as_text(text: str) -> None:
    words = " ".join(text.split())
    assume(words)
    printed = print_blocks((Paragraph("s-00000000", (Text(words),), _SPAN),))
    blocks, _ = blocks_of(printed)
    (paragraph,) = blocks
    assert isinstance(paragraph, Paragraph)
    assert shape(paragraph.inlines) == (("Text", words),), printed


_SPAN = Passage.of_file(SourceFile("x", "")).span(0, 0)


def _without_stars_around(text: str) -> bool:
    return text[0] != "*" != text[-1]


WORD = st.text(alphabet=string.ascii_letters + "é", min_size=1, max_size=5)
LEAF = st.one_of(
    WORD,
    WORD.map("[^{}]".format),
    WORD.map("[see @{}, p. 4]".format),
    WORD.map("[*{}* b](https://example.org)".format),
)
TREE = st.recursive(
    LEAF,
    lambda inner: st.one_of(
        # CommonMark has no sure way to write emphasis that ends where another does.
        inner.filter(_without_stars_around).map("*{}*".format),
        inner.filter(_without_stars_around).map("**{}**".format),
        inner.map("[{}]{{.smallcaps}}".format),
        st.lists(inner, min_size=2, max_size=4).map(" ".join),
    ),
    max_leaves=8,
)
WRAPS = ("{}", "- {}", "> {}", "1. {}", "::: box T\n{}\n:::", "- a\n\n  {}")


WIDTHS = st.integers(0, 40)


@settings(max_examples=50)
@given(
    st.lists(st.tuples(st.sampled_from(WRAPS), TREE), min_size=1, max_size=4), st.integers(0, 40)
)
def test_nested_prose_comes_back(parts: list[tuple[str, str]], width: int) -> None:
    text = "\n\n".join(wrap.format(tree) for wrap, tree in parts)
    _, well = blocks_of(text)
    assume(well)
    assert_comes_back(text, width)
