"""tools/setup and tools/install-system, run for real against stand-ins for what they call."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from .project import ROOT, load_tool

# A Python that writes down what it is asked, and whose answers the environment decides.
PYTHON = """\
#!/bin/sh
echo "$*" | tr '\\n' ' ' | sed 's/ *$//' >>"$STAND_IN_LOG"; echo >>"$STAND_IN_LOG"
case "$1 $2" in
    *version_info*) exit "${STAND_IN_OLD:-0}" ;;
    *ensurepip*) exit "${STAND_IN_NO_ENSUREPIP:-0}" ;;
    *virtualenv*) if [ "$1" = -c ]; then exit "${STAND_IN_NO_VIRTUALENV:-1}"; fi ;;
    *base_prefix*) echo stand-in ;;
    *missing_libraries*) [ -e pango ] || echo Pango; exit 0 ;;
esac
case "$2" in
    venv | virtualenv)
        mkdir -p .venv/bin
        cp "$0" .venv/bin/python
        echo "#!$(pwd -P)/.venv/bin/python" >.venv/bin/pip ;;
    pip) exit "${STAND_IN_PIP:-0}" ;;
esac
"""


@dataclass
class Machine:
    """A copy of the set-up scripts in a folder with a blank in its name, and what they may call."""

    root: Path
    programs: Path
    log: Path
    environment: dict[str, str] = field(default_factory=dict)

    def program(self, name: str, text: str) -> Path:
        path = self.programs / name
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)
        return path

    def run(self, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.root,
            env={"PATH": str(self.programs), "HOME": str(self.root), **self.environment, **more},
            capture_output=True,
            text=True,
            check=False,
        )

    def logged(self) -> list[str]:
        lines = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return lines


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    root = tmp_path / "a folder"
    programs = tmp_path / "bin"
    programs.mkdir()
    shutil.copytree(ROOT / "tools", root / "tools")
    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, root)
    (root / "pango").touch()
    for name in ("sh", "cat", "cksum", "cp", "dirname", "grep", "head", "mkdir", "rm", "sed", "tr"):
        found = shutil.which(name)
        assert found is not None
        (programs / name).symlink_to(found)
    machine = Machine(root, programs, tmp_path / "log")
    python = machine.program("python3", PYTHON)
    machine.environment = {"STAND_IN_LOG": str(machine.log), "PYTHON": str(python)}
    return machine


def test_setting_up_installs_from_the_lock_alone(machine: Machine) -> None:
    done = machine.run("tools/setup")
    assert done.returncode == 0, done.stderr
    installs = [line for line in machine.logged() if line.startswith("-m pip install")]
    assert len(installs) == 2
    assert installs[0].endswith("--no-deps --require-hashes --requirement requirements.lock")
    assert installs[1].endswith("--no-deps --no-build-isolation --editable .")


def test_setting_up_again_calls_nothing(machine: Machine) -> None:
    machine.run("tools/setup", "develop")
    machine.logged()
    del machine.environment["PYTHON"]
    for level in ("develop", "runtime"):
        done = machine.run("tools/setup", level)
        assert (done.returncode, done.stderr) == (0, "")
    assert machine.logged() == []


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml", "tools/setup"])
def test_a_change_of_what_it_was_made_from_sets_up_anew(machine: Machine, changed: str) -> None:
    machine.run("tools/setup")
    machine.logged()
    with (machine.root / changed).open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    assert machine.run("tools/setup").returncode == 0
    log = machine.logged()
    assert [line for line in log if line.startswith("-m venv")] == []
    assert any(line.startswith("-m pip install") for line in log)


def test_developing_needs_more_than_writing(machine: Machine) -> None:
    machine.run("tools/setup")
    machine.logged()
    assert machine.run("tools/setup", "develop").returncode == 0
    assert any(line.endswith("requirements-dev.lock") for line in machine.logged())


def test_a_folder_that_was_moved_gets_a_new_environment(machine: Machine) -> None:
    machine.run("tools/setup")
    machine.logged()
    machine.root = machine.root.rename(machine.root.with_name("moved"))
    assert machine.run("tools/setup").returncode == 0
    assert any(line.startswith("-m venv") for line in machine.logged())


def test_a_set_up_that_failed_is_tried_again(machine: Machine) -> None:
    failed = machine.run("tools/setup", STAND_IN_PIP="1")
    assert failed.returncode == 1
    assert "could not be installed" in failed.stderr
    assert "help: " in failed.stderr
    assert machine.run("tools/setup").returncode == 0


def test_a_python_that_is_too_old_is_named(machine: Machine) -> None:
    done = machine.run("tools/setup", STAND_IN_OLD="1")
    assert done.returncode == 1
    assert f"PYTHON={machine.environment['PYTHON']} is not a Python of 3.11" in done.stderr


def test_without_ensurepip_the_mend_is_named(machine: Machine) -> None:
    done = machine.run("tools/setup", STAND_IN_NO_ENSUREPIP="1")
    assert done.returncode == 1
    assert "neither ensurepip nor virtualenv" in done.stderr
    assert "apt-get install python3-venv" in done.stderr


def test_without_ensurepip_virtualenv_is_used(machine: Machine) -> None:
    done = machine.run("tools/setup", STAND_IN_NO_ENSUREPIP="1", STAND_IN_NO_VIRTUALENV="0")
    assert done.returncode == 0, done.stderr
    assert "-m virtualenv --quiet .venv" in machine.logged()


def test_pango_that_cannot_be_installed_is_named(machine: Machine) -> None:
    (machine.root / "pango").unlink()
    done = machine.run("tools/setup")
    assert done.returncode == 1
    assert "these libraries cannot be loaded: Pango" in done.stderr
    assert "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in done.stderr


def test_pango_is_installed_where_that_may_be(machine: Machine) -> None:
    (machine.root / "pango").unlink()
    machine.program("id", "#!/bin/sh\necho 0\n")
    machine.program("apt-get", f'#!/bin/sh\n: >"{machine.root}/pango"\n')
    done = machine.run("tools/setup")
    assert done.returncode == 0, done.stderr


PANGO = {
    "apt-get": "apt-get install -y --no-install-recommends"
    " libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "dnf": "dnf install -y pango harfbuzz",
    "apk": "apk add pango harfbuzz-subset fontconfig",
    "brew": "brew install pango",
}


@pytest.mark.parametrize(("manager", "command"), PANGO.items())
def test_each_package_manager_gets_its_own_names(
    machine: Machine, manager: str, command: str
) -> None:
    machine.program("id", "#!/bin/sh\necho 0\n")
    machine.program(manager, f'#!/bin/sh\necho "{manager} $*" >>"$STAND_IN_LOG"\n')
    done = machine.run("tools/install-system", "pango")
    assert done.returncode == 0, done.stderr
    assert machine.logged() == [command]


def test_without_a_right_to_install_the_command_is_told(machine: Machine) -> None:
    machine.program("id", "#!/bin/sh\necho 1000\n")
    machine.program("apt-get", "#!/bin/sh\nexit 1\n")
    done = machine.run("tools/install-system", "pango")
    assert done.returncode == 1
    assert f"help: sudo {PANGO['apt-get']}" in done.stderr


def test_sudo_is_used_only_where_it_asks_for_no_password(machine: Machine) -> None:
    machine.program("id", "#!/bin/sh\necho 1000\n")
    machine.program("sudo", '#!/bin/sh\n[ "$1" = -n ] && shift && exec "$@"\n')
    machine.program("true", "#!/bin/sh\nexit 0\n")
    machine.program("apt-get", '#!/bin/sh\necho "apt-get $*" >>"$STAND_IN_LOG"\n')
    assert machine.run("tools/install-system", "pango").returncode == 0
    assert machine.logged() == [PANGO["apt-get"]]


def test_the_libraries_looked_for_are_those_that_weasyprint_loads() -> None:
    """Each of its own names stands in weasyprint/text/ffi.py of the version that is pinned."""
    from importlib.util import find_spec

    weasyprint = find_spec("weasyprint")
    assert weasyprint is not None
    assert weasyprint.origin is not None
    loader = Path(weasyprint.origin).with_name("text").joinpath("ffi.py").read_text("utf-8")
    loaded = set(re.findall(r"'([\w.-]+\.so\.\d+)'", loader))
    wanted = {names[0] for names in load_tool("missing_libraries").WANTED.values()}
    assert wanted <= loaded
    # GObject comes with Pango; HarfBuzz's vector output is not used.
    assert loaded - wanted == {"libgobject-2.0.so.0", "libharfbuzz-vector.so.0"}


def test_the_container_is_made_by_the_scripts_that_are_tested_here() -> None:
    """Its steps install no package by themselves, and each script they call runs dry."""
    container = (ROOT / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    steps = re.findall(r"^RUN (.+)$", container, re.MULTILINE)
    commands = [part.strip() for step in steps for part in step.split("&&")]
    scripts = [command for command in commands if command.startswith("tools/")]
    assert {script.split()[0] for script in scripts} == {"tools/install-system", "tools/setup"}
    allowed = {"tools/install-system", "tools/setup", "rm", "useradd", "find"}
    assert {command.split()[0] for command in commands} <= allowed
    for script in scripts:
        name, *groups = script.split()
        if name == "tools/install-system":
            dry = [str(ROOT / name), "--dry-run", *groups]
            done = subprocess.run(dry, capture_output=True, text=True, check=False, env=os.environ)
            assert done.returncode == 0, done.stderr
            assert "libharfbuzz-subset0" in done.stdout
