"""The commands that say whether all is well, and write nothing."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.cli import options
from briefgen.cli.show import show_diagnostics, shown
from briefgen.diagnostics.reports import Format


@click.command()
@click.argument("targets", nargs=-1, metavar="[SLUG|FILE…]")
@options.workspace
@options.report_format
def check(targets: tuple[str, ...], workspace: Path | None, form: str) -> None:
    """Check content, notes, sources and pages, or finished files; write nothing.

    SLUG is a brief of the workspace; without it, all are checked. FILE is any PDF or Word file: it
    is held against briefgen's rules for PDF/UA-1 and PDF/A-3a, or for Word files.
    """
    from briefgen.build.check import check as run
    from briefgen.build.check_files import check_files, is_file
    from briefgen.build.outcome import exit_code
    from briefgen.build.workspace import choose_slugs, find_place

    files = tuple(target for target in targets if is_file(target))
    slugs = tuple(target for target in targets if target not in files)
    sound, found = check_files(files)
    chosen: tuple[str, ...] = ()
    if slugs or not files:
        place = find_place(workspace, None)
        chosen = choose_slugs(place, slugs)
        found += run(place, chosen)
    show_diagnostics(found, Format(form))
    if form == Format.TEXT:
        for path in sound:
            click.echo(f"{path}: checked by briefgen's rules, nothing to mend")
        if chosen and not found:
            many = "s" if len(chosen) > 1 else ""
            click.echo(f"{len(chosen)} brief{many} checked, nothing to mend")
    raise click.exceptions.Exit(exit_code(found))


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH…]", type=click.Path(path_type=Path))
@options.output
@options.workspace
@options.report_format
def verify(paths: tuple[Path, ...], output: Path | None, workspace: Path | None, form: str) -> None:
    """Verify artifacts: unaltered since they were built, and in step with their source.

    PATH is a release folder, a folder of artifacts, or any file; without it, every brief of the
    workspace.
    """
    from briefgen.build.outcome import exit_code
    from briefgen.release.verify import verify as run

    verdicts, found = run(paths, workspace, output)
    if form == Format.TEXT:
        for verdict in verdicts:
            click.echo(f"{shown(verdict.path)}: {verdict.words}")
    show_diagnostics(found, Format(form))
    raise click.exceptions.Exit(exit_code(found))
