"""Text that runs off its page: WeasyPrint prints it there without a word."""

from __future__ import annotations

from typing import Any

from briefgen.diagnostics import Sink
from briefgen.diagnostics.register.writers import TEXT_OFF_PAGE

_TOLERANCE = 2.0
"""CSS pixels: italics and punctuation may lean out of their line."""


def check_bounds(document: Any, sink: Sink) -> bool:
    """Report each line that leaves the page's type area; say whether all stay inside."""
    before = len(sink)
    for number, page in enumerate(document.pages, 1):
        box = page._page_box
        left, right = box.content_box_x(), box.content_box_x() + box.width
        bottom = box.content_box_y() + box.height
        for text in _texts(box):
            start, end = text.position_x, text.position_x + text.width
            below = text.position_y + text.height
            if start < left - _TOLERANCE or end > right + _TOLERANCE:
                side = "the right" if end > right else "the left"
                _report(text, number, f"beyond {side} margin", sink)
            elif below > bottom + _TOLERANCE + text.height or text.position_y < 0:
                _report(text, number, "beyond the foot of the page", sink)
    return len(sink) == before


def _report(text: Any, page: int, where: str, sink: Sink) -> None:
    words = text.text if len(text.text) <= 60 else text.text[:57] + "…"
    sink.report(TEXT_OFF_PAGE, f"“{words}” runs {where} on page {page}")


def _texts(box: Any) -> Any:
    from weasyprint.formatting_structure.boxes import MarginBox, TextBox
    from weasyprint.layout.absolute import AbsolutePlaceholder

    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    if isinstance(box, MarginBox):
        return
    if isinstance(box, TextBox) and box.text.strip():
        yield box
    for child in getattr(box, "children", ()):
        yield from _texts(child)
