"""Measure reading back and comparing against making, artifact by artifact.

Run from the top of the repository: ``python benchmarks/parity.py [--rounds N] [--brief SLUG]``.
Each round makes the brief's PDF, Word file and web page in this process and compares each with
its source; medians are printed, and the ratio of all comparing to all making. Limit: 0.5. The
processes have read, laid out and imported everything before; ``--cold`` adds the time that a new
process needs to import the readers and read the PDF, which has a limit of 0.15 s on a quiet
machine and is not held to it here.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 0.5
KINDS = ("pdf", "docx", "html")


def compose(slug: str) -> tuple[Any, Any, Any]:
    """Give the brief laid out, its images, and what its artifacts must say."""
    from briefgen.build.compose import compose, read_shared
    from briefgen.build.images import load_images
    from briefgen.diagnostics import Sink
    from briefgen.parity.expected import expected
    from briefgen.readers.files import Folder

    sink = Sink()
    folder = Folder(ROOT)
    shared = read_shared(ROOT, sink)
    composition = None if shared is None else compose(folder, shared, slug, sink)
    if composition is None:
        sys.exit(f"{slug} cannot be laid out: run `briefgen check {slug}`")
    laid, resolved = composition.laid, composition.resolved
    images = load_images(folder, resolved.brief, laid.theme, sink)
    return laid, images, expected(resolved, laid.page, laid.layout.order)


def writers(laid: Any, images: Any) -> dict[str, Callable[[], bytes]]:
    from briefgen.diagnostics import Sink
    from briefgen.writers.docx import write_docx
    from briefgen.writers.html import write_html
    from briefgen.writers.pdf import write_pdf

    return {
        "pdf": lambda: write_pdf(laid, images, Sink()) or b"",
        "docx": lambda: write_docx(laid.page, laid.theme, images),
        "html": lambda: write_html(laid, images),
    }


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def cold(data: bytes) -> float:
    """Time a new process that imports the reader and reads the PDF, less an empty one."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        read = (
            "import sys; from briefgen.parity.check import transcribe;"
            "transcribe('pdf', open(sys.argv[1], 'rb').read())"
        )

        def run(code: str) -> float:
            command = [sys.executable, "-c", code, file.name]
            return timed(lambda: subprocess.run(command, check=True))[0]

        run(read)
        return median(run(read) for _ in range(5)) - median(run("pass") for _ in range(5))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--brief", default="islamic-state-in-pakistan")
    parser.add_argument("--cold", action="store_true")
    given = parser.parse_args()
    from briefgen.diagnostics import Sink
    from briefgen.parity.check import check_artifact

    laid, images, wanted = compose(given.brief)
    write = writers(laid, images)
    making: dict[str, list[float]] = {kind: [] for kind in KINDS}
    proving: dict[str, list[float]] = {kind: [] for kind in KINDS}
    data = b""
    for round_ in range(given.rounds + 1):
        for kind in KINDS:
            made, artifact = timed(write[kind])
            sink = Sink()
            proved, in_step = timed(lambda: check_artifact(kind, artifact, wanted, sink))  # noqa: B023
            if not in_step:
                sys.exit("\n".join(d.message for d in sink))
            data = artifact if kind == "pdf" else data
            if round_:
                making[kind].append(made)
                proving[kind].append(proved)
    for kind in KINDS:
        make, prove = median(making[kind]), median(proving[kind])
        print(f"{kind:<5} made in {make:.3f} s, proved in {prove:.3f} s: {prove / make:.2f}")
    ratio = sum(map(median, proving.values())) / sum(map(median, making.values()))
    print(f"all   {ratio:.2f} of the time of making (limit {LIMIT})")
    if given.cold:
        print(f"a new process imports the reader and reads the PDF in {cold(data):.3f} s")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
