"""The graphics state, what is drawn in it, and the marks around it (ISO 32000-1, 8.4 and 14.6)."""

from __future__ import annotations

from dataclasses import field
from typing import Final

from briefgen.frozen import slotted
from briefgen.parity.pdf.fonts import Font
from briefgen.parity.pdf.visible import Clip, Colour

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
BLACK: Final[Colour] = (0.0, 0.0, 0.0)


def times(m: Matrix, n: Matrix) -> Matrix:
    """Multiply matrices: ``m`` first, then ``n``."""
    a, b, c, d, e, f = m
    g, h, i, j, k, x = n
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + x,
    )


@slotted
class Run:
    """Text shown at once: where it begins and ends on the page (points), how it looks."""

    text: str
    x: float
    y: float
    end: float
    size: float
    italic: bool
    bold: bool
    colour: Colour | None
    order: int
    page: int
    hidden: str = ""
    language: str = ""


@slotted
class Drawn:
    """What a page draws: runs by MCID, artifacts' runs, runs under no mark, MCIDs of pictures."""

    marked: dict[tuple[int, int], list[Run]] = field(default_factory=dict)
    artifacts: list[list[Run]] = field(default_factory=list)
    stray: list[Run] = field(default_factory=list)
    pictures: dict[tuple[int, int], str] = field(default_factory=dict)


@slotted
class State:
    """The graphics state, as far as text needs it (8.4)."""

    matrix: Matrix = IDENTITY
    clip: Clip = field(default_factory=Clip)
    colour: Colour | None = BLACK
    alpha: float = 1.0
    font: Font | None = None
    size: float = 0.0
    characters: float = 0.0
    words: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    stroke: Colour | None = BLACK
    line_width: float = 1.0
    dashed: bool = False

    def copy(self) -> State:
        return State(
            self.matrix,
            self.clip,
            self.colour,
            self.alpha,
            self.font,
            self.size,
            self.characters,
            self.words,
            self.scale,
            self.leading,
            self.rise,
            self.mode,
            self.stroke,
            self.line_width,
            self.dashed,
        )


@slotted
class Mark:
    """An open marked-content sequence, what it takes over from the one around it included.

    ``actual`` are the words that stand for what is drawn in it (14.9.4), ``drawn`` what that is;
    ``first`` is the run that says them.
    """

    key: tuple[int, int] | None
    artifact: bool
    language: str
    actual: str | None = None
    first: Run | None = None
    drawn: list[tuple[Run, str]] = field(default_factory=list)
    around: Mark | None = None


def matrix_of(numbers: list[float]) -> Matrix:
    """Give six numbers as a matrix."""
    a, b, c, d, e, f = numbers
    return (a, b, c, d, e, f)


def colour_of(numbers: list[float]) -> Colour | None:
    """Give a colour of one, three or four components as RGB; None where it is a pattern."""
    match numbers:
        case [grey]:
            return (grey, grey, grey)
        case [red, green, blue]:
            return (red, green, blue)
        case [cyan, magenta, yellow, key]:
            light = 1 - key
            return ((1 - cyan) * light, (1 - magenta) * light, (1 - yellow) * light)
        case _:
            return None
