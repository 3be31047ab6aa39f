"""The command group, and the outermost edge: exit codes, interrupts, and bugs of ours."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

import click

from briefgen import __version__
from briefgen.cli.show import show_diagnostics
from briefgen.diagnostics import BriefgenError, did_you_mean

BUG = 70
"""EX_SOFTWARE of sysexits.h: an error inside briefgen itself."""

INTERRUPTED = 130

_HOMES: Final = {
    "build": "building",
    "catalogue": "publishing",
    "check": "checking",
    "new": "building",
    "notes": "printing",
    "release": "publishing",
    "schema": "printing",
    "sources": "printing",
    "verify": "checking",
}
"""The module of each command, which is imported when the command is asked for."""


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_HOMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _HOMES:
            return None
        command: click.Command = getattr(
            import_module(f"briefgen.cli.{_HOMES[cmd_name]}"), cmd_name
        )
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as unknown:
            near = "" if args[0].startswith("-") else did_you_mean(args[0], _HOMES)
            if not near:
                raise
            message = f"{unknown.message} {near[0].upper()}{near[1:]}"
            raise click.UsageError(message, ctx) from None


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 92},
)
@click.version_option(__version__, message="briefgen %(version)s")
def briefgen() -> None:
    """Policy briefs from YAML: a PDF, a Word file and a web page that are in step."""


def run(arguments: Sequence[str]) -> int:
    """Run a command line and give its exit code; everything that can go wrong is told here.

    0 all well, 1 errors in the content, 2 usage, 3 artifacts out of step, 70 a bug of ours.
    """
    try:
        code = briefgen.main(list(arguments), prog_name="briefgen", standalone_mode=False)
    except click.ClickException as usage:
        usage.show()
        code = usage.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted; finished artifacts stand, the others are as they were", err=True)
        code = INTERRUPTED
    except BriefgenError as stopped:
        show_diagnostics(stopped.diagnostics)
        code = 1
    except BrokenPipeError:
        # Python flushes stdout at exit: give it somewhere to go (signal docs, "Note on SIGPIPE").
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    except Exception as bug:
        code = _report_bug(bug)
    return code if isinstance(code, int) else 0


def _report_bug(bug: Exception) -> int:
    if os.environ.get("BRIEFGEN_TRACEBACK"):
        raise bug
    click.echo(
        f"briefgen: internal error ({type(bug).__name__}: {bug})\n"
        "This is a bug in briefgen, not in your brief; artifacts are as they were.\n"
        "Run again with BRIEFGEN_TRACEBACK=1 to see where, and report that with the brief.",
        err=True,
    )
    return BUG
