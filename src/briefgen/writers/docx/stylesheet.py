"""The parts that a style is put together from: paragraph and run properties, style elements.

ISO 29500-1, 17.3 and 17.7. The order of the children of ``w:pPr`` and ``w:rPr`` is the schema's
(CT_PPrBase, EG_RPrBase): Word refuses a file that has them otherwise.

Named tuples, not dataclasses: making these as frozen dataclasses took 9 ms of every cold run.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from briefgen.frozen import frozen, replace
from briefgen.writers.docx.measures import eighths, half_points, twips
from briefgen.writers.docx.xml import quote


@frozen
class Border:
    """One side of a paragraph's border; ``width`` and ``space`` (to the text) in points."""

    colour: str
    width: float = 0.5
    space: float = 0.0

    def xml(self, side: str) -> str:
        return (
            f'<w:{side} w:val="single" w:sz="{eighths(self.width)}" '
            f'w:space="{round(self.space)}" w:color="{self.colour}"/>'
        )


@frozen
class Borders:
    top: Border | None = None
    left: Border | None = None
    bottom: Border | None = None
    right: Border | None = None

    def xml(self) -> str:
        sides = (("top", self.top), ("left", self.left), ("bottom", self.bottom))
        drawn = "".join(b.xml(s) for s, b in (*sides, ("right", self.right)) if b)
        return f"<w:pBdr>{drawn}</w:pBdr>" if drawn else ""


@frozen
class Tab:
    """``at`` in points; ``kind`` is "left", "right", "center" or "clear", ``leader`` "dot" or
    nothing."""

    kind: str
    at: float
    leader: str = ""

    def xml(self) -> str:
        """Give ``w:tab`` (17.3.1.37)."""
        leader = f' w:leader="{self.leader}"' if self.leader else ""
        return f'<w:tab w:val="{self.kind}"{leader} w:pos="{twips(self.at)}"/>'


@frozen
class Layout:
    """A paragraph's properties; None leaves a property to the style it is based on.

    ``leading`` is the least height of a line in points, ``line`` a factor of the type's own line
    height, for display type that is set tighter. Lengths are points.
    """

    keep_next: bool | None = None
    keep_lines: bool | None = None
    page_break_before: bool | None = None
    borders: Borders | None = None
    fill: str | None = None
    tabs: tuple[Tab, ...] = ()
    hyphenate: bool | None = None
    before: float | None = None
    after: float | None = None
    line: float | None = None
    leading: float | None = None
    left: float | None = None
    right: float | None = None
    hanging: float | None = None
    first_line: float | None = None
    contextual: bool | None = None
    align: str | None = None
    outline: int | None = None

    def but(self, **changes: object) -> Layout:
        """Give the same with some properties changed."""
        return replace(self, **changes)  # type: ignore[arg-type]  # it checks the names itself

    def xml(self) -> str:
        inner = (
            _switch("keepNext", self.keep_next)
            + _switch("keepLines", self.keep_lines)
            + _switch("pageBreakBefore", self.page_break_before)
            + (self.borders.xml() if self.borders else "")
            + (f'<w:shd w:val="clear" w:color="auto" w:fill="{self.fill}"/>' if self.fill else "")
            + self._tabs()
            + _switch("suppressAutoHyphens", None if self.hyphenate is None else not self.hyphenate)
            + self._spacing()
            + self._indent()
            + _switch("contextualSpacing", self.contextual)
            + (f'<w:jc w:val="{self.align}"/>' if self.align else "")
            + (f'<w:outlineLvl w:val="{self.outline}"/>' if self.outline is not None else "")
        )
        return f"<w:pPr>{inner}</w:pPr>" if inner else ""

    def _tabs(self) -> str:
        if not self.tabs:
            return ""
        tabs = "".join(t.xml() for t in self.tabs)
        return f"<w:tabs>{tabs}</w:tabs>"

    def _spacing(self) -> str:
        attributes = _measure("before", self.before) + _measure("after", self.after)
        if self.line is not None:
            attributes += f' w:line="{round(self.line * 240)}" w:lineRule="auto"'
        elif self.leading is not None:
            attributes += _measure("line", self.leading) + ' w:lineRule="atLeast"'
        return f"<w:spacing{attributes}/>" if attributes else ""

    def _indent(self) -> str:
        attributes = (
            _measure("left", self.left)
            + _measure("right", self.right)
            + _measure("hanging", self.hanging)
            + _measure("firstLine", self.first_line)
        )
        return f"<w:ind{attributes}/>" if attributes else ""


