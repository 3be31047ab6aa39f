"""The commands of those who write: a brief to start from, and its artifacts."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.cli import options
from briefgen.cli.show import show_diagnostics, shown
from briefgen.diagnostics.reports import Format


@click.command()
@options.slug
@click.option("--title", help="The brief's title (default: made from the slug).")
@options.workspace
def new(slug: str, title: str | None, workspace: Path | None) -> None:
    """Start a brief that builds, and a workspace where there is none."""
    from briefgen.build.new import start_brief

    written = start_brief(workspace or Path.cwd(), slug, title or "")
    for path in written:
        click.echo(f"wrote {shown(path)}")
    click.echo(f"next: briefgen build {slug}")


@click.command()
@options.slugs
@click.option(
    "--to",
    "wanted",
    default="pdf,docx,html",
    show_default=True,
    help="Which artifacts to make, with commas between.",
)
@click.option("-j", "--jobs", type=click.IntRange(1, 64), help="PDFs at once (default: cores).")
@click.option("-f", "--force", is_flag=True, help="Build what has not changed, too.")
@options.output
@options.workspace
@options.report_format
def build(
    slugs: tuple[str, ...],
    wanted: str,
    jobs: int | None,
    force: bool,
    output: Path | None,
    workspace: Path | None,
    form: str,
) -> None:
    """Build briefs: PDF, Word and web page, each compared with its source.

    Without SLUG all briefs of the workspace are built. What has not changed is left.
    """
    from briefgen.build.outcome import Artifact, Request, exit_code
    from briefgen.build.run import build as run
    from briefgen.build.workspace import choose_slugs, find_place
    from briefgen.cli.progress import progress

    try:
        artifacts = tuple(dict.fromkeys(Artifact(name.strip()) for name in wanted.split(",")))
    except ValueError:
        message = f'"{wanted}" is none of pdf, docx, html, with commas between'
        raise click.BadParameter(message, param_hint="--to") from None
    place = find_place(workspace, output)
    request = Request(place, choose_slugs(place, slugs), artifacts, jobs or 0, force)
    with progress(len(request.slugs), quiet=form != Format.TEXT) as done:
        outcomes = run(request, done)
    found = tuple(dict.fromkeys(d for outcome in outcomes for d in outcome.diagnostics))
    show_diagnostics(found, Format(form))
    raise click.exceptions.Exit(exit_code(found))
