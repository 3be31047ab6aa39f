"""Units of WordprocessingML, from points."""

from __future__ import annotations

from typing import Final

EMU_PER_POINT: Final = 12700


def twips(points: float) -> int:
    """Twentieths of a point: indents, spacing, page and table measures (ST_TwipsMeasure)."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Type sizes (ST_HpsMeasure)."""
    return round(points * 2)


def eighths(points: float) -> int:
    """Border widths (ST_EighthPointMeasure): Word draws 2 to 96."""
    return min(max(round(points * 8), 2), 96)


def emu(points: float) -> int:
    """DrawingML lengths (ST_PositiveCoordinate)."""
    return round(points * EMU_PER_POINT)
