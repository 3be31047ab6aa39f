"""Raw XML of a style -> typed rendering elements. Stage 2: Raw → Element."""

from __future__ import annotations

from briefgen.csl.elements import (
    PLAIN,
    Area,
    Branch,
    Choose,
    Date,
    DatePart,
    Element,
    EtAl,
    Group,
    Label,
    Look,
    Names,
    Number,
    SortKey,
    Test,
    TextCase,
    TextMacro,
    TextTerm,
    TextValue,
    TextVariable,
)
from briefgen.csl.errors import StyleError
from briefgen.csl.richtext import DisplayKind, Style
from briefgen.csl.xmltree import Raw

_STYLES: dict[str, dict[str, Style]] = {
    "font-style": {
        "italic": Style.ITALIC,
        "oblique": Style.OBLIQUE,
        "normal": Style.NO_ITALIC,
    },
    "font-variant": {"small-caps": Style.SMALL_CAPS, "normal": Style.NO_SMALL_CAPS},
    "font-weight": {"bold": Style.BOLD, "light": Style.LIGHT, "normal": Style.NO_BOLD},
    "text-decoration": {"underline": Style.UNDERLINE, "none": Style.NO_UNDERLINE},
    "vertical-align": {
        "sup": Style.SUPERSCRIPT,
        "sub": Style.SUBSCRIPT,
        "baseline": Style.BASELINE,
    },
}
_DATE_SHOWN = {
    "year": ("year",),
    "year-month": ("year", "month"),
    "year-month-day": ("year", "month", "day"),
}
_CONDITIONS = (  # "disambiguate" first: `abridged` looks for it there
    "disambiguate",
    "is-numeric",
    "is-uncertain-date",
    "locator",
    "position",
    "type",
    "variable",
)
NAME_OPTIONS = (
    "and",
    "delimiter-precedes-et-al",
    "delimiter-precedes-last",
    "et-al-min",
    "et-al-use-first",
    "et-al-use-last",
    "et-al-subsequent-min",
    "et-al-subsequent-use-first",
    "initialize",
    "initialize-with",
    "name-as-sort-order",
    "sort-separator",
)


def look_of(attributes: dict[str, str]) -> Look:
    """Read affixes, formatting, quotes, text-case, strip-periods and display."""
    styles = tuple(
        known[attributes[name]] for name, known in _STYLES.items() if attributes.get(name) in known
    )
    display = attributes.get("display", "")
    case = attributes.get("text-case", "")
    look = Look(
        prefix=attributes.get("prefix", ""),
        suffix=attributes.get("suffix", ""),
        styles=styles,
        quotes=attributes.get("quotes") == "true",
        case=TextCase(case) if case in TextCase._value2member_map_ else None,
        strip_periods=attributes.get("strip-periods") == "true",
        display=DisplayKind(display) if display in DisplayKind._value2member_map_ else None,
    )
    return PLAIN if look == PLAIN else look


