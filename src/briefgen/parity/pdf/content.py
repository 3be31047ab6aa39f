"""What a page draws: its shown text by marked content, with place, face and visibility.

Content stream → ``Drawn``. ISO 32000-1, 8 (graphics), 9 (text), 14.6 (marked content). Only
operators that text, its look or its visibility need are followed. The module stays whole: it is one
class, whose operators all work on the state of one stream.
"""

from __future__ import annotations

from collections.abc import Callable
from math import hypot, sqrt
from typing import Final

from briefgen.frozen import replace
from briefgen.parity.normal import same_letters
from briefgen.parity.pdf.cos import File, Name, Obj, Ref, Stream
from briefgen.parity.pdf.fonts import Font, read_font
from briefgen.parity.pdf.operations import numbers_of, operations, shown
from briefgen.parity.pdf.path import Path
from briefgen.parity.pdf.state import (
    BLACK,
    IDENTITY,
    Drawn,
    Mark,
    Matrix,
    Run,
    State,
    colour_of,
    matrix_of,
    times,
)
from briefgen.parity.pdf.visible import Box, Colour, Paint, Shape, box_of, overprinted, veiled

_DEEPEST: Final = 12
_READABLE: Final = 2.5
"""Points: letters of a smaller size, or squeezed as much, are text to machines only."""

_SMALLEST: Final = 4.0
"""Points: a picture that is narrower or lower shows nothing."""

_SPACES: Final = {0xA0: " ", 0x202F: " "}
"""One glyph draws them all, so a font's ToUnicode names whichever came first."""


