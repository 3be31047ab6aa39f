"""Read theme.yaml: the tokens of a theme, typed, and its colours' contrast.

Stage: layout. SourceFile → Theme. Lengths are points; ``20mm``, ``2cm`` and ``0.8in`` are read
as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Final, TypeVar

from briefgen.diagnostics import Sink, at
from briefgen.diagnostics.register import layout as codes
from briefgen.frozen import frozen, replace
from briefgen.layout.contrast import faint_pairs
from briefgen.layout.theme import Colours, Fonts, PageSetup, Scale, Theme
from briefgen.layout.theme_word import styles_field, word_styles
from briefgen.model.contrast import MINIMUM
from briefgen.readers.fields import Field, Record, Schema, Values
from briefgen.readers.house import LOGO as LOGO_RECORD
from briefgen.readers.house import PAPERS, read_logo
from briefgen.readers.kinds import Choice, Line, TextOr, Truth, Word, scalar
from briefgen.readers.yaml import Node, parse_yaml
from briefgen.readers.yaml.tree import Scalar
from briefgen.source import SourceFile, Span

T = TypeVar("T")

# Points of ISO 216 A4 and of ANSI Letter, upright.
SIZES: Final = {"A4": (595.276, 841.89), "Letter": (612.0, 792.0)}

_POINTS: Final = {"pt": 1.0, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0}
_LENGTH: Final = re.compile(r"(\d+(?:\.\d+)?) ?(pt|mm|cm|in)?\Z")
_HEX: Final = re.compile(r"#?([0-9A-Fa-f]{6})\Z")


@frozen
class Colour:
    """``RRGGBB``; a ``#`` before it must stand in quotes, and is not needed."""

    def read(self, node: Node, name: str, sink: Sink) -> str | None:
        found = scalar(node, name, sink)
        if found is None:
            return None
        match = _HEX.match(found.text.strip())
        if match is None:
            message = f'{name}: "{found.text}" is not a colour'
            hint = "write six hexadecimal digits: 14406b"
            sink.report(codes.THEME_TOKEN, message, at(found.span), hint)
            return None
        return match[1].lower()

    def schema(self) -> Schema:
        return {"type": ["string", "number"], "pattern": "^#?[0-9A-Fa-f]{6}$"}


@frozen
class Number:
    """A number, or with ``lengths`` a length in points or another unit, between two bounds."""

    least: float
    most: float
    lengths: bool = True

    def read(self, node: Node, name: str, sink: Sink) -> float | None:
        found = scalar(node, name, sink)
        if found is None:
            return None
        match = _LENGTH.match(found.text.strip())
        kind = "length" if self.lengths else "number"
        if match is None or (match[2] and not self.lengths):
            message = f'{name}: "{found.text}" is not a {kind}'
            hint = "write points (10.5), or a number with mm, cm, in or pt" if self.lengths else ""
            sink.report(codes.THEME_TOKEN, message, at(found.span), hint)
            return None
        value = float(match[1]) * _POINTS[match[2] or "pt"]
        if not self.least <= value <= self.most:
            message = f"{name}: {found.text} is out of bounds"
            hint = f"write {self.least:g} to {self.most:g}{' points' if self.lengths else ''}"
            sink.report(codes.THEME_TOKEN, message, at(found.span), hint)
            return None
        return round(value, 3)

    def schema(self) -> Schema:
        return {"type": ["number", "string"]}


_COLOURS: Final = Record(
    '"colours"',
    tuple(Field(f.name, Colour(), f"The colour {f.name}.", required=True) for f in fields(Colours)),
)
_FONTS: Final = Record(
    '"fonts"',
    tuple(Field(f.name, Line(), f"The family for {f.name}.", required=True) for f in fields(Fonts)),
)
_SCALE: Final = Record(
    '"scale"',
    tuple(
        Field(
            f.name,
            Number(1, 2.5, lengths=False) if f.name == "leading" else Number(6, 96),
            f"The size of the {f.name}, in points.",
            required=True,
        )
        for f in fields(Scale)
    ),
)
_SIDES: Final = ("top", "right", "bottom", "left")
_SIZE: Final = Field("size", Choice(PAPERS), "The size of the page.", required=True)
_WIDTH: Final = Field("width", Number(200, 2000), "The width, where it is not the size's.")
_HEIGHT: Final = Field("height", Number(200, 2000), "The height, where it is not the size's.")
_MARGINS: Final = tuple(
    Field(side, Number(18, 216), f"The {side} margin.", required=True) for side in _SIDES
)
_PAGE: Final = Record('"page"', (_SIZE, _WIDTH, _HEIGHT, *_MARGINS))

