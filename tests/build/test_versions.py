"""The manifest names what decided an artifact's bytes, by the versions that are installed."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefgen import __version__
from briefgen.build.manifest import LIBRARIES, tool_versions

INSTALLED = {"briefgen": __version__, **{name: version(name) for name in LIBRARIES}}


def test_versions_are_those_that_the_metadata_says() -> None:
    assert tool_versions() == INSTALLED


def test_the_first_folder_of_the_path_that_has_a_library_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Jinja2-99.1.dist-info").mkdir()
    (tmp_path / "pydyf-notes").mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path / "absent"), str(tmp_path), *sys.path])
    assert tool_versions() == {**INSTALLED, "jinja2": "99.1"}


def test_libraries_without_such_a_folder_are_asked_for_their_metadata(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Not os.listdir itself: the metadata is looked for with that, and what it found is kept.
    monkeypatch.setattr("briefgen.build.manifest.os", SimpleNamespace(listdir=lambda _: []))
    assert tool_versions() == INSTALLED