class Painter:
    """Reads content streams of one page."""

    def __init__(self, file: File, page: int, box: Box, fonts: dict[int, Font]) -> None:
        self._file = file
        self._page = page
        self._box = box
        self._fonts = fonts
        self._runs: list[Run] = []
        self._paints: list[Paint] = []
        self._order = 0
        self._marks: list[Mark] = []
        self._spoken: list[Mark] = []
        self._state = State()
        self._saved: list[State] = []
        self._line = self._text = IDENTITY
        self._path = Path()
        self._clipping = self._even_odd = False
        self._resources: dict[str, Obj] = {}
        self._stream = -1
        self._named: dict[str, dict[str, Obj]] = {}
        self.drawn = Drawn()

    def paint(self, data: bytes, resources: dict[str, Obj]) -> Drawn:
        """Read the page's content; what stays hidden is told on the runs."""
        self._read(data, resources, 0)
        # An unbalanced mark ends with the page.
        while self._marks:
            self._end_mark()
        veiled(self._runs, self._paints, self._box)
        spoken_for = {run.order for mark in self._spoken for run, _ in mark.drawn[1:]}
        overprinted([run for run in self._runs if run.order not in spoken_for])
        for mark in self._spoken:
            _own_up(mark)
        return self.drawn

    # -- the loop ---------------------------------------------------------------------------

    def _read(self, data: bytes, resources: dict[str, Obj], depth: int) -> None:
        before = (self._resources, self._named)
        self._resources, self._named = resources, {}
        for operator, operands in operations(data):
            if operator == b"Do":
                self._object(operands, depth)
            else:
                self._operate(operator, operands)
        self._resources, self._named = before

    def _operate(self, operator: bytes, operands: list[Obj]) -> None:
        """Follow one operator: the frequent ones by table, the others by their own kind."""
        if operator == b"TJ" or operator == b"Tj":
            if operands:
                self._show(operands[-1])
        elif (own := _OPERATORS.get(operator)) is not None:
            own(self, operands)
        elif operator in _PATHS:
            self._extend(operator, operands)
        elif operator in _PAINTS:
            self._paint_path(operator)
        elif operator in _TEXT_STATE:
            self._text_state(operator, operands)

    def _save(self, _: list[Obj]) -> None:
        self._saved.append(self._state.copy())

    def _restore(self, _: list[Obj]) -> None:
        if self._saved:
            self._state = self._saved.pop()

    def _transform(self, operands: list[Obj]) -> None:
        if len(operands) == 6:
            self._state.matrix = times(matrix_of(numbers_of(operands)), self._state.matrix)

    def _begin_text(self, _: list[Obj]) -> None:
        self._line = self._text = IDENTITY

    def _set_matrix(self, operands: list[Obj]) -> None:
        if len(operands) == 6:
            self._line = self._text = matrix_of(numbers_of(operands))

    def _set_font(self, operands: list[Obj]) -> None:
        if len(operands) == 2 and isinstance(operands[1], int | float):
            self._state.font = self._font(operands[0])
            self._state.size = float(operands[1])

    def _set_colour(self, operands: list[Obj]) -> None:
        numbers = numbers_of(operands)
        self._state.colour = colour_of(numbers) if len(numbers) == len(operands) else None

    def _set_stroke(self, operands: list[Obj]) -> None:
        numbers = numbers_of(operands)
        self._state.stroke = colour_of(numbers) if len(numbers) == len(operands) else None

    def _set_line_width(self, operands: list[Obj]) -> None:
        self._state.line_width = next(iter(numbers_of(operands)), 1.0)

    def _set_dashes(self, operands: list[Obj]) -> None:
        self._state.dashed = bool(operands and isinstance(operands[0], list) and operands[0])

    def _clip_next(self, _: list[Obj]) -> None:
        self._clipping, self._even_odd = True, False

    def _clip_next_even_odd(self, _: list[Obj]) -> None:
        self._clipping = self._even_odd = True

    def _new_line(self, operands: list[Obj]) -> None:
        self._move(0.0, -self._state.leading)

    def _next_line_show(self, operands: list[Obj]) -> None:
        numbers = numbers_of(operands)
        if len(numbers) == 2:
            self._state.words, self._state.characters = numbers
        self._move(0.0, -self._state.leading)
        if operands:
            self._show(operands[-1])

    def _text_state(self, operator: bytes, operands: list[Obj]) -> None:
        """Follow the operators of text state and position (9.3, 9.4.2)."""
        state, numbers = self._state, numbers_of(operands)
        value = numbers[0] if numbers else 0.0
        match operator:
            case b"Td" | b"TD" if len(numbers) == 2:
                if operator == b"TD":
                    state.leading = -numbers[1]
                self._move(value, numbers[1])
            case b"TL":
                state.leading = value
            case b"Tc":
                state.characters = value
            case b"Tw":
                state.words = value
            case b"Tz":
                state.scale = value / 100
            case b"Ts":
                state.rise = value
            case b"Tr":
                state.mode = int(value)
            case b"cs":
                state.colour = BLACK
            case _:
                pass

    def _move(self, x: float, y: float) -> None:
        self._line = self._text = times((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    # -- text -------------------------------------------------------------------------------

    def _font(self, operand: Obj) -> Font:
        fonts = self._category("Font")
        reference = fonts.get(str(operand))
        number = reference.number if isinstance(reference, Ref) else -id(reference)
        if number not in self._fonts:
            self._fonts[number] = read_font(self._file, reference)
        return self._fonts[number]

    def _category(self, name: str) -> dict[str, Obj]:
        if name not in self._named:
            self._named[name] = self._file.dictionary(self._resources.get(name))
        return self._named[name]

    def _show(self, operand: Obj) -> None:
        state = self._state
        font = state.font
        if font is None:
            return
        raw, adjustment = shown(operand)
        codes = font.codes(raw)
        characters, widths, other = font.characters, font.widths, font.width
        text = "".join([characters.get(code, "\ufffd") for code in codes]).translate(_SPACES)
        advance = sum([widths.get(code, other) for code in codes]) - adjustment
        width = advance * state.size / 1000 + len(codes) * state.characters
        if state.words and not font.wide:
            width += raw.count(b" ") * state.words
        width *= state.scale
        a, b, c, d, e, f = self._text
        start = times((a, b, c, d, e + c * state.rise, f + d * state.rise), state.matrix)
        moved = (a, b, c, d, e + a * width, f + b * width)
        end = times(moved, state.matrix)
        self._text = moved
        if text:
            self._run(text, start, end[4], font)

    def _run(self, text: str, start: Matrix, end: float, font: Font) -> None:
        state = self._state
        self._order += 1
        run = Run(
            text,
            start[4],
            start[5],
            end,
            state.size * (abs(start[3]) or abs(start[1])),
            # A face without an italic is slanted by the text matrix.
            font.italic or abs(start[2]) > 0.05 * abs(start[3]),
            font.bold,
            state.colour,
            self._order,
            self._page,
        )
        if state.mode in (3, 7):
            run.hidden = "it is drawn in no ink"
        elif state.alpha < 0.05:
            run.hidden = "it is transparent"
        elif run.size < _READABLE or _breadth(start) * state.size * state.scale < _READABLE:
            run.hidden = "it is too small to read"
        elif state.clip.cuts(run.x, run.y, run.end, run.size):
            run.hidden = "it is cut away"
        self._runs.append(run)
        self._keep(run)

    def _keep(self, run: Run) -> None:
        mark = self._marks[-1] if self._marks else None
        if mark is None:
            self.drawn.stray.append(run)
            return
        run.language = mark.language
        spoken = _outermost(mark)
        if spoken is not None and spoken.actual is not None:
            spoken.drawn.append((run, run.text))
            if spoken.first is not None:
                spoken.first.end = run.end
                return
            # The replacement stands where the first of what it replaces stood.
            run.text, spoken.first = spoken.actual.translate(_SPACES), run
        if mark.artifact:
            self.drawn.artifacts[-1].append(run)
        elif mark.key is not None:
            self.drawn.marked.setdefault(mark.key, []).append(run)
        else:
            self.drawn.stray.append(run)

    # -- marks ------------------------------------------------------------------------------

    def _begin_mark(self, operands: list[Obj]) -> None:
        around = self._marks[-1] if self._marks else None
        tag = operands[0] if operands else None
        properties: Obj = operands[1] if len(operands) > 1 else None
        if isinstance(properties, Name):
            properties = self._category("Properties").get(properties)
        entries = self._file.dictionary(properties) if not isinstance(properties, bytes) else {}
        artifact = tag == "Artifact" or (around is not None and around.artifact)
        if artifact and not (around is not None and around.artifact):
            self.drawn.artifacts.append([])
        number = entries.get("MCID")
        key = around.key if around else None
        if isinstance(number, int):
            key = (self._stream, number)
            self.drawn.marked.setdefault(key, [])
        language = self._file.text(entries.get("Lang")) or (around.language if around else "")
        mark = Mark(key, artifact, language, around=around)
        if "ActualText" in entries:
            mark.actual = self._file.text(entries["ActualText"])
        self._marks.append(mark)

    def _end_mark(self, _: list[Obj] | None = None) -> None:
        if not self._marks:
            return
        mark = self._marks.pop()
        if mark.first is not None:
            self._spoken.append(mark)
        if mark.actual and mark.first is None and mark.key is not None and not mark.artifact:
            # Words for nothing drawn: a space that the layout swallowed at a line's end.
            runs = self.drawn.marked.setdefault(mark.key, [])
            before = self._runs[-1] if self._runs else None
            if before is not None:
                hidden = "nothing of it is drawn" if mark.actual.strip() else ""
                runs.append(replace(before, text=mark.actual, x=before.end, hidden=hidden))

    # -- pictures, paths, state -------------------------------------------------------------

    def _object(self, operands: list[Obj], depth: int) -> None:
        if not operands or depth > _DEEPEST:
            return
        reference = self._category("XObject").get(str(operands[0]))
        stream = self._file.get(reference)
        if not isinstance(stream, Stream):
            return
        if stream.entries.get("Subtype") != "Form":
            veil = any(key in stream.entries for key in ("SMask", "Mask", "ImageMask"))
            self._picture(self._state.matrix, veil=veil)
            return
        kept, marks, outer = self._state.copy(), self._stream, self._saved
        matrix = self._file.numbers(stream.entries.get("Matrix"))
        if len(matrix) == 6:
            self._state.matrix = times(matrix_of(matrix), self._state.matrix)
        if isinstance(reference, Ref) and not self._marks:
            self._stream = reference.number
        self._saved = []
        own = self._file.dictionary(stream.entries.get("Resources"))
        if self._marks:
            # A drawing under one mark is a picture: an SVG, a chart.
            self._picture(times(_unit(self._file, stream), self._state.matrix), solid=False)
        self._read(self._file.data(stream), own or self._resources, depth + 1)
        self._state, self._stream, self._saved = kept, marks, outer

    def _inline_picture(self, _: list[Obj]) -> None:
        self._picture(self._state.matrix)

    def _picture(self, matrix: Matrix, *, solid: bool = True, veil: bool = False) -> None:
        """Take note of a picture; one with a ``veil`` may be seen through."""
        corners = [
            times((1.0, 0.0, 0.0, 1.0, x, y), matrix)[4:]
            for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))
        ]
        box = box_of(corners)
        self._order += 1
        if solid:
            self._cover(box, None, () if veil else self._state.clip.shapes, sure=not veil)
        key = self._marked()
        if key is not None:
            small = box.right - box.left < _SMALLEST or box.top - box.bottom < _SMALLEST
            unseen = "it is too small to see" if small else self._unseen(box)
            self.drawn.pictures.setdefault(key, unseen)

    def _marked(self) -> tuple[int, int] | None:
        """Give the marked content at hand, None where there is none, or it is an artifact."""
        mark = self._marks[-1] if self._marks else None
        return None if mark is None or mark.artifact else mark.key

    def _unseen(self, box: Box) -> str:
        if self._state.alpha < 0.05:
            return "it is transparent"
        outside = box.outside(self._box) or self._state.clip.misses(box)
        return "it is off the page" if outside else ""

    def _sketched(self) -> None:
        """Take a path under a mark for a picture, or part of one: an SVG is drawn in place."""
        key = self._marked()
        if key is not None and self._path.points and self.drawn.pictures.get(key) != "":
            self.drawn.pictures[key] = self._unseen(self._path.box)

    def _extend(self, operator: bytes, operands: list[Obj]) -> None:
        self._path.extend(operator, numbers_of(operands), self._state.matrix)

    def _paint_path(self, operator: bytes) -> None:
        state, path = self._state, self._path
        if operator != b"n":
            self._sketched()
        if operator == b"sh":
            self._order += 1
            self._cover(state.clip.box or self._box, None, state.clip.shapes)
        elif path.points:
            if operator not in _UNFILLED:
                self._order += 1
                shape = path.shape(even_odd=b"*" in operator)
                shapes = state.clip.shapes if shape is None else (*state.clip.shapes, shape)
                self._cover(path.box, state.colour, shapes)
            if operator in _STROKED and not state.dashed:
                self._order += 1
                for line in path.lines(state.line_width * _spread(state.matrix)):
                    self._cover(line, state.stroke, state.clip.shapes)
        if self._clipping and path.points:
            # Painted first, then cut to (8.5.4).
            state.clip = state.clip.within(path.box, path.shape(even_odd=self._even_odd))
        self._path, self._clipping = Path(), False

    def _cover(
        self, box: Box, colour: Colour | None, shapes: tuple[Shape, ...], *, sure: bool = True
    ) -> None:
        """Take note of an area painted; one that is not ``sure`` hides nothing."""
        opaque = sure and self._state.alpha > 0.9
        if self._state.alpha > 0:
            box = self._state.clip.crop(box)
            self._paints.append(Paint(box, colour, self._order, opaque, shapes))

    def _graphics(self, operands: list[Obj]) -> None:
        if operands:
            entries = self._file.dictionary(self._category("ExtGState").get(str(operands[0])))
            alpha = entries.get("ca")
            if isinstance(alpha, int | float):
                self._state.alpha = float(alpha)


