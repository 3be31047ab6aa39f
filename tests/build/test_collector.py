"""The garbage collector rests while a brief is built, and works again afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.build.collector import collector_paused
from briefgen.build.outcome import Artifact, Outcome, Request
from briefgen.build.run import build
from briefgen.build.workspace import choose_slugs, find_place

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _as_found() -> Iterator[None]:
    assert gc.isenabled()
    yield
    gc.unfreeze()
    gc.enable()


def test_only_the_outermost_pause_ends_it() -> None:
    with collector_paused():
        with collector_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_build_pauses_the_collector_and_starts_it_again(tmp_path: Path) -> None:
    place = find_place(ROOT, tmp_path / "output")
    request = Request(place, choose_slugs(place, ()), (Artifact.HTML,), force=True)
    rested: list[bool] = []

    def done(_: Outcome) -> None:
        rested.append(not gc.isenabled())

    assert [outcome.diagnostics for outcome in build(request, done)] == [()]
    assert rested == [True]
    assert gc.isenabled()
