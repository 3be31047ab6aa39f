"""Measure the PDF writer alone against the bare ``weasyprint`` command on the same page.

Run from the top of the repository: ``python benchmarks/pdf.py [--rounds N] [--brief SLUG]
[--save FILE] [--memory]``.

- *PDF alone, cold*: a new process, from the laid-out page to the bytes on disk. Limit 0.70.
- *next brief of a run*: the median of the second to eighth brief of one process. Limit 0.40.
- with ``--memory``: the resident memory after 20 and after 200 briefs of one process.
"""

from __future__ import annotations

import argparse
import pickle
import statistics
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from measure import Contender, Result, measure, report

from build import PROGRAMS, ROOT, save_page

WRITE = """
import os, pickle, resource, sys, time
from briefgen.diagnostics import Sink
from briefgen.writers.pdf import write_pdf
with open(sys.argv[1], "rb") as file:
    laid, assets = pickle.load(file)
for number in range(1, int(sys.argv[3]) + 1):
    start, sink = time.perf_counter(), Sink()
    data = write_pdf(laid, assets, sink)
    assert data, [d.message for d in sink]
    print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
with open(sys.argv[2], "wb") as file:
    file.write(data)
sys.stdout.flush()
os._exit(0)
"""


def save_laid(slug: str, folder: Path) -> Path:
    """Save the laid-out brief as the writer takes it (the sample has no images)."""
    from briefgen.build.compose import compose, read_shared
    from briefgen.diagnostics import Sink
    from briefgen.readers.files import Folder
    from briefgen.writers.assets import Assets

    sink = Sink()
    shared = read_shared(ROOT, sink)
    composition = None if shared is None else compose(Folder(ROOT), shared, slug, sink)
    if composition is None:
        sys.exit(f"{slug} cannot be laid out: run `briefgen check {slug}`")
    path = folder / "laid"
    path.write_bytes(pickle.dumps((composition.laid, Assets())))
    return path


def several(command: list[str], number: int) -> list[tuple[float, int]]:
    """Write a brief several times in one process; give seconds and megabytes of each time."""
    done = subprocess.run(
        [*command, str(number)], check=True, capture_output=True, text=True, cwd=ROOT
    )
    return [(float(s), int(m)) for s, m in (line.split() for line in done.stdout.splitlines())]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--brief", default="islamic-state-in-pakistan")
    parser.add_argument("--save", type=Path)
    parser.add_argument("--memory", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page, fonts = save_page(arguments.brief, folder)
        laid, output = save_laid(arguments.brief, folder), folder / "ours.pdf"
        bare = [str(PROGRAMS / "weasyprint"), str(page), str(folder / "bare.pdf")]
        ours = [sys.executable, "-c", WRITE, str(laid), str(output)]
        results = measure(
            [
                Contender("bare weasyprint", bare, env=fonts),
                Contender("PDF alone, cold", [*ours, "1"], 0.70),
            ],
            arguments.rounds,
        )
        later = tuple(seconds for seconds, _ in several(ours, 8)[1:])
        results.append(
            replace(
                Result("next brief of a run", later, 0.0, 0.40),
                ratio=statistics.median(later) / results[0].median,
            )
        )
        if arguments.memory:
            memory = [megabytes for _, megabytes in several(ours, 200)]
            print(f"memory: {memory[19]} MB after 20 briefs, {memory[199]} MB after 200")
    return report(results, arguments.save)


if __name__ == "__main__":
    sys.exit(main())
