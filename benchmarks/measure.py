"""Measure commands against each other: in turn, medians, ratios to the first.

Machines differ and drift, so no benchmark here claims seconds. Contenders run A B C A B C …, a
round at a time, so that a slow minute hits all of them; what is claimed is a ratio of medians
within one run.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


def nothing() -> None:
    """Prepare nothing."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A command to time. ``limit`` is the highest ratio to the first contender that passes.

    ``prepare`` is called before each run and isn't timed; ``exits`` is the exit code expected.
    """

    name: str
    command: Sequence[str]
    limit: float | None = None
    prepare: Callable[[], None] = nothing
    env: Mapping[str, str] | None = None
    exits: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """What a contender took: seconds of each round, and its ratio to the first contender."""

    name: str
    seconds: tuple[float, ...]
    ratio: float
    limit: float | None

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def within(self) -> bool:
        return self.limit is None or self.ratio <= self.limit


def processor_seconds() -> float:
    """Give the time that processors spent on all children so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run_once(contender: Contender, clock: Callable[[], float] = time.perf_counter) -> float:
    """Run a contender once and give its time in seconds; anything but its exit code fails.

    ``clock`` is the wall's, or ``processor_seconds`` for a machine that others use as well.
    """
    contender.prepare()
    environment = {**os.environ, **(contender.env or {})}
    start = clock()
    done = subprocess.run(
        contender.command, env=environment, capture_output=True, text=True, check=False
    )
    seconds = clock() - start
    if done.returncode != contender.exits:
        sys.exit(f"{contender.name}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return seconds


def measure(
    contenders: Sequence[Contender],
    rounds: int,
    warm_up: int = 1,
    clock: Callable[[], float] = time.perf_counter,
) -> list[Result]:
    """Time contenders in turn; the first is what the ratios are to."""
    times: dict[str, list[float]] = {contender.name: [] for contender in contenders}
    for round_ in range(warm_up + rounds):
        for contender in contenders:
            seconds = run_once(contender, clock)
            if round_ >= warm_up:
                times[contender.name].append(seconds)
    reference = statistics.median(times[contenders[0].name])
    return [
        Result(c.name, tuple(times[c.name]), statistics.median(times[c.name]) / reference, c.limit)
        for c in contenders
    ]


def table(results: Sequence[Result]) -> str:
    """Give the results as text: median, spread, ratio, limit, verdict."""
    wide = max(len(result.name) for result in results)
    lines = [f"{'':{wide}}    median    fastest   slowest    ratio   limit"]
    for result in results:
        limit = "" if result.limit is None else f"{result.limit:7.2f}"
        verdict = "" if result.limit is None else ("  ok" if result.within else "  TOO SLOW")
        lines.append(
            f"{result.name:{wide}}  {result.median:7.3f} s {min(result.seconds):7.3f} s"
            f" {max(result.seconds):7.3f} s  {result.ratio:6.2f} {limit}{verdict}".rstrip()
        )
    return "\n".join(lines)


def report(results: Sequence[Result], save: Path | None = None) -> int:
    """Print the table, save the numbers where asked, and give the exit code: 1 when too slow."""
    print(table(results))
    if save is not None:
        data = {
            result.name: {"ratio": round(result.ratio, 3), "limit": result.limit}
            for result in results
        }
        save.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    return 0 if all(result.within for result in results) else 1
