"""A layout that only arranges is filled in without Jinja, and no character of its page differs."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.diagnostics import Sink
from briefgen.layout import arranged, sandbox
from briefgen.layout.layout import Layout
from briefgen.layout.render import lay_out
from briefgen.source import SourceFile
from tests.examples import rich_brief
from tests.layout.laying import AROUND, laid, theme

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of translated layouts of a cache that has none yet."""
    monkeypatch.setattr(arranged, "cache_folder", lambda: tmp_path)
    arranged._kept.cache_clear()
    return tmp_path / "templates"


def of(**templates: str) -> Layout:
    """Make a layout of a page and its parts, by name."""
    files = {f"{name}.html.j2": text for name, text in templates.items()}
    return Layout("own", {n: SourceFile(f"templates/own/{n}", t) for n, t in files.items()})


def filled(own: Layout, values: dict[str, object]) -> str | None:
    return arranged.fill(own, values, Sink())


def _loops(name: str, inside: str) -> str:
    """Nest loops, of which Python takes no more than twenty in each other."""
    opened = "".join(f"{{% for {name}{n} in labels %}}" for n in range(12))
    return f"{opened}{inside}{'{% endfor %}' * 12}"


def without_jinja(own: Layout, values: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> str:
    """Fill a layout in anew, which must not take Jinja."""
    arranged._kept.cache_clear()
    with monkeypatch.context() as refusing:
        refusing.setattr(sandbox, "fill", lambda *_: pytest.fail("filled in by Jinja"))
        markup = filled(own, values)
    assert markup is not None
    return markup


@pytest.mark.parametrize("name", ["brief", "report"])
def test_a_built_in_layout_is_filled_in_by_jinja_once(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = laid(rich_brief(), name)
    arranged._kept.cache_clear()
    monkeypatch.setattr(sandbox, "fill", lambda *_: pytest.fail("filled in by Jinja"))
    again = laid(rich_brief(), name)
    assert (again.xhtml, again.page) == (first.xhtml, first.page)


WORDS = {"brief": "A & B", "labels": ""}


@pytest.mark.parametrize(
    "page",
    [
        "<p>{{ brief }}</p>",
        "{% if labels %}<p>x</p>{% elif brief %}\n<p>y</p>\n{% else %}<p>z</p>{% endif %}",
        "{% if not labels and brief %}1{% endif %}{% if labels or not brief %}2{% endif %}",
        '{% if brief == "A & B" %}<b>{{ "<" }}</b>{% endif %}',
        '{% if brief != "x" %}{{ labels }}{{ brief }}{% endif %}',
        "{% for letter in brief %}<i>{{ letter }}</i>\n{% endfor %}\n\n",
        '{% for letter in brief %}{% include "part.html.j2" %}{% endfor %}',
        "{% for x in brief %}{% if loop.first %}:{% endif %}{{ loop.index }}{{ x }}{% endfor %}",
        "{% for x in brief %}{% for y in brief %}{{ loop.index }}{% endfor %}"
        "{{ loop.index }}{% endfor %}",
        "  {# silent #}\n{%- if brief -%}  <p\nid='x'>{{ labels or brief }}</p>{% endif %}",
    ],
)
def test_the_function_writes_the_same_characters(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = of(page=page, part="<u>{{ brief }}{{ labels }}</u>\n")
    expected = filled(own, {**WORDS})
    assert expected == sandbox.fill(own, WORDS, Sink())
    assert without_jinja(own, {**WORDS}, monkeypatch) == expected


@pytest.mark.parametrize(
    "page",
    [
        "{{ brief|upper }}",
        "{% set x = brief %}{{ x }}",
        "{% for x in brief %}{{ loop.length }}{% endfor %}",
        '{% for x in labels %}{% include "looping.html.j2" %}{% endfor %}',
        "{% for x in labels %}{% else %}none{% endfor %}",
        "{% for brief in brief %}{{ brief }}{% endfor %}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(brief) }}",
        "{% autoescape false %}{{ brief }}{% endautoescape %}",
        '{% include "none.html.j2" ignore missing %}',
        '{% if labels %}{% include "broken.html.j2" %}{% endif %}',
        '{% if labels %}{% include "declared.html.j2" %}{% endif %}',
        "{{ brief[0] }}",
        "{{ brief ~ labels }}",
        _loops("a", '{% include "deep.html.j2" %}'),
    ],
)
def test_a_template_that_does_more_stays_with_jinja(page: str, kept: Path) -> None:
    own = of(
        page=page,
        broken="{% endfor %}",
        declared="<?x?>",
        deep=_loops("b", ""),
        looping="{{ loop.index }}",
    )
    expected = filled(own, {**WORDS})
    assert expected is not None
    arranged._kept.cache_clear()
    assert filled(own, {**WORDS}) == expected
    assert len(list(kept.iterdir())) == 1  # it is known, and not tried again
    found = arranged._kept(tuple((name, file.text) for name, file in own.files.items()))
    assert found is not None
    assert found.function is None


def test_what_only_text_can_do_is_no_field() -> None:
    """``title`` is a field of the brief, and a method of every text."""
    own = of(page="{% if labels %}{{ labels.title }}{% endif %}")
    assert filled(own, {**WORDS}) == ""
    arranged._kept.cache_clear()
    told = filled(own, {"brief": "", "labels": "x"})
    assert told is not None
    assert told.startswith("&lt;built-in method title")


def test_a_fault_is_told_at_its_place_by_jinja() -> None:
    own = of(page=AROUND, part='<p class="series">{{ brief.series.text }}</p>')
    resolved = rich_brief()
    lay_out(resolved, own, theme(), Sink())
    arranged._kept.cache_clear()
    sink = Sink()
    brief = replace(resolved.brief, series=None)
    assert lay_out(replace(resolved, brief=brief), own, theme(), sink) is None
    (fault,) = sink
    assert fault.code.id == "BG505"
    assert str(fault.labels[0].span) == "templates/own/part.html.j2:1:35"


@pytest.mark.parametrize("damage", [b"", b"nonsense", None], ids=["empty", "nonsense", "cut"])
def test_a_damaged_record_is_left_to_jinja(kept: Path, damage: bytes | None) -> None:
    first = laid(rich_brief()).xhtml
    (record,) = kept.glob("*.arranged")
    whole = record.read_bytes()
    record.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    arranged._kept.cache_clear()
    assert laid(rich_brief()).xhtml == first
    assert record.read_bytes() == whole


_LAYING = """
import sys
from tests.examples import rich_brief
from tests.layout.laying import laid
laid(rich_brief())
print("jinja2" in sys.modules)
"""


def test_jinja_is_imported_in_the_first_run_only(tmp_path: Path) -> None:
    def run() -> str:
        return subprocess.run(
            [sys.executable, "-c", _LAYING],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env={"BRIEFGEN_CACHE": str(tmp_path), "PATH": ""},
        ).stdout.strip()

    assert (run(), run()) == ("True", "False")
