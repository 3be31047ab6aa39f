"""Print diagnostics and paths as the terminal or the pipe wants them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from briefgen.diagnostics import Diagnostic
from briefgen.diagnostics.reports import Format, write_report


def show_diagnostics(diagnostics: Iterable[Diagnostic], form: Format = Format.TEXT) -> None:
    """Print a report: text to stderr, the forms that machines read to stdout."""
    text = form is Format.TEXT
    colour = text and sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    report = write_report(diagnostics, form, colour=colour)
    if report:
        click.echo(report, err=text, nl=False, color=True)


def shown(path: Path) -> str:
    """Give a path as a user types it: relative to the current folder where it lies below."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)
