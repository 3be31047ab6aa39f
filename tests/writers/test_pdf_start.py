"""Each cut of WeasyPrint's start holds, and is undone when it is loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

LOAD = """
import ctypes.util, sys
before = ctypes.util.find_library
asked = []
from briefgen.writers import pdf
pdf.warm_up()
import weasyprint, tinycss2
loaded = set(sys.modules)
"""


def run(code: str, cache: Path, **variables: str) -> str:
    """Run code after a cold load in a process of its own; give what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", LOAD + code],
        env={**os.environ, "BRIEFGEN_CACHE": str(cache), **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cache")
    run("", folder)
    return folder


def test_no_library_is_looked_up_by_subprocesses(tmp_path: Path) -> None:
    assert run("print(ctypes.util.find_library is before)", tmp_path) == "True"
    watched = "import subprocess; calls = []; " + LOAD.replace(
        "asked = []", "subprocess.Popen = lambda *a, **k: calls.append(a)"
    )
    done = subprocess.run(
        [sys.executable, "-c", watched + "print(calls)"],
        env={**os.environ, "BRIEFGEN_CACHE": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "module", ["fontTools.subset", "fontTools.varLib", "fontTools.ttLib", "cffi", "pycparser"]
)
def test_what_a_brief_does_not_need_is_not_loaded(cache: Path, module: str) -> None:
    assert run(f"print({module!r} in loaded)", cache) == "False"


def test_what_was_put_off_is_there_when_it_is_called(cache: Path) -> None:
    code = """
import weasyprint.pdf.fonts as fonts
from fontTools import subset
print(type(subset.Options()).__name__, fonts.subset.Options().__class__ is subset.Options)
"""
    assert run(code, cache) == "Options True"


def test_the_declarations_are_compiled_once_and_those_of_weasyprint(cache: Path) -> None:
    (kept,) = cache.glob("_declarations_*.py")
    made = kept.stat().st_mtime_ns
    code = "from weasyprint.text.ffi import ffi, pango; print(pango.pango_version() > 14400)"
    assert run(code, cache) == "True"
    assert kept.stat().st_mtime_ns == made


def test_a_damaged_or_missing_cache_costs_time_and_nothing_else(tmp_path: Path) -> None:
    run("", tmp_path)
    for path in [*tmp_path.glob("*.py"), *tmp_path.glob("*.marshal")]:
        path.write_bytes(b"\x00 damaged")
    assert run("print('well')", tmp_path) == "well"


def test_the_style_sheet_of_the_web_is_not_parsed(cache: Path) -> None:
    code = """
print(list(weasyprint.UA_STYLESHEET.matcher.lower_local_name_selectors),
      len(tinycss2.parse_stylesheet('a { color: red }')))
"""
    assert run(code, cache) == "[] 1"


def test_only_the_briefs_own_fonts_are_seen(cache: Path) -> None:
    code = """
import os
from pathlib import Path
from briefgen.writers.pdf import render
from weasyprint.text.ffi import fontconfig
(file,) = Path(os.environ['BRIEFGEN_CACHE']).glob('fonts-*.conf')
configuration = render._font_configuration(str(file))
seen = fontconfig.FcConfigGetFonts(configuration._config, fontconfig.FcSetSystem).nfont
print(0 < seen < 30, 'FONTCONFIG_FILE' in os.environ)
"""
    assert run(code, cache) == "True False"


def test_another_release_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from types import ModuleType

    from briefgen.writers.pdf import start

    other = ModuleType("weasyprint")
    other.__version__ = "71.0"  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "weasyprint", other)
    with pytest.raises(ImportError, match="written against WeasyPrint 70"):
        start.load(tmp_path / "fonts.conf", tmp_path)


def test_two_processes_fill_an_empty_cache_together(tmp_path: Path) -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-c", LOAD],
            env={**os.environ, "BRIEFGEN_CACHE": str(tmp_path)},
            stderr=subprocess.PIPE,
        )
        for _ in range(2)
    ]
    for process in started:
        _, said = process.communicate()
        assert process.returncode == 0, said
    assert [path for path in tmp_path.iterdir() if path.name.startswith(".")] == []
