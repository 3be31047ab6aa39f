"""The bibliography (CSL 1.0.2, "Bibliography")."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from briefgen.csl.affixes import capitalized
from briefgen.csl.cluster import with_year_suffix
from briefgen.csl.elements import Area, Element
from briefgen.csl.item import Name
from briefgen.csl.name import NAME
from briefgen.csl.names import NAME_LIST, NAMES
from briefgen.csl.output import Child, Out, find, is_empty, replace, text_of, walk
from briefgen.csl.render import render_all
from briefgen.csl.richtext import Display, DisplayKind, RichText, Text
from briefgen.named import NamedTuple

if TYPE_CHECKING:
    from briefgen.csl.processor import Processor

_Fields: TypeAlias = tuple[tuple[Element, ...], ...]


class Entry(NamedTuple):
    """One source in the bibliography."""

    item_id: str
    content: RichText


class Bibliography(NamedTuple):
    """All entries, in order, and how they are to be set (lines and spacing as numbers)."""

    entries: tuple[Entry, ...]
    hanging_indent: bool = False
    second_field_align: str = ""
    line_spacing: int = 1
    entry_spacing: int = 1


def render_bibliography(processor: Processor) -> Bibliography | None:
    """Render the entries of all registered items."""
    area = processor.style.bibliography
    if area is None:
        return None
    order = processor.order()
    fields = tuple((element,) for element in area.children)
    outs = [(i, _capital(processor, _entry(processor, area, fields, i))) for i in order]
    printed = [(item_id, out) for item_id, out in outs if not is_empty(out)]
    substitute = area.options.get("subsequent-author-substitute")
    if substitute is not None:
        rule = area.options.get("subsequent-author-substitute-rule", "complete-all")
        printed = _substituted(printed, substitute, rule)
    align = area.options.get("second-field-align", "")
    entries = tuple(
        Entry(item_id, _spaced(processor.setter.rich(_laid_out(area, out))))
        for item_id, out in printed
    )
    return Bibliography(
        entries,
        area.options.get("hanging-indent") == "true",
        align,
        _number(area.options.get("line-spacing", "1")),
        _number(area.options.get("entry-spacing", "1")),
    )


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 1


def _entry(processor: Processor, area: Area, fields: _Fields, item_id: str) -> Out:
    cx = processor.context(item_id, "bibliography")
    if area.options.get("second-field-align"):
        rendered = (Out(render_all(cx, cx.abridged(field))) for field in fields)
        outs = [out for out in rendered if not is_empty(out)]
        return _suffixed(Out(list(_aligned(outs))), cx.expansion.year_suffix)
    return _suffixed(Out(render_all(cx, cx.abridged(area.children))), cx.expansion.year_suffix)


def _capital(processor: Processor, out: Out) -> Out:
    """Begin an entry with a capital if it begins with a term."""
    return capitalized(out, particles=False, language=processor.locale.language)


def _suffixed(out: Out, year_suffix: str) -> Out:
    changed = with_year_suffix(out, year_suffix)
    assert isinstance(changed, Out)
    return changed


def _aligned(outs: list[Out]) -> list[Out]:
    # "second-field-align": the first field hangs in the margin, the rest stand beside it.
    if not outs:
        return outs
    first = Out([outs[0]])
    first.display = DisplayKind.LEFT_MARGIN
    if len(outs) == 1:
        return [first]
    rest = Out(list(outs[1:]))
    rest.display = DisplayKind.RIGHT_INLINE
    return [first, rest]


def _laid_out(area: Area, out: Out) -> Out:
    """Put the layout's affixes around an entry; a suffix belongs inside a last display block."""
    look = area.look
    children: list[Child] = list(out.children)
    suffix = look.suffix
    last = children[-1] if children else None
    if suffix and isinstance(last, Out) and last.display is not None:
        inner = last.copy([*last.children, Out([""], prefix=suffix.rstrip())])
        children = [*children[:-1], inner]
        suffix = suffix[len(suffix.rstrip()) :]
    return Out([Out(children, prefix=look.prefix, suffix=suffix)], styles=look.styles)


def _spaced(rich: RichText) -> RichText:
    """Move a space that ends the part beside the margin out of it."""
    last = rich.nodes[-1] if rich.nodes else None
    if not isinstance(last, Display) or last.kind is not DisplayKind.RIGHT_INLINE:
        return rich
    text = last.children[-1]
    if not isinstance(text, Text) or not text.text.endswith(" "):
        return rich
    children = (*last.children[:-1], Text(text.text.rstrip(" ")))
    return RichText((*rich.nodes[:-1], Display(last.kind, children), Text(" ")))


def _substituted(
    entries: list[tuple[str, Out]], substitute: str, rule: str
) -> list[tuple[str, Out]]:
    """Replace names that repeat those of the entry before ("Reference Grouping")."""
    done: list[tuple[str, Out]] = []
    before: list[Out] = []
    for item_id, out in entries:
        names = find(out, NAMES)
        current = _single_names(names) if names is not None else []
        if names is not None and not current:
            names.value = text_of(names)  # what stood in for names
            current = [names]
        if names is not None and before and current:
            changed = _against(names, current, before, substitute, rule)
            if changed is not names:
                out = _swap(out, names, changed)
        before = current
        done.append((item_id, out))
    return done


def _single_names(names: Out) -> list[Out]:
    return [node for node in walk(names) if node.tag == NAME]


def _swap(out: Out, old: Out, new: Out) -> Out:
    changed = replace(out, lambda node: new if node is old else node)
    assert isinstance(changed, Out)
    return changed


def _against(names: Out, current: list[Out], before: list[Out], substitute: str, rule: str) -> Out:
    same = 0
    for here, there in zip(current, before, strict=False):
        if _compared(here) != _compared(there):
            break
        same += 1
    complete = same == len(current) == len(before)
    if rule == "complete-all" and complete:
        return _all_replaced(names, substitute)
    if rule == "complete-each" and complete:
        return _replaced(names, current, substitute)
    if rule == "partial-each" and same:
        return _replaced(names, current[:same], substitute)
    if rule == "partial-first" and same:
        return _replaced(names, current[:1], substitute)
    return names


def _compared(node: Out) -> object:
    return node.value.key if isinstance(node.value, Name) else node.value


def _all_replaced(names: Out, substitute: str) -> Out:
    first = find(names, NAME_LIST)
    if len(names.children) == 1 and first is not None:
        return _swap(names, first, first.copy([substitute]))
    return names.copy([substitute])


def _replaced(names: Out, which: list[Out], substitute: str) -> Out:
    marks = {id(name) for name in which}

    def change(node: Out) -> Child | None:
        return node.copy([substitute]) if id(node) in marks else node

    changed = replace(names, change)
    assert isinstance(changed, Out)
    return changed
