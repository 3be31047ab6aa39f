"""Whether what a page draws can be seen: off the page, cut away, covered, in its ground's colour.

A rectangle is a box; any other path is kept as polygons, curves as four strokes each. A text is
looked at along its middle line, at the height of its small letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from briefgen.model.contrast import ratio_of
from briefgen.named import NamedTuple

if TYPE_CHECKING:
    from briefgen.parity.pdf.state import Run

Colour = tuple[float, float, float]
_PAPER: Final[Colour] = (1.0, 1.0, 1.0)
_SLACK: Final = 1.0
_LEAST: Final = 4.0
"""Points: what is thinner hides no line."""

_SMALL_LETTERS: Final = 0.6
"""The height that a line's letters take, as part of the size; a third may be shared."""
_SHARED: Final = 0.3

_LEAST_CONTRAST: Final = 1.5
_SAME_COLOUR: Final = 0.3
"""Colours whose parts differ more are told apart whatever their contrast."""


class Box(NamedTuple):
    """A rectangle on the page in points."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.bottom <= y <= self.top

    def outside(self, other: Box) -> bool:
        return (
            self.right <= other.left
            or self.left >= other.right
            or self.top <= other.bottom
            or self.bottom >= other.top
        )


class Shape(NamedTuple):
    """An area that is no rectangle: closed polygons, filled by one of two rules (8.5.3.3)."""

    polygons: tuple[tuple[tuple[float, float], ...], ...]
    even_odd: bool

    def holds(self, x: float, y: float) -> bool:
        winding = sum(_winding(polygon, x, y) for polygon in self.polygons)
        return bool(winding % 2 if self.even_odd else winding)


def _winding(polygon: Sequence[tuple[float, float]], x: float, y: float) -> int:
    """Count how often a polygon goes round a point, upwards edges to its right as one."""
    turns = 0
    ax, ay = polygon[-1]
    for bx, by in polygon:
        if (ay <= y) != (by <= y) and ax + (y - ay) / (by - ay) * (bx - ax) > x:
            turns += 1 if by > ay else -1
        ax, ay = bx, by
    return turns


class Clip(NamedTuple):
    """What may be drawn on: inside the box, and inside all of the shapes."""

    box: Box | None = None
    shapes: tuple[Shape, ...] = ()

    def within(self, box: Box, shape: Shape | None) -> Clip:
        """Cut the clip by one more path (8.5.4); ``shape`` is None where that is its box."""
        return Clip(self.crop(box), self.shapes if shape is None else (*self.shapes, shape))

    def crop(self, box: Box) -> Box:
        if self.box is None:
            return box
        own = self.box
        return Box(
            max(own.left, box.left),
            max(own.bottom, box.bottom),
            min(own.right, box.right),
            min(own.top, box.top),
        )

    def misses(self, box: Box) -> bool:
        return self.box is not None and box.outside(self.box)

    def cuts(self, x: float, y: float, end: float, size: float) -> bool:
        """Say whether a run that begins at (x, y) is cut: its middle line lies outside."""
        if self.box is None:
            return False
        height = y + 0.25 * size
        left, right = min(x, end), max(x, end)
        inner = min(0.25 * size, (right - left) / 2)
        return (
            not self.box.bottom - _SLACK <= height <= self.box.top + _SLACK
            or left < self.box.left - _SLACK - 0.3 * size
            or right > self.box.right + _SLACK + 0.3 * size
            or not all(
                shape.holds(at, height)
                for shape in self.shapes
                for at in (left + inner, right - inner)
            )
        )


class Paint(NamedTuple):
    """An area painted: ``colour`` None is a picture or a pattern; ``shapes`` narrow the box."""

    box: Box
    colour: Colour | None
    order: int
    opaque: bool
    shapes: tuple[Shape, ...] = ()

    def holds(self, x: float, y: float) -> bool:
        return self.box.holds(x, y) and all(shape.holds(x, y) for shape in self.shapes)

    @property
    def covers(self) -> bool:
        """Say whether it is large enough to hide a line."""
        left, bottom, right, top = self.box
        return self.opaque and right - left > _LEAST and top - bottom > _LEAST


def box_of(points: Iterable[tuple[float, ...]]) -> Box:
    xs, ys = zip(*[(p[0], p[1]) for p in points], strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def near(one: Colour, other: Colour) -> bool:
    """Say whether a text in one colour is lost on a ground of the other (WCAG 2.2, contrast)."""
    if max(abs(a - b) for a, b in zip(one, other, strict=True)) > _SAME_COLOUR:
        return False
    return ratio_of(one, other) < _LEAST_CONTRAST


def veiled(runs: Sequence[Run], paints: Sequence[Paint], page: Box) -> None:
    """Say on each run why nobody sees it, where nobody does."""
    covers = [paint for paint in paints if paint.covers]
    suspicious: dict[Colour, bool] = {}
    for run in runs:
        if run.hidden or not run.text.strip():
            continue
        middle, height = (run.x + run.end) / 2, run.y + 0.25 * run.size
        if _leaves(run, page):
            run.hidden = "it runs off the page"
        elif any(p.order > run.order and _hides(p, run, height) for p in covers):
            run.hidden = "something is drawn over it"
        elif run.colour is not None:
            if run.colour not in suspicious:
                alike = [p for p in paints if p.colour and near(p.colour, run.colour)]
                suspicious[run.colour] = bool(alike) or near(run.colour, _PAPER)
            if suspicious[run.colour] and _sinks(run, paints, middle, height):
                run.hidden = "it has the colour of its ground"


def _hides(paint: Paint, run: Run, height: float) -> bool:
    """Say whether an area lies over the beginning, the middle or the end of a run."""
    left, right = min(run.x, run.end), max(run.x, run.end)
    inner = min(0.25 * run.size, (right - left) / 2)
    return any(paint.holds(x, height) for x in ((left + right) / 2, left + inner, right - inner))


def overprinted(runs: Sequence[Run]) -> None:
    """Tell of runs that lie over each other for a third of their height and half their width."""
    runs = [run for run in runs if not run.hidden and run.text.strip()]
    bands = sorted((run.y, run.y + _SMALL_LETTERS * run.size, at) for at, run in enumerate(runs))
    for place, (bottom, top, at) in enumerate(bands):
        run = runs[at]
        for other_bottom, other_top, other_at in bands[place + 1 :]:
            if other_bottom >= top:
                break
            other = runs[other_at]
            least = _SHARED * min(top - bottom, other_top - other_bottom)
            shared = min(run.end, other.end) - max(run.x, other.x)
            across = max(0.5 * min(run.end - run.x, other.end - other.x), run.size)
            if min(top, other_top) - other_bottom > least and shared > across:
                run.hidden = other.hidden = "it and other words are printed over each other"


def _leaves(run: Run, page: Box) -> bool:
    left, right = min(run.x, run.end), max(run.x, run.end)
    return (
        left < page.left - _SLACK
        or right > page.right + _SLACK
        or run.y < page.bottom - _SLACK
        or run.y + 0.5 * run.size > page.top + _SLACK
    )


def _sinks(run: Run, paints: Sequence[Paint], x: float, y: float) -> bool:
    ground: Colour | None = _PAPER
    for paint in paints:
        if paint.order < run.order and paint.opaque and paint.holds(x, y):
            ground = paint.colour
    return ground is not None and run.colour is not None and near(ground, run.colour)
