"""The garbage collector rests while a worker makes a PDF, and works again afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from briefgen.build.collector import collector_paused


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


def test_a_pause_begins_with_what_was_left_behind() -> None:
    class Ring:
        """Keeps itself alive."""

        def __init__(self) -> None:
            self.ring = self

    with collector_paused():
        Ring()
    gc.disable()
    gc.enable()
    alive = sum(isinstance(thing, Ring) for thing in gc.get_objects())
    with collector_paused():
        left = sum(isinstance(thing, Ring) for thing in gc.get_objects())
    assert (alive, left) == (1, 0)
