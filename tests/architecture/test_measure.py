"""The benchmark harness measures what it says: in turn, medians, ratios, limits."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

from .project import ROOT


@pytest.fixture(scope="module")
def measuring() -> Any:
    spec = importlib.util.spec_from_file_location("measure", ROOT / "benchmarks" / "measure.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["measure"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_contenders_take_turns(measuring: Any, tmp_path: Path) -> None:
    log = tmp_path / "log"
    contenders = [
        measuring.Contender(name, ["sh", "-c", f"echo {name} >>'{log}'"]) for name in ("a", "b")
    ]
    results = measuring.measure(contenders, rounds=2, warm_up=1)
    assert log.read_text("utf-8").split() == ["a", "b"] * 3
    assert [len(result.seconds) for result in results] == [2, 2]
    assert results[0].ratio == 1


def test_a_contender_above_its_limit_fails(
    measuring: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    slow = measuring.Result("slow", (2.0,), 2.0, 1.0)
    quick = measuring.Result("quick", (0.5,), 0.5, 1.0)
    assert measuring.report([quick]) == 0
    assert measuring.report([quick, slow]) == 1
    assert "TOO SLOW" in capsys.readouterr().out


def test_a_command_that_fails_is_no_measurement(measuring: Any) -> None:
    with pytest.raises(SystemExit, match="broken: exit code 3"):
        measuring.measure([measuring.Contender("broken", ["sh", "-c", "exit 3"])], rounds=1)