class Compiler:
    """Turns raw elements of one style into typed ones; `name` is for messages."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.places = 0

    def elements(self, raws: tuple[Raw, ...]) -> tuple[Element, ...]:
        """Compile the rendering elements among `raws`."""
        return tuple(self.element(raw) for raw in raws if raw[0] not in _IGNORED)

    def element(self, raw: Raw) -> Element:
        """Compile one rendering element."""
        match raw[0]:
            case "text":
                return self._text(raw)
            case "group":
                return Group(raw[1].get("delimiter", ""), self.elements(raw[2]), look_of(raw[1]))
            case "choose":
                branches = tuple(self._branch(child) for child in raw[2])
                return Choose(branches)
            case "names":
                return self._names(raw)
            case "date":
                return self.date(raw)
            case "number":
                return Number(
                    raw[1].get("variable", ""), raw[1].get("form", "numeric"), look_of(raw[1])
                )
            case "label":
                return self._label(raw)
            case tag:
                raise self.error(f'"{tag}" is no rendering element of CSL', raw)

    def error(self, message: str, raw: Raw) -> StyleError:
        """Make an error that points at an element."""
        return StyleError(message, self.name, raw[4], raw[5])

    def _text(self, raw: Raw) -> Element:
        attributes = raw[1]
        look = look_of(attributes)
        if "macro" in attributes:
            return TextMacro(attributes["macro"], look, look is not PLAIN)
        form = attributes.get("form", "long")
        if "variable" in attributes:
            return TextVariable(attributes["variable"], form, look, look is not PLAIN)
        if "term" in attributes:
            return TextTerm(attributes["term"], form, attributes.get("plural") == "true", look)
        if "value" in attributes:
            return TextValue(attributes["value"], look)
        raise self.error('"text" needs one of variable, macro, term or value', raw)

    def _branch(self, raw: Raw) -> Branch:
        tests = tuple(
            Test(kind, value) for kind in _CONDITIONS for value in raw[1].get(kind, "").split()
        )
        if raw[0] == "else":
            tests = ()
        elif not tests:
            raise self.error(f'"{raw[0]}" has no condition', raw)
        return Branch(raw[1].get("match", "all"), tests, self.elements(raw[2]))

    def _label(self, raw: Raw) -> Label:
        attributes = raw[1]
        return Label(
            attributes.get("variable", ""),
            attributes.get("form", "long"),
            attributes.get("plural", "contextual"),
            look_of(attributes),
        )

    def date(self, raw: Raw) -> Date:
        """Compile a date: of the style, or a format of a locale."""
        attributes = raw[1]
        return Date(
            variable=attributes.get("variable", ""),
            form=attributes.get("form", ""),
            shown=_DATE_SHOWN[attributes.get("date-parts", "year-month-day")],
            delimiter=attributes.get("delimiter", ""),
            parts=tuple(_date_part(child) for child in raw[2] if child[0] == "date-part"),
            look=look_of(attributes),
        )

    def _names(self, raw: Raw) -> Names:
        attributes = raw[1]
        below = {child[0]: child for child in raw[2]}
        tags = [child[0] for child in raw[2]]
        name = below.get("name")
        own = name[1] if name else {}
        parts = {p[1].get("name"): look_of(p[1]) for p in (name[2] if name else ())}
        label = below.get("label")
        et_al = below.get("et-al")
        substitute = below.get("substitute")
        self.places += 1
        options = {key: own[key] for key in NAME_OPTIONS if key in own}
        for key in NAME_OPTIONS:
            if key in attributes:
                options.setdefault(key, attributes[key])
        for key in ("form", "delimiter"):
            if key in own:
                options[f"name-{key}"] = own[key]
        return Names(
            variables=tuple(attributes.get("variable", "").split()),
            delimiter=attributes.get("delimiter"),
            options=options,
            name_look=look_of(own),
            family=parts.get("family", PLAIN),
            given=parts.get("given", PLAIN),
            et_al=EtAl(et_al[1].get("term", "et-al"), look_of(et_al[1])) if et_al else None,
            label=self._label(label) if label else None,
            label_first="label" in tags
            and "name" in tags
            and tags.index("label") < tags.index("name"),
            has_name=name is not None,
            substitute=self.elements(substitute[2]) if substitute else (),
            look=look_of(attributes),
            place=self.places,
        )

    def area(self, raw: Raw) -> Area:
        """Compile `<citation>` or `<bibliography>`."""
        layout = next((child for child in raw[2] if child[0] == "layout"), None)
        if layout is None:
            raise self.error(f'"{raw[0]}" has no layout', raw)
        sort = next((child for child in raw[2] if child[0] == "sort"), None)
        return Area(
            kind=raw[0],
            children=self.elements(layout[2]),
            look=look_of(layout[1]),
            delimiter=layout[1].get("delimiter", ""),
            sort=tuple(_sort_key(key) for key in (sort[2] if sort else ())),
            options=raw[1],
        )


_IGNORED = frozenset({"info", "sort"})


def _date_part(raw: Raw) -> DatePart:
    attributes = raw[1]
    return DatePart(
        attributes.get("name", ""),
        attributes.get("form", ""),
        attributes.get("range-delimiter", "–"),
        look_of(attributes),
    )


def _sort_key(raw: Raw) -> SortKey:
    attributes = raw[1]
    names = {
        f"et-al-{key}": attributes[f"names-{key}"]
        for key in ("min", "use-first", "use-last")
        if f"names-{key}" in attributes
    }
    return SortKey(
        attributes.get("variable", ""),
        attributes.get("macro", ""),
        attributes.get("sort") == "descending",
        names,
    )
