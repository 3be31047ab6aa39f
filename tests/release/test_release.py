"""briefgen release: what it writes, what it refuses, and that it is one whole."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefgen.release import stage
from session import Briefgen, replace

from .conftest import Published


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def next_version(work: Published, version: str = "1.1", correction: bool = True) -> None:
    """Change the brief as an author does, with a new version and what it corrects."""
    added = f"version: {version}\n"
    if correction:
        added += "corrections:\n  - date: 2031-03-03\n    text: A figure was wrong.\n"
    replace(work.brief, "sections:\n", f"{added}sections:\n")


def change(work: Published) -> None:
    text = work.brief.read_text("utf-8")
    work.brief.write_text(text.replace("title: ", "title: Not ", 1).replace('Not "', '"Not '))


def test_a_release_holds_the_three_artifacts_under_names_with_their_version(
    work: Published,
) -> None:
    for kind in ("pdf", "docx", "html"):
        built = work.root / "output" / "demo" / f"demo.{kind}"
        assert work.file(kind).read_bytes() == built.read_bytes()


def test_sha256sum_accepts_the_sums_and_they_list_every_file(work: Published) -> None:
    command = ["sha256sum", "-c", "--strict", "--quiet", "SHA256SUMS"]
    checked = subprocess.run(command, cwd=work.folder, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")
    listed = {line[66:] for line in (work.folder / "SHA256SUMS").read_text().splitlines()}
    assert listed | {"SHA256SUMS"} == set(contents(work.folder))


def test_the_manifest_gives_the_digest_of_all_that_went_in_and_came_out(work: Published) -> None:
    manifest = json.loads((work.folder / "manifest.json").read_bytes())
    (brief,) = manifest["briefs"]
    for kind in ("pdf", "docx", "html"):
        data = work.file(kind).read_bytes()
        told = brief["artifacts"][kind]
        assert told["sha256"] == hashlib.sha256(data).hexdigest()
        assert told["bytes"] == len(data)
    source = brief["sources"]["content/demo/brief.yaml"]
    assert source == hashlib.sha256(work.brief.read_bytes()).hexdigest()
    assert any(name.endswith(".ttf") for name in brief["fonts"])
    assert list(brief["styles"]) == ["briefgen-notes.csl"]
    assert brief["tool"]["briefgen"]
    assert brief["tool"]["weasyprint"]
    assert brief["notes"] > 0
    assert brief["pages"] > 0


def test_the_manifest_says_plainly_what_was_not_checked(work: Published) -> None:
    (brief,) = json.loads((work.folder / "manifest.json").read_bytes())["briefs"]
    verdicts = brief["verdicts"]
    assert all(verdicts["parity"][kind]["in_step"] for kind in ("pdf", "docx", "html"))
    assert all(verdicts["accessibility"][kind]["not_checked"] for kind in ("pdf", "docx", "html"))
    assert any("true" in words for words in verdicts["not_checked"])


def test_a_file_that_breaks_the_rules_for_its_kind_is_not_released(
    work: Published, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    import pikepdf

    from briefgen.diagnostics import Sink
    from briefgen.parity import pdf_rules

    check = pdf_rules.check_pdf

    def untagged(data: bytes, sink: Sink, *, path: str = "") -> bool:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            del pdf.Root.MarkInfo
            pdf.save(out)
        return check(out.getvalue(), sink, path=path)

    monkeypatch.setattr(pdf_rules, "check_pdf", untagged)
    before = contents(work.folder)
    next_version(work)
    ran = briefgen("release")
    assert ran.code != 0
    assert "output/demo/demo.pdf" in ran.err
    assert contents(work.folder) == before


def test_a_second_release_of_the_same_changes_nothing(work: Published, briefgen: Briefgen) -> None:
    before = contents(work.folder)
    inode = work.folder.stat().st_ino
    ran = briefgen("release")
    assert ran.code == 0
    assert "nothing has changed" in ran.out
    assert work.folder.stat().st_ino == inode
    assert contents(work.folder) == before


def test_two_releases_of_the_same_sources_have_the_same_bytes(
    work: Published, briefgen: Briefgen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Pacific/Chatham")
    assert briefgen("release", "--output", tmp_path / "elsewhere, ü").code == 0
    assert contents(tmp_path / "elsewhere, ü") == contents(work.folder)


def test_clock_locale_hash_seed_umask_and_folder_change_no_byte(
    work: Published, tmp_path: Path
) -> None:
    other = tmp_path / "another folder, ü"
    shutil.copytree(work.root / "content", other / "content")
    environment = {
        **os.environ,
        "BRIEFGEN_CACHE": str(tmp_path / "cache"),
        "PYTHONHASHSEED": "4242",
        "TZ": "Pacific/Chatham",
        "LC_ALL": "C",
    }
    subprocess.run(
        [sys.executable, "-m", "briefgen", "release"],
        cwd=other,
        env=environment,
        umask=0o077,
        check=True,
        capture_output=True,
    )
    assert contents(other / "release") == contents(work.folder)


def test_a_release_that_is_killed_leaves_a_folder_that_passes_verification(
    work: Published, briefgen: Briefgen
) -> None:
    """Killed early, while it builds, and at its end: old or new, the folder is a whole one."""
    for turn, wait in enumerate((0.05, 0.4, 0.8, 1.2, 1.6), 1):
        if turn > 1:
            replace(work.brief, f"version: 1.{turn - 1}\n", f"version: 1.{turn}\n")
        else:
            next_version(work)
        with subprocess.Popen(
            [sys.executable, "-m", "briefgen", "release"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            time.sleep(wait)
            os.killpg(process.pid, signal.SIGKILL)
        assert briefgen("verify", work.folder).code == 0
    assert briefgen("release").code == 0
    assert briefgen("verify", work.folder).code == 0
    assert [path.name for path in work.root.glob(".release*")] == []


def test_a_released_brief_that_changes_without_a_new_version_is_an_error(
    work: Published, briefgen: Briefgen
) -> None:
    before = contents(work.folder)
    change(work)
    ran = briefgen("release")
    assert ran.code == 1
    assert "BG833 released-changed" in ran.err
    assert "give it a new `version`" in ran.err
    assert contents(work.folder) == before


def test_a_new_version_is_added_and_the_earlier_one_stays(
    work: Published, briefgen: Briefgen
) -> None:
    old = work.file("pdf").read_bytes()
    change(work)
    next_version(work)
    ran = briefgen("release")
    assert ran.code == 0, ran.err
    assert "demo: released 1.1" in ran.out
    assert work.file("pdf").read_bytes() == old
    assert work.file("pdf", "1.1").read_bytes() != old
    page = (work.folder / "demo" / "index.html").read_text("utf-8")
    assert "Earlier versions" in page
    assert "demo-1.0.pdf" in page
    assert "Corrected" in page
    assert briefgen("verify", work.folder).code == 0


def test_version_and_corrections_show_in_every_output(work: Published, briefgen: Briefgen) -> None:
    from briefgen.parity.check import transcribe

    change(work)
    next_version(work)
    assert briefgen("release").code == 0
    for kind in ("pdf", "docx", "html"):
        transcript = transcribe(kind, work.file(kind, "1.1").read_bytes())
        texts = [entry.text for entry in transcript.entries]
        assert any("Version 1.1" in text for text in texts), kind
        corrected = [text for text in texts if "A figure was wrong." in text]
        assert len(corrected) == 1, kind
        assert "Corrected" in corrected[0], kind
        assert "2031" in corrected[0], kind


def test_a_new_version_without_a_correction_is_told(work: Published, briefgen: Briefgen) -> None:
    change(work)
    next_version(work, correction=False)
    ran = briefgen("release")
    assert ran.code == 0
    assert "BG838 unexplained-version" in ran.err


@pytest.mark.parametrize("version", ["1/0", "../1", "1 0", ".1", "1..0", "x" * 41])
def test_a_version_that_cannot_be_part_of_a_files_name_is_told_at_its_line(
    work: Published, briefgen: Briefgen, version: str
) -> None:
    replace(work.brief, "sections:\n", f'version: "{version}"\nsections:\n')
    ran = briefgen("release")
    assert ran.code == 1
    assert "cannot be part of a file's name" in ran.err
    assert "content/demo/brief.yaml:" in ran.err


@pytest.mark.parametrize("version", ["0.9", "1"])
def test_a_version_that_comes_before_the_last_is_refused(
    work: Published, briefgen: Briefgen, version: str
) -> None:
    next_version(work, version)
    ran = briefgen("release")
    assert ran.code == 1
    assert "BG834 version-not-newer" in ran.err


def test_a_brief_that_was_taken_away_stays_published(work: Published, briefgen: Briefgen) -> None:
    assert briefgen("new", "other").code == 0
    shutil.rmtree(work.brief.parent)
    assert briefgen("release").code == 0
    assert work.file("pdf").is_file()
    assert "demo/index.html" in (work.folder / "index.html").read_text("utf-8")


def test_an_error_of_the_check_refuses_the_release(work: Published, briefgen: Briefgen) -> None:
    before = contents(work.folder)
    replace(work.brief, "title:", "titel:")
    ran = briefgen("release")
    assert ran.code == 1
    assert "BG835 unclean-check" in ran.err
    assert contents(work.folder) == before


def test_a_warning_of_the_check_refuses_unless_it_is_let_pass(
    work: Published, briefgen: Briefgen
) -> None:
    sources = work.root / "content" / "sources.yaml"
    sources.write_text(
        sources.read_text("utf-8") + "\nbare-page:\n  type: webpage\n  title: A Page\n"
        "  URL: https://example.org/page\n"
    )
    replace(work.brief, "[@", "[@bare-page; @")
    next_version(work)
    refused = briefgen("release")
    assert refused.code == 1
    assert "the check has warnings" in refused.err
    passed = briefgen("release", "--allow-warnings")
    assert passed.code == 0, passed.err
    manifest = json.loads((work.folder / "manifest.json").read_bytes())
    assert manifest["briefs"][-1]["verdicts"]["check"]["warnings"] > 0


def test_a_folder_that_is_no_release_is_left_alone(
    work: Published, briefgen: Briefgen, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "letter.txt").write_text("mine")
    ran = briefgen("release", "--output", own)
    assert ran.code == 1
    assert "BG831 not-a-release" in ran.err
    assert contents(own) == {"letter.txt": b"mine"}


def test_a_release_is_not_built_upon_one_that_was_altered(
    work: Published, briefgen: Briefgen
) -> None:
    work.file("docx").write_bytes(work.file("docx").read_bytes() + b" ")
    next_version(work)
    ran = briefgen("release")
    assert ran.code == 1
    assert "BG832 release-altered" in ran.err
    assert not work.file("pdf", "1.1").exists()


def test_the_page_of_a_release_is_made_anew_from_the_artifacts_alone(
    work: Published, briefgen: Briefgen
) -> None:
    replace(
        work.root / "content" / "house.yaml",
        "publisher:\n",
        "catalogue: {title: All That We Know, url: 'https://briefs.example/all'}\npublisher:\n",
    )
    shutil.rmtree(work.root / "output")
    pdf = work.file("pdf").read_bytes()
    ran = briefgen("catalogue")
    assert ran.code == 0, ran.err
    assert "<h1>All That We Know</h1>" in (work.folder / "index.html").read_text("utf-8")
    assert "https://briefs.example/all/demo/demo-1.0.pdf" in (
        (work.folder / "demo" / "index.html").read_text("utf-8")
    )
    assert work.file("pdf").read_bytes() == pdf
    assert not (work.root / "output").exists()
    assert briefgen("verify", work.folder).code == 0


def test_a_page_of_no_release_is_an_error(
    work: Published, briefgen: Briefgen, tmp_path: Path
) -> None:
    ran = briefgen("catalogue", "--output", tmp_path / "none")
    assert ran.code == 1
    assert "BG836 no-release" in ran.err


def test_a_faulty_template_of_the_page_is_told_by_its_line(
    work: Published, briefgen: Briefgen
) -> None:
    own = work.root / "templates" / "catalogue"
    own.mkdir(parents=True)
    (own / "index.html.j2").write_text("<!DOCTYPE html>\n{{ titel }}\n")
    before = contents(work.folder)
    ran = briefgen("catalogue")
    assert ran.code == 1
    assert "BG837 catalogue-template" in ran.err
    assert "templates/catalogue/index.html.j2:2" in ran.err
    assert contents(work.folder) == before


def test_a_pdf_that_cannot_be_drawn_is_told(work: Published) -> None:
    from briefgen.diagnostics import BriefgenError
    from briefgen.release.covers import draw_all

    broken = work.root / "broken.pdf"
    broken.write_bytes(work.file("pdf").read_bytes()[:3000])
    with pytest.raises(BriefgenError) as caught:
        list(draw_all({"demo": broken}))
    assert [d.code.id for d in caught.value.diagnostics] == ["BG839"]


def test_the_release_folder_is_the_old_or_the_new_one_when_the_disk_is_full(
    work: Published, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(work.folder)
    next_version(work)
    written = 0
    write = stage.Stage.write

    def fill(self: stage.Stage, name: str, data: bytes) -> None:
        nonlocal written
        written += 1
        if written > 5:
            raise OSError(28, "No space left on device")
        write(self, name, data)

    monkeypatch.setattr(stage.Stage, "write", fill)
    ran = briefgen("release")
    assert ran.code == 1
    assert "no space left on device" in ran.err
    assert "the last release is as it was" in ran.err
    assert contents(work.folder) == before
    assert [path.name for path in work.root.glob(".release*")] == []
