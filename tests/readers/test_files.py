"""A folder gives nothing from outside of its root, and remembers all that was asked for."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from briefgen.readers import files
from briefgen.readers.files import FileRefused, Folder, Refusal


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "secret").write_text("secret")
    inside = tmp_path / "root"
    (inside / "sub").mkdir(parents=True)
    (inside / "a.txt").write_text("a")
    (inside / "sub" / "b.txt").write_text("b")
    (inside / ".hidden").write_text("h")
    return inside


def refusal(folder: Folder, rel: str) -> Refusal:
    with pytest.raises(FileRefused) as caught:
        folder.read(rel)
    return caught.value.refusal


@pytest.mark.parametrize(
    "rel", ["../secret", "/etc/passwd", "sub/../../secret", "..", "sub\\b.txt", "a\0b", ""]
)
def test_a_path_that_leaves_the_root_is_refused(root: Path, rel: str) -> None:
    assert refusal(Folder(root), rel) is Refusal.OUTSIDE
    assert not Folder(root).exists(rel)


def test_a_link_that_leaves_the_root_is_refused(root: Path) -> None:
    (root / "link").symlink_to(root.parent / "secret")
    (root / "folder").symlink_to(root.parent)
    (root / "within").symlink_to(root / "a.txt")
    folder = Folder(root)
    assert refusal(folder, "link") is Refusal.OUTSIDE
    assert refusal(folder, "folder/secret") is Refusal.OUTSIDE
    assert folder.read("within") == b"a"


def test_a_link_to_itself_is_refused(root: Path) -> None:
    (root / "loop").symlink_to(root / "loop")
    with pytest.raises(FileRefused):
        Folder(root).read("loop")


def test_what_is_no_file_is_refused(root: Path) -> None:
    os.mkfifo(root / "pipe")
    assert refusal(Folder(root), "sub") is Refusal.NOT_A_FILE
    assert refusal(Folder(root), "pipe") is Refusal.NOT_A_FILE
    assert refusal(Folder(root), "none") is Refusal.MISSING
    assert refusal(Folder(root), "a.txt/b") is Refusal.MISSING


def test_a_large_file_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 0)
    assert refusal(Folder(root), "a.txt") is Refusal.TOO_LARGE


def test_a_folder_remembers_what_was_asked_for(root: Path) -> None:
    folder = Folder(root)
    folder.read("a.txt")
    assert folder.exists("sub/b.txt")
    assert not folder.exists("none")
    assert folder.list("sub") == ("b.txt",)
    assert folder.list() == ("a.txt", "sub/")
    assert folder.list("nowhere") == ()
    assert folder.seen["a.txt"] == hashlib.sha256(b"a").hexdigest()
    assert folder.seen["sub/b.txt"] == hashlib.sha256(b"b").hexdigest()
    assert folder.seen["none"] == ""
    assert folder.seen["nowhere/"] == ""
    assert folder.seen["sub/"] != folder.seen[""]
