"""Text that runs off its page, or over other text: WeasyPrint prints it without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from briefgen.diagnostics import Sink, at
from briefgen.diagnostics.register.writers import TEXT_OFF_PAGE, TEXT_OVERPRINTED
from briefgen.source import Span
from briefgen.writers.pdf.page import HANG

_TOLERANCE = 2.0
"""CSS pixels: italics and punctuation may lean out of their line."""


_CLOSEST: Final = 0.2
"""The part of the size by which letters may be drawn closer; words twice as much."""

_LETTERS: Final = 0.6
"""The height that a line's letters take, as part of the size."""

_SHARED: Final = 0.6
_TOUCHING: Final = 0.15
"""The part of it that may be shared, in one block and between two."""


def check_bounds(document: Any, spans: Mapping[Any, Span], sink: Sink) -> bool:
    """Report each line that leaves the page's type area or covers another; say whether none does.

    ``spans`` gives the place in the source of each element.
    """
    before = len(sink)
    tables = {e: table for table in document.root_element.iter("table") for e in table.iter()}
    wide: dict[tuple[Any, int], list[str]] = {}
    for number, page in enumerate(document.pages, 1):
        box = page._page_box
        left, right = box.content_box_x(), box.content_box_x() + box.width
        bottom = box.content_box_y() + box.height
        texts = list(_texts(box))
        for text, _ in texts:
            start, end = text.position_x, text.position_x + text.width
            below = text.position_y + text.height
            if start < left - _hanging(text) - _TOLERANCE or end > right + _TOLERANCE:
                side = "the right" if end > right else "the left"
                if text.element in tables:
                    wide.setdefault((tables[text.element], number), []).append(_short(text))
                    continue
                _report(text, number, f"beyond {side} margin", spans, sink)
            elif below > bottom + _TOLERANCE + text.height or text.position_y < 0:
                _report(text, number, "beyond the foot of the page", spans, sink)
        for text in (text for text, _ in texts if _is_crowded(text)):
            message = f"the letters of “{_short(text)}” are printed over each other"
            place = at(spans.get(text.element))
            sink.report(TEXT_OVERPRINTED, f"{message} on page {number}", place)
        for text, other in _overprinted(texts):
            message = f"“{_short(text)}” and “{_short(other)}” are printed over each other"
            place = at(spans.get(text.element))
            sink.report(TEXT_OVERPRINTED, f"{message} on page {number}", place)
    for (table, number), words in wide.items():
        also = f" and {len(words) - 1} more" if len(words) > 1 else ""
        message = (
            f"the page is too narrow for this table: “{words[0]}”{also} would run off it on page"
        )
        hint = "mark it {.wide} behind its caption for a turned page, or give it fewer columns"
        sink.report(TEXT_OFF_PAGE, f"{message} {number}", at(spans.get(table)), hint)
    return len(sink) == before


def _hanging(text: Any) -> float:
    """Give how far an opening quotation mark may stand out of its line."""
    hangs = text.element is not None and text.element.get(HANG)
    return 0.5 * float(text.style["font_size"]) if hangs else 0.0


def _report(text: Any, page: int, where: str, spans: Mapping[Any, Span], sink: Sink) -> None:
    place = at(spans.get(text.element))
    sink.report(TEXT_OFF_PAGE, f"“{_short(text)}” runs {where} on page {page}", place)


def _short(box: Any) -> str:
    text: str = box.text.replace("\u2060", "").replace("\u200b", "")
    return text if len(text) <= 60 else text[:57] + "…"


def _is_crowded(text: Any) -> bool:
    """Say whether letters or words are drawn so much closer that they cover each other."""
    style, size = text.style, text.style["font_size"]
    letters = 0 if style["letter_spacing"] == "normal" else style["letter_spacing"]
    return bool(
        letters < -_CLOSEST * size or style["word_spacing"] + letters < -2 * _CLOSEST * size
    )


def _overprinted(texts: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    """Give the texts that lie over another one for half the width of the lesser.

    Lines of one block may stand close; those of different blocks share no height at all.
    """
    bands = sorted(
        ((*_band(box), index, box, block) for index, (box, block) in enumerate(texts)),
        key=lambda band: band[:3],
    )
    for place, (top, bottom, _, box, block) in enumerate(bands):
        for other_top, other_bottom, _, other, other_block in bands[place + 1 :]:
            if other_top >= bottom:
                break
            least = _SHARED if block is other_block else _TOUCHING
            least *= min(bottom - top, other_bottom - other_top)
            end = min(box.position_x + box.width, other.position_x + other.width)
            shared = end - max(box.position_x, other.position_x)
            across = max(0.5 * min(box.width, other.width), box.style["font_size"])
            if min(bottom, other_bottom) - other_top > least and shared > across:
                yield box, other
                break


def _band(box: Any) -> tuple[float, float]:
    """Give the height of a text's letters on its page, without what reaches up or down."""
    baseline = box.position_y + box.baseline
    return baseline - _LETTERS * box.style["font_size"], baseline


def _texts(box: Any, block: Any = None) -> Iterator[tuple[Any, Any]]:
    """Give the texts of a page, each with the block that it is a line of."""
    from weasyprint.formatting_structure.boxes import BlockContainerBox, MarginBox, TextBox
    from weasyprint.layout.absolute import AbsolutePlaceholder

    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    if isinstance(box, MarginBox):
        return
    if isinstance(box, BlockContainerBox):
        block = box
    if isinstance(box, TextBox) and box.text.strip():
        yield box, block
    for child in getattr(box, "children", ()):
        yield from _texts(child, block)
