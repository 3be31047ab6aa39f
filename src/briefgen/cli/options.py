"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def workspace(function: F) -> F:
    """Add ``-C/--workspace``: the folder that holds content/."""
    return click.option(
        "-C",
        "--workspace",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        help="The folder that holds content/ (default: found from here upwards).",
    )(function)


def output_to(words: str) -> Callable[[F], F]:
    """Add ``-o/--output``, a folder to write to, with the words of its help."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        help=words,
    )


output = output_to("Where artifacts go (default: output/ in the workspace).")


def report_format(function: F) -> F:
    """Add ``--format``: how diagnostics are written."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json", "github", "sarif"]),
        default="text",
        show_default=True,
        help="How diagnostics are written; all but text go to stdout.",
    )(function)


def slugs(function: F) -> F:
    return click.argument("slugs", nargs=-1, metavar="[SLUG…]")(function)


def slug(function: F) -> F:
    return click.argument("slug", metavar="SLUG")(function)
