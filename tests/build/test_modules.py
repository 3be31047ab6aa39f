"""Modules kept between runs are the modules that Python would import, or are not kept at all."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from briefgen.build import modules
from briefgen.build.modules import keep_modules, save_modules

NAMES = ("kept_one", "kept_two", "kept_package", "kept_package.inner")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a folder on ``sys.path``, and leave imports as they were found."""
    folder = tmp_path / "code"
    folder.mkdir()
    monkeypatch.setattr(sys, "path", [str(folder), *sys.path])
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(modules, "_stores", [])
    yield folder
    forget()


def forget() -> None:
    """Begin as a new process does."""
    for name in NAMES:
        sys.modules.pop(name, None)
    sys.meta_path[:] = [f for f in sys.meta_path if not isinstance(f, modules._Store)]
    modules._stores.clear()
    importlib.invalidate_caches()


def write(path: Path, text: str, time: int = 1_700_000_000) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (time, time))


def run(folder: Path, *names: str) -> list[ModuleType]:
    """Import modules as a run of the command does."""
    forget()
    keep_modules(folder.parent / "modules")
    found = [importlib.import_module(name) for name in names]
    save_modules()
    return found


def taken(module: ModuleType) -> bool:
    """Say whether a module's code came from the file."""
    return isinstance(module.__loader__, modules._Loader)


def test_the_second_run_takes_modules_from_the_file(folder: Path) -> None:
    write(folder / "kept_one.py", "said = 1\n")
    write(folder / "kept_package" / "__init__.py", "from kept_package.inner import said\n")
    write(folder / "kept_package" / "inner.py", "said = 2\n")
    names = ("kept_one", "kept_package", "kept_package.inner")
    plain = run(folder, *names)
    again = run(folder, *names)
    assert [taken(module) for module in plain] == [False] * 3
    assert [taken(module) for module in again] == [True] * 3
    assert [module.said for module in again] == [1, 2, 2]
    for before, after in zip(plain, again, strict=True):
        for name in ("__file__", "__cached__", "__package__", "__name__"):
            assert getattr(after, name) == getattr(before, name)
        assert getattr(after, "__path__", None) == getattr(before, "__path__", None)


def test_an_extension_is_found_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import _json

    extension = str(_json.__file__)
    monkeypatch.delitem(sys.modules, "_json")
    (first,) = run(folder, "_json")
    monkeypatch.delitem(sys.modules, "_json")
    (second,) = run(folder, "_json")
    assert first.__file__ == second.__file__ == extension
    assert "_json" in modules._stores[0]._given


def test_an_edited_module_is_imported_as_it_is_now(folder: Path) -> None:
    write(folder / "kept_one.py", "said = 1\n")
    run(folder, "kept_one")
    write(folder / "kept_one.py", "said = 2\n", time=1_700_000_009)  # as long as before
    (module,) = run(folder, "kept_one")
    assert module.said == 2
    (module,) = run(folder, "kept_one")
    assert (module.said, taken(module)) == (2, True)


def test_an_upgrade_of_the_same_time_and_size_is_seen(folder: Path) -> None:
    """As in an image all of whose files bear one time, or a file that is put back."""
    write(folder / "kept_one.py", "said = 1\n")
    (module,) = run(folder, "kept_one")
    Path(str(module.__cached__)).unlink()
    with open(folder / "kept_one.py", "r+", encoding="utf-8") as file:
        file.write("said = 2\n")
    os.utime(folder / "kept_one.py", (1_700_000_000, 1_700_000_000))
    (module,) = run(folder, "kept_one")
    assert module.said == 2


def test_a_module_that_now_comes_first_is_found(folder: Path) -> None:
    write(folder / "kept_one.py", "said = 'module'\n")
    run(folder, "kept_one")
    write(folder / "kept_one" / "__init__.py", "said = 'package'\n")
    (module,) = run(folder, "kept_one")
    assert module.said == "package"


def test_a_module_that_is_gone_is_not_imported(folder: Path) -> None:
    write(folder / "kept_one.py", "said = 1\n")
    run(folder, "kept_one")
    (folder / "kept_one.py").unlink()
    with pytest.raises(ModuleNotFoundError):
        run(folder, "kept_one")


def test_what_is_new_is_added_to_what_is_known(folder: Path) -> None:
    write(folder / "kept_one.py", "said = 1\n")
    write(folder / "kept_two.py", "said = 2\n")
    run(folder, "kept_one")
    run(folder, "kept_two")
    assert all(map(taken, run(folder, "kept_one", "kept_two")))


@pytest.mark.parametrize("damage", ["cut", "header", "empty", "other"])
def test_a_damaged_file_does_no_harm(folder: Path, damage: str) -> None:
    write(folder / "kept_one.py", "said = 1\n")
    run(folder, "kept_one")
    file = folder.parent / "modules"
    whole = file.read_bytes()
    damaged = {"cut": whole[:-9], "header": whole[:20], "empty": b"", "other": b"\xff" * 40}[damage]
    file.write_bytes(damaged)
    (module,) = run(folder, "kept_one")
    assert module.said == 1


