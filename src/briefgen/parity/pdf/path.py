"""A path in the making: its points on the page, and the areas that it fills or strokes (8.5.2)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from briefgen.parity.pdf.state import Matrix
from briefgen.parity.pdf.visible import Box, Shape, box_of

Point = tuple[float, float]
_STEPS: Final = (0.25, 0.5, 0.75, 1.0)
_STRAIGHT: Final = 0.05


class Path:
    """Subpaths as points on the page; a curve is four strokes."""

    __slots__ = ("_open", "_rectangles", "_subpaths", "points")

    def __init__(self) -> None:
        self.points: list[Point] = []
        """All points, for the bounds: those that pull a curve included."""
        self._subpaths: list[list[Point]] = []
        self._open: list[Point] = []
        self._rectangles = 0

    @property
    def box(self) -> Box:
        return box_of(self.points)

    def extend(self, operator: bytes, numbers: list[float], matrix: Matrix) -> None:
        """Follow one of the operators m, l, c, v, y, re and h."""
        a, b, c, d, e, f = matrix
        if operator == b"re":
            if len(numbers) != 4:
                return
            x, y, width, height = numbers
            corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
            made = [(a * u + c * v + e, b * u + d * v + f) for u, v in corners]
            self.points += made
            self._subpaths.append(made)
            self._rectangles += 1
            self._open = []
            return
        pairs = zip(numbers[0::2], numbers[1::2], strict=False)
        points = [(a * u + c * v + e, b * u + d * v + f) for u, v in pairs]
        self.points += points
        match operator:
            case b"m":
                self._open = points
                self._subpaths.append(self._open)
            case b"h":
                self._open = self._open[:1]
            case _ if not points or not self._open:
                return
            case b"l":
                self._open += points
            case _:
                self._curve(operator, points)

    def _curve(self, operator: bytes, points: list[Point]) -> None:
        start, end = self._open[-1], points[-1]
        first = start if operator == b"v" else points[0]
        second = end if operator == b"y" else points[-2] if len(points) > 1 else end
        for t in _STEPS:
            r = 1 - t
            weights = (r * r * r, 3 * r * r * t, 3 * r * t * t, t * t * t)
            four = (start, first, second, end)
            self._open.append(
                (
                    sum(w * p[0] for w, p in zip(weights, four, strict=True)),
                    sum(w * p[1] for w, p in zip(weights, four, strict=True)),
                )
            )

    def shape(self, *, even_odd: bool) -> Shape | None:
        """Give the area; None where it is the box of the path."""
        if self._rectangles == len(self._subpaths) == 1 and self._is_upright(self._subpaths[0]):
            return None
        return Shape(tuple(tuple(one) for one in self._subpaths if len(one) > 2), even_odd)

    @staticmethod
    def _is_upright(points: list[Point]) -> bool:
        (ax, ay), (bx, by), *_ = points
        return abs(ax - bx) < _STRAIGHT or abs(ay - by) < _STRAIGHT

    def lines(self, width: float) -> Iterator[Box]:
        """Give what a pen of this width leaves along straight upright or level lines."""
        half = width / 2
        for subpath in self._subpaths:
            closed = [*subpath, subpath[0]] if len(subpath) > 2 else subpath
            for (ax, ay), (bx, by) in pairwise(closed):
                across, up = (half, 0.0) if abs(ax - bx) < _STRAIGHT else (0.0, half)
                if across or abs(ay - by) < _STRAIGHT:
                    left, right = sorted((ax, bx))
                    bottom, top = sorted((ay, by))
                    yield Box(left - across, bottom - up, right + across, top + up)
