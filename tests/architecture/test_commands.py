"""What the pages, the workflow and CI tell people to run is there to be run."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator
from importlib import import_module

import click
import pytest
import yaml

from briefgen.cli.main import briefgen

from .project import ROOT, SOURCE

README = (ROOT / "README.md").read_text(encoding="utf-8")
CI_PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
WORKFLOW = (ROOT / ".github" / "workflows" / "briefs.yml").read_text(encoding="utf-8")
CI_RUN = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")

CLI = SOURCE / "cli"
CONTEXT = click.Context(briefgen)
COMMANDS = {
    name: command
    for name in briefgen.list_commands(CONTEXT)
    if (command := briefgen.get_command(CONTEXT, name))
}
TARGETS = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))


def workflow_steps() -> Iterator[str]:
    for job in yaml.safe_load(WORKFLOW)["jobs"].values():
        for step in job["steps"]:
            yield step.get("run", "")


def gitlab_steps() -> Iterator[str]:
    example = re.search(r"```yaml\n(# \.gitlab-ci\.yml\n.*?)```", CI_PAGE, re.DOTALL)
    assert example is not None
    for job in yaml.safe_load(example[1]).values():
        yield from job["script"]


def calls() -> Iterator[str]:
    """Give each call of briefgen in the workflow, the GitLab example, README and .ci/run."""
    shell = "\n".join([*workflow_steps(), *gitlab_steps(), CI_RUN])
    yield from re.findall(r"(?:bin/|-m )briefgen (.+)$", shell, re.MULTILINE)
    for page in (README, CI_PAGE):
        yield from re.findall(r"`briefgen ([^`]+)`", page)


@pytest.mark.parametrize("call", sorted({call.replace("\n", " ") for call in calls()}))
def test_a_call_of_briefgen_is_one_that_it_takes(call: str) -> None:
    name, *arguments = shlex.split(call)
    assert name in COMMANDS
    options = {option for parameter in COMMANDS[name].params for option in parameter.opts}
    assert {a for a in arguments if a.startswith("-")} - options == set()


def test_each_command_that_is_written_can_be_called() -> None:
    modules = (import_module(f"briefgen.cli.{file.stem}") for file in CLI.glob("[a-z]*.py"))
    written = {
        name: it
        for module in modules
        for name, it in vars(module).items()
        if isinstance(it, click.Command) and not isinstance(it, click.Group)
    }
    assert written == COMMANDS


def test_the_table_of_commands_is_that_of_the_program() -> None:
    rows = re.findall(r"^\| `briefgen (\w+)", README, re.MULTILINE)
    assert sorted(rows) == sorted(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_tells_what_it_does_in_one_line(name: str) -> None:
    command = COMMANDS[name]
    assert command.get_short_help_str(limit=200).strip().endswith((".", "one"))
    assert all(p.help for p in command.params if isinstance(p, click.Option) and p.name != "form")


def test_each_make_target_has_its_line_of_help() -> None:
    shown = subprocess.run(
        ["make", "--no-print-directory", "-C", ROOT], capture_output=True, text=True, check=True
    ).stdout
    listed = re.findall(r"^  make ([a-z]+) +\S+", shown, re.MULTILINE)
    assert set(listed) == TARGETS
    phony = re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)
    assert phony is not None
    assert set(phony[1].split()) == TARGETS


def test_what_is_told_to_make_can_be_made() -> None:
    told = set(re.findall(r"`make ([a-z]+)`|^make ([a-z]+)$", README, re.MULTILINE))
    told |= set(re.findall(r"make --no-print-directory ([a-z]+)()", CI_RUN))
    assert {first or second for first, second in told} <= TARGETS


def test_ci_closes_on_the_test_command_of_the_readme() -> None:
    assert "`make test`" in README
    *_, last = re.findall(r"^make --no-print-directory ([a-z]+)", CI_RUN, re.MULTILINE)
    assert last == "test"
