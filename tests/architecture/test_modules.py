"""The shape that docs/architecture.md and the design ask of every module."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from .project import ROOT, SOURCE, modules

LONG = 450
GRAB_BAGS = {"utils", "util", "helpers", "common", "misc", "manager", "base", "shared", "tools"}

SLOW = ("weasyprint", "docx", "lxml", "markdown_it", "jinja2", "PIL", "pypdfium2", "rich", "yaml")


def relative(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("path", modules(), ids=relative)
def test_a_module_opens_by_saying_what_it_holds(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    first, _, rest = docstring.partition("\n")
    assert first.strip(), "no docstring"
    assert not rest or rest.startswith("\n"), "the first line is a whole sentence of its own"


def test_a_module_of_more_than_450_lines_says_why_it_stays_whole() -> None:
    unexplained = []
    for path in modules():
        text = path.read_text(encoding="utf-8")
        docstring = ast.get_docstring(ast.parse(text)) or ""
        if text.count("\n") > LONG and "stays whole" not in docstring:
            unexplained.append(f"{relative(path)}: {text.count(chr(10))} lines")
    assert unexplained == []


def test_no_module_is_a_grab_bag() -> None:
    parts = {part for path in modules() for part in path.relative_to(SOURCE).with_suffix("").parts}
    assert parts & GRAB_BAGS == set()


def test_every_package_is_a_layer_or_inside_one() -> None:
    """import-linter counts only regular packages: a folder without __init__ would escape it."""
    folders = {path.parent for path in modules()}
    assert {folder for folder in folders if not (folder / "__init__.py").exists()} == set()


def test_the_command_line_starts_without_a_slow_library() -> None:
    program = f"import sys, briefgen.cli; print(*sorted(set(sys.modules) & {set(SLOW)!r}))"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert loaded.stdout.split() == []


def test_an_exception_from_a_check_names_its_rule_and_its_reason() -> None:
    """``# noqa: N802 - the method's name is ast's`` and ``# type: ignore[x]  # why``."""
    marker = re.compile(r"#\s*(noqa|type:\s*ignore)")
    whole = re.compile(r"#\s*(noqa: [A-Z]+\d+(, ?[A-Z]+\d+)*|type: ignore\[[\w, -]+\])\W+\w+")
    bare = []
    for path in modules():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if marker.search(line) and not whole.search(line):
                bare.append(f"{relative(path)}:{number}: {line.strip()}")
    assert bare == []
