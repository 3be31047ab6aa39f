"""PDF objects as pikepdf gives them: names, numbers, dictionaries, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pikepdf

Key = tuple[int, int]

DIRECT: Final[Key] = (0, 0)


def name(value: Any) -> str:
    """Give a name without its slash; "" for anything else."""
    return str(value)[1:] if isinstance(value, pikepdf.Name) else ""


def text(value: Any) -> str:
    """Give a text string (7.9.2.2); "" for anything else."""
    return str(value) if isinstance(value, pikepdf.String) else ""


def number(value: Any) -> int | None:
    """Give an integer; None for anything else."""
    return int(value) if isinstance(value, int) and not isinstance(value, bool) else None


def is_dictionary(value: Any) -> bool:
    """Say whether an object is a dictionary or a stream, which has one."""
    return isinstance(value, (pikepdf.Dictionary, pikepdf.Stream))


def child(value: Any, *keys: str) -> Any:
    """Follow keys downwards; None where one is missing or there is no dictionary."""
    for key in keys:
        if not is_dictionary(value):
            return None
        value = value.get(f"/{key}")
    return value


def items(value: Any) -> list[Any]:
    """Give an array's items; a single object stands for an array of one."""
    if isinstance(value, pikepdf.Array):
        return list(value)
    return [] if value is None else [value]


def key_of(value: Any) -> Key:
    """Give object and generation number; ``DIRECT`` for what has none."""
    return value.objgen if isinstance(value, pikepdf.Object) else DIRECT


def place(value: Any, page: int = 0) -> str:
    """Say where an object stands: "page 3, object 12"."""
    parts = [f"page {page}"] if page else []
    key = key_of(value)
    if key != DIRECT:
        parts.append(f"object {key[0]}")
    return ", ".join(parts)


def tree_of_names(root: Any) -> Iterator[tuple[str, Any]]:
    """Walk a name tree (7.9.6)."""
    for key, value in _tree(root, "/Names"):
        yield str(key), value


def tree_of_numbers(root: Any) -> Iterator[tuple[int, Any]]:
    """Walk a number tree (7.9.7); entries whose key is no number are left out."""
    for key, value in _tree(root, "/Nums"):
        at = number(key)
        if at is not None:
            yield at, value


def _tree(root: Any, leaves: str) -> Iterator[tuple[Any, Any]]:
    seen: set[Key] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        key = key_of(node)
        if not is_dictionary(node) or key in seen:
            continue
        if key != DIRECT:
            seen.add(key)
        pairs = items(node.get(leaves))
        yield from zip(pairs[::2], pairs[1::2], strict=False)
        waiting += reversed(items(node.get("/Kids")))


def dictionaries(pdf: pikepdf.Pdf) -> Iterator[tuple[Any, Any]]:
    """Give every dictionary and stream of the file, each with the object that it stands in."""
    for top in pdf.objects:
        waiting = [top]
        while waiting:
            value = waiting.pop()
            if isinstance(value, pikepdf.Array):
                waiting += [v for v in value if _container(v)]
            elif is_dictionary(value):
                yield value, top
                waiting += [v for v in value.values() if _container(v)]


def _container(value: Any) -> bool:
    kinds = (pikepdf.Array, pikepdf.Dictionary)
    return isinstance(value, kinds) and not value.is_indirect
