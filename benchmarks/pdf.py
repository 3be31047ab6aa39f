"""The PDF alone, cold, against the bare ``weasyprint`` command on the same page and style sheet.

Both sides are new processes, run by turns, with the same fonts; the numbers are medians and their
ratio. ``python benchmarks/pdf.py [--runs N] [--briefs N]``.

- *cold*: one brief, from the laid-out page to the bytes on disk.
- *next*: the second and later briefs of one process, against the same bare command.
"""

from __future__ import annotations

import argparse
import os
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
WORKSPACE = HERE.parent

WRITE = """
import gc, os, pickle, sys, time
gc.disable()
from briefgen.diagnostics import Sink
from briefgen.writers.pdf import write_pdf
with open(sys.argv[1], "rb") as file:
    laid, assets = pickle.load(file)
times = []
for _ in range(int(sys.argv[3])):
    start = time.perf_counter()
    sink = Sink()
    data = write_pdf(laid, assets, sink)
    assert data, [d.message for d in sink]
    times.append(time.perf_counter() - start)
with open(sys.argv[2], "wb") as file:
    file.write(data)
print(*times)
sys.stdout.flush()
os._exit(0)
"""


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=7)
    options.add_argument("--briefs", type=int, default=8)
    options.add_argument("--slug", default="islamic-state-in-pakistan")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table(Path(folder), given.slug, given.runs, given.briefs)


def table(folder: Path, slug: str, runs: int, briefs: int) -> None:
    """Measure by turns and print medians and ratios."""
    prepare(folder, slug)
    bare_command = [str(Path(sys.executable).parent / "weasyprint"), "-q"]
    bare_command += [str(folder / "page.html"), str(folder / "bare.pdf")]
    ours_command = [sys.executable, "-c", WRITE, str(folder / "laid"), str(folder / "ours.pdf")]
    timed([*ours_command, "1"])  # what is made once and kept
    bare, ours, later = [], [], []
    for _ in range(runs):
        bare.append(timed(bare_command)[0])
        ours.append(timed([*ours_command, "1"])[0])
    _, said = timed([*ours_command, str(briefs)])
    later = [float(word) for word in said.split()[1:]]
    base = statistics.median(bare)
    print(f"{'bare weasyprint':24}{base:8.3f} s{1:8.2f}")
    for name, times in (("write_pdf, cold", ours), ("write_pdf, next", later)):
        median = statistics.median(times)
        print(f"{name:24}{median:8.3f} s{median / base:8.2f}")


def prepare(folder: Path, slug: str) -> None:
    """Lay the brief out, and write it as the bare command can read it."""
    from briefgen.layout.css import stylesheet
    from briefgen.writers.pdf.cache import cache_folder
    from briefgen.writers.pdf.fonts import font_folders, fontconfig_file

    laid, assets = laid_out(slug)
    (folder / "laid").write_bytes(pickle.dumps((laid, assets)))
    css = stylesheet(laid.layout, laid.theme, "print")
    head = laid.xhtml.replace("</head>", f"<style>{css}</style></head>", 1)
    (folder / "page.html").write_text(head, encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(fontconfig_file(font_folders(), cache_folder()))


def laid_out(slug: str):
    """Read, resolve and lay out a brief of the workspace."""
    from briefgen.citations.resolve import resolve
    from briefgen.diagnostics import Sink
    from briefgen.layout.load import load_layout, load_theme
    from briefgen.layout.render import lay_out
    from briefgen.readers.brief import read_brief
    from briefgen.readers.files import Folder
    from briefgen.readers.workspace import read_workspace
    from briefgen.writers.assets import Assets

    sink, root = Sink(), Folder(WORKSPACE)
    workspace = read_workspace(root, sink)
    brief = read_brief(root, workspace, slug, sink)
    layout, theme = load_layout(brief.layout, root, sink), load_theme(brief.theme, root, sink)
    resolved = resolve(brief, workspace.library, layout.order, sink)
    laid = lay_out(resolved, layout, theme, sink)
    assert laid is not None, [d.message for d in sink]
    return laid, Assets()


def timed(command: list[str]) -> tuple[float, str]:
    """Run a command; give its wall time and what it said."""
    start = time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return time.perf_counter() - start, done.stdout


if __name__ == "__main__":
    main()
