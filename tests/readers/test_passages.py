"""Every character of a scalar leads back to its place in the file."""

from __future__ import annotations

import string

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.diagnostics import Sink
from briefgen.readers.yaml import Mapping, Scalar, parse_yaml
from briefgen.source import Passage, SourceFile

WORDS = st.text(alphabet=string.ascii_letters + "éʿḥ اردو😀:#*&'\"\\-,[]{}", max_size=12)
NO_CONTROLS = str.maketrans("", "", "\r\x0b\x0c")
LINES = st.lists(st.one_of(WORDS, st.just("")), min_size=1, max_size=6)


def passage_of(source: str) -> Passage:
    sink = Sink()
    node = parse_yaml(SourceFile("x.yaml", source), sink)
    assert isinstance(node, Mapping), list(sink)
    value = node.entries["key"].value
    assert isinstance(value, Scalar)
    return value.passage()


def assert_leads_back(passage: Passage) -> None:
    """Each character of the text that isn't white space stands where the passage says."""
    assert passage.exact
    for index, character in enumerate(passage.text):
        if not character.isspace():
            found = passage.file.text[passage.file_offset(index)]
            assert found == character, (index, character, found)


@given(LINES, st.sampled_from(["|", "|-", "|+", "|2", "|2-"]), st.integers(1, 4))
@example(["", "  indented", "", "x"], "|2", 2)
def test_a_literal_block_leads_back(lines: list[str], sign: str, indent: int) -> None:
    lines = [line if line.strip() else "" for line in lines]
    if sign[1:2].isdigit():
        indent = int(sign[1])
    else:
        lines = ["x", *lines]
    block = "".join(f"{' ' * indent}{line}\n" if line else "\n" for line in lines)
    source = f"# before\nkey: {sign}\n{block}after: x\n"
    passage = passage_of(source)
    assert passage.text == yaml.safe_load(source)["key"]
    assert_leads_back(passage)


@given(LINES)
def test_a_folded_block_leads_back(lines: list[str]) -> None:
    lines = [line.strip() for line in ["x", *lines]]
    block = "".join(f"   {line}\n" if line else "\n" for line in lines)
    passage = passage_of(f"key: >\n{block}after: x\n")
    assert_leads_back(passage)


@given(LINES)
def test_a_quoted_text_leads_back(lines: list[str]) -> None:
    text = "\n\n   ".join(lines).replace("'", "''")
    assert_leads_back(passage_of(f"key: '{text}'\nafter: x\n"))


@given(st.text(alphabet=string.printable.translate(NO_CONTROLS) + "éʿ😀", max_size=40))
def test_a_text_with_escapes_leads_to_each_escape(text: str) -> None:
    quoted = yaml.safe_dump(text, default_style='"', allow_unicode=False, width=20)
    indented = quoted.strip().replace("\n", "\n  ")
    passage = passage_of(f"key: {indented}\nafter: x\n")
    assert passage.text == text
    assert passage.exact
    for index, character in enumerate(text):
        found = passage.file.text[passage.file_offset(index)]
        assert found in (character, "\\") or character.isspace()


@pytest.mark.parametrize(
    ("source", "word", "line", "column"),
    [
        ("key: plain word here\n", "word", 1, 12),
        ("key: plain\n  word here\n", "word", 2, 3),
        ("key: 'it''s the word'\n", "word", 1, 17),
        ('key: "\\u0627 \\"word\\""\n', "word", 1, 16),
        ('key: "one \\\n   word"\n', "word", 2, 4),
        ("key: |\n  one\n\n    word\n", "word", 4, 5),
        ("key: >-\n  one\n  word\n", "word", 3, 3),
        ("key:\n  - x\n", "x", 2, 5),
    ],
)
def test_a_word_is_found_at_its_line_and_column(
    source: str, word: str, line: int, column: int
) -> None:
    sink = Sink()
    node = parse_yaml(SourceFile("x.yaml", source), sink)
    assert isinstance(node, Mapping)
    value = node.entries["key"].value
    scalar = value if isinstance(value, Scalar) else value.items[0]  # type: ignore[union-attr]
    passage = scalar.passage()  # type: ignore[union-attr]
    at = passage.span(passage.text.index(word), passage.text.index(word) + len(word))
    assert (at.location.line, at.location.column) == (line, column)
    assert at.file.text[at.start : at.end] == word


@given(
    st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4)
)
def test_an_extract_leads_to_the_same_places(text: str, pairs: list[tuple[int, int]]) -> None:
    whole = Passage.of_file(SourceFile("x.md", text))
    ranges = [(min(p), min(max(p), len(text))) for p in pairs if min(p) <= len(text)]
    part = whole.extract(*ranges)
    for index, character in enumerate(part.text):
        assert text[part.file_offset(index)] == character
