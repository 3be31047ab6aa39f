"""Whether what a page draws can be seen: off the page, cut away, covered, in its ground's colour.

Boxes stand for shapes: a rectangle is taken exactly, any other path by its bounds, and only what
is exact can cover. So a finding is certain; a text hidden behind an odd shape may pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from briefgen.parity.pdf.state import Run

Colour = tuple[float, float, float]
_PAPER: Final[Colour] = (1.0, 1.0, 1.0)
_SLACK: Final = 1.0


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


class Clip(NamedTuple):
    """What may be drawn on; ``exact`` is false once an odd shape has cut it."""

    box: Box | None = None
    exact: bool = True

    def within(self, box: Box, *, exact: bool) -> Clip:
        """Cut the clip by one more shape (8.5.4)."""
        return Clip(self.crop(box), self.exact and exact)

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
        return (
            not self.box.bottom - _SLACK <= height <= self.box.top + _SLACK
            or left < self.box.left - _SLACK - 0.3 * size
            or right > self.box.right + _SLACK + 0.3 * size
        )


class Paint(NamedTuple):
    """An area painted: ``colour`` None is a picture or a pattern."""

    box: Box
    colour: Colour | None
    order: int
    opaque: bool
    exact: bool


def box_of(points: Iterable[tuple[float, ...]]) -> Box:
    xs, ys = zip(*[(p[0], p[1]) for p in points], strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def near(one: Colour, other: Colour) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) < 0.06


def veiled(runs: Sequence[Run], paints: Sequence[Paint], page: Box) -> None:
    """Say on each run why nobody sees it, where nobody does."""
    covers = [
        p
        for p in paints
        if p.opaque and p.exact and p.box.right - p.box.left > 4 and p.box.top - p.box.bottom > 4
    ]
    suspicious: dict[Colour, bool] = {}
    for run in runs:
        if run.hidden or not run.text.strip():
            continue
        middle, height = (run.x + run.end) / 2, run.y + 0.25 * run.size
        if _leaves(run, page):
            run.hidden = "it runs off the page"
        elif any(p.order > run.order and p.box.holds(middle, height) for p in covers):
            run.hidden = "something is drawn over it"
        elif run.colour is not None:
            if run.colour not in suspicious:
                alike = [p for p in paints if p.colour and near(p.colour, run.colour)]
                suspicious[run.colour] = bool(alike) or near(run.colour, _PAPER)
            if suspicious[run.colour] and _sinks(run, paints, middle, height):
                run.hidden = "it has the colour of its ground"


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
        if paint.order < run.order and paint.opaque and paint.box.holds(x, y):
            ground = paint.colour
    return ground is not None and run.colour is not None and near(ground, run.colour)
