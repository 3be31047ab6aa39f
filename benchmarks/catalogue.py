"""The download page of a thousand briefs, its search, and verification against building.

    python benchmarks/catalogue.py [--briefs N] [--rounds N] [--no-browser] [--save FILE]

The briefs are made up (tests/catalogue/many.py); their artifacts are the sample's, a few bytes
apart, so that the time is that of the catalogue and not of a thousand builds. Limits: the page
from finished artifacts in 10 s, covers drawn anew; an answer of the search, laid out, in 50 ms;
verification of the sample's three artifacts in half the time of building them.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT)]

from catalogue_briefs import fill_release  # noqa: E402 - found beside this file
from measure import Contender, measure, report  # noqa: E402 - found beside this file

PAGE_LIMIT = 10.0
SEARCH_LIMIT = 50.0
VERIFY_LIMIT = 0.5
SAMPLE = "islamic-state-in-pakistan"
QUERIES = ("water", "refugees pakistan", "élodie", "“what to do”", "policy brief 12")
BRIEFGEN = (sys.executable, "-m", "briefgen")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--briefs", type=int, default=1000)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--no-browser", action="store_true")
    options.add_argument("--save", type=Path)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        found = run(Path(place), chosen.briefs, chosen.rounds, browser=not chosen.no_browser)
    if chosen.save:
        chosen.save.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    late = [name for name, (value, limit) in found.items() if limit is not None and value > limit]
    print("\n".join(f"TOO SLOW: {name}" for name in late) or "all within their limits")
    return 1 if late else 0


def run(
    place: Path, briefs: int, rounds: int, *, browser: bool
) -> dict[str, tuple[float, float | None]]:
    """Measure all; give values and limits by name."""
    work = place / "work"
    work.mkdir()
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, work / name)
    environment = {**os.environ, "BRIEFGEN_CACHE": str(place / "cache")}
    command([*BRIEFGEN, "build", SAMPLE, "-C", str(work)], environment)
    found: dict[str, tuple[float, float | None]] = {}
    release = place / "release"
    fill_release(release, work / "output" / SAMPLE, SAMPLE, briefs)
    bare = place / "bare"
    shutil.copytree(release, bare, copy_function=os.link)
    seconds = []
    for _ in range(rounds):
        shutil.rmtree(release)
        shutil.copytree(bare, release, copy_function=os.link)
        make = [*BRIEFGEN, "catalogue", "-C", str(work), "-o", str(release)]
        seconds.append(command(make, environment))
    told(f"page of {briefs} briefs, covers drawn", statistics.median(seconds), "s", PAGE_LIMIT)
    found["page"] = statistics.median(seconds), PAGE_LIMIT
    house = work / "content" / "house.yaml"
    house.write_text(house.read_text("utf-8") + "\ncatalogue: {title: Another}\n", "utf-8")
    again = command([*BRIEFGEN, "catalogue", "-C", str(work), "-o", str(release)], environment)
    told("the same, covers kept", again, "s", None)
    found["page, covers kept"] = again, None
    if browser:
        found["search"] = search(release), SEARCH_LIMIT
    found["verify"] = verify(work, environment, rounds), VERIFY_LIMIT
    return found


def search(release: Path) -> float:
    """Type queries letter by letter; give the slowest answer in milliseconds, laid out."""
    script = ROOT / "tests" / "catalogue" / "search_time.cjs"
    ran = subprocess.run(
        [script.with_name("browser"), script, (release / "index.html").as_uri(), *QUERIES],
        capture_output=True,
        text=True,
        check=True,
    )
    times = json.loads(ran.stdout)["searches"]["times"]
    laid = sorted(time_ for _, _, time_, _ in times)
    told(f"search, median of {len(laid)} key presses", statistics.median(laid), "ms", None)
    told("search, slowest", laid[-1], "ms", SEARCH_LIMIT)
    return laid[-1]


def verify(work: Path, environment: dict[str, str], rounds: int) -> float:
    """Give the ratio of verifying the sample's artifacts to building them."""
    build = [*BRIEFGEN, "build", SAMPLE, "--force", "-C", str(work)]
    check = [*BRIEFGEN, "verify", str(work / "output" / SAMPLE), "-C", str(work)]
    results = measure(
        [
            Contender("build", build, env=environment),
            Contender("verify", check, limit=VERIFY_LIMIT, env=environment),
        ],
        rounds,
    )
    report(results)
    return results[1].ratio


def command(words: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(words, env=environment, check=True, capture_output=True)
    return time.perf_counter() - start


def told(name: str, value: float, unit: str, limit: float | None) -> None:
    print(f"{name:<44} {value:8.2f} {unit}" + (f"   limit {limit:g} {unit}" if limit else ""))


if __name__ == "__main__":
    raise SystemExit(main())
