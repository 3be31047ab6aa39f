"""The places where briefgen takes part in WeasyPrint's work.

WeasyPrint 70 has no extension points for what an accessible and exact PDF needs, so some of its
names are replaced, once a process, by functions that call the original:

``layout.inline.split_text_box``
    notes which characters of the source each line carries: the space at the end of a line and
    the hyphen of a divided word are known only here.
``draw.draw_text``
    makes the text that a reader extracts equal to the source (``exact.py``).
``pdf.stream.Stream.marked``
    writes each marked-content sequence so that its tag can be settled after the last page.
``pdf.add_tags``
    builds the structure tree from the page's elements (``tags.py``) in place of WeasyPrint's
    tree of boxes.
``text.line_break.Layout.setup``, ``font_features``
    sets font features by attributes that are freed again: WeasyPrint leaves one list and one
    attribute behind for every line that has any, a sixth of a megabyte a brief.
``pdf.Stream``
    gives the pages of our documents the record of runs that the other hooks know them by.

Documents that are not ours go through the originals untouched. The package is pinned to the
release these were written against; ``tests/writers/test_pdf_hooks.py`` names what moved.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from briefgen.frozen import slotted

FEATURES = (
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
)


@slotted
class Run:
    """A marked-content sequence as drawn: where its operator stands, and what it says.

    ``stream.stream[at]`` is the BDC operator, written by ``tags.py`` when the page's structure is
    known. ``actual`` replaces the glyphs' own text for readers where the two differ.
    """

    box: Any
    stream: Any
    at: int
    actual: str | None = None


@lru_cache(maxsize=1)
def install() -> None:
    """Replace the names, once a process."""
    import weasyprint.draw
    import weasyprint.layout.inline
    import weasyprint.pdf
    import weasyprint.text.line_break
    from weasyprint.pdf.stream import Stream

    _free_features(weasyprint.text.line_break)
    _follow_lines(weasyprint.layout.inline)
    _draw_exactly(weasyprint.draw)
    _settle_marks_later(Stream)
    _tag_by_elements(weasyprint.pdf)


def _free_features(line_break: Any) -> None:
    setup, font_features = line_break.Layout.setup, line_break.font_features
    ffi, pango = line_break.ffi, line_break.pango

    def with_features(layout: Any, style: Any) -> None:
        setup(layout, style)
        features = font_features(*(style[name] for name in FEATURES))
        if features:
            text = ",".join(f"{name} {value}" for name, value in features.items()).encode()
            attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
            pango.pango_attr_list_insert(attributes, pango.pango_attr_font_features_new(text))
            pango.pango_layout_set_attributes(layout.layout, attributes)

    line_break.font_features = lambda *_values: {}
    line_break.Layout.setup = with_features


def _follow_lines(inline: Any) -> None:
    split = inline.split_text_box

    def split_text_box(
        context: Any, box: Any, available_width: Any, skip: int, is_line_start: bool = True
    ) -> Any:
        made = split(context, box, available_width, skip, is_line_start=is_line_start)
        line, resume, _ = made
        if line is not None:
            text = box.text
            if skip or resume is not None:
                encoded = text.encode()
                before = encoded[:skip]
                # White space that the line leaves out before its first word still parts words.
                start = 0 if before.isspace() else skip
                text = encoded[start:resume].decode()
            line.verbatim = text
        return made

    inline.split_text_box = split_text_box


def _draw_exactly(draw: Any) -> None:
    from briefgen.writers.pdf.exact import make_exact

    paint = draw.draw_text

    def draw_text(stream: Any, textbox: Any, *arguments: Any) -> None:
        runs = stream._tags
        if not isinstance(runs, Runs):
            paint(stream, textbox, *arguments)
            return
        start = len(stream.stream)
        paint(stream, textbox, *arguments)
        run = runs.get(textbox)
        if run is not None:
            make_exact(stream, run, start)

    draw.draw_text = draw_text


class Runs(dict[Any, Run]):
    """The runs of one page by box; its type says that the page is ours."""


def _settle_marks_later(stream_class: Any) -> None:
    original = stream_class.marked
    base = stream_class.__mro__[1]

    @contextmanager
    def marked(self: Any, box: Any, tag: str) -> Iterator[None]:
        if not isinstance(self._tags, Runs):
            with original(self, box, tag):
                yield
            return
        self._tags[box] = Run(box, self, len(self.stream))
        base.begin_marked_content(self, tag)
        try:
            yield
        finally:
            base.end_marked_content(self)

    stream_class.marked = marked


def _tag_by_elements(pdf_module: Any) -> None:
    from briefgen.writers.pdf.tags import add_structure

    add_tags, stream_class = pdf_module.add_tags, pdf_module.Stream

    def tag(pdf: Any, document: Any, pdf_version: Any, page_streams: Any) -> None:
        if is_ours(document):
            add_structure(pdf, document, page_streams)
        else:
            add_tags(pdf, document, pdf_version, page_streams)

    def stream(fonts: Any, rectangle: Any, resources: Any, images: Any, tags: Any,
               profiles: Any, intent: Any, **named: Any) -> Any:  # fmt: skip
        ours = tags is not None and getattr(fonts, "ours", False)
        return stream_class(
            fonts, rectangle, resources, images, Runs() if ours else tags, profiles, intent,
            **named,
        )  # fmt: skip

    pdf_module.add_tags = tag
    pdf_module.Stream = stream


class Fonts(dict[Any, Any]):
    """The fonts of a document of ours, which is how its page streams are known."""

    ours = True


def is_ours(document: Any) -> bool:
    """Say whether a WeasyPrint document is one that ``render.py`` made."""
    return isinstance(document.fonts, Fonts)