@frozen
class Type:
    """A run's properties in a style. ``font`` is "text", "display" or "code"; ``size`` points.

    ``colour`` is ``RRGGBB``, ``theme_colour`` the slot of the theme that it stands in, so that a
    change of the theme's colours in Word recolours the document.
    """

    font: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    small_caps: bool | None = None
    colour: str | None = None
    theme_colour: str | None = None
    spacing: float | None = None
    size: float | None = None
    underline: str | None = None
    fill: str | None = None
    vertical: str | None = None
    kerning: bool = False
    no_proof: bool = False

    def xml(self, fonts: Mapping[str, str]) -> str:
        """Give ``w:rPr``; ``fonts`` holds the ``w:rFonts`` of each font name."""
        inner = (
            (fonts[self.font] if self.font else "")
            + _switch("b", self.bold)
            + _switch("bCs", self.bold)
            + _switch("i", self.italic)
            + _switch("iCs", self.italic)
            + _switch("caps", self.caps)
            + _switch("smallCaps", self.small_caps)
            + ("<w:noProof/>" if self.no_proof else "")
            + self._colour()
            + (f'<w:spacing w:val="{twips(self.spacing)}"/>' if self.spacing is not None else "")
            + ('<w:kern w:val="16"/>' if self.kerning else "")
            + self._size()
            + (f'<w:u w:val="{self.underline}"/>' if self.underline else "")
            + (f'<w:shd w:val="clear" w:color="auto" w:fill="{self.fill}"/>' if self.fill else "")
            + (f'<w:vertAlign w:val="{self.vertical}"/>' if self.vertical else "")
        )
        return f"<w:rPr>{inner}</w:rPr>" if inner else ""

    def _colour(self) -> str:
        if self.colour is None:
            return ""
        theme = f' w:themeColor="{self.theme_colour}"' if self.theme_colour else ""
        return f'<w:color w:val="{self.colour}"{theme}/>'

    def _size(self) -> str:
        if self.size is None:
            return ""
        size = half_points(self.size)
        return f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


@frozen
class StyleRow:
    """One style. ``name`` is what Word shows (built-in names in Word's own spelling, which is
    lower-case for headings, captions and notes); ``id`` is the name without its spaces."""

    name: str
    kind: str = "paragraph"
    based_on: str = ""
    following: str = ""
    layout: Layout = Layout()
    type: Type = Type()
    priority: int = 99
    in_gallery: bool = True
    default: bool = False

    @property
    def id(self) -> str:
        return style_id(self.name)

    @property
    def built_in(self) -> bool:
        return self.name in BUILT_IN

    def xml(self, fonts: Mapping[str, str]) -> str:
        default = ' w:default="1"' if self.default else ""
        custom = "" if self.built_in else ' w:customStyle="1"'
        inner = (
            f'<w:name w:val="{quote(self.name)}"/>'
            + (f'<w:basedOn w:val="{style_id(self.based_on)}"/>' if self.based_on else "")
            + (f'<w:next w:val="{style_id(self.following)}"/>' if self.following else "")
            + f'<w:uiPriority w:val="{self.priority}"/>'
            + ("<w:qFormat/>" if self.in_gallery else "")
            + (self.layout.xml() if self.kind == "paragraph" else "")
            + self.type.xml(fonts)
        )
        opening = f'<w:style w:type="{self.kind}"{default}{custom} w:styleId="{self.id}">'
        return f"{opening}{inner}</w:style>"


BUILT_IN = frozenset(
    {
        "Normal",
        "Body Text",
        "Title",
        "Subtitle",
        "Date",
        "Quote",
        "List Bullet",
        "List Number",
        "List Continue",
        "caption",
        "endnote text",
        "footnote text",
        "endnote reference",
        "footnote reference",
        "header",
        "footer",
        "page number",
        "Hyperlink",
        "FollowedHyperlink",
        "Emphasis",
        "Strong",
        "TOC Heading",
        *(f"heading {n}" for n in range(1, 7)),
        *(f"toc {n}" for n in range(1, 4)),
    }
)
"""The styles that are Word's own, in the spelling under which Word knows them."""

_IDS = {f"toc {level}": f"TOC{level}" for level in (1, 2, 3)}


@lru_cache(maxsize=512)
def style_id(name: str) -> str:
    """Give the style id as Word forms it: each word with a capital, no spaces."""
    known = _IDS.get(name)
    if known is not None:
        return known
    letters = (w[:1].upper() + w[1:] for w in name.replace("-", " ").split())
    return "".join(c for c in "".join(letters) if c.isalnum())


def custom_name(name: str) -> str:
    """Give the name of the style of a layout's own class: ``key-message`` is Key Message."""
    return " ".join(name.replace("-", " ").replace("_", " ").split()).title()


def _switch(name: str, value: bool | None) -> str:
    if value is None:
        return ""
    return f"<w:{name}/>" if value else f'<w:{name} w:val="0"/>'


def _measure(name: str, value: float | None) -> str:
    return "" if value is None else f' w:{name}="{twips(value)}"'
