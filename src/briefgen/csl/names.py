"""Names (CSL 1.0.2, "Names", "Name", "Et-al", "Substitute", "Label")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefgen.csl.citation import Position
from briefgen.csl.conditions import chosen
from briefgen.csl.context import NO_EXPANSION, NameBlock
from briefgen.csl.elements import Choose, Element, EtAl, Label, Look, Names
from briefgen.csl.item import Name
from briefgen.csl.name import is_ideograph, render_name
from briefgen.csl.nameoptions import NameOptions, name_options
from briefgen.csl.output import Child, Out

if TYPE_CHECKING:
    from briefgen.csl.context import Context

NAMES = "names"
NAME_LIST = "name-list"
_DEFAULT_ET_AL = EtAl("et-al", Look())


def render_names(cx: Context, element: Names, parent: Names | None = None) -> Out | None:
    """Render names, or the first of their substitutes that is there."""
    inherits = parent is not None and not element.has_name and element.label is None
    if inherits and parent is not None:
        element = _inheriting(element, parent)
    index = cx.names_seen
    listed = [(variable, cx.names(variable)) for variable in element.variables]
    cx.called += 1
    present = [(variable, names) for variable, names in listed if names]
    if present:
        cx.filled += 1
        cx.names_seen += 1
        alike = _is_later(cx) and not inherits
        out = (_lists_again if alike else _lists)(cx, element, _combined(cx, present), index)
        for variable, _ in present:
            cx.note(variable)
        return out
    if parent is None and element.substitute:
        return _substitute(cx, element)
    return None


def _inheriting(element: Names, parent: Names) -> Names:
    """Give the short form of `names` inside `substitute` what its parent says."""
    return parent._replace(
        variables=element.variables,
        substitute=(),
        delimiter=element.delimiter if element.delimiter is not None else parent.delimiter,
        look=_over(element.look, parent.look),
    )


def _over(own: Look, inherited: Look) -> Look:
    return inherited if own.plain else own


def _substitute(cx: Context, element: Names) -> Out | None:
    from briefgen.csl.render import render

    outer = cx.trace
    for child in _candidates(cx, element.substitute):
        cx.trace = []
        seen = cx.names_seen
        out = render_names(cx, child, element) if isinstance(child, Names) else render(cx, child)
        if out is not None:
            # "Substitute": what stood in isn't printed a second time.
            traced = cx.trace
            cx.suppressed.update(traced)
            cx.trace = outer
            if outer is not None:
                outer.extend(traced)
            if cx.names_seen == seen:
                cx.names_seen += 1
            if isinstance(child, Names) and isinstance(out, Out):
                return out
            return Out([out], tag=NAMES, prefix=element.look.prefix, suffix=element.look.suffix)
    cx.trace = outer
    return None


def _candidates(cx: Context, elements: tuple[Element, ...]) -> Iterator[Element]:
    """Yield what may stand in, one by one, also out of the branches of a choose."""
    for element in elements:
        if isinstance(element, Choose):
            yield from _candidates(cx, chosen(cx, element) or ())
        else:
            yield element


def _combined(
    cx: Context, present: list[tuple[str, tuple[Name, ...]]]
) -> list[tuple[str, tuple[Name, ...]]]:
    """Print editors who are the translators too once, under their joint term ("Names")."""
    if len(present) < 2:
        return present
    by_variable = dict(present)
    editors, translators = by_variable.get("editor"), by_variable.get("translator")
    if (
        editors is None
        or translators is None
        or [n.key for n in editors] != [n.key for n in translators]
        or not cx.locale.term("editortranslator")
    ):
        return present
    joint: list[tuple[str, tuple[Name, ...]]] = []
    for variable, names in present:
        if variable in ("editor", "translator"):
            if not any(each == "editortranslator" for each, _ in joint):
                joint.append(("editortranslator", names))
        else:
            joint.append((variable, names))
    return joint


def options_for(cx: Context, element: Names) -> NameOptions:
    """Return an element's options with what it inherits in this area."""
    names = tuple(cx.sort_names.items()) if cx.sort_names else ()
    key = (element.place, element.variables, cx.area, cx.sorting, names)
    known = cx.shared.name_options.get(key)
    if known is None:
        merged = cx.shared.area_options[cx.area] | dict(element.options) | dict(cx.sort_names)
        if cx.sorting:
            merged |= {"name-as-sort-order": "all", "and": ""}
        known = name_options(merged)
        cx.shared.name_options[key] = known
    return known


def _is_later(cx: Context) -> bool:
    """Say whether names are rendered as at any later cite of the item."""
    position = cx.place.position
    first = position is None or position is Position.FIRST
    return not first and not cx.sorting and cx.expansion is NO_EXPANSION


def _lists_again(
    cx: Context, element: Names, present: list[tuple[str, tuple[Name, ...]]], index: int
) -> Out | None:
    """Render lists of names once for all later cites of an item."""
    key = (element.place, index, *[variable for variable, _ in present])
    known = cx.item.later_names.get(key)
    if known is None:
        before = len(cx.blocks)
        out = _lists(cx, element, present, index)
        cx.item.later_names[key] = (out, cx.blocks[before:])
        return out
    cx.blocks += known[1]
    found: Out | None = known[0]
    return found


