"""A workspace whose one brief was released once, and copies of it for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefgen.cli.main import run
from session import Briefgen, Ran


@dataclass(frozen=True, slots=True)
class Published:
    """``root`` is the workspace, ``folder`` its release, ``brief`` the source of "demo"."""

    root: Path

    @property
    def folder(self) -> Path:
        return self.root / "release"

    @property
    def brief(self) -> Path:
        return self.root / "content" / "demo" / "brief.yaml"

    def file(self, kind: str, version: str = "1.0") -> Path:
        return self.folder / "demo" / f"demo-{version}.{kind}"


@pytest.fixture
def briefgen(capfd: pytest.CaptureFixture[str]) -> Briefgen:
    """Run a command line; a traceback fails the test by itself."""

    def call(*arguments: object) -> Ran:
        capfd.readouterr()
        code = run([str(argument) for argument in arguments])
        captured = capfd.readouterr()
        assert code != 70, captured.err
        return Ran(code, captured.out, captured.err)

    return call


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("published") / "work"
    root.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRIEFGEN_CACHE", str(root.parent / "cache"))
        patch.chdir(root)
        assert run(["new", "demo"]) == 0
        assert run(["release"]) == 0
    return root


@pytest.fixture
def published(
    original: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], Published]:
    """Copy the workspace, so that a test may do with it what it likes."""
    monkeypatch.setenv("BRIEFGEN_CACHE", str(original.parent / "cache"))

    def copy() -> Published:
        root = tmp_path / "work"
        shutil.copytree(original, root)
        monkeypatch.chdir(root)
        return Published(root)

    return copy


@pytest.fixture
def work(published: Callable[[], Published]) -> Published:
    return published()
