"""Goldens: text that a run must give again, letter by letter, until somebody accepts another.

And properties without a clock: a busy machine fails no test.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

GOLDENS = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="write goldens anew from what the run gives, showing what changes",
    )


@pytest.fixture
def golden(
    request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> Callable[[Mapping[str, str]], None]:
    """Hold texts, by file name, against the files of tests/golden: all of them, then fail."""

    def hold(texts: Mapping[str, str]) -> None:
        differences = [shown for name, text in texts.items() if (shown := _difference(name, text))]
        if differences and request.config.getoption("--accept"):
            for name, text in texts.items():
                (GOLDENS / name).write_text(text, encoding="utf-8")
            with capsys.disabled():
                print("\n" + "\n".join(differences))
        elif differences:
            pytest.fail("\n".join([*differences, "if this is right: make accept"]), pytrace=False)

    return hold


def _difference(name: str, text: str) -> str:
    path = GOLDENS / name
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    lines = (kept.splitlines(keepends=True), text.splitlines(keepends=True))
    return "".join(difflib.unified_diff(*lines, f"golden/{name}", "now", n=1))
