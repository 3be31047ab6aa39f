"""Same sources, same bytes: over clock, zone, locale, hash seed, folder and umask."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
SLUG = "islamic-state-in-pakistan"


def built(folder: Path, **environment: str) -> dict[str, str]:
    """Build the sample in a copy of the workspace in ``folder``; give the digests by name."""
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "content", folder / "content")
    unwanted = ("SOURCE_DATE_EPOCH", "BRIEFGEN_CACHE", "TZ", "LANG", "LC_ALL", "PYTHONHASHSEED")
    inherited = {name: value for name, value in os.environ.items() if name not in unwanted}
    subprocess.run(
        [sys.executable, "-m", "briefgen", "build", "-C", str(folder), "-f"],
        check=True,
        capture_output=True,
        cwd="/",
        env={**inherited, "BRIEFGEN_CACHE": str(folder / "cache"), **environment},
    )
    made = folder / "output" / SLUG
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in made.iterdir()}


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    one = built(tmp_path / "one", TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    previous = os.umask(0o077)
    try:
        # Another length of path, another day, another everything.
        two = built(
            tmp_path / "an other folder" / "deeper",
            TZ="Asia/Kathmandu",
            LC_ALL="C",
            PYTHONHASHSEED="4711",
            HOME=str(tmp_path / "nobody"),
        )
    finally:
        os.umask(previous)
    assert one == two
    assert sorted(one) == [f"{SLUG}.{end}" for end in ("docx", "html", "manifest.json", "pdf")]


def test_no_artifact_holds_a_path_of_the_machine(tmp_path: Path) -> None:
    import zipfile

    built(tmp_path / "marked-folder")
    made = tmp_path / "marked-folder" / "output" / SLUG
    with zipfile.ZipFile(made / f"{SLUG}.docx") as package:
        parts = [package.read(name) for name in package.namelist()]
    texts = [path.read_bytes() for path in made.iterdir()] + parts
    assert not any(b"marked-folder" in text or b"site-packages" in text for text in texts)


def test_source_date_epoch_is_the_moment_that_files_carry(tmp_path: Path) -> None:
    import zipfile

    built(tmp_path / "w", SOURCE_DATE_EPOCH="1700000000")
    made = tmp_path / "w" / "output" / SLUG
    core = zipfile.ZipFile(made / f"{SLUG}.docx").read("docProps/core.xml").decode()
    assert "2023-11-14T22:13:20Z</dcterms:modified>" in core
    assert "2016-09-27T00:00:00Z</dcterms:created>" in core
    assert b"2023-11-14T22:13:20" in (made / f"{SLUG}.pdf").read_bytes()


def test_a_killed_build_leaves_the_last_artifacts_whole(tmp_path: Path) -> None:
    """Kill builds at several moments: each file stays one of the two whole ones, no more."""
    folder = tmp_path / "w"
    before = built(folder)
    brief = folder / "content" / SLUG / "brief.yaml"
    brief.write_text(
        brief.read_text("utf-8").replace("Both can be true.", "Both may hold."), "utf-8"
    )
    after = built_again(folder, tmp_path / "other")
    command = [
        sys.executable,
        "-m",
        "briefgen",
        "build",
        "-C",
        str(folder),
        "--to",
        "docx,html,pdf",
    ]
    for delay in (0.2, 0.6, 0.9, 1.1):
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(delay)
        kill_group(process.pid)
        process.wait()
        for path in (folder / "output" / SLUG).iterdir():
            if not path.name.startswith(".briefgen-"):
                digest = hashlib.sha256(path.read_bytes()).hexdigest()
                assert digest in (before[path.name], after[path.name])


def built_again(folder: Path, elsewhere: Path) -> dict[str, str]:
    shutil.copytree(folder / "content", elsewhere / "content")
    command = [sys.executable, "-m", "briefgen", "build", "-C", str(elsewhere)]
    subprocess.run(command, check=True, capture_output=True)
    made = elsewhere / "output" / SLUG
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in made.iterdir()}


def kill_group(leader: int) -> None:
    import signal

    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:
        return