NAME: Final = Field("name", Word(), "The theme's name: that of its folder.")
COLOURS: Final = Field("colours", _COLOURS, "The colours, as RRGGBB.", required=True)
DARK: Final = Field("dark", _COLOURS, "The colours of a dark screen.")
FONTS: Final = Field("fonts", _FONTS, "The families.", required=True)
SCALE: Final = Field("scale", _SCALE, "The sizes of type.", required=True)
PAGE: Final = Field("page", _PAGE, "The size of the page and its margins.", required=True)
UNIT: Final = Field("unit", Number(1, 24), "The step of vertical space.", required=True)
HANG: Final = Field("hang", Number(0, 200), "How far text is set in from its headings.")
HYPHENATE: Final = Field("hyphenate", Truth(), "Whether words are divided.")
JUSTIFY: Final = Field("justify", Truth(), "Whether lines end flush.")
NOTE_COLUMNS: Final = Field("note_columns", Choice(("1", "2")), "The columns of the notes.")
WORD: Final = styles_field(Number(0, 200), Number(6, 96))
LOGO: Final[Field[Scalar | Values]] = Field(
    "logo", TextOr(LOGO_RECORD), "The publisher's mark, a file beside theme.yaml."
)
LOGO_HEIGHT: Final = Field("logo_height", Number(12, 120), "How high the logo is drawn.")

THEME_FILE: Final = Record(
    "theme.yaml",
    (
        *(NAME, COLOURS, DARK, FONTS, SCALE, PAGE, UNIT, HANG, HYPHENATE, JUSTIFY),
        *(NOTE_COLUMNS, LOGO, LOGO_HEIGHT, WORD),
    ),
    "The tokens of a theme: colours, type, spacing and page.",
)


def read_theme(name: str, files: Mapping[str, SourceFile], sink: Sink) -> Theme | None:
    """Read a theme; report every token that is unknown, missing or wrong, and faint colours.

    ``files`` are those of the theme's folder: theme.yaml, and the CSS that stands beside it.
    """
    before = len(sink)
    node = parse_yaml(files["theme.yaml"], sink)
    values = None if node is None else THEME_FILE.read(node, "", sink)
    if values is None:
        return None
    colours, dark = _colours(values, COLOURS, sink), _colours(values, DARK, sink)
    page, logo = values.get(PAGE), read_logo(values.get(LOGO), f"templates/themes/{name}", sink)
    fonts, scale = _filled(Fonts, values.get(FONTS)), _filled(Scale, values.get(SCALE))
    setup = None if page is None else _page(page)
    if values.get_or(NAME, name) != name:
        message = f'this is the theme "{name}", by its folder'
        sink.report(codes.THEME_TOKEN, message, at(values.span(NAME)), f"write {name}")
    word = {} if colours is None else word_styles(values.get_or(WORD, {}), colours, sink)
    if len(sink) > before or not (colours and fonts and scale and setup):
        return None
    return Theme(
        name=name,
        colours=colours,
        fonts=fonts,
        scale=scale,
        page=setup,
        unit=values.get_or(UNIT, 4.0),
        hyphenate=values.get_or(HYPHENATE, True),
        justify=values.get_or(JUSTIFY, False),
        note_columns=int(values.get_or(NOTE_COLUMNS, "1")),
        logo=logo,
        logo_height=values.get_or(LOGO_HEIGHT, 32.0),
        hang=values.get_or(HANG, 0.0),
        dark=dark,
        word=word,
        css={n: file for n, file in files.items() if n.endswith(".css")},
    )


def _colours(values: Values, field: Field[Values], sink: Sink) -> Colours | None:
    """Take a set of colours; each text must stand out from each ground that it meets."""
    table = values.get(field)
    colours = _filled(Colours, table)
    if colours is None or table is None:
        return None
    for text, ground, found in faint_pairs(colours):
        sink.report(
            codes.CONTRAST,
            f"{text} on {ground} has a contrast of {found:.2f}; {MINIMUM} is the least",
            at(_token(table, text), f"{text} {getattr(colours, text)}")
            + at(_token(table, ground), f"{ground} {getattr(colours, ground)}"),
        )
    return colours


def _token(table: Values, name: str) -> Span:
    return table.entries[name].value.span


def _page(values: Values) -> PageSetup | None:
    size = values.get(_SIZE)
    if size is None or any(side not in values.values for side in _SIDES):
        return None
    width, height = SIZES[size]
    top, right, bottom, left = (values.values[side] for side in _SIDES)
    return PageSetup(
        size,
        values.get_or(_WIDTH, width),
        values.get_or(_HEIGHT, height),
        top,
        right,
        bottom,
        left,
    )


def on_paper(theme: Theme, size: str) -> Theme:
    """Give a theme on a page of another size ("A4", "Letter", or "" for its own).

    Margins stay what they are: the room for text is as much wider and lower as the page.
    """
    if not size or theme.page.size == size:
        return theme
    width, height = SIZES[size]
    return replace(theme, page=replace(theme.page, size=size, width=width, height=height))


def _filled(kind: type[T], values: Values | None) -> T | None:
    """Make a set of tokens of what was read, if all of them are there."""
    if values is None:
        return None
    needed = [f.name for f in fields(kind) if f.default is MISSING]  # type: ignore[arg-type] # a dataclass
    if any(name not in values.values for name in needed):
        return None
    return kind(**values.values)
