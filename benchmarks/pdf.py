"""Measure the PDF writer alone against the bare ``weasyprint`` command on the same page.

Run from the top of the repository: ``python benchmarks/pdf.py [--rounds N] [--brief SLUG]
[--save FILE] [--processor] [--memory] [--long]``.

- *PDF alone, cold*: a new process, from the laid-out page to the bytes on disk. Limit 0.70.
- *next brief of a run*: what each of seven more briefs in that process takes, all of them
  different. Limit 0.40.
- *Typst*: its own compiler in a new process on the same text, if it is installed
  (``pip install --group bench``).
- with ``--memory``: the memory that a process of 200 briefs has, limit 1.1 times that at the
  twentieth.
- with ``--long``: 100 and 300 pages, 1,000 and 3,000 notes; three times as much may take 3.6 times
  as long.

``--processor`` counts the seconds of processors instead of the wall's, for a machine that others
use as well.
"""

from __future__ import annotations

import argparse
import pickle
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import Any

from long_briefs import long_brief
from measure import Contender, Result, measure, processor_seconds, report
from typst_markup import typst_markup
from varied import varied

from build import PROGRAMS, ROOT, save_page

FURTHER = 7
GROWTH = 3.6
"""For three times as much: a fifth above linear."""
MEMORY = 1.1
LONG = {"100 pages": (640, 90), "300 pages": (1920, 95), "1,000 notes": (250, 1000),
        "3,000 notes": (750, 3000)}  # fmt: skip
"""Paragraphs and notes."""

# As `briefgen build` has it: the collector is paused while a brief is written. After each brief,
# the number of resident pages of memory now (not the most there ever were).
WRITE = """
import os, pickle, sys
from briefgen.build.collector import collector_paused
from briefgen.diagnostics import Sink
from briefgen.writers.pdf import write_pdf
with open(sys.argv[1], "rb") as file:
    briefs, assets = pickle.load(file)
for number in range(int(sys.argv[3])):
    sink = Sink()
    with collector_paused():
        data = write_pdf(briefs[number % len(briefs)], assets, sink)
    assert data, [d.message for d in sink]
    if os.path.exists("/proc/self/statm"):
        with open("/proc/self/statm") as file:
            print(file.read().split()[1])
with open(sys.argv[2], "wb") as file:
    file.write(data)
sys.stdout.flush()
os._exit(0)
"""
TYPST = """
import sys, typst
typst.compile(sys.argv[1], sys.argv[2], font_paths=sys.argv[3:], ignore_system_fonts=True,
              pdf_standards=["ua-1", "a-3a"])
"""


@dataclass(frozen=True, slots=True)
class Task:
    """A brief saved for each of the contenders."""

    bare: Contender
    ours: tuple[str, ...]
    output: Path
    typst: Contender


def laid_out(slug: str, workspace: Path) -> Any:
    from briefgen.build.compose import compose, read_shared
    from briefgen.diagnostics import Sink
    from briefgen.readers.files import Folder

    sink = Sink()
    shared = read_shared(workspace, sink)
    composition = None if shared is None else compose(Folder(workspace), shared, slug, sink)
    if composition is None:
        sys.exit(f"{slug} cannot be laid out: {[d.message for d in sink][:3]}")
    return composition.laid


def prepare(slug: str, folder: Path, workspace: Path = ROOT, others: int = 0) -> Task:
    """Save a brief, and ``others`` of other words; these have no images."""
    from briefgen.writers.assets import Assets
    from briefgen.writers.pdf import fonts

    folder.mkdir(exist_ok=True)
    page, environment = save_page(slug, folder, workspace)
    laid = laid_out(slug, workspace)
    briefs = [varied(laid, turn) for turn in range(others + 1)]
    saved, output, markup = folder / "briefs", folder / "ours.pdf", folder / "brief.typ"
    saved.write_bytes(pickle.dumps((briefs, Assets())))
    markup.write_text(typst_markup(laid), encoding="utf-8")
    bare = [str(PROGRAMS / "weasyprint"), str(page), str(folder / "bare.pdf")]
    ours = (sys.executable, "-c", WRITE, str(saved), str(output))
    faces = [str(path) for path in fonts.font_folders()]
    typst = [sys.executable, "-c", TYPST, str(markup), str(folder / "typst.pdf"), *faces]
    return Task(
        Contender("bare weasyprint", bare, env=environment), ours, output, Contender("Typst", typst)
    )


