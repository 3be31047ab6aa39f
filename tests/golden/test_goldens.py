"""The sample brief, as notes and as page: what changes in them changes for every reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from briefgen.build.compose import Composition, compose, read_shared
from briefgen.build.notes import notes_as_text
from briefgen.diagnostics import Sink
from briefgen.readers.files import Folder

ROOT = Path(__file__).parents[2]
SLUG = "islamic-state-in-pakistan"


def sample() -> Composition:
    sink = Sink()
    shared = read_shared(ROOT, sink)
    assert shared is not None
    composition = compose(Folder(ROOT), shared, SLUG, sink)
    assert composition is not None
    assert not len(sink)
    return composition


def test_the_sample_prints_what_it_printed(golden: Callable[[Mapping[str, str]], None]) -> None:
    composition = sample()
    assert len(composition.resolved.notes) == 24
    golden(
        {
            f"{SLUG}.notes-list.txt": notes_as_text(composition.resolved),
            f"{SLUG}.page.xhtml": composition.laid.xhtml,
        }
    )
