"""The names of WeasyPrint that briefgen takes part in are where they were, and do what they did.

A new release that moves one fails here first, with the name.
"""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Any

import pytest

from briefgen.writers import pdf as writer
from briefgen.writers.pdf import installed, shaping
from tests.writers.printing import elements, opened


@pytest.fixture(autouse=True)
def loaded() -> None:
    writer.warm_up()


def parameters(function: Any) -> list[str]:
    return list(inspect.signature(function).parameters)


def test_the_lines_are_split_where_they_were() -> None:
    import weasyprint.layout.inline as inline

    assert parameters(inline.split_text_box) == [
        "context", "box", "available_width", "skip", "is_line_start"
    ]  # fmt: skip
    # Called by that name from its own module, or the replacement would not be seen.
    for user in (inline.split_inline_level, inline.remove_last_whitespace):
        assert "split_text_box(" in inspect.getsource(user)


def test_features_are_asked_for_in_the_order_that_is_handed_on() -> None:
    from weasyprint.text import fonts

    assert parameters(fonts.font_features) == list(shaping.FEATURES)


def test_a_layout_is_set_up_from_the_settings_that_are_told_apart() -> None:
    """Styles that differ in none of them share what Pango needs; another one would be missed."""
    import weasyprint.text.fonts as fonts
    import weasyprint.text.line_break as line_break

    source = inspect.getsource(line_break)
    setup = source[source.index("def setup(self, style)") : source.index("def get_first_line")]
    setup += source[source.index("def set_text(") : source.index("def set_tabs(")]
    read = re.findall(
        r"style\['([a-z_]+)'\]", setup + inspect.getsource(fonts.get_font_description)
    )
    assert "font_size" in read
    assert set(read) - set(shaping._SETTINGS) == {"text_decoration_line"}


def test_a_line_is_split_where_it_was() -> None:
    import weasyprint.draw.text
    import weasyprint.layout.inline as inline
    import weasyprint.layout.preferred as preferred
    from weasyprint.text import line_break

    assert parameters(line_break.split_first_line) == [
        "text", "style", "context", "max_width", "justification_spacing", "is_line_start",
        "minimum",
    ]  # fmt: skip
    for user in (inline, preferred):
        assert user.split_first_line is not line_break.split_first_line
    # What is kept is put down, and set up anew from style and text whenever it is drawn.
    assert "layout.deactivate()" in inspect.getsource(line_break.first_line_metrics)
    assert "pango_layout.reactivate(" in inspect.getsource(weasyprint.draw.text)


def test_columns_are_laid_out_where_they_were() -> None:
    from weasyprint.layout import block, column

    assert parameters(column.columns_layout) == [
        "context", "box", "bottom_space", "skip_stack", "containing_block", "page_is_empty",
        "absolute_boxes", "fixed_boxes", "adjoining_margins", "first_letter_style",
        "first_line_style",
    ]  # fmt: skip
    assert block.columns_layout is not column.columns_layout
    assert "result = columns_layout(" in inspect.getsource(block.block_box_layout)
    assert parameters(column._create_column_box) == [
        "box", "containing_block", "children", "width", "position_y"
    ]  # fmt: skip
    assert parameters(block.remove_placeholders) == [
        "context", "box_list", "absolute_boxes", "fixed_boxes"
    ]  # fmt: skip


def test_values_are_computed_where_they_were() -> None:
    """What styles.py passes over is all that stands before a value that nobody has set."""
    import weasyprint.css as css

    assert css.ComputedStyle.__missing__.__name__ == "value_of"
    for name in ("INHERITED", "INITIAL_NOT_COMPUTED", "INITIAL_VALUES", "PHYSICAL_FUNCTIONS"):
        assert hasattr(css, name)


def test_font_features_are_set_and_not_kept_by_weasyprint() -> None:
    from weasyprint.css import InitialStyle
    from weasyprint.text.ffi import ffi, pango
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.text.line_break import Layout

    configuration = FontConfiguration()
    style = InitialStyle(configuration)
    style["font_variant_numeric"] = ("oldstyle-nums",)
    layout = Layout(style)
    assert pango.pango_layout_get_attributes(layout.layout) != ffi.NULL
    assert configuration.font_features == {}  # what WeasyPrint keeps, it never frees


def test_text_is_drawn_where_it_was() -> None:
    import weasyprint.draw as draw

    source = inspect.getsource(draw.draw_inline_level)
    assert "with stream.marked(child, 'Span'):" in source
    assert "draw_text(" in source


