"""Progress of a build: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from briefgen.build.outcome import Outcome, State
from briefgen.cli.show import shown


@contextmanager
def progress(total: int, *, quiet: bool) -> Iterator[Callable[[Outcome], None]]:
    """Give the function that is told of each finished brief.

    Several briefs on a terminal get a bar; otherwise each brief is told in plain lines.
    """
    if quiet:
        yield lambda _: None
    elif total > 1 and sys.stderr.isatty():
        with _bar(total) as told:
            yield told
    else:
        yield tell


def tell(outcome: Outcome) -> None:
    """Print what became of one brief and where its artifacts are."""
    match outcome.state:
        case State.BUILT:
            click.echo(f"{outcome.slug}: built, in step")
            for path in outcome.artifacts:
                click.echo(f"  {shown(path)}")
        case State.UNCHANGED:
            click.echo(f"{outcome.slug}: nothing has changed")
        case State.FAILED:
            click.echo(f"{outcome.slug}: not built", err=True)


@contextmanager
def _bar(total: int) -> Iterator[Callable[[Outcome], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    # No refreshing thread: worker processes are forked while the bar stands.
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as bars:
        task = bars.add_task("", total=total)
        counts = dict.fromkeys(State, 0)

        def told(outcome: Outcome) -> None:
            counts[outcome.state] += 1
            bars.update(task, advance=1, description=outcome.slug, refresh=True)

        yield told
    words = ", ".join(f"{count} {state}" for state, count in counts.items() if count)
    click.echo(f"{total} briefs: {words}")
