"""YAML is read as text with places, within limits, and never with a traceback."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import Sink
from briefgen.diagnostics.register import Severity
from briefgen.diagnostics.register import yaml as codes
from briefgen.readers.text import decode
from briefgen.readers.yaml import Mapping, Node, Scalar, Sequence, parse, parse_yaml
from briefgen.source import SourceFile


def read(text: str) -> tuple[Node | None, Sink]:
    sink = Sink()
    return parse_yaml(SourceFile("x.yaml", text), sink), sink


def value(text: str) -> Node:
    node, sink = read(f"key: {text}\n")
    assert isinstance(node, Mapping)
    assert not sink.failed
    return node.entries["key"].value


@pytest.mark.parametrize(
    "text",
    [
        "NO",
        "1.10",
        "12:30",
        "0306406152",
        "true",
        "~",
        "null",
        "2016-09-27",
        "0x1F",
        ".inf",
        "=",
        "1e3",
    ],
)
def test_every_scalar_is_text(text: str) -> None:
    found = value(text)
    assert isinstance(found, Scalar)
    assert found.text == text


def test_places_are_those_that_an_editor_shows() -> None:
    node, _ = read("a:\n  - {b: c}\n  - 'd'\n")
    assert isinstance(node, Mapping)
    items = node.entries["a"].value
    assert isinstance(items, Sequence)
    assert [str(item.span) for item in items.items] == ["x.yaml:2:5", "x.yaml:3:5"]
    assert items.span.file.text[items.span.start : items.span.end] == "- {b: c}\n  - 'd'"


def test_a_comment_behind_a_plain_scalar_is_known() -> None:
    found = value("plain # comment")
    assert isinstance(found, Scalar)
    assert found.comment is not None
    assert found.comment.file.text[found.comment.start : found.comment.end] == "# comment"
    quoted = value('"quoted" # comment')
    assert isinstance(quoted, Scalar)
    assert quoted.comment is None


def test_line_ends_and_byte_order_mark_change_nothing() -> None:
    sink = Sink()
    unix = decode(b"a: |\n  b\n  c\n", "x.yaml", sink)
    windows = decode(b"\xef\xbb\xbfa: |\r\n  b\r\n  c\r\n", "x.yaml", sink)
    assert unix is not None
    assert windows is not None
    assert unix.text == windows.text
    assert not len(sink)


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"a: b\nc: d\xe9f\n", "x.yaml:2:5"),
        (b"\xef\xbb\xbfa: \xe9\r\n", "x.yaml:1:4"),
        ("a: é\r\nb: ".encode() + b"\x92x", "x.yaml:2:4"),
        (b"\xed\xa0\x80", "x.yaml:1:1"),
    ],
)
def test_a_byte_that_is_not_utf8_is_told_with_its_place(data: bytes, place: str) -> None:
    sink = Sink()
    assert decode(data, "x.yaml", sink) is None
    (diagnostic,) = sink
    assert diagnostic.code is codes.NOT_UTF8
    assert str(diagnostic.labels[0].span) == place


def test_utf16_is_told_by_name() -> None:
    sink = Sink()
    assert decode("a: b".encode("utf-16"), "x.yaml", sink) is None
    (diagnostic,) = sink
    assert diagnostic.code is codes.NOT_UTF8
    assert "UTF-16" in diagnostic.message


@pytest.mark.parametrize(
    "character", ["\0", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\u2028", "\ufeff", "\r", "\uffff"]
)
def test_a_control_is_told_with_its_place(character: str) -> None:
    sink = Sink()
    assert decode(f"a: b\nc: d{character}e\n".encode(), "x.yaml", sink) is None
    (diagnostic,) = sink
    assert diagnostic.code is codes.CONTROL_CHARACTER
    assert str(diagnostic.labels[0].span) == "x.yaml:2:5"


def test_too_many_values_stop_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "MAX_VALUES", 1000)
    _, sink = read("- " + "[" + "a," * 1000 + "]")
    (diagnostic,) = sink
    assert diagnostic.code is codes.TOO_MANY_VALUES


def test_a_file_that_is_too_large_is_not_parsed() -> None:
    _, sink = read("a" * (8 * 1024 * 1024 + 1))
    (diagnostic,) = sink
    assert diagnostic.code is codes.FILE_TOO_LARGE


def test_deep_nesting_ends_at_once() -> None:
    began = time.perf_counter()
    for text in ("[" * 500_000, "{a: " * 200_000, "- " * 200_000, "? " * 200_000):
        _, sink = read(text)
        assert codes.TOO_DEEP in [d.code for d in sink]
    assert time.perf_counter() - began < 5


def test_aliases_do_not_multiply() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    _, sink = read(bomb)
    assert {d.code for d in sink} == {codes.YAML_ANCHOR}


@given(st.text(max_size=200))
def test_any_text_gives_a_tree_or_diagnostics(text: str) -> None:
    node, sink = read(text.replace("\r", ""))
    assert node is not None or sink.failed
    assert all(d.severity is Severity.ERROR for d in sink)


@given(st.text(alphabet="ab:-[]{}\"'|>#&*!%@`?,\n \t\\~", max_size=80))
def test_any_signs_give_a_tree_or_diagnostics(text: str) -> None:
    node, sink = read(text)
    assert node is not None or sink.failed
    for diagnostic in sink:
        for label in diagnostic.labels:
            assert 0 <= label.span.start <= label.span.end <= len(text) + 1


@given(st.binary(max_size=100))
def test_any_bytes_give_text_or_diagnostics(data: bytes) -> None:
    sink = Sink()
    file = decode(data, "x.yaml", sink)
    assert (file is None) == sink.failed


def test_the_pure_parser_gives_the_same_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    text = "a: |\n  b\n\n  c\nd: [e, 'f', \"g\\n\"]\nh:\n  - i: j # k\n"
    with_c, _ = read(text)
    monkeypatch.delattr(yaml, "CLoader")
    pure, sink = read(text)
    assert not len(sink)
    assert _shape(with_c) == _shape(pure)


def _shape(node: Node | None) -> object:
    match node:
        case Scalar():
            return node.text, node.span.start, node.passage().pieces
        case Sequence():
            return node.span.start, node.span.end, [_shape(item) for item in node.items]
        case Mapping():
            return [(key, _shape(entry.value)) for key, entry in node.entries.items()]
    return None
