"""Aligning two sequences of entries, so that one lost bullet is one finding and not forty.

Longest common subsequence on the squashed text (difflib), then the nearest texts inside what is
left between two agreements.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefgen.parity.normal import squashed
from briefgen.parity.transcript import Entry, Kind

Pair = tuple[int | None, int | None]

_ALIKE = 0.5
_MANY = 3600


def key(entry: Entry) -> str:
    """Give what two entries must share to be the same block for certain."""
    if entry.kind is Kind.FIGURE:
        return f"\0figure {squashed(entry.alt)}"
    return squashed(entry.text)


def align(
    left: Sequence[Entry], right: Sequence[Entry], key: Callable[[Entry], str] = key
) -> list[Pair]:
    """Pair the entries of two sequences in order; None stands where one has no partner.

    ``key`` gives an entry's key, for who aligns the same entries again and again.
    """
    if [(e.kind, e.text, e.alt) for e in left] == [(e.kind, e.text, e.alt) for e in right]:
        return [(i, i) for i in range(len(left))]
    place = _same_tables(left, right)
    a, b = ([place(e) + key(e) for e in entries] for entries in (left, right))
    if (at := _run(a, b)) is not None:
        run: list[Pair] = [(i, at + i) for i in range(len(a))]
        after = range(at + len(a), len(b))
        return [*((None, j) for j in range(at)), *run, *((None, j) for j in after)]
    from difflib import SequenceMatcher  # one stands whole in the other, most of the time

    pairs: list[Pair] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs.extend(zip(range(i1, i2), range(j1, j2), strict=True))
        elif tag == "replace":
            pairs.extend(_near(left, right, (i1, i2), (j1, j2)))
        else:
            pairs.extend((i, None) for i in range(i1, i2))
            pairs.extend((None, j) for j in range(j1, j2))
    return pairs


def _run(a: list[str], b: list[str]) -> int | None:
    """Give where the whole of a sequence first stands in another, as difflib would find it."""
    places = range(len(b) - len(a) + 1)
    begins, length = a[:1], len(a)
    return next(
        (at for at in places if b[at : at + 1] == begins and b[at : at + length] == a), None
    )


def _same_tables(left: Sequence[Entry], right: Sequence[Entry]) -> Callable[[Entry], str]:
    """Give what ties cells to their places: where all tables have the same shape, a cell with
    other words is that cell changed, not one moved."""
    shapes = [
        [(e.level, e.number) for e in entries if e.kind is Kind.CELL] for entries in (left, right)
    ]
    if shapes[0] != shapes[1]:
        return lambda _: ""
    return lambda e: f"\0cell {e.level} {e.number} " if e.kind is Kind.CELL else ""


def alike(a: Entry, b: Entry) -> float:
    """Give how near two entries are, from 0 to 1."""
    if (a.kind is Kind.FIGURE) != (b.kind is Kind.FIGURE):
        return 0.0
    if a.kind is Kind.FIGURE:
        return 0.75
    if not a.text or not b.text:
        return 0.0
    if a.kind is b.kind is Kind.CELL and (a.level, a.number) == (b.level, b.number):
        # A cell of the same place is the same cell, whatever it says.
        return 0.9
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, key(a), key(b), autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    return matcher.ratio() + (0.01 if a.kind is b.kind else 0.0)


def _near(
    left: Sequence[Entry], right: Sequence[Entry], rows: tuple[int, int], columns: tuple[int, int]
) -> list[Pair]:
    """Pair what differs by likeness, in order (dynamic programming over a small block)."""
    (i1, i2), (j1, j2) = rows, columns
    n, m = i2 - i1, j2 - j1
    if n * m > _MANY:
        both = min(n, m)
        pairs: list[Pair] = [(i1 + k, j1 + k) for k in range(both)]
        pairs.extend((i, None) for i in range(i1 + both, i2))
        pairs.extend((None, j) for j in range(j1 + both, j2))
        return pairs
    likeness = [[alike(left[i1 + i], right[j1 + j]) for j in range(m)] for i in range(n)]
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        for j in range(m - 1, -1, -1):
            score = likeness[i][j]
            paired = score + best[i + 1][j + 1] if score >= _ALIKE else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    found: list[Pair] = []
    i = j = 0
    while i < n and j < m:
        score = likeness[i][j]
        if score >= _ALIKE and best[i][j] == score + best[i + 1][j + 1]:
            found.append((i1 + i, j1 + j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            found.append((i1 + i, None))
            i += 1
        else:
            found.append((None, j1 + j))
            j += 1
    found.extend((i1 + k, None) for k in range(i, n))
    found.extend((None, j1 + k) for k in range(j, m))
    return found