def test_a_stream_marks_by_the_box() -> None:
    from weasyprint.pdf.stream import Stream

    assert parameters(Stream.marked) == ["self", "box", "tag"]
    assert Stream.__mro__[1].__module__ == "pydyf"


def test_the_pdf_is_made_from_the_names_that_are_replaced() -> None:
    import weasyprint.pdf as pdf

    source = inspect.getsource(pdf.generate_pdf)
    assert "add_tags(pdf, document, options['pdf_version'], page_streams)" in source
    assert "stream = Stream(\n            document.fonts, page_rectangle, resources" in source
    assert "add_links(links_and_anchors, matrix, pdf, pdf_page, pdf_names, tags)" in source


def test_metadata_are_written_by_the_method_that_is_replaced() -> None:
    from weasyprint.pdf.metadata import DocumentMetadata

    source = inspect.getsource(DocumentMetadata.include_in_pdf)
    assert "self.generate_rdf_metadata(variant, version, conformance)" in source


def test_the_user_agent_sheets_are_asked_for_by_methods() -> None:
    import weasyprint
    from weasyprint.css import get_all_computed_styles

    source = inspect.getsource(get_all_computed_styles)
    for name in ("_ua_stylesheets", "_ua_counter_style"):
        assert hasattr(weasyprint.HTML, name)
        assert f"html.{name}(" in source


def test_selectors_are_compiled_by_eval() -> None:
    from cssselect2 import compiler

    assert "eval('lambda el: ' + source, eval_globals, {})" in inspect.getsource(compiler)


def test_pyphen_keeps_its_patterns_where_ours_are_put() -> None:
    import pyphen

    assert {"patterns", "maxlen", "cache"} == set(vars(pyphen.HyphDict(pyphen.LANGUAGES["en_GB"])))
    assert "hdcache" in inspect.getsource(pyphen.Pyphen.__init__)


def test_kept_patterns_divide_words_as_pyphen_does(tmp_path: Any) -> None:
    import pyphen

    from briefgen.writers.pdf.hyphenation import prepare_hyphenation

    words = ["counterterrorism", "internationalisation", "responsibility"]
    pyphen.hdcache.clear()
    own = [pyphen.Pyphen(lang="en_GB").inserted(word) for word in words]
    for _ in range(2):  # made, then read
        pyphen.hdcache.clear()
        prepare_hyphenation(["en-GB"], tmp_path)
        assert pyphen.hdcache
        assert [pyphen.Pyphen(lang="en_GB").inserted(word) for word in words] == own


@pytest.mark.skipif(
    not any(map(installed._fonts_below, map(Path, installed._ROOTS))),
    reason="the system has no font at all, where Pango crashes (tools/install-system test)",
)
def test_documents_of_others_go_through_untouched() -> None:
    import weasyprint

    data = weasyprint.HTML(
        string='<html lang="en"><title>A title</title><ul><li>Other words</ul>'
    ).write_pdf(pdf_variant="pdf/ua-1")
    pdf = opened(data)
    assert [str(e.S) for e in elements(pdf)][:3] == ["/Document", "/L", "/LI"]
    assert "/IDTree" not in pdf.Root.StructTreeRoot  # WeasyPrint's own tree, not ours
    assert weasyprint.UA_STYLESHEET.matcher.lower_local_name_selectors  # its title is not shown


def test_blocks_are_laid_out_where_they_were() -> None:
    import weasyprint.layout.block as block

    source = inspect.getsource(block.block_box_layout)
    assert "result = block_container_layout(" in source
    assert parameters(block.remove_placeholders) == [
        "context", "box_list", "absolute_boxes", "fixed_boxes"
    ]  # fmt: skip
    assert parameters(block.block_level_layout)[:6] == [
        "context", "box", "bottom_space", "skip_stack", "containing_block", "page_is_empty"
    ]  # fmt: skip
    assert "floats" in block.block_container_layout.__module__


def test_footnotes_are_laid_out_where_they_were() -> None:
    import weasyprint.layout as layout
    import weasyprint.layout.block as block

    assert "= _linebox_layout(\n" in inspect.getsource(block)
    assert "make_all_pages(context, root_box, html, pages)" in inspect.getsource(
        layout.layout_document
    )
    for replaced in (block._linebox_layout, layout.make_all_pages):
        assert replaced.__module__ == "briefgen.writers.pdf.footnotes"
    original = inspect.getclosurevars(block._linebox_layout).nonlocals["layout"]
    assert parameters(original)[:5] == ["context", "box", "index", "child", "new_children"]
    assert "return abort, stop, resume_at, position_y, new_footnotes, max_lines" in (
        inspect.getsource(original)
    )
