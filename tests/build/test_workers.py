"""Worker processes end with the process that started them, and leave Ctrl-C to it."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

WAITING = """
import os, signal, sys, time
from briefgen.build.workers import Workers
with Workers(2) as workers:
    workers.start()
    workers._pool.submit(os.getpid).result()
    print(*workers._pool._processes, flush=True)
    time.sleep(60)
"""


def gone(process: str) -> bool:
    """Say whether a process has ended, or is about to."""
    for _ in range(200):
        stat = Path(f"/proc/{process}/stat")
        if not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


@LINUX
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_workers_end_with_their_parent_however_it_ends(how: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WAITING], stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        workers = parent.stdout.readline().split()
        assert len(workers) == 2
        parent.send_signal(how)
        parent.wait()
        assert [gone(worker) for worker in workers] == [True, True]


@LINUX
def test_ctrl_c_while_workers_start_is_answered_once_and_by_the_parent() -> None:
    """It comes to all processes of a terminal: here as soon as each is forked."""
    script = """
        import os, signal
        from briefgen.build.workers import Workers
        fork = os.fork
        def forked():
            child = fork()
            os.kill(os.getpid(), signal.SIGINT)
            return child
        os.fork = forked
        try:
            with Workers(2) as workers:
                workers.start()
        except KeyboardInterrupt:
            print("interrupted", len(workers._pool._processes or ()))
    """
    lines = "\n".join(line[8:] for line in script.splitlines())
    ran = subprocess.run(
        [sys.executable, "-c", lines], capture_output=True, text=True, timeout=60, check=False
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "interrupted 0\n", "")
