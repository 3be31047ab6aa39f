"""Covers of many briefs at once: drawn in processes of their own, those that are there kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from briefgen.build.beside import cores
from briefgen.build.workers import heed_parent
from briefgen.catalogue.cover import CoverRefused, Drawn, draw
from briefgen.diagnostics import BriefgenError, Diagnostic
from briefgen.diagnostics.register import build as codes

_FEW = 8
"""So many are drawn sooner than other processes have started."""


def draw_all(pdfs: Mapping[str, Path]) -> Iterator[tuple[str, Drawn]]:
    """Draw the first page of each PDF; ``pdfs`` maps slugs to files."""
    items = sorted(pdfs.items())
    if len(items) <= _FEW:
        for slug, path in items:
            yield slug, _drawn(path)
        return
    method = "fork" if sys.platform == "linux" else "spawn"
    with ProcessPoolExecutor(cores(), get_context(method), heed_parent) as pool:
        results = pool.map(_drawn, [path for _, path in items], chunksize=8)
        yield from ((slug, drawn) for (slug, _), drawn in zip(items, results, strict=True))


def _drawn(path: Path) -> Drawn:
    try:
        return draw(path.read_bytes())
    except (CoverRefused, OSError) as error:
        message = f"no cover can be drawn of {path.name}: {error}"
        raise BriefgenError(
            Diagnostic(codes.UNREADABLE_PDF, message, (), (codes.UNREADABLE_PDF.mend,), str(path))
        ) from None
