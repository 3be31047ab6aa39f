"""The commands. Each parses, calls one function of the package below, and prints."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefgen.cli import options, publishing
from briefgen.cli.show import show_diagnostics, shown
from briefgen.diagnostics.reports import Format


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
@options.slug
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@options.workspace
def notes(slug: str, form: str, workspace: Path | None) -> None:
    """Print the numbered notes of a brief as they will appear."""
    from briefgen.build.notes import notes_as_json, notes_as_text, notes_of
    from briefgen.build.outcome import exit_code
    from briefgen.build.workspace import choose_slugs, find_place

    place = find_place(workspace, None)
    choose_slugs(place, (slug,))
    resolved, found = notes_of(place, slug)
    show_diagnostics(found)
    if resolved is not None:
        click.echo(notes_as_json(resolved) if form == "json" else notes_as_text(resolved), nl=False)
    raise click.exceptions.Exit(exit_code(found))


@click.command()
@options.slugs
@click.option("--format", "form", type=click.Choice(["text", "csl-json"]), default="text")
@options.workspace
def sources(slugs: tuple[str, ...], form: str, workspace: Path | None) -> None:
    """Print the source library, or the sources that briefs cite, also for Zotero.

    CSL-JSON is what reference managers import.
    """
    from briefgen.build.outcome import exit_code
    from briefgen.build.sources import sources_as_csl_json, sources_as_text, sources_of
    from briefgen.build.workspace import choose_slugs, find_place

    place = find_place(workspace, None)
    if slugs:
        choose_slugs(place, slugs)
    listed, found = sources_of(place, slugs)
    show_diagnostics(found)
    write = sources_as_csl_json if form == "csl-json" else sources_as_text
    click.echo(write(listed), nl=False)
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
@click.argument("name", required=False, metavar="[brief|house|sources]")
@options.output_to("Write all schemas into DIR, as <name>.schema.json.")
def schema(name: str | None, output: Path | None) -> None:
    """Print a JSON Schema for editors, or write all of them into a folder."""
    import json

    from briefgen.readers.schema import schemas

    made = schemas()
    if name is not None and name not in made:
        raise click.BadParameter(f"one of {', '.join(made)}", param_hint="NAME")
    texts = {n: json.dumps(s, ensure_ascii=False, indent=2) + "\n" for n, s in made.items()}
    if output is not None:
        from briefgen.build.save import save_set
        from briefgen.diagnostics import Sink

        sink = Sink()
        chosen = {n: t for n, t in texts.items() if name in (None, n)}
        files = {output / f"{n}.schema.json": t.encode() for n, t in chosen.items()}
        saved = save_set(files, sink)
        show_diagnostics(sink)
        raise click.exceptions.Exit(0 if saved else 1)
    if name is None:
        raise click.UsageError(f"name one of {', '.join(made)}, or give --output DIR")
    sys.stdout.write(texts[name])


_OWN = (new, build, check, notes, sources, verify)
ALL: tuple[click.Command, ...] = (*_OWN, *publishing.ALL, schema)
