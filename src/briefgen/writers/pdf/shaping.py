"""Lines of text, shaped once: what WeasyPrint asks of Pango again and again is kept.

- A line is fitted anew whenever its paragraph is laid out again: for the next page, for balanced
  columns, for the width of a table. The line that a text gives in a width is kept for as long as
  the document is laid out.
- Each line gets a Pango context, a font description and a list of font features, always the same
  for the same style. They are kept with the fonts' configuration, and so from brief to brief.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

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
_SETTINGS = (
    "font_family",
    "font_style",
    "font_stretch",
    "font_weight",
    "font_size",
    "font_variation_settings",
    "font_language_override",
    "lang",
    "direction",
    "letter_spacing",
    "word_spacing",
    "overflow_wrap",
    *FEATURES,
)

_MOST_LINES: Final = 4000
"""Lines kept at a time, those of some thirty pages: what comes again comes soon."""


def keep_lines(split: Callable[..., Any]) -> Callable[..., Any]:
    """Give ``split_first_line`` that fits each text in each width once a document.

    What it gives is a function of its arguments: the Pango layout in it is set up when it is
    drawn, and put down again.
    """

    def split_first_line(
        text: str, style: Any, context: Any, max_width: Any, justification_spacing: Any,
        is_line_start: bool = True, minimum: bool = False,
    ) -> Any:  # fmt: skip
        arguments = (max_width, justification_spacing, is_line_start, minimum)
        if context is None:
            return split(text, style, context, *arguments)
        kept = context.__dict__.setdefault("kept_lines", {})
        key = (text, id(style), *arguments)
        found = kept.get(key)
        if found is None:
            if len(kept) >= _MOST_LINES:
                kept.clear()
            # The style is kept with it: while it lives, no other has its id.
            found = kept[key] = (split(text, style, context, *arguments), style)
        return found[0]

    return split_first_line


class Setup:
    """What all layouts in one style share: context, description and features, made once."""

    __slots__ = ("attributes", "context", "description", "features", "language")

    def __init__(self, line_break: Any, style: Any, features: dict[str, Any]) -> None:
        ffi, pango, gobject = line_break.ffi, line_break.pango, line_break.gobject
        font_map = style.font_config.font_map
        made = pango.pango_font_map_create_context(font_map)
        self.context = ffi.gc(made, gobject.g_object_unref)
        pango.pango_context_set_round_glyph_positions(self.context, False)
        direction = line_break.PANGO_DIRECTION[style["direction"]]
        pango.pango_context_set_base_dir(self.context, direction)
        self.language = self._language(line_break, style)
        self.description = line_break.get_font_description(style)
        self.features = ",".join(f"{name} {value}" for name, value in features.items()).encode()
        # Text with spacing of its own, or breaks in words, writes into its list: it gets another.
        own = style["letter_spacing"] != "normal" or style["word_spacing"]
        shared = self.features and not own and style["overflow_wrap"] == "normal"
        self.attributes = self.feature_list(line_break) if shared else None

    def _language(self, line_break: Any, style: Any) -> Any:
        pango, override = line_break.pango, style["font_language_override"]
        if override != "normal":
            name = line_break.LST_TO_ISO.get(override.lower(), override)
        elif not (name := style["lang"]):
            return pango.pango_language_get_default()
        pointer, _bytes = line_break.unicode_to_char_p(name)
        language = pango.pango_language_from_string(pointer)
        pango.pango_context_set_language(self.context, language)
        return language

    def feature_list(self, line_break: Any) -> Any:
        """Make a list of the features, which frees what it holds when it goes."""
        pango = line_break.pango
        made = line_break.ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
        pango.pango_attr_list_insert(made, pango.pango_attr_font_features_new(self.features))
        return made


def setup_once(line_break: Any) -> Callable[[Any, Any], None]:
    """Give ``Layout.setup`` that makes what layouts of a style share once.

    WeasyPrint's own leaves a list and an attribute of features behind for every line that has any,
    a sixth of a megabyte a brief; these are freed. ``line_break`` is the module, whose own function
    for features must then give none.
    """
    ffi, pango, gobject = line_break.ffi, line_break.pango, line_break.gobject
    original, font_features = line_break.Layout.setup, line_break.font_features

    def made_for(style: Any) -> Setup:
        kept = style.font_config.__dict__.setdefault("kept_setups", {})
        key = repr([style[name] for name in _SETTINGS])
        if key not in kept:
            features = font_features(*(style[name] for name in FEATURES))
            kept[key] = Setup(line_break, style, features)
        setup: Setup = kept[key]
        return setup

    def setup(layout: Any, style: Any) -> None:
        made = style.__dict__.get("kept_setup")
        if made is None:
            made = style.kept_setup = made_for(style)
        if style["text_decoration_line"] != "none":
            original(layout, style)  # it measures what is drawn under or through the text
        else:
            layout.style = style
            layout.first_line_direction = 0
            layout.language = made.language
            layout.ascent = layout.underline_position = layout.strikethrough_position = None
            new = pango.pango_layout_new(made.context)
            layout.layout = ffi.gc(new, gobject.g_object_unref)
            pango.pango_layout_set_auto_dir(layout.layout, False)
            pango.pango_layout_set_font_description(layout.layout, made.description)
        if made.features:
            spaced = made.attributes is None or layout.justification_spacing
            attributes = made.feature_list(line_break) if spaced else made.attributes
            pango.pango_layout_set_attributes(layout.layout, attributes)

    return setup
