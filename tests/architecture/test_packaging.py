"""The wheel and the sdist hold all that they need, and the wheel works far from the checkout."""

from __future__ import annotations

import os
import site
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefgen

from .project import ROOT, SOURCE, pyproject


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Run a command to its good end and give what it printed; a failure shows all of it."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-d", folder, cwd=ROOT)
    return folder


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    return next(dist.glob("*.whl"))


def data_files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in {".py", ".pyc"} and path.name != ".keep":
            yield path


def test_the_wheel_holds_each_data_file(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {f"briefgen/{path.relative_to(SOURCE).as_posix()}" for path in data_files(SOURCE)}
    wanted |= {f"briefgen/{p.relative_to(ROOT).as_posix()}" for p in data_files(ROOT / "templates")}
    assert "briefgen/py.typed" in wanted
    assert wanted - names == set()


def test_the_wheel_holds_nothing_but_the_package(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    top = {name.partition("/")[0] for name in names}
    assert top == {"briefgen", f"briefgen-{briefgen.__version__}.dist-info"}
    assert [name for name in names if name.endswith(".pyc")] == []


def test_the_sdist_holds_what_building_and_testing_need(dist: Path) -> None:
    with tarfile.open(next(dist.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {"Makefile", "CHANGELOG.md", "requirements.lock", "tools/setup", "output/.gitignore"}
    for folder in ("src", "templates", "content", "docs"):
        wanted |= {path.relative_to(ROOT).as_posix() for path in data_files(ROOT / folder)}
    assert wanted - names == set()


def test_a_brief_builds_from_the_wheel_outside_of_the_checkout(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "a venv"
    run(sys.executable, "-m", "venv", "--without-pip", environment, cwd=tmp_path)
    python = environment / "bin" / "python"
    install = ("install", "--quiet", "--no-deps", "--no-index", wheel)
    run(sys.executable, "-m", "pip", "--python", python, *install, cwd=tmp_path)
    # The libraries are those under test; briefgen itself is the wheel's, which comes first.
    here = next(environment.glob("lib/python*/site-packages"))
    (here / "libraries.pth").write_text("\n".join(site.getsitepackages()) + "\n", encoding="utf-8")

    clean = {"PYTHONPATH": "", "BRIEFGEN_CACHE": str(tmp_path / "cache")}
    where = run(python, "-c", "import briefgen; print(briefgen.__file__)", cwd=tmp_path, **clean)
    assert Path(where.strip()).is_relative_to(environment)
    command = environment / "bin" / "briefgen"
    run(command, "new", "first-brief", cwd=tmp_path, **clean)
    run(command, "build", cwd=tmp_path, **clean)
    built = {path.name for path in (tmp_path / "output" / "first-brief").iterdir()}
    assert {"first-brief.pdf", "first-brief.docx", "first-brief.html"} <= built


def test_the_version_is_told_once() -> None:
    assert pyproject()["project"]["version"] == briefgen.__version__
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\n## {briefgen.__version__}" in changelog
    assert "\n### Output changes\n" in changelog