def speed(task: Task, rounds: int, clock: Callable[[], float]) -> list[Result]:
    """Time one brief, and seven more, in turn with the others."""
    contenders = [
        task.bare,
        Contender("PDF alone, cold", [*task.ours, "1"], 0.70),
        Contender("next brief of a run", [*task.ours, str(FURTHER + 1)], 0.40),
        *([task.typst] if find_spec("typst") else []),
    ]
    results = measure(contenders, rounds, clock=clock)
    cold, run = results[1].seconds, results[2].seconds
    later = tuple((all_of_it - one) / FURTHER for one, all_of_it in zip(cold, run, strict=True))
    ratio = statistics.median(later) / results[0].median
    results[2] = replace(results[2], seconds=later, ratio=ratio)
    return results


def memory(task: Task) -> bool:
    """Say how much memory 200 briefs leave a process with, and whether that is within its limit."""
    done = subprocess.run([*task.ours, "200"], check=True, capture_output=True, text=True, cwd=ROOT)
    resident = [int(pages) for pages in done.stdout.split()]
    if not resident:
        print("memory: this system does not tell")
        return True
    growth = resident[199] / resident[19]
    verdict = "ok" if growth <= MEMORY else "TOO MUCH"
    print(
        f"memory after 200 briefs: {growth:.2f} times that after 20"
        f" ({resident[199] / 256:.0f} MiB), limit {MEMORY}  {verdict}"
    )
    return growth <= MEMORY


def long(folder: Path, clock: Callable[[], float]) -> bool:
    """Time long briefs, once each, and say whether what is three times as long takes too long."""
    import pikepdf

    taken: dict[str, float] = {}
    print(f"\n{'':14}  pages   bare weasyprint     ours    ratio")
    for name, (paragraphs, notes) in LONG.items():
        home = folder / name
        home.mkdir()
        task = prepare("long", home / "files", long_brief(home, paragraphs, notes))
        bare, ours = measure(
            [task.bare, Contender("ours", [*task.ours, "1"])], rounds=1, warm_up=0, clock=clock
        )
        with pikepdf.open(task.output) as pdf:
            pages = len(pdf.pages)
        print(
            f"{name:14}  {pages:5}  {bare.median:14.1f} s {ours.median:6.1f} s   {ours.ratio:6.2f}"
        )
        taken[name] = ours.median / pages if "pages" in name else ours.median / notes
    ok = True
    for less, more in (("100 pages", "300 pages"), ("1,000 notes", "3,000 notes")):
        growth = 3 * taken[more] / taken[less]
        ok = ok and growth <= GROWTH
        verdict = "ok" if growth <= GROWTH else "TOO SLOW"
        print(f"{more} take {growth:.2f} times as long as {less}, limit {GROWTH}  {verdict}")
    return ok


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--brief", default="islamic-state-in-pakistan")
    parser.add_argument("--save", type=Path)
    parser.add_argument("--processor", action="store_true")
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--long", action="store_true")
    arguments = parser.parse_args(words)
    clock = processor_seconds if arguments.processor else perf_counter
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        task = prepare(arguments.brief, folder / "sample", others=19)
        failed = report(speed(task, arguments.rounds, clock), arguments.save)
        if arguments.memory:
            failed |= not memory(task)
        if arguments.long:
            failed |= not long(folder, clock)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
