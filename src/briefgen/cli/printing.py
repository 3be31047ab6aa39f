"""The commands that print: the notes, the sources, the schemas."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefgen.cli import options
from briefgen.cli.show import show_diagnostics


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
