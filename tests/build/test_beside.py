"""A second process gives what this one would have given, or this one gives it."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
import yaml

from briefgen.build.beside import cores

TWO_CORES = pytest.mark.skipif(
    sys.platform != "linux" or cores() < 2, reason="a second process needs Linux and two cores"
)

QUESTIONS = """
import os, sys
from pathlib import Path
from briefgen.build.beside import Beside, beside

def large(text):
    return text * 2

def refuse(number):
    raise ValueError(f"no {number} in {os.getpid() == parent}")

def where(_=None):
    return os.getpid()

def vanish():
    os._exit(3) if os.getpid() != parent else None
    return "made here"

def closure():
    return where if os.getpid() == parent else lambda: 0

def without_memory(*_):
    raise MemoryError

def nested(depth):
    inner = []
    for _ in range(depth):
        inner = [inner]
    return inner

def handles():
    return os.listdir("/proc/self/fd")

parent = os.getpid()
sys.modules["asked"] = sys.modules["__main__"]
"""


def run(script: str) -> str:
    """Run a script in a process without threads; give what it says."""
    text = QUESTIONS + textwrap.dedent(script)
    ran = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr == ""
    return ran.stdout.strip()


@TWO_CORES
def test_answers_come_from_another_process_whenever_they_are_wanted() -> None:
    said = run("""
        with beside(lambda: None) as second:
            first, other = second.ask(where), second.ask(where, 1)
            print(other.get() == first.get() != parent, first.get() == first.get())
    """)
    assert said == "True True"


@TWO_CORES
def test_neither_side_waits_for_the_other_however_much_there_is_to_say() -> None:
    said = run("""
        with beside(lambda: None) as second:
            answers = [second.ask(large, str(n) * 3_000_000) for n in range(3)]
            print([answer.get() == str(n) * 6_000_000 for n, answer in enumerate(answers)])
    """)
    assert said == "[True, True, True]"


@TWO_CORES
def test_what_fails_there_fails_here_when_it_is_wanted() -> None:
    said = run("""
        with beside(lambda: None) as second:
            wanted, again = second.ask(refuse, 7), second.ask(where)
            try:
                wanted.get()
            except ValueError as error:
                print(error, again.get() != parent)
    """)
    assert said == "no 7 in True True"


@TWO_CORES
def test_an_answer_that_cannot_travel_is_made_here() -> None:
    said = run("""
        with beside(lambda: None) as second:
            print(second.ask(closure).get() is where)
    """)
    assert said == "True"


@TWO_CORES
def test_a_second_process_that_dies_is_not_missed() -> None:
    said = run("""
        with beside(lambda: None) as second:
            lost, later = second.ask(vanish), second.ask(where)
            print(lost.get(), later.get() == parent, second.ask(large, "a" * 200_000).get() != "")
    """)
    assert said == "made here True True"


@TWO_CORES
def test_a_question_that_nests_too_deep_for_pickle_is_answered_here() -> None:
    said = run("""
        with beside(lambda: None) as second:
            first = second.ask(where)
            print(second.ask(where, nested(100_000)).get() == parent, first.get() != parent)
            print(second.ask(where).get() == parent)
    """)
    assert said == "True True\nTrue"


@TWO_CORES
@pytest.mark.parametrize("step", ["pickle.dumps", "pickle.loads", "made._read", "made._write"])
def test_a_process_without_memory_makes_its_answers_itself(step: str) -> None:
    said = run(f"""
        import pickle
        import briefgen.build.beside as made
        with beside(lambda: None) as second:
            asked = second.ask(where)
            {step} = without_memory
            print(asked.get() in (parent, second._child), second.ask(where).get() == parent)
    """)
    assert said == "True True"


@TWO_CORES
@pytest.mark.parametrize(("what", "succeeds"), [("fork", 0), ("pipe", 0), ("pipe", 1)])
def test_where_no_process_can_be_started_one_does_all(what: str, succeeds: int) -> None:
    said = run(f"""
        before, tries, real = handles(), [], os.{what}
        def refuse():
            tries.append(1)
            if len(tries) > {succeeds}:
                raise BlockingIOError(11, "Resource temporarily unavailable")
            return real()
        os.{what} = refuse
        print(beside(lambda: None), len(tries) > {succeeds}, handles() == before)
    """)
    assert said == "None True True"


@TWO_CORES
def test_ctrl_c_at_the_fork_leaves_one_process_to_tell_of_it() -> None:
    said = run("""
        real = os.fork
        def interrupted():
            child = real()
            if child == 0:
                raise KeyboardInterrupt
            return child
        os.fork = interrupted
        with beside(lambda: None) as second:
            print(second.ask(where).get() == parent)
    """)
    assert said == "True"


@TWO_CORES
def test_it_ends_by_itself_once_there_are_no_more_questions() -> None:
    said = run("""
        with beside(lambda: None) as second:
            last = second.ask(large, "a" * 200_000)
            second.no_more()
            print(last.get() == "a" * 400_000, os.waitpid(second._child, 0)[1])
            print(second.ask(where).get() == parent)
    """)
    assert said == "True 0\nTrue"


@TWO_CORES
def test_a_process_that_builds_often_keeps_no_process_and_no_file() -> None:
    said = run("""
        before = handles()
        for _ in range(5):
            with beside(lambda: None) as second:
                second.ask(where).get()
        children = Path(f"/proc/self/task/{parent}/children").read_text()
        print([children], handles() == before)
    """)
    assert said == "[''] True"


@TWO_CORES
def test_a_process_whose_children_nobody_waits_for_can_end_its_second() -> None:
    said = run("""
        import signal
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
        with beside(lambda: None) as second:
            lost = second.ask(vanish)
            print(lost.get())
    """)
    assert said == "made here"


@TWO_CORES
def test_no_process_is_left_behind() -> None:
    said = run("""
        import time
        with beside(lambda: time.sleep(60)) as second:
            child = second._child
            second.ask(where).get()
        for _ in range(200):
            stat = Path(f"/proc/{child}/stat")
            state = stat.read_text().rpartition(")")[2].split()[0] if stat.exists() else "gone"
            if state in ("Z", "gone"):  # ended, and waits for nobody but this process
                break
            time.sleep(0.05)
        print(state in ("Z", "gone"))
    """)
    assert said == "True"


def test_a_process_with_threads_is_not_copied() -> None:
    said = run("""
        import threading
        stop = threading.Event()
        thread = threading.Thread(target=stop.wait)
        thread.start()
        print(beside(lambda: None))
        stop.set()
    """)
    assert said == "None"


# -- a whole build --------------------------------------------------------------------------

COUNTED = """
import os, sys
import briefgen.build.run as run
run.LONG = 0
fork = os.fork
os.fork = lambda: (sys.stderr.write("forked\\n"), sys.stderr.flush(), fork())[2]
sys.argv = ["briefgen", "build", "long", "--to", "docx", "--force"]
from briefgen.__main__ import main
main()
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A brief of 120 notes over 40 sources."""
    sources = {
        f"s{n}": {
            "type": "book",
            "author": [{"family": f"Writer{n}", "given": "Ada"}],
            "title": f"What Number {n} Says of Money and of Power",
            "publisher": "The House",
            "issued": str(1990 + n % 30),
        }
        for n in range(40)
    }
    claims = [f"Claim {n} is made here.[@s{n * 7 % 40}, p. {n % 90 + 1}]" for n in range(120)]
    body = "\n\n".join(" ".join(claims[n : n + 10]) for n in range(0, 120, 10))
    brief = {
        "title": "Many Notes",
        "date": "2016-09-27",
        "authors": ["ada"],
        "language": "en-US",
        "sections": [{"id": "body", "title": "Body", "body": body}],
    }
    house = {"publisher": {"name": "The House"}, "people": {"ada": {"name": "Ada Writer"}}}
    content = tmp_path / "work" / "content"
    (content / "long").mkdir(parents=True)
    for path, value in {
        "house.yaml": house,
        "sources.yaml": sources,
        "long/brief.yaml": brief,
    }.items():
        (content / path).write_text(yaml.safe_dump(value), encoding="utf-8")
    return tmp_path / "work"


def build(workspace: Path, *, one_core: bool) -> tuple[int, str]:
    """Build in a process of its own; give its exit code and what it says, paths left out."""
    core = {min(os.sched_getaffinity(0))}
    ran = subprocess.run(
        [sys.executable, "-c", COUNTED],
        cwd=workspace,
        env={**os.environ, "BRIEFGEN_CACHE": str(workspace.parent / "cache")},
        preexec_fn=(lambda: os.sched_setaffinity(0, core)) if one_core else None,
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, ran.stderr


@TWO_CORES
def test_a_long_brief_is_the_same_with_and_without_a_second_process(workspace: Path) -> None:
    made = []
    for one_core in (True, False):
        code, said = build(workspace, one_core=one_core)
        assert (code, said) == (0, "" if one_core else "forked\n")
        made.append((workspace / "output/long/long.docx").read_bytes())
    assert made[0] == made[1]


FAULTS = {
    "house": ("house.yaml", "people:", "pepole:"),
    "source": ("sources.yaml", "type: book", "typ: book"),
    "cite": ("long/brief.yaml", "@s7, p. 2", "@s777, p. 2"),
    "layout": ("long/brief.yaml", "title: Many", "layout: none\ntitle: Many"),
}


@TWO_CORES
@pytest.mark.parametrize(
    "faults", ["house", "source", "cite", "house source", "source layout", "cite layout"]
)
def test_faults_are_told_alike_with_and_without_a_second_process(
    workspace: Path, faults: str
) -> None:
    (workspace / "content" / "Bad Name").mkdir()  # told of between house and sources
    (workspace / "content" / "Bad Name" / "brief.yaml").touch()
    for fault in faults.split():
        file, old, new = FAULTS[fault]
        path = workspace / "content" / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    alone, together = (build(workspace, one_core=one) for one in (True, False))
    assert alone[0] == together[0] == 1
    assert together[1].replace("forked\n", "") == alone[1] != ""
    assert not (workspace / "output/long").exists()


@TWO_CORES
def test_what_the_writer_warns_of_is_told_once_with_its_place(workspace: Path) -> None:
    path = workspace / "content/long/brief.yaml"
    text = path.read_text(encoding="utf-8")
    linked = f"[Claim](https://example.org/{'a' * 2080}) 0 is"  # longer than Word's can be
    path.write_text(text.replace("Claim 0 is", linked, 1), encoding="utf-8")
    alone, together = (build(workspace, one_core=one) for one in (True, False))
    assert (together[0], together[1].replace("forked\n", "")) == alone
    assert alone[1].count("BG630") == 1
    assert "content/long/brief.yaml:" in alone[1]
