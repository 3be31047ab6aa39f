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


def output(function: F) -> F:
    """Add ``-o/--output``: the folder that artifacts go to."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        help="Where artifacts go (default: output/ in the workspace).",
    )(function)


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
