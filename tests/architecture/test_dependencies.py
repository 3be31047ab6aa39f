"""Each library that is imported is declared, each that is declared has its job, all are locked."""

from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import pytest

from .project import ROOT, SOURCE, TESTS, modules, pyproject

LOCKS = ("requirements.lock", "requirements-dev.lock")


def canonical(name: str) -> str:
    """PEP 503."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(requirements: list[str]) -> set[str]:
    names = (re.match(r"[\w.-]+", requirement) for requirement in requirements)
    return {canonical(name[0]) for name in names if name}


DEPENDENCIES = declared(pyproject()["project"]["dependencies"])
EXTRAS = declared([*chain(*pyproject()["project"]["optional-dependencies"].values())])
GROUPS = {
    name: declared([line for line in lines if isinstance(line, str)])
    for name, lines in pyproject()["dependency-groups"].items()
}


def imported(files: list[Path]) -> dict[str, set[str]]:
    """Give the distributions that files import, with the first-level folders that do."""
    owners = packages_distributions()
    found: dict[str, set[str]] = {}
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                names = [node.module]
            for top in {name.partition(".")[0] for name in names}:
                if top in sys.stdlib_module_names or top == "briefgen":
                    continue
                folder = path.relative_to(SOURCE).parts[0] if path.is_relative_to(SOURCE) else ""
                for distribution in owners.get(top, [top]):
                    found.setdefault(canonical(distribution), set()).add(folder)
    return found


def test_briefgen_imports_only_what_it_declares() -> None:
    assert set(imported(modules())) - DEPENDENCIES == set()


def test_the_tests_import_only_what_is_declared() -> None:
    local = {"tests"} | {path.stem for path in TESTS.rglob("*")}
    used = set(imported(sorted(TESTS.rglob("*.py")))) - {canonical(name) for name in local}
    assert used - DEPENDENCIES - GROUPS["test"] == set()


def test_the_table_of_libraries_is_that_of_the_code() -> None:
    """docs/architecture.md tells for each dependency which packages import it."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = page.partition("## Which library does what")[2]
    rows = re.findall(r"^\| ([\w, -]+) \| [^|]+ \| ([^|]+) \|$", table, re.MULTILINE)
    shown = {
        canonical(name): set(re.findall(r"`(\w+)`", folders))
        for names, folders in rows
        for name in names.split(", ")
        if name != "library"
    }
    used = imported(modules())
    assert shown == {name: used.get(name, set()) for name in DEPENDENCIES | EXTRAS}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_each_file_by_its_hash_and_names_no_place(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|^-|^\S+ @|/", text, re.MULTILINE)
    entries = re.split(r"\n(?=\S)", text.replace("\\\n", " ").strip())
    assert [e for e in entries if not re.match(r"[\w.-]+==\S+ .*--hash=sha256:", e)] == []


def locked(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return {canonical(n): v for n, v in re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE)}


def test_the_locks_hold_all_that_is_declared() -> None:
    runtime, develop = (locked(name) for name in LOCKS)
    assert (DEPENDENCIES | EXTRAS | GROUPS["build"]) - set(runtime) == set()
    assert (GROUPS["test"] | GROUPS["check"]) - set(develop) == set()


def test_the_locks_agree_with_each_other() -> None:
    runtime, develop = (locked(name) for name in LOCKS)
    assert {name: develop.get(name) for name in runtime} == runtime
