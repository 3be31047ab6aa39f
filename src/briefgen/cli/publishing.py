"""The commands of those who publish: the release folder and its download page."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.cli import options
from briefgen.cli.show import show_diagnostics, shown
from briefgen.diagnostics.reports import Format

_target = options.output_to("The release folder (default: release/ in the workspace).")


@click.command()
@options.slugs
@click.option("--allow-warnings", is_flag=True, help="Release although the check has warnings.")
@_target
@options.workspace
@options.report_format
def release(
    slugs: tuple[str, ...],
    allow_warnings: bool,
    output: Path | None,
    workspace: Path | None,
    form: str,
) -> None:
    """Release briefs: artifacts, manifest, checksums and download page, all or nothing.

    What was released before stays in the folder; a brief that has changed since needs a new
    version.
    """
    from briefgen.build.outcome import exit_code
    from briefgen.build.workspace import choose_slugs, find_place
    from briefgen.release.publish import Order
    from briefgen.release.publish import release as run

    place = find_place(workspace, None)
    target = (output or place.root / "release").resolve()
    report = run(Order(place, choose_slugs(place, slugs), target, not allow_warnings))
    if form == Format.TEXT:
        for slug, version in report.released:
            click.echo(f"{slug}: released {version}")
        what = f"{report.files} files" if report.changed else "nothing has changed"
        click.echo(f"{shown(target)}: {what}")
    show_diagnostics(report.diagnostics, Format(form))
    raise click.exceptions.Exit(exit_code(report.diagnostics))


@click.command()
@_target
@options.workspace
def catalogue(output: Path | None, workspace: Path | None) -> None:
    """Make the download page of a release anew; no brief is built."""
    from briefgen.build.workspace import find_place
    from briefgen.release.again import catalogue as run

    place = find_place(workspace, None)
    target = (output or place.root / "release").resolve()
    report = run(place, target)
    what = f"{report.files} files" if report.changed else "nothing has changed"
    click.echo(f"{shown(target / 'index.html')}: {what}")
    show_diagnostics(report.diagnostics)
