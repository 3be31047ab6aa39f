"""Rendering elements -> output tree. Stage 3: Element × Context → Out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from briefgen.csl.conditions import chosen
from briefgen.csl.context import Context
from briefgen.csl.dates import render_date
from briefgen.csl.elements import (
    Choose,
    Date,
    Element,
    Group,
    Label,
    Missing,
    Names,
    Number,
    TextMacro,
    TextTerm,
    TextValue,
    TextVariable,
)
from briefgen.csl.item import NUMBER_VARIABLES
from briefgen.csl.names import render_names
from briefgen.csl.numbers import formatted, is_plural
from briefgen.csl.output import Child, Out
from briefgen.csl.pages import page_range

_VERBATIM = {
    "URL": "",
    "DOI": "https://doi.org/",
    "PMID": "https://www.ncbi.nlm.nih.gov/pubmed/",
    "PMCID": "https://www.ncbi.nlm.nih.gov/pmc/articles/",
}


def render(cx: Context, element: Element) -> Child | None:
    """Render one element; None where it has nothing to say."""
    return _RENDERERS[type(element)](cx, element)


def render_all(cx: Context, elements: Iterable[Element]) -> list[Child]:
    """Render elements in a row; what a choose chooses stands among them."""
    outs: list[Child] = []
    for element in elements:
        if type(element) is Choose:
            branch = chosen(cx, element)
            if branch:
                outs += render_all(cx, branch)
            continue
        out = _RENDERERS[type(element)](cx, element)
        if out is not None:
            outs.append(out)
    return outs


def _text_variable(cx: Context, element: TextVariable) -> Child | None:
    variable = element.variable
    counts = variable != "year-suffix"
    if counts:
        cx.called += 1
    value = cx.text(variable) if element.form != "short" else _short(cx, variable)
    if not value:
        return None
    if counts:
        cx.filled += 1
    cx.note(variable)
    if variable in _VERBATIM or value.startswith(("https://", "http://")):
        out = cx.looked([value], element.look)
        out.url = value if "://" in value else _VERBATIM.get(variable, "") + value
        return out
    tag = variable if variable in _TAGGED else ""
    if variable in NUMBER_VARIABLES:
        value = page_range(value, _range_format(cx, variable), cx.locale)
    read = cx.read(value)
    if not element.has_look and not tag:
        return read[0] if len(read) == 1 else Out(list(read))
    out = cx.looked(list(read), element.look, tag)
    out.value = value
    return out


_TAGGED = ("year-suffix", "citation-number", "citation-label")


def _range_format(cx: Context, variable: str) -> str:
    if variable == "page" or (variable == "locator" and cx.label == "page"):
        return cx.style.page_range_format
    return ""


def _short(cx: Context, variable: str) -> str:
    """Return a variable in its short form where there is one ("Text": form)."""
    if variable in cx.suppressed:
        return ""
    short = cx.text(f"{variable}-short")
    if short:
        return short
    value = cx.text(variable)
    if value and cx.shared.abbreviate is not None:
        return cx.shared.abbreviate(variable, value) or value
    return value


def _text_macro(cx: Context, element: TextMacro) -> Child | None:
    # A macro is an implicit group: its terms go when all its variables are empty.
    children = _grouped(cx, cx.style.macro(element.macro))
    if not children:
        return None
    if not element.has_look:
        return children[0] if len(children) == 1 else Out(children)
    return cx.looked(children, element.look)


def _text_term(cx: Context, element: TextTerm) -> Out | None:
    term = cx.locale.term(element.term, element.form, element.plural)
    if not term:
        return None
    out = cx.looked(list(cx.read(term)), element.look, "term")
    out.value = element.look.case  # a case that the style gives stands at a note's start too
    return out


def _text_value(cx: Context, element: TextValue) -> Out | None:
    if not element.value:
        return None
    return cx.looked(list(cx.read(element.value)), element.look)


def _number(cx: Context, element: Number) -> Out | None:
    cx.called += 1
    value = cx.text(element.variable)
    if not value:
        return None
    cx.filled += 1
    cx.note(element.variable)
    if element.variable in ("page", "locator"):
        value = page_range(value, _range_format(cx, element.variable), cx.locale)
    else:
        value = formatted(value, element.form, cx.locale, element.variable)
    tag = element.variable if element.variable == "citation-number" else ""
    return cx.looked([value], element.look, tag)


def _label(cx: Context, element: Label) -> Out | None:
    variable = element.variable
    value = cx.text(variable)
    if not value:
        return None
    name = cx.label if variable == "locator" else variable
    if variable == "page-first":
        name = "page"
    conjunctions = tuple(
        word for word in (cx.locale.term("and"), cx.locale.term("and", "symbol")) if word
    )
    plural = {"always": True, "never": False}.get(
        element.plural, is_plural(value, variable, conjunctions)
    )
    term = cx.locale.term(name, element.form, plural)
    if not term:
        return None
    return cx.looked(list(cx.read(term)), element.look, "label")


def _grouped(cx: Context, elements: tuple[Element, ...]) -> list[Child]:
    """Render elements together, or not at all.

    "Group": nothing is printed where variables are called and all of them are empty; a group
    that prints counts as a variable with content in the group around it.
    """
    called, filled = cx.called, cx.filled
    cx.called = cx.filled = 0
    children = render_all(cx, elements)
    if not children or (cx.called and not cx.filled):
        cx.called, cx.filled = called + (1 if cx.called else 0), filled
        return []
    cx.called, cx.filled = called + 1, filled + 1
    return children


def _group(cx: Context, element: Group) -> Out | None:
    children = _grouped(cx, element.children)
    if not children:
        return None
    out = cx.looked(children, element.look)
    out.delimiter = element.delimiter
    return out


def _missing(cx: Context, _: Missing) -> None:
    cx.called += 1


def _choose(cx: Context, element: Choose) -> Out | None:
    children = render_all(cx, (element,))
    return Out(children) if children else None


_RENDERERS: dict[type, Callable[[Context, Any], Child | None]] = {
    TextVariable: _text_variable,
    TextMacro: _text_macro,
    TextTerm: _text_term,
    TextValue: _text_value,
    Number: _number,
    Label: _label,
    Date: render_date,
    Names: render_names,
    Group: _group,
    Choose: _choose,
    Missing: _missing,
}
