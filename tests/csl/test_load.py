"""Styles by name, path and text; what a style file may not say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefgen import csl
from tests.csl.small import book, notes, processor, style

_GOOD = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">\n'
    "<info><title/></info>\n{before}\n<citation><layout>\n{body}\n</layout></citation></style>"
)


def _parse(body: str, before: str = "") -> csl.Style:
    return csl.parse_style(_GOOD.format(body=body, before=before), "house.csl")


@pytest.mark.parametrize(
    ("body", "before", "line", "words"),
    [
        ('<text macro="gone"/>', "", 5, 'no macro is named "gone"'),
        ("<txt/>", "", 5, '"txt" is no element of CSL'),
        ("<choose><if><text/></if></choose>", "", 5, '"if" has no condition'),
        ("<text/>", "", 5, '"text" needs one of'),
        ('<text macro="a"/>', '<macro name="a"><text macro="a"/></macro>', 3, "calls itself"),
        ("<text", "", 6, "not well-formed XML"),
    ],
)
def test_an_error_in_a_style_points_at_its_line(
    body: str, before: str, line: int, words: str
) -> None:
    with pytest.raises(csl.StyleError, match=words) as caught:
        _parse(body, before)
    assert (caught.value.name, caught.value.line) == ("house.csl", line)


def test_entities_of_a_style_file_are_refused() -> None:
    xml = '<!DOCTYPE style [<!ENTITY a "b">]>' + _GOOD.format(body="<text/>", before="")
    with pytest.raises(csl.StyleError, match="entity"):
        csl.parse_style(xml)


def test_an_unknown_style_is_answered_with_near_names() -> None:
    with pytest.raises(csl.StyleNotFound) as caught:
        csl.load_style("chicago-notes-bibliografy")
    assert "chicago-notes-bibliography" in caught.value.suggestions


def test_a_dependent_style_is_its_parent_in_its_own_language(tmp_path: Path) -> None:
    child = tmp_path / "child.csl"
    child.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" default-locale="de-DE">'
        '<info><link href="http://www.zotero.org/styles/briefgen-notes" '
        'rel="independent-parent"/></info></style>'
    )
    loaded = csl.load_style(child)
    assert loaded.default_locale == "de-DE"
    rendered = processor(loaded, [book("a")]).cite(notes("a", "a"))
    assert rendered[1].content.plain() == "Ebd."


def test_a_cached_style_prints_the_same(tmp_path: Path) -> None:
    plain = csl.load_style("briefgen-notes")
    csl.load_style("briefgen-notes", cache_dir=tmp_path)
    cached = csl.load_style("briefgen-notes", cache_dir=tmp_path)
    items = [book("a", "Khan, A", 2016)]
    assert list(tmp_path.iterdir())
    assert [e.content for e in processor(cached, items).cite(notes("a", "a"))] == [
        e.content for e in processor(plain, items).cite(notes("a", "a"))
    ]


def test_a_damaged_cache_is_only_slower(tmp_path: Path) -> None:
    csl.load_style("briefgen-notes", cache_dir=tmp_path)
    for file in tmp_path.iterdir():
        file.write_bytes(b"damaged")
    assert csl.load_style("briefgen-notes", cache_dir=tmp_path).is_note


def test_no_letter_of_a_cached_style_can_change(tmp_path: Path) -> None:
    csl.load_style("briefgen-notes", cache_dir=tmp_path)
    for file in tmp_path.iterdir():
        whole = file.read_bytes()
        assert b"title" in whole
        file.write_bytes(whole.replace(b"title", b"tidle"))
    styles = [csl.load_style("briefgen-notes", cache_dir=to) for to in (tmp_path, None)]
    items = [book("a", "Khan, A", 2016)]
    first, second = ([e.content for e in processor(s, items).cite(notes("a"))] for s in styles)
    assert first == second


def test_a_cite_of_an_unknown_item_names_it() -> None:
    with pytest.raises(csl.UnknownItem, match="gone"):
        processor(style('<text variable="title"/>'), []).cite(notes("gone"))


def test_the_package_imports_nothing_else_of_briefgen_but_a_leaf() -> None:
    code = (
        "import sys, briefgen.{}\n"
        "print([m for m in sys.modules if m.startswith('briefgen.') "
        "and not m.startswith('briefgen.csl')])"
    )
    for module in ("csl", "named"):
        command = [sys.executable, "-c", code.format(module)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "['briefgen.named']"
