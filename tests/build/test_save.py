"""Saving: all files of a set or none, and the last good ones stay."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from briefgen.build.save import save_set
from briefgen.diagnostics import Sink


def test_a_set_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    sink = Sink()
    files = {tmp_path / "out" / "a.pdf": b"one", tmp_path / "out" / "a.docx": b"two"}
    assert save_set(files, sink)
    assert {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()} == {
        "a.pdf": b"one",
        "a.docx": b"two",
    }
    assert not len(sink)


@pytest.mark.parametrize("call", ["fsync", "open", "replace"])
def test_a_full_disk_leaves_the_earlier_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    old = {tmp_path / "a.pdf": b"old one", tmp_path / "a.docx": b"old two"}
    assert save_set(old, Sink())

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, call, full)
    sink = Sink()
    assert not save_set(dict.fromkeys(old, b"new"), sink, tmp_path)
    monkeypatch.undo()
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == old
    assert [d.code.id for d in sink] == ["BG804"]
    assert sink.diagnostics[0].message == "could not write a.pdf: no space left on device"


def test_a_failure_of_the_second_file_leaves_the_first_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = {tmp_path / "a.pdf": b"old one", tmp_path / "a.docx": b"old two"}
    assert save_set(old, Sink())
    fsync, calls = os.fsync, iter([False, True])

    def second_fails(descriptor: int) -> None:
        if next(calls, False):
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", second_fails)
    sink = Sink()
    assert not save_set(dict.fromkeys(old, b"new"), sink)
    monkeypatch.undo()
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == old


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    sink = Sink()
    assert not save_set({tmp_path / "out" / "a.pdf": b"new"}, sink, tmp_path)
    assert sink.diagnostics[0].path == "out/a.pdf"
    assert (tmp_path / "out").read_text() == "a file"


def test_what_a_killed_build_left_is_swept_up_later(tmp_path: Path) -> None:
    old, young = tmp_path / ".briefgen-1-a.pdf", tmp_path / ".briefgen-2-a.pdf"
    for path in (old, young):
        path.write_bytes(b"half")
    os.utime(old, (1, 1))
    assert save_set({tmp_path / "a.pdf": b"whole"}, Sink())
    assert sorted(p.name for p in tmp_path.iterdir()) == [".briefgen-2-a.pdf", "a.pdf"]
