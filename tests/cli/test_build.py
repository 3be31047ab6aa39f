"""`briefgen build` as authors and CI use it."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pytest

from briefgen.build import save
from session import Briefgen, replace

ARTIFACTS = ("demo.pdf", "demo.docx", "demo.html")


def contents(workspace: Path) -> dict[str, bytes]:
    folder = workspace / "output" / "demo"
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


def test_a_new_brief_builds_to_three_artifacts_and_a_manifest(
    workspace: Path, briefgen: Briefgen
) -> None:
    ran = briefgen("build")
    assert ran.code == 0, ran.err
    assert ran.err == ""
    made = contents(workspace)
    assert sorted(made) == sorted([*ARTIFACTS, "demo.manifest.json"])
    assert made["demo.pdf"].startswith(b"%PDF-")
    assert zipfile.ZipFile(workspace / "output/demo/demo.docx").testzip() is None
    assert "<html" in made["demo.html"].decode()
    assert [line.strip() for line in ran.out.splitlines()] == [
        "demo: built, in step",
        *(f"output/demo/{name}" for name in ARTIFACTS),
    ]


def test_the_manifest_says_what_was_made_from_what(workspace: Path, briefgen: Briefgen) -> None:
    import hashlib

    briefgen("build")
    made = contents(workspace)
    manifest = json.loads(made["demo.manifest.json"])
    assert manifest["artifacts"] == {
        name: hashlib.sha256(made[name]).hexdigest() for name in ARTIFACTS
    }
    source = workspace / "content/demo/brief.yaml"
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    assert manifest["sources"]["content/demo/brief.yaml"] == digest
    assert manifest["notes"] == 4
    assert all(verdict["in_step"] for verdict in manifest["in_step"].values())
    assert str(workspace) not in made["demo.manifest.json"].decode()


def test_nothing_changed_is_nothing_written(workspace: Path, briefgen: Briefgen) -> None:
    briefgen("build")
    times = {p: p.stat().st_mtime_ns for p in (workspace / "output/demo").iterdir()}
    ran = briefgen("build")
    assert ran.out == "demo: nothing has changed\n"
    assert {p: p.stat().st_mtime_ns for p in times} == times


def _override_layout(root: Path) -> None:
    own = root / "templates" / "brief"
    own.mkdir(parents=True)
    (own / "screen.css").write_text("body { color: #111; }\n")


@pytest.mark.parametrize(
    "change",
    [
        lambda root: replace(root / "content/demo/brief.yaml", "three things", "3 things"),
        lambda root: replace(root / "content/sources.yaml", "Gazette", "Herald"),
        lambda root: replace(root / "content/house.yaml", "Exampleton", "Sampleton"),
        lambda root: (root / "output/demo/demo.pdf").unlink(),
        lambda root: (root / "output/demo/demo.html").write_text("edited"),
        _override_layout,
    ],
    ids=["prose", "source", "house", "artifact gone", "artifact edited", "own layout"],
)
def test_a_change_is_built(workspace: Path, briefgen: Briefgen, change) -> None:
    briefgen("build", "--to", "docx,html,pdf")
    change(workspace)
    ran = briefgen("build", "--to", "docx,html,pdf")
    assert ran.code == 0, ran.err
    assert "demo: built, in step" in ran.out


def test_only_what_is_asked_for_is_made(workspace: Path, briefgen: Briefgen) -> None:
    ran = briefgen("build", "--to", "docx")
    assert ran.code == 0, ran.err
    assert sorted(contents(workspace)) == ["demo.docx", "demo.manifest.json"]


def test_an_unknown_artifact_is_a_usage_error(workspace: Path, briefgen: Briefgen) -> None:
    ran = briefgen("build", "--to", "epub")
    assert ran.code == 2
    assert "pdf, docx, html" in ran.err


def test_an_unknown_brief_is_told_with_a_near_name(workspace: Path, briefgen: Briefgen) -> None:
    ran = briefgen("build", "demi")
    assert ran.code == 1
    assert "BG802" in ran.err
    assert 'did you mean "demo"?' in ran.err


def test_outside_a_workspace_the_message_says_what_to_do(
    tmp_path: Path, briefgen: Briefgen
) -> None:
    ran = briefgen("build", "-C", tmp_path)
    assert ran.code == 1
    assert "BG801" in ran.err
    assert "briefgen new" in ran.err


def test_a_workspace_without_briefs_is_told(
    workspace: Path, brief: Path, briefgen: Briefgen
) -> None:
    brief.unlink()
    ran = briefgen("build")
    assert ran.code == 1
    assert "BG803" in ran.err


def test_a_moment_that_is_none_is_told(
    workspace: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    ran = briefgen("build", "--to", "html")
    assert ran.code == 1
    assert "BG807" in ran.err


def test_a_worker_that_dies_is_told_and_saves_nothing(
    workspace: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefgen.build import render

    monkeypatch.setitem(render._WRITERS, render.Artifact.PDF, lambda *_: os._exit(9))
    ran = briefgen("build")
    assert ran.code == 1
    assert "BG813" in ran.err
    assert contents(workspace) == {}


BAD = {
    "an unknown source": ("[@solberg-2025]", "[@solberg-2052]", "unknown-source"),
    "an undefined note": ("[^counts]", "[^count]", "undefined-note"),
    "an unused note": ("[^counts]", "", "unused-note"),
    "a duplicate key": ("subtitle:", "title:", "duplicate-key"),
    "an unclosed emphasis": ("three buses in four", "*three buses in four", "unclosed-emphasis"),
    "raw HTML": ("three buses in four", "<b>three</b> buses in four", "raw-html"),
    "a missing file": ("| \n", "", ""),
}


@pytest.mark.parametrize("name", [name for name in BAD if BAD[name][2]])
def test_bad_input_is_told_at_its_place_and_earlier_artifacts_stay(
    workspace: Path, brief: Path, briefgen: Briefgen, name: str
) -> None:
    assert briefgen("build").code == 0
    before = contents(workspace)
    old, new, code = BAD[name]
    if name == "a duplicate key":
        replace(brief, "lead: |", 'title: "Again"\nlead: |')
    else:
        replace(brief, old, new)
    ran = briefgen("build")
    assert ran.code == 1
    assert f" {code}]" in ran.err
    assert "content/demo/brief.yaml:" in ran.err
    assert contents(workspace) == before


def test_an_error_in_a_block_points_at_the_real_line_and_column(
    workspace: Path, brief: Path, briefgen: Briefgen
) -> None:
    replace(brief, "[@solberg-2025]", "[@solberg-2052]")
    text = brief.read_text(encoding="utf-8")
    at = text.index("@solberg-2052")
    line = text.count("\n", 0, at) + 1
    column = at - text.rindex("\n", 0, at)
    ran = briefgen("check")
    assert f"content/demo/brief.yaml:{line}:{column}\n" in ran.err


def test_all_errors_of_a_brief_come_at_once(
    workspace: Path, brief: Path, briefgen: Briefgen
) -> None:
    replace(brief, "[@solberg-2025]", "[@nobody]")
    replace(brief, "[^counts]", "[^nothing]")
    replace(brief, "number: 1", "numbr: 1")
    ran = briefgen("check")
    for name in ("unknown-source", "undefined-note", "unknown-field"):
        assert f" {name}]" in ran.err


def test_a_missing_prose_file_is_told_where_it_is_named(
    workspace: Path, brief: Path, briefgen: Briefgen
) -> None:
    text = brief.read_text(encoding="utf-8")
    start = text.index("    body: |")
    end = text.index("  - id: proposal")
    brief.write_text(text[:start] + "    body: {file: sections/a.md}\n\n" + text[end:], "utf-8")
    ran = briefgen("check")
    assert ran.code == 1
    line = text.count("\n", 0, start) + 1
    assert f"content/demo/brief.yaml:{line}:" in ran.err
    assert "sections/a.md" in ran.err


def test_an_image_that_is_none_is_told_at_its_figure(
    workspace: Path, brief: Path, briefgen: Briefgen
) -> None:
    (brief.parent / "map.png").write_bytes(b"not an image")
    replace(
        brief,
        "      People in",
        ('      ![A map of the town](map.png "Where the bus stops")\n\n      People in'),
    )
    ran = briefgen("build")
    assert ran.code == 1
    assert "bad-image" in ran.err
    assert "content/demo/brief.yaml:" in ran.err


def test_a_layout_with_an_unknown_element_is_told_with_the_templates_line(
    workspace: Path, briefgen: Briefgen
) -> None:
    import shutil

    own = workspace / "templates" / "brief"
    own.mkdir(parents=True)
    built_in = Path(__file__).parents[2] / "templates" / "brief" / "page.html.j2"
    shutil.copy(built_in, own / built_in.name)
    template = own / built_in.name
    text = template.read_text(encoding="utf-8")
    at = text.index("<header")
    template.write_text(text[:at] + "<blink>x</blink>" + text[at:], encoding="utf-8")
    ran = briefgen("build")
    assert ran.code == 1
    line = text.count("\n", 0, at) + 1
    assert f"templates/brief/{built_in.name}:{line}:" in ran.err


def test_an_output_folder_that_cannot_be_written_is_told(
    workspace: Path, briefgen: Briefgen
) -> None:
    (workspace / "output").write_text("a file where the folder should be")
    ran = briefgen("build", "--to", "html")
    assert ran.code == 1
    assert "cannot-write" in ran.err


def test_a_full_disk_leaves_the_earlier_artifacts(
    workspace: Path, brief: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    assert briefgen("build", "--to", "docx,html").code == 0
    before = contents(workspace)
    replace(brief, "three things", "3 things")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(save.os, "fsync", full)
    ran = briefgen("build", "--to", "docx,html")
    monkeypatch.undo()
    assert ran.code == 1
    assert "no space left on device" in ran.err
    assert contents(workspace) == before


def test_a_difference_from_the_source_is_exit_3_and_saves_nothing(
    workspace: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefgen.build import render

    def tampered(job, sink):
        return _html(job, sink).replace(b"standing still", b"standing hill")

    _html = render._WRITERS[render.Artifact.HTML]
    monkeypatch.setitem(render._WRITERS, render.Artifact.HTML, tampered)
    ran = briefgen("build", "--to", "html")
    assert ran.code == 3
    assert "standing hill" in ran.err
    assert "content/demo/brief.yaml:" in ran.err
    assert contents(workspace) == {}


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_machines_read_diagnostics_from_stdout(
    workspace: Path, brief: Path, briefgen: Briefgen, form: str
) -> None:
    replace(brief, "[@solberg-2025]", "[@nobody]")
    ran = briefgen("check", "--format", form)
    assert ran.code == 1
    assert ran.err == ""
    assert "BG301" in ran.out
    if form != "github":
        json.loads(ran.out)


def test_several_briefs_on_a_terminal_get_a_bar_and_one_line(workspace: Path) -> None:
    import pty
    import subprocess
    import sys

    for name in ("second", "third"):
        subprocess.run([sys.executable, "-m", "briefgen", "new", name], check=True, stdout=-3)
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "briefgen", "build", "--to", "docx"]
    process = subprocess.Popen(command, stdout=follower, stderr=follower, close_fds=True)
    os.close(follower)
    shown = b""
    while True:
        try:
            piece = os.read(leader, 4096)
        except OSError:  # Linux says so when the last writer is gone
            break
        if not piece:
            break
        shown += piece
    assert process.wait() == 0
    os.close(leader)
    text = shown.decode()
    assert "1/3" in text
    assert "3/3" in text
    assert text.rstrip().endswith("3 briefs: 3 built")
