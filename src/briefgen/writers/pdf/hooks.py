"""The places where briefgen takes part in WeasyPrint's work.

WeasyPrint 70 has no extension points for what an accessible and exact PDF needs, so some of its
names are replaced, once a process, by functions that call the original:

``layout.inline.split_text_box``
    notes which characters of the source each line carries: the space at the end of a line and
    the hyphen of a divided word are known only here.
``layout.block.block_container_layout``
    lets figures give way to the text that follows them (``floats.py``).
``layout.block._linebox_layout``
    keeps the footnotes of a line that takes the room of other footnotes (``footnotes.py``).
``layout.make_all_pages``
    makes all pages again, not some, where footnotes may go from one to the next.
``draw.draw_text``
    makes the text that a reader extracts equal to the source (``exact.py``).
``pdf.stream.Stream.marked``
    writes each marked-content sequence so that its tag can be settled after the last page.
``pdf.add_tags``
    builds the structure tree from the page's elements (``tags.py``) in place of WeasyPrint's
    tree of boxes.
``text.line_break.Layout.setup``, ``font_features``, ``split_first_line``
    fits a text into a width once, with what Pango needs for its style made once (``shaping.py``).
``css.ComputedStyle.__missing__``
    gives the values of properties that nobody has set (``styles.py``).
``layout.block.columns_layout``
    lays columns out once a page and balances them by arithmetic (``columns.py``).
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


@slotted
class Run:
    """A marked-content sequence as drawn: where its operator stands, and what it says.

    ``stream.stream[at]`` is the BDC operator, written by ``tags.py`` when the page's structure is
    known, ``stream.stream[end]`` its EMC. ``actual`` replaces the glyphs' own text for readers
    where the two differ; ``read`` is the text in the order of reading where it is drawn in another.
    """

    box: Any
    stream: Any
    at: int
    end: int = 0
    actual: str | None = None
    read: str | None = None


@lru_cache(maxsize=1)
def install() -> None:
    """Replace the names, once a process."""
    import weasyprint.css
    import weasyprint.draw
    import weasyprint.layout
    import weasyprint.layout.block
    import weasyprint.layout.inline
    import weasyprint.layout.preferred
    import weasyprint.pdf
    import weasyprint.text.line_break
    from weasyprint.pdf.stream import Stream

    from briefgen.writers.pdf.columns import lay_out_columns
    from briefgen.writers.pdf.floats import give_way
    from briefgen.writers.pdf.footnotes import keep_footnotes, lay_all_pages_again
    from briefgen.writers.pdf.styles import unset_values

    _keep_shaping(weasyprint.text.line_break, weasyprint.layout.inline, weasyprint.layout.preferred)
    weasyprint.layout.block.columns_layout = lay_out_columns(weasyprint.layout.block.columns_layout)
    weasyprint.css.ComputedStyle.__missing__ = unset_values(weasyprint.css)
    give_way(weasyprint.layout.block)
    keep_footnotes(weasyprint.layout.block)
    lay_all_pages_again(weasyprint.layout)
    _follow_lines(weasyprint.layout.inline)
    _draw_exactly(weasyprint.draw)
    _settle_marks_later(Stream)
    _tag_by_elements(weasyprint.pdf)


def _keep_shaping(line_break: Any, inline: Any, preferred: Any) -> None:
    from briefgen.writers.pdf.shaping import keep_lines, setup_once

    line_break.Layout.setup = setup_once(line_break)
    line_break.font_features = lambda *_values: {}
    inline.split_first_line = preferred.split_first_line = keep_lines(line_break.split_first_line)


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
    from briefgen.writers.pdf.glyphs import known_glyphs, runs_right_to_left

    paint = draw.draw_text

    def draw_text(stream: Any, textbox: Any, *arguments: Any) -> None:
        runs = stream._tags
        if not isinstance(runs, Runs):
            paint(stream, textbox, *arguments)
            return
        start = len(stream.stream)
        known = known_glyphs(stream) if runs_right_to_left(textbox.text) else None
        paint(stream, textbox, *arguments)
        run = runs.get(textbox)
        if run is not None:
            make_exact(stream, run, start, known)

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
        run = self._tags[box] = Run(box, self, len(self.stream))
        base.begin_marked_content(self, tag)
        try:
            yield
        finally:
            base.end_marked_content(self)
            run.end = len(self.stream) - 1

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
