"""The way in leaves with an exit code and no traceback, however it was started or stopped."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

START = "from briefgen.__main__ import main; main()"


def run(command: list[str], cache: Path, closed: tuple[int, ...] = ()) -> tuple[int, str, str]:
    """Run Python with some of its streams closed; give its exit code and what it says."""

    def close() -> None:
        for number in closed:
            os.close(number)

    ran = subprocess.run(
        [sys.executable, *command],
        env={**os.environ, "BRIEFGEN_CACHE": str(cache)},
        preexec_fn=close,
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, ran.stdout, ran.stderr


@pytest.mark.parametrize("closed", [(0,), (1,), (2,), (0, 1, 2)])
@pytest.mark.parametrize(("arguments", "code"), [(["--version"], 0), (["check", "none"], 1)])
def test_a_closed_stream_is_no_fault(
    tmp_path: Path, closed: tuple[int, ...], arguments: list[str], code: int
) -> None:
    command = ["-m", "briefgen", *arguments]
    plain = run(command, tmp_path)
    ran = run(command, tmp_path, closed)
    assert ran[0] == plain[0] == code
    for number in (1, 2):
        assert ran[number] == ("" if number in closed else plain[number])


@pytest.mark.parametrize("module", ["briefgen.build.modules", "briefgen.cli"])
def test_ctrl_c_while_modules_are_imported_is_no_traceback(tmp_path: Path, module: str) -> None:
    interrupting = (
        "import sys\n"
        "class Finder:\n"
        "    def find_spec(name, path=None, target=None):\n"
        f"        if name == {module!r}: raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Finder)\n"
    )
    assert run(["-c", interrupting + START], tmp_path) == (130, "", "")


def test_ctrl_c_while_the_cache_is_written_loses_no_exit_code(tmp_path: Path) -> None:
    interrupting = (
        "import sys\n"
        "import briefgen.build.modules as modules\n"
        "def stop(): raise KeyboardInterrupt\n"
        "modules.save_modules = stop\n"
        "sys.argv = ['briefgen', '--version']\n"
    )
    code, said, told = run(["-c", interrupting + START], tmp_path)
    assert (code, said[:9], told) == (0, "briefgen ", "")
