"""What an author types round a note reference never shows as a stray space or a wrong number."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.model.inlines import NoteMark, Text
from briefgen.model.walk import blocks_in, texts_of

from .examples import PROSE, SLUG, Example, compose
from .workspace import Reading, read

SOURCES = """\
one: {type: book, title: One, issued: 2001}
two: {type: book, title: Two, issued: 2002}
"""


def _read(prose: str, root: Path) -> Reading:
    compose(root, Example("test", 1, PROSE, prose), SOURCES)
    return read(root, SLUG)


def _shown(reading: Reading) -> str:
    assert reading.resolved is not None, reading.told
    (section,) = reading.resolved.brief.sections
    parts = []
    for block in blocks_in(section.blocks):
        for text in texts_of(block):
            for node in text:
                assert isinstance(node, Text | NoteMark)
                parts.append(node.text if isinstance(node, Text) else f"^{node.number}")
    return "".join(parts)


@pytest.mark.parametrize(
    ("prose", "shown"),
    [
        ("One.[@one] Two.[@two]", "One.^1 Two.^2"),
        ("One. [@one] Two [@two].", "One.^1 Two^2."),
        ("One.\n[@one] Two.\n[^two]", "One.^1 Two.^2"),
        ("[@one] One, [^two]two.", "^1 One,^2two."),
    ],
)
def test_a_space_before_a_note_number_is_dropped(prose: str, shown: str, tmp_path: Path) -> None:
    reading = _read(prose, tmp_path)
    assert reading.told == []
    assert _shown(reading) == shown


@pytest.mark.parametrize("prose", ["A.[@one][@two]", "A.[@one] [^two]", "A.[^one]\n[^two]"])
def test_two_numbers_side_by_side_are_refused(prose: str, tmp_path: Path) -> None:
    reading = _read(prose, tmp_path)
    assert reading.codes == {"BG309"}
    (diagnostic,) = reading.sink
    assert "would read as 12" in diagnostic.message
    assert len(diagnostic.labels) == 2


def test_numbers_with_a_word_between_them_are_not_side_by_side(tmp_path: Path) -> None:
    assert _read("A,[@one] b.[@two]", tmp_path).told == []
