"""Pictures that a style sheet hides, shrinks or pushes away: WeasyPrint prints the rest.

A picture counts as shown where most of it lies on the page and can be seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from briefgen.diagnostics import Sink, at
from briefgen.diagnostics.register.writers import PICTURE_NOT_SHOWN
from briefgen.source import Span

_LEAST: Final = 6.0
"""CSS pixels (4.5 pt): what is smaller shows nothing."""

_SHOWN: Final = 0.9
"""The part of a picture that must be on its page."""

_SHOWN_OF_COVER: Final = 0.25
"""That of a cover picture, which fills its frame and may be cut at the sides or the ends."""


def check_pictures(root: Any, document: Any, spans: Mapping[Any, Span], sink: Sink) -> bool:
    """Report each picture of the page that the document does not show; say whether all are."""
    before = len(sink)
    drawn = {box.element: (box, page._page_box) for page in document.pages for box in _boxes(page)}
    covers = {image for f in root.iter("figure") if f.get("class") == "cover-image" for image in f}
    for image in root.iter("img"):
        least = _SHOWN_OF_COVER if image in covers else _SHOWN
        fault = _fault(*drawn[image], least) if image in drawn else "is not drawn"
        if not fault and image in covers:
            fault = _overlap(*drawn[image])
        if fault:
            name = image.get("alt") or image.get("src", "").rpartition("/")[2]
            sink.report(
                PICTURE_NOT_SHOWN,
                f"the picture “{name}” {fault}",
                at(spans.get(image), "shown here"),
            )
    return len(sink) == before


def _fault(box: Any, page: Any, least: float) -> str:
    from weasyprint.layout.replaced import replacedbox_layout

    width, height, left, top = replacedbox_layout(box)
    if width < _LEAST or height < _LEAST:
        return f"is drawn {width:.2g} by {height:.2g} pixels large"
    right = min(left + width, box.content_box_x() + box.width, page.margin_width())
    bottom = min(top + height, box.content_box_y() + box.height, page.margin_height())
    across = max(right - max(left, box.content_box_x(), 0.0), 0.0)
    down = max(bottom - max(top, box.content_box_y(), 0.0), 0.0)
    if across * down < least * width * height:
        return "is cut off by its frame or the edge of the page"
    return ""


def _overlap(box: Any, page: Any) -> str:
    """Say which line of the masthead is printed over a cover picture, if any is."""
    from weasyprint.formatting_structure.boxes import TextBox

    top, bottom = box.content_box_y(), box.content_box_y() + box.height
    for text in _of_kind(page, TextBox):
        if text.text.strip() and top < text.position_y + text.baseline < bottom:
            return f"is printed over the text “{text.text.strip()}”"
    return ""


def _boxes(page: Any) -> Iterator[Any]:
    from weasyprint.formatting_structure.boxes import ReplacedBox

    return _of_kind(page._page_box, ReplacedBox)


def _of_kind(root: Any, kind: Any) -> Iterator[Any]:
    from weasyprint.layout.absolute import AbsolutePlaceholder

    stack = [root]
    while stack:
        box = stack.pop()
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if isinstance(box, kind):
            yield box
        stack.extend(getattr(box, "children", ()))