def _outermost(mark: Mark | None) -> Mark | None:
    """Give the outermost mark that has words of its own: they stand for all in it."""
    found = None
    while mark is not None:
        if mark.actual is not None:
            found = mark
        mark = mark.around
    return found


def _own_up(mark: Mark) -> None:
    """Say on the run that speaks for others what is wrong with any of them."""
    first = mark.first
    if first is None or mark.actual is None:
        return
    reason = next((run.hidden for run, _ in mark.drawn if run.hidden), "")
    drawn = "".join(text for _, text in mark.drawn)
    if not reason and not same_letters(mark.actual, drawn):
        reason = f'it is drawn as "{drawn.strip()}"'
    first.hidden = first.hidden or reason


def _unit(file: File, stream: Stream) -> Matrix:
    """Give the matrix that makes the unit square a form's box."""
    box = file.numbers(stream.entries.get("BBox"))
    if len(box) != 4:
        return IDENTITY
    return (box[2] - box[0], 0.0, 0.0, box[3] - box[1], box[0], box[1])


def _breadth(matrix: Matrix) -> float:
    """Give by how much a matrix stretches what runs along the line."""
    return hypot(matrix[0], matrix[1])


def _spread(matrix: Matrix) -> float:
    """Give by how much a matrix widens a line, whichever way it runs."""
    a, b, c, d, _, _ = matrix
    return sqrt(abs(a * d - b * c))