def _lists(
    cx: Context, element: Names, present: list[tuple[str, tuple[Name, ...]]], index: int
) -> Out | None:
    options = options_for(cx, element)
    if options.form == "count":
        count = sum(_shown(cx, options, len(names), index) for _, names in present)
        return cx.looked([str(count)], element.look, NAMES)
    lists: list[Child] = []
    for variable, names in present:
        shown = _shown(cx, options, len(names), index)
        if not shown:
            continue
        cx.blocks.append(NameBlock(index, names, shown, options))
        children: list[Child] = [_name_list(cx, element, options, names, shown, index)]
        label = _label(cx, element.label, variable, len(names))
        if label is not None:
            children.insert(0 if element.label_first else 1, label)
        lists += [Out(children)] if len(children) > 1 else children
    if not lists:
        return None
    out = cx.looked(lists, element.look, NAMES)
    delimiter = element.delimiter
    if delimiter is None:
        delimiter = cx.shared.area_options[cx.area].get("names-delimiter", "")
    out.delimiter = delimiter
    return out


def _label(cx: Context, label: Label | None, variable: str, count: int) -> Out | None:
    if label is None or cx.sorting:
        return None
    plural = {"always": True, "never": False}.get(label.plural, count > 1)
    term = cx.locale.term(variable, label.form, plural)
    if not term:
        return None
    return cx.looked(list(cx.read(term)), label.look, "label")


def _shown(cx: Context, options: NameOptions, total: int, index: int) -> int:
    least, first = options.et_al_min, options.et_al_use_first
    position = cx.place.position
    if position is not None and position is not Position.FIRST:
        # "Et-al": the subsequent settings stand in for the others where they are given.
        least = options.subsequent_min or least
        first = options.subsequent_use_first if options.subsequent_use_first >= 0 else first
    if not least or first < 0 or total < least or total <= first:
        return total
    return min(total, max(first, cx.expansion.names.get(index, 0)))


def _name_list(
    cx: Context,
    element: Names,
    options: NameOptions,
    names: tuple[Name, ...],
    shown: int,
    index: int,
) -> Out:
    total = len(names)
    last_too = options.et_al_use_last and shown < total and total >= shown + 2
    outs: list[Out] = []
    inverted: list[bool] = []
    chosen = [*range(shown), total - 1] if last_too else range(shown)
    for number in chosen:
        name = names[number]
        invert = options.sort_order == "all" or (options.sort_order == "first" and number == 0)
        level = cx.expansion.givens.get((index, number), 0)
        out, was_inverted = render_name(cx, element, options, name, invert, level)
        if not element.name_look.plain:
            # "Name": formatting and affixes are those of each name, not of what joins them.
            out = cx.looked([out], element.name_look)
        outs.append(out)
        inverted.append(was_inverted)
    children = _joined(cx, element, options, outs, inverted, total - shown, last_too)
    return Out(children, tag=NAME_LIST)


def _joined(
    cx: Context,
    element: Names,
    options: NameOptions,
    outs: list[Out],
    inverted: list[bool],
    hidden: int,
    last_too: bool,
) -> list[Child]:
    if len(outs) == 1 and not hidden:  # one author, as most
        return [*outs]
    children: list[Child] = []
    conjunction = _conjunction(cx, options)
    for number, out in enumerate(outs):
        final = number == len(outs) - 1
        if number and final and last_too:
            # "et-al-use-last": the names before it take their delimiter if they are several.
            children.append(f"{options.delimiter}… " if number > 1 else " … ")
        elif number and final and conjunction and not hidden:
            children += _before_last(options, conjunction, len(outs), inverted[number - 1])
        elif (number and final and not hidden) or number:
            children.append(options.delimiter)
        children.append(out)
    if hidden and not last_too and not cx.sorting:
        children.extend(_et_al(cx, element, options, inverted))
    return [child for child in children if child != ""]


def _before_last(
    options: NameOptions, conjunction: str, count: int, after_inverted: bool
) -> list[Child]:
    """Return what stands before the last name, which languages without spaces write without."""
    tight = is_ideograph(conjunction[0])
    delimited = _precedes_last(options, count, after_inverted)
    if tight and options.precedes_last == "contextual":
        delimited = False
    before = options.delimiter if delimited else ""
    if not tight and not before.endswith(" "):
        before += " "
    after = "" if tight or "\u0590" <= conjunction[-1] <= "\u05ff" else " "
    return [f"{before}{conjunction}{after}"]


def _conjunction(cx: Context, options: NameOptions) -> str:
    match options.conjunction:
        case "text":
            return cx.locale.term("and") or ""
        case "symbol":
            return cx.locale.ampersand
        case _:
            return ""


def _precedes_last(options: NameOptions, count: int, after_inverted: bool) -> bool:
    match options.precedes_last:
        case "always":
            return True
        case "never":
            return False
        case "after-inverted-name":
            return after_inverted
        case _:
            return count > 2


def _et_al(cx: Context, element: Names, options: NameOptions, inverted: list[bool]) -> list[Child]:
    et_al = element.et_al or _DEFAULT_ET_AL
    term = cx.locale.term(et_al.term)
    if not term:
        return []
    text = cx.looked(list(cx.read(term)), et_al.look, "et-al")
    if not inverted:
        return [text]
    match options.precedes_et_al:
        case "always":
            delimited = True
        case "never":
            delimited = False
        case "after-inverted-name":
            delimited = inverted[-1]
        case _:
            delimited = len(inverted) > 1
    between = options.delimiter if delimited else "" if is_ideograph(term[0]) else " "
    return [between, text] if between else [text]
