"""Briefs in each script, built once a process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefgen.cli.main import run
from tests.script_fonts import skip_without_fonts
from tests.scripts.briefs import WORDS, workspace


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a brief: exit code and artifacts."""

    code: int
    folder: Path

    @property
    def pdf(self) -> Path:
        return self.folder / "valley.pdf"

    @property
    def docx(self) -> Path:
        return self.folder / "valley.docx"

    @property
    def html(self) -> Path:
        return self.folder / "valley.html"


Build = Callable[..., Built]
_built: dict[tuple[str, str], Built] = {}


@pytest.fixture
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    def call(language: str, theme: str = "institute") -> Built:
        skip_without_fonts(language)
        key = language, theme
        if key not in _built:
            root = tmp_path_factory.mktemp(f"{language}-{theme}")
            workspace(root, language, WORDS[language], theme)
            code = run(["build", "-C", str(root)])
            _built[key] = Built(code, root / "output" / "valley")
        return _built[key]

    return call
