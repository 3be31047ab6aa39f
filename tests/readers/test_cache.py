"""The cache folder is the user's own, and what is kept there is whole or not believed."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from briefgen.readers.cache import cache_folder, save, sealed, unsealed


@pytest.mark.parametrize(("mode", "taken"), [(0o700, True), (0o755, True), (0o777, False)])
def test_a_folder_that_anybody_may_write_to_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int, taken: bool
) -> None:
    named = tmp_path / "named"
    named.mkdir()
    named.chmod(mode)
    monkeypatch.setenv("BRIEFGEN_CACHE", str(named))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "other"))
    assert cache_folder() == (named if taken else tmp_path / "other" / "briefgen")


@pytest.mark.parametrize("at", range(1, 24))
def test_what_was_sealed_is_given_whole_or_refused(at: int) -> None:
    data = sealed(b"twenty bytes of data")
    assert unsealed(data) == b"twenty bytes of data"
    for damaged in (data[:at], data[:at] + bytes([data[at] ^ 16]) + data[at + 1 :]):
        with pytest.raises(ValueError, match="damaged"):
            unsealed(damaged)


@pytest.mark.parametrize("stopped", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
def test_a_file_that_was_not_written_whole_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stopped: BaseException
) -> None:
    assert save(tmp_path / "kept", b"before")

    def full(*_: Any) -> None:
        raise stopped

    monkeypatch.setattr(Path, "replace", full)
    if isinstance(stopped, KeyboardInterrupt):
        with pytest.raises(KeyboardInterrupt):
            save(tmp_path / "kept", b"after")
    else:
        assert save(tmp_path / "kept", b"after")
        assert not save(tmp_path / "new", b"after")
    assert os.listdir(tmp_path) == ["kept"]
    assert (tmp_path / "kept").read_bytes() == b"before"