def test_no_bit_of_the_file_can_change_unseen(folder: Path) -> None:
    """Marshal makes code of damaged data that crashes Python, or says something else."""
    write(folder / "kept_one.py", "said = 'a word that is kept'\n")
    run(folder, "kept_one")
    file = folder.parent / "modules"
    whole = file.read_bytes()
    code = modules._Store(file).code("kept_one")
    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :])
        (module,) = run(folder, "kept_one")
        assert module.said == "a word that is kept"
        assert modules._Store(file).code("kept_one") == code is not None  # seen, and mended


def test_another_search_path_has_modules_of_its_own(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder / "kept_one.py", "said = 1\n")
    run(folder, "kept_one")
    write(folder.parent / "first" / "kept_one.py", "said = 2\n")
    monkeypatch.setattr(sys, "path", [str(folder.parent / "first"), *sys.path])
    (module,) = run(folder, "kept_one")
    assert module.said == 2


def test_nothing_is_kept_where_python_keeps_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder / "kept_one.py", "said = 1\n")
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    run(folder, "kept_one")
    assert not (folder.parent / "modules").exists()


def test_code_of_another_source_is_not_kept(folder: Path) -> None:
    write(folder / "kept_one.py", "said = 1\n")
    forget()
    keep_modules(folder.parent / "modules")
    importlib.import_module("kept_one")
    write(folder / "kept_one.py", "said = 2\n", time=1_700_000_009)  # while the run goes on
    save_modules()
    (module,) = run(folder, "kept_one")
    assert module.said == 2


def test_a_command_finds_nearly_all_of_its_modules_kept(tmp_path: Path) -> None:
    count = (
        "import sys, os\n"
        "from importlib.machinery import SourceFileLoader\n"
        "loaders = lambda: [getattr(m, '__loader__', None) for m in sys.modules.values()]\n"
        "plain = lambda: sum(type(loader) is SourceFileLoader for loader in loaders())\n"
        "os._exit = lambda code: sys.exit(plain())\n"
        "sys.argv = ['briefgen', 'schema', 'brief']\n"
        "from briefgen.__main__ import main; main()"
    )
    environment = {
        "BRIEFGEN_CACHE": str(tmp_path),
        "PATH": "",
        "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled"),
    }
    command = [sys.executable, "-c", count]
    runs = [
        subprocess.run(command, env=environment, capture_output=True, check=False) for _ in range(2)
    ]
    first, second = (run.returncode for run in runs)
    assert first > 120
    assert second < first / 2


START = "from briefgen.__main__ import main; main()"


def start(folder: Path, cache: Path, *how: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, as Python is told to start it."""
    environment = {**os.environ, "BRIEFGEN_CACHE": str(cache), **more}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, *how, "schema", "brief"]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_where_the_user_stands_is_no_place_for_modules(tmp_path: Path) -> None:
    """``python -m`` puts that folder first; what lies there would be kept for all others."""
    here, cache = tmp_path / "here", tmp_path / "cache"
    here.mkdir()
    for name in ("click", "yaml", "json"):
        (here / f"{name}.py").write_text("raise SystemExit('not this one')\n", encoding="utf-8")
    for folder in (here, tmp_path, here):
        for how in (("-m", "briefgen"), ("-c", START), ("-P", "-m", "briefgen")):
            ran = start(folder, cache, *how)
            assert (ran.returncode, ran.stderr) == (0, "")
            assert ran.stdout.startswith("{")


@pytest.mark.parametrize(
    "setting",
    [
        {"PYTHONOPTIMIZE": "2"},
        {"PYTHONWARNINGS": "error"},
        {"PYTHONSAFEPATH": "1"},
        {"PYTHONPYCACHEPREFIX": "compiled"},
        {"PYTHONPATH": "."},
        {"PYTHONDEVMODE": "1"},
    ],
    ids=lambda setting: next(iter(setting)),
)
def test_however_python_is_set_a_command_says_the_same(
    tmp_path: Path, setting: dict[str, str]
) -> None:
    plain = start(tmp_path, tmp_path / "cache", "-m", "briefgen")
    for _ in range(2):
        ran = start(tmp_path, tmp_path / "cache", "-m", "briefgen", **setting)
        assert (ran.returncode, ran.stdout, ran.stderr) == (0, plain.stdout, "")


def test_a_kept_module_can_be_looked_into(folder: Path) -> None:
    """For tracebacks, ``inspect``, ``importlib.resources``, ``pkgutil`` and a reload."""
    import inspect
    import pkgutil
    import traceback
    from importlib import resources

    write(folder / "kept_package" / "__init__.py", "def fail():\n    raise ValueError('why')\n")
    write(folder / "kept_package" / "words.txt", "words\n")
    run(folder, "kept_package")
    (package,) = run(folder, "kept_package")
    assert taken(package)
    assert inspect.getsource(package.fail) == "def fail():\n    raise ValueError('why')\n"
    assert resources.files(package).joinpath("words.txt").read_text() == "words\n"
    assert pkgutil.get_data("kept_package", "words.txt") == b"words\n"
    with pytest.raises(ValueError, match="why") as failed:
        package.fail()
    told = "".join(traceback.format_exception(failed.value))
    assert f'"{folder}/kept_package/__init__.py", line 2, in fail\n    raise ValueError' in told
    write(folder / "kept_package" / "__init__.py", "said = 'now'\n", time=1_700_000_009)
    assert importlib.reload(package).said == "now"
