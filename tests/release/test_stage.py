"""The folder is exchanged as a whole, and one process at a time writes it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefgen.diagnostics import BriefgenError
from briefgen.release import stage
from briefgen.release.lock import locked
from briefgen.release.stage import Stage, previous, recover

HOLD = """
import sys, time
from pathlib import Path
from briefgen.release.lock import locked
from briefgen.release.stage import Stage
target = Path(sys.argv[1])
with locked(target), Stage(target) as made:
    made.write("new", b"new")
    print("ready", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "release"
    folder.mkdir()
    (folder / "old").write_bytes(b"old")
    return folder


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@contextmanager
def running(program: str, target: Path) -> Iterator[subprocess.Popen[str]]:
    """Start a program, wait until it says that it is ready, and kill it at the end."""
    command = [sys.executable, "-c", program, str(target)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        try:
            yield process
        finally:
            process.kill()


def test_a_stage_takes_the_targets_place_and_leaves_nothing_beside_it(target: Path) -> None:
    with Stage(target) as made:
        made.write("deep/er/new", b"new")
        made.keep("old")
        made.swap()
    assert names(target) == {"old", "deep/er/new"}
    assert os.listdir(target.parent) == ["release"]


def test_a_stage_that_is_left_before_the_swap_changes_nothing(target: Path) -> None:
    with Stage(target) as made:
        made.write("new", b"new")
    assert names(target) == {"old"}
    assert os.listdir(target.parent) == ["release"]


def test_where_folders_cannot_be_exchanged_the_old_one_is_moved_aside(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "_exchange", lambda one, other: False)
    with Stage(target) as made:
        made.write("new", b"new")
        made.swap()
    assert names(target) == {"new"}
    assert os.listdir(target.parent) == ["release"]


def test_a_folder_that_was_moved_aside_is_put_back(target: Path) -> None:
    os.rename(target, previous(target))
    recover(target)
    assert names(target) == {"old"}
    assert os.listdir(target.parent) == ["release"]


def test_a_copy_stands_in_where_a_file_cannot_have_two_names(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refuse)
    with Stage(target) as made:
        made.keep("old")
        made.swap()
    assert (target / "old").read_bytes() == b"old"


def test_a_file_that_outgrows_the_disk_leaves_the_target_as_it_was(target: Path) -> None:
    """RLIMIT_FSIZE stands for a full disk: the write fails half-way, as there."""
    program = (
        "import resource, sys\nfrom pathlib import Path\n"
        "from briefgen.release.stage import Stage\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try:\n"
        "    with Stage(Path(sys.argv[1])) as made:\n"
        "        made.write('new', bytes(10000))\n        made.swap()\n"
        "except OSError as refused:\n    print(refused.strerror)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, str(target)], capture_output=True, text=True, check=True
    )
    assert ran.stdout == "File too large\n"
    assert names(target) == {"old"}
    assert os.listdir(target.parent) == ["release"]


def test_two_releases_at_once_the_second_is_told_who_has_the_folder(target: Path) -> None:
    with running(HOLD, target) as process:
        with pytest.raises(BriefgenError) as caught, locked(target):
            pass
        (told,) = caught.value.diagnostics
        assert told.code.id == "BG830"
        assert f"process {process.pid}" in told.message


def test_a_killed_release_leaves_the_folder_as_it_was_and_the_next_clears_up(
    target: Path,
) -> None:
    with running(HOLD, target):
        pass
    assert names(target) == {"old"}
    assert len(os.listdir(target.parent)) == 3  # the folder, its lock, and what was staged
    with locked(target):
        recover(target)
        assert names(target) == {"old"}
    assert os.listdir(target.parent) == ["release"]


def test_a_worker_that_outlives_a_killed_release_does_not_hold_its_folder(target: Path) -> None:
    """A worker is forked with the lock open; the system ends it some time after its parent."""
    forking = HOLD.replace(
        '    print("ready", flush=True)',
        "    import os\n    child = os.fork()\n"
        '    if child:\n        Path(sys.argv[1] + ".pid").write_text(str(child))\n'
        '        print("ready", flush=True)\n    else:\n        os.close(1)',
    )
    with running(forking, target):
        pass
    worker = int(Path(f"{target}.pid").read_text())
    try:
        with locked(target):
            recover(target)
            assert names(target) == {"old"}
        os.kill(worker, 0)
    finally:
        os.kill(worker, signal.SIGKILL)


def test_a_lock_in_a_folder_that_cannot_be_made_is_a_diagnostic(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BriefgenError) as caught, locked(tmp_path / "file" / "release"):
        pass
    assert caught.value.diagnostics[0].code.id == "BG804"


def test_a_release_killed_at_any_moment_is_the_old_or_the_new_one(target: Path) -> None:
    """Twelve kills over the time that an exchange takes: the folder is always a whole one."""
    program = (
        "import sys\nfrom pathlib import Path\nfrom briefgen.release.stage import Stage\n"
        "target = Path(sys.argv[1])\nprint('ready', flush=True)\n"
        "for turn in range(100000):\n"
        "    with Stage(target) as made:\n"
        "        for number in range(3):\n"
        "            made.write(f'{number}', b'%d' % turn)\n"
        "        made.swap()\n"
    )
    for turn in range(12):
        with running(program, target):
            time.sleep(0.002 * turn)
        recover(target)
        found = names(target)
        assert found in ({"old"}, {"0", "1", "2"})
        assert len({(target / name).read_bytes() for name in found}) == 1
