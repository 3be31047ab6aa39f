"""Patterns kept between runs are the patterns that ``re`` compiles, or are not kept at all."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module, invalidate_caches
from pathlib import Path
from typing import Any

import pytest

from briefgen.build import patterns
from briefgen.build.patterns import keep_patterns, save_patterns

HARD = [
    (r"(?P<year>\d{4})-(?P<month>\d\d)|x", 0),
    ("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", 0),
    (r"(?:café|\bnaïve)(?=\s)(?<!\w)(\1)?+".replace("(\\1)?+", ""), re.IGNORECASE),
    (r"(a)(?(1)b|c)(?#comment)", re.VERBOSE | re.DOTALL),
    (rb"\x00[\x80-\xff]*$", re.MULTILINE),
    ("(?i:strasse)|ß", re.ASCII),
]

compiler: Any = import_module("re._compiler")


@pytest.fixture(autouse=True)
def plainly_compiled(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Leave ``re`` as it was found."""
    monkeypatch.setattr(compiler, "compile", compiler.compile)
    monkeypatch.setattr(patterns, "_stores", [])
    re.purge()
    yield
    re.purge()


def imported(folder: Path, name: str, *wanted: tuple[str | bytes, int]) -> list[re.Pattern[Any]]:
    """Compile patterns as a module does while it is imported."""
    lines = [f"re.compile({pattern!r}, {int(flags)})" for pattern, flags in wanted]
    (folder / f"{name}.py").write_text(f"import re\nFOUND = [{', '.join(lines)}]\n", "utf-8")
    invalidate_caches()
    found: list[re.Pattern[Any]] = import_module(name).FOUND
    return found


def test_what_is_kept_equals_what_re_compiles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    plain = imported(tmp_path, "patterns_plain", *HARD)
    for module in ("patterns_first", "patterns_again"):  # compiled, then taken from the file
        re.purge()
        keep_patterns(tmp_path / "patterns")
        found = imported(tmp_path, module, *HARD)
        save_patterns()
        assert found == plain  # re compares their code (Modules/_sre)
        assert [p.groupindex for p in found] == [p.groupindex for p in plain]
        assert [p.flags for p in found] == [p.flags for p in plain]


def test_a_kept_pattern_is_not_parsed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    keep_patterns(tmp_path / "patterns")
    imported(tmp_path, "patterns_one", HARD[0])
    save_patterns()
    re.purge()

    def refuse(*_: object) -> None:
        raise AssertionError("parsed again")

    monkeypatch.setattr(compiler._parser, "parse", refuse)
    keep_patterns(tmp_path / "patterns")
    assert re.fullmatch(*HARD[0][:1], "2016-09", flags=HARD[0][1]) is not None


def test_patterns_that_depend_on_a_brief_are_not_kept(tmp_path: Path) -> None:
    keep_patterns(tmp_path / "patterns")
    assert re.search(re.escape("The Islamic State in Pakistan"), "x") is None
    save_patterns()
    assert not (tmp_path / "patterns").exists()


@pytest.mark.parametrize("damage", ["cut", "flipped", "empty", "other"])
def test_a_damaged_file_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    file = tmp_path / "patterns"
    keep_patterns(file)
    plain = imported(tmp_path, f"patterns_{damage}", *HARD)
    save_patterns()
    whole = bytearray(file.read_bytes())
    whole[len(whole) // 2] ^= 1
    damaged = {"cut": whole[:-9], "flipped": whole, "empty": b"", "other": b"\0\0\0\0N"}[damage]
    file.write_bytes(damaged)
    re.purge()
    patterns._stores.clear()
    keep_patterns(file)
    assert imported(tmp_path, f"patterns_{damage}_again", *HARD) == plain


def test_two_processes_keep_the_patterns_of_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    file = tmp_path / "patterns"
    keep_patterns(file)
    (first,) = patterns._stores
    patterns._stores.clear()
    keep_patterns(file)
    imported(tmp_path, "patterns_theirs", HARD[0])
    first.add(*HARD[1], (0, b"", 0, {}, ()))
    save_patterns()
    first.save()
    assert set(patterns._Store(file, first._made_by).known) == {HARD[0], HARD[1]}


def test_a_command_finds_most_of_its_patterns_compiled(tmp_path: Path) -> None:
    count = (
        "import re._compiler as c, sys, os, atexit; seen = []; plain = c._parser.parse\n"
        "c._parser.parse = lambda *a: seen.append(a[0]) or plain(*a)\n"
        "os._exit = lambda code: sys.exit(len(seen))\n"
        "sys.argv = ['briefgen', 'schema', 'brief']\n"
        "from briefgen.__main__ import main; main()"
    )
    environment = {"BRIEFGEN_CACHE": str(tmp_path), "PATH": ""}
    command = [sys.executable, "-c", count]
    runs = [
        subprocess.run(command, env=environment, capture_output=True, check=False) for _ in range(2)
    ]
    first, second = (run.returncode for run in runs)
    assert first > 40
    assert second < first / 3
