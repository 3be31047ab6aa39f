"""briefgen verify: unaltered, altered and where, or unknown; for folders and for any file."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from session import Briefgen, replace

from .conftest import Published


def files(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_a_release_folder_is_all_as_released_and_compared_with_its_sources(
    work: Published, briefgen: Briefgen
) -> None:
    ran = briefgen("verify", work.folder)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.count("unaltered, in step with the source") == 3
    assert "all as released" in ran.out


def test_one_flipped_byte_of_any_file_fails(work: Published, briefgen: Briefgen) -> None:
    shutil.rmtree(work.root / "content")  # the lists alone must tell
    names = files(work.folder)
    assert len(names) >= 14
    for name in names:
        path = work.folder / name
        data = path.read_bytes()
        middle = len(data) // 2
        path.write_bytes(data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :])
        ran = briefgen("verify", work.folder)
        assert ran.code == 1, name
        assert "BG832" in ran.err or "BG811" in ran.err, name
        path.write_bytes(data)
    assert briefgen("verify", work.folder).code == 0


def test_any_missing_file_fails(work: Published, briefgen: Briefgen) -> None:
    shutil.rmtree(work.root / "content")
    for name in files(work.folder):
        path = work.folder / name
        aside = work.root / "aside"
        path.rename(aside)
        ran = briefgen("verify", work.folder)
        assert ran.code == 1, name
        aside.rename(path)


@pytest.mark.parametrize("name", ["extra.pdf", "demo/demo-9.9.pdf", ".hidden", "new/folder/file"])
def test_an_extra_file_fails(work: Published, briefgen: Briefgen, name: str) -> None:
    path = work.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")
    ran = briefgen("verify", work.folder)
    assert ran.code == 1
    assert f"{name} is not part of the release" in ran.err


def test_a_file_that_became_a_link_fails(work: Published, briefgen: Briefgen) -> None:
    path = work.file("pdf")
    aside = path.rename(work.root / "aside.pdf")
    path.symlink_to(aside)
    assert briefgen("verify", work.folder).code == 1


def test_lists_that_were_changed_together_with_a_file_still_disagree_with_the_sources(
    work: Published, briefgen: Briefgen
) -> None:
    """Who rewrites file, sums and manifest alike is found by reading the artifact back."""
    import hashlib

    path = work.file("html")
    old = hashlib.sha256(path.read_bytes()).hexdigest()
    replace(path, "The", "Not the")
    new = hashlib.sha256(path.read_bytes()).hexdigest()
    manifest = work.folder / "manifest.json"
    data = json.loads(manifest.read_bytes())
    size = path.stat().st_size
    data["files"]["demo/demo-1.0.html"] = {"sha256": new, "bytes": size}
    data["briefs"][0]["artifacts"]["html"] |= {"sha256": new, "bytes": size}
    before = hashlib.sha256(manifest.read_bytes()).hexdigest()
    manifest.write_text(json.dumps(data))
    sums = work.folder / "SHA256SUMS"
    text = sums.read_text().replace(old, new)
    text = text.replace(before, hashlib.sha256(manifest.read_bytes()).hexdigest())
    sums.write_text(text)
    ran = briefgen("verify", work.folder)
    assert ran.code == 3
    assert "out of step with the source" in ran.out


@pytest.mark.parametrize("name", ["demo-1.0.pdf", "demo-1.0 (2).pdf", "renamed.pdf"])
def test_a_downloaded_copy_is_known_by_its_bytes(
    work: Published, briefgen: Briefgen, tmp_path: Path, name: str
) -> None:
    copy = tmp_path / name
    shutil.copyfile(work.file("pdf"), copy)
    ran = briefgen("verify", copy)
    assert ran.code == 0, ran.err
    assert "unaltered: demo 1.0, as released" in ran.out


def test_a_file_inside_a_release_folder_needs_no_workspace(
    work: Published, briefgen: Briefgen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = tmp_path / "share"
    shutil.copytree(work.folder, share)
    monkeypatch.chdir(tmp_path)
    ran = briefgen("verify", share / "demo" / "demo-1.0.docx")
    assert ran.code == 0, ran.err
    assert "unaltered: demo 1.0, as released" in ran.out


@pytest.mark.parametrize("kind", ["html", "docx"])
def test_an_altered_copy_is_told_with_the_words_that_differ(
    work: Published, briefgen: Briefgen, tmp_path: Path, kind: str
) -> None:
    copy = tmp_path / f"demo-1.0.{kind}"
    _alter(work.file(kind), copy)
    replace(work.brief, "title: ", "title: Since changed, ")  # only the release can tell
    ran = briefgen("verify", copy)
    assert ran.code == 1
    assert "BG810 altered-artifact" in ran.err
    assert "where the published file reads" in ran.err
    assert "Ẑ" in ran.err


def _alter(source: Path, copy: Path) -> None:
    """Change one word of a paragraph, in the web page or the Word file."""
    import zipfile

    if source.suffix == ".html":
        text = source.read_text("utf-8")
        body = text.index("<main")
        at = text.index(" the ", body)
        copy.write_text(f"{text[:at]} Ẑ{text[at:]}", "utf-8")
        return
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(copy, "w") as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == "word/document.xml":
                data = data.replace(b" the ", " Ẑ the ".encode(), 1)
            new.writestr(item, data)


def test_an_altered_copy_is_compared_with_the_source_where_that_is_the_same(
    work: Published, briefgen: Briefgen, tmp_path: Path
) -> None:
    copy = tmp_path / "demo-1.0.html"
    _alter(work.file("html"), copy)
    ran = briefgen("verify", copy)
    assert ran.code == 3
    assert "out of step with the source" in ran.out
    assert "content/demo/" in ran.err


def test_a_copy_with_other_bytes_and_the_same_words_is_altered(
    work: Published, briefgen: Briefgen, tmp_path: Path
) -> None:
    copy = tmp_path / "demo-1.0.html"
    copy.write_bytes(work.file("html").read_bytes() + b"\n")
    ran = briefgen("verify", copy)
    assert ran.code == 1
    assert "all words and links are the same" in ran.err


def encrypted_pdf(source: Path, target: Path) -> None:
    """Lock a PDF as any viewer does: by adding an /Encrypt entry to its trailer."""
    data = source.read_bytes()
    at = data.rindex(b"/Root")
    target.write_bytes(data[:at] + b"/Encrypt 1 0 R " + data[at:])


def test_foreign_truncated_and_locked_files_are_unknown_and_say_why(
    work: Published, briefgen: Briefgen, tmp_path: Path
) -> None:
    pdf, docx = work.file("pdf").read_bytes(), work.file("docx").read_bytes()
    cases = {
        "cut.pdf": (pdf[: len(pdf) // 2], "cut off"),
        "empty.pdf": (b"", "not a PDF"),
        "text.pdf": (b"just words", "not a PDF"),
        "cut.docx": (docx[: len(docx) // 2], "not a Word file"),
        "locked.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "locked with a password"),
        "text.docx": (b"just words", "not a Word file"),
        "page.html": (b"\xff\xfe\x00", "not UTF-8"),
        "letter.txt": (b"just words", "no release or build at hand lists it"),
    }
    for name, (data, _) in cases.items():
        (tmp_path / name).write_bytes(data)
    encrypted_pdf(work.file("pdf"), tmp_path / "locked.pdf")
    told = {name: words for name, (_, words) in cases.items()} | {"locked.pdf": "encrypted"}
    for name, words in told.items():
        ran = briefgen("verify", tmp_path / name)
        assert ran.code == 1, name
        assert "BG814 unknown-file" in ran.err, name
        assert words in ran.err, (name, ran.err)


def test_an_altered_copy_that_is_cut_off_says_so(
    work: Published, briefgen: Briefgen, tmp_path: Path
) -> None:
    copy = tmp_path / "demo-1.0.pdf"
    copy.write_bytes(work.file("pdf").read_bytes()[:5000])
    replace(work.brief, "title: ", "title: Since changed, ")
    ran = briefgen("verify", copy)
    assert ran.code == 1
    assert "BG810" in ran.err
    assert "cut off" in ran.err


def test_a_pipe_is_no_file_to_wait_for(work: Published, briefgen: Briefgen, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    ran = briefgen("verify", tmp_path / "pipe.pdf")
    assert ran.code == 1
    assert "no regular file" in ran.err


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"format": 99}', b"\x00\x01"])
def test_a_damaged_manifest_is_a_diagnostic(
    work: Published, briefgen: Briefgen, damage: bytes
) -> None:
    (work.folder / "manifest.json").write_bytes(damage)
    ran = briefgen("verify", work.folder)
    assert ran.code == 1
    assert "BG811 bad-manifest" in ran.err


@pytest.mark.parametrize("key", ["artifacts", "brief"])
def test_a_built_manifest_whose_names_climb_out_is_refused(
    work: Published, briefgen: Briefgen, key: str
) -> None:
    path = work.root / "output" / "demo" / "demo.manifest.json"
    data = json.loads(path.read_bytes())
    data[key] = {"../../content/house.yaml": "0" * 64} if key == "artifacts" else "../.."
    path.write_text(json.dumps(data))
    ran = briefgen("verify", path.parent)
    assert ran.code == 1
    assert "BG811 bad-manifest" in ran.err
