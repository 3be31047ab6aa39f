"""The stylesheet of a page: the theme's tokens as custom properties, then the layout's own CSS.

Stage: layout. Theme, Layout → CSS text. No words are written here or in a layout's CSS: words
come from the content, or from the labels of its language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Final, Literal

from briefgen.layout.dark import dark_colours
from briefgen.layout.layout import Layout
from briefgen.layout.theme import Colours, PageSetup, Theme, kind

Medium = Literal["print", "screen"]

_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)

_STACKS: Final = {
    "serif": '"Source Serif 4", Charter, "Bitstream Charter", "Iowan Old Style", "Sitka Text", '
    'Cambria, "Noto Serif", Georgia, serif',
    "sans": '"Source Sans 3", "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif',
    "mono": 'ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono", monospace',
}


def stylesheet(layout: Layout, theme: Theme, medium: Medium) -> str:
    """Give the whole stylesheet of a medium.

    ``--colour-*``, ``--font-*``, ``--size-*``, ``--leading``, ``--line``, ``--unit`` and
    ``--hang`` are the theme's, in print ``--page-*`` as well. Sizes are points in print; on a
    screen they are multiples of the running text (rem), so that a reader's own size of type
    holds. ``print-more.css`` adds to the ``print.css`` of the layout that this one is based on;
    the theme's own CSS comes last.
    """
    tokens = [*_colours(theme.colours), *_fonts(theme, medium), *_sizes(theme, medium)]
    names = f"{medium}.css", f"{medium}-more.css"
    more = theme.css.get(f"{medium}.css")
    own = *map(layout.text, names), more.text if more else ""
    return "".join(
        (
            _page(theme) if medium == "print" else "",
            _block(":root", tokens),
            _dark(theme) if medium == "screen" else "",
            *(f"{_COMMENT.sub('', css).strip()}\n" for css in own if css),
        )
    )


def _block(selector: str, tokens: list[tuple[str, str]]) -> str:
    inside = "".join(f"--{name}:{value};" for name, value in tokens)
    return f"{selector}{{{inside}}}\n"


def _colours(colours: Colours) -> Iterator[tuple[str, str]]:
    for f in fields(Colours):
        yield f"colour-{_css(f.name)}", f"#{getattr(colours, f.name)}"


def _fonts(theme: Theme, medium: Medium) -> Iterator[tuple[str, str]]:
    """Give the families as CSS strings; on a screen with what most readers have of their kind."""
    for f in fields(theme.fonts):
        family = getattr(theme.fonts, f.name).replace("\\", "").replace('"', "")
        stack = "" if medium == "print" else f", {_STACKS[kind(family, f.name)]}"
        yield f"font-{f.name}", f'"{family}"{stack}'


def _sizes(theme: Theme, medium: Medium) -> Iterator[tuple[str, str]]:
    scale = theme.scale
    for f in fields(scale):
        value = getattr(scale, f.name)
        if f.name == "leading":
            yield "leading", f"{value:g}"
        elif medium == "print":
            yield f"size-{_css(f.name)}", f"{value:g}pt"
        else:
            yield f"size-{_css(f.name)}", f"{value / scale.body:.4g}rem"
    lengths = {
        "line": scale.body * scale.leading,
        "unit": theme.unit,
        "hang": theme.hang,
        "logo-height": theme.logo_height,
    }
    for name, value in lengths.items():
        yield name, f"{value:.4g}pt" if medium == "print" else f"{value / scale.body:.4g}rem"
    if medium == "print":
        for side in ("top", "right", "bottom", "left"):
            yield f"page-{side}", f"{getattr(theme.page, side):g}pt"


def _page(theme: Theme) -> str:
    page = theme.page
    margins = " ".join(f"{side:g}pt" for side in (page.top, page.right, page.bottom, page.left))
    upright, turned = (f"size:{w:g}pt {h:g}pt" for w, h in _both_ways(page))
    return f"@page{{{upright};margin:{margins}}}\n@page turned{{{turned}}}\n"


def _both_ways(page: PageSetup) -> tuple[tuple[float, float], tuple[float, float]]:
    return (page.width, page.height), (page.height, page.width)


def _dark(theme: Theme) -> str:
    """Give the colours for a reader who wants a dark screen; paper stays as it is."""
    block = _block(":root", list(_colours(dark_colours(theme))))
    return f"@media screen and (prefers-color-scheme:dark){{{block}}}\n"


def _css(name: str) -> str:
    return name.replace("_", "-")