_UNFILLED: Final = frozenset({b"S", b"s", b"n"})
_STROKED: Final = frozenset({b"S", b"s", b"B", b"B*", b"b", b"b*"})
_PATHS: Final = frozenset({b"re", b"m", b"l", b"c", b"v", b"y", b"h"})
_PAINTS: Final = frozenset({b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"n", b"sh"})
_TEXT_STATE: Final = frozenset({b"Td", b"TD", b"TL", b"Tc", b"Tw", b"Tz", b"Ts", b"Tr", b"cs"})
_OPERATORS: Final[dict[bytes, Callable[[Painter, list[Obj]], None]]] = {
    b"Tm": Painter._set_matrix,
    b"Tf": Painter._set_font,
    b"BDC": Painter._begin_mark,
    b"BMC": Painter._begin_mark,
    b"EMC": Painter._end_mark,
    b"q": Painter._save,
    b"Q": Painter._restore,
    b"cm": Painter._transform,
    b"BT": Painter._begin_text,
    b"rg": Painter._set_colour,
    b"g": Painter._set_colour,
    b"k": Painter._set_colour,
    b"sc": Painter._set_colour,
    b"scn": Painter._set_colour,
    b"gs": Painter._graphics,
    b"BI": Painter._inline_picture,
    b"W": Painter._clip_next,
    b"W*": Painter._clip_next_even_odd,
    b"RG": Painter._set_stroke,
    b"G": Painter._set_stroke,
    b"K": Painter._set_stroke,
    b"SC": Painter._set_stroke,
    b"SCN": Painter._set_stroke,
    b"w": Painter._set_line_width,
    b"d": Painter._set_dashes,
    b"T*": Painter._new_line,
    b"'": Painter._next_line_show,
    b'"': Painter._next_line_show,
}
