"""A small workspace that builds, and the command line run in this process."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.cli.main import run
from session import Briefgen, Ran


@pytest.fixture
def briefgen(capsys: pytest.CaptureFixture[str]) -> Briefgen:
    """Run a command line; a traceback fails the test by itself."""

    def call(*arguments: object) -> Ran:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        assert code != 70, captured.err
        return Ran(code, captured.out, captured.err)

    return call


@pytest.fixture
def workspace(tmp_path: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The starter's workspace, with one brief named "demo", as the current folder."""
    monkeypatch.setenv("BRIEFGEN_CACHE", str(tmp_path / "cache"))
    root = tmp_path / "work"
    root.mkdir()
    monkeypatch.chdir(root)
    assert briefgen("new", "demo").code == 0
    return root


@pytest.fixture
def brief(workspace: Path) -> Path:
    return workspace / "content" / "demo" / "brief.yaml"
