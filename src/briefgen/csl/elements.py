"""The rendering elements of a style, as typed values (CSL 1.0.2, "Rendering Elements")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from briefgen.csl.richtext import DisplayKind, Style


class TextCase(StrEnum):
    """CSL 1.0.2, "Text-case"."""

    LOWERCASE = "lowercase"
    UPPERCASE = "uppercase"
    CAPITALIZE_FIRST = "capitalize-first"
    CAPITALIZE_ALL = "capitalize-all"
    SENTENCE = "sentence"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Look:
    """Affixes, formatting and what else may be said of any rendering element."""

    prefix: str = ""
    suffix: str = ""
    styles: tuple[Style, ...] = ()
    quotes: bool = False
    case: TextCase | None = None
    strip_periods: bool = False
    display: DisplayKind | None = None

    @property
    def plain(self) -> bool:
        """Say whether nothing is asked for."""
        return self == PLAIN


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class TextVariable:
    """`<text variable="…"/>`"""

    variable: str
    form: str
    look: Look
    has_look: bool


@dataclass(frozen=True, slots=True)
class TextMacro:
    """`<text macro="…"/>`"""

    macro: str
    look: Look
    has_look: bool


@dataclass(frozen=True, slots=True)
class TextTerm:
    """`<text term="…"/>`"""

    term: str
    form: str
    plural: bool
    look: Look


@dataclass(frozen=True, slots=True)
class TextValue:
    """`<text value="…"/>`"""

    value: str
    look: Look


@dataclass(frozen=True, slots=True)
class Number:
    """`<number variable="…"/>`"""

    variable: str
    form: str
    look: Look


@dataclass(frozen=True, slots=True)
class Label:
    """`<label variable="…"/>`, or the label of names (then without a variable)."""

    variable: str
    form: str
    plural: str
    look: Look


@dataclass(frozen=True, slots=True)
class DatePart:
    """`<date-part name="…"/>`"""

    name: str
    form: str
    range_delimiter: str
    look: Look


@dataclass(frozen=True, slots=True)
class Date:
    """`<date variable="…"/>`; `form` is empty for a date that lists its own parts."""

    variable: str
    form: str
    shown: tuple[str, ...]
    delimiter: str
    parts: tuple[DatePart, ...]
    look: Look


@dataclass(frozen=True, slots=True)
class NamePart:
    """`<name-part name="given|family"/>`"""

    look: Look


@dataclass(frozen=True, slots=True)
class EtAl:
    """`<et-al term="…"/>`"""

    term: str
    look: Look


@dataclass(frozen=True, slots=True)
class Names:
    """`<names variable="…">` with its name, label, et-al and substitute."""

    variables: tuple[str, ...]
    delimiter: str | None
    options: Mapping[str, str]
    name_look: Look
    family: Look
    given: Look
    et_al: EtAl | None
    label: Label | None
    label_first: bool
    has_name: bool
    substitute: tuple[Element, ...]
    look: Look
    place: int  # distinguishes one names element from another in caches


@dataclass(frozen=True, slots=True)
class Group:
    """`<group>`"""

    delimiter: str
    children: tuple[Element, ...]
    look: Look


@dataclass(frozen=True, slots=True)
class Test:
    """One question of a condition: `kind` is the attribute, `value` one word of it."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Branch:
    """`<if>`, `<else-if>` or, with no tests, `<else>`."""

    match: str
    tests: tuple[Test, ...]
    children: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Choose:
    """`<choose>`"""

    branches: tuple[Branch, ...]


Element: TypeAlias = (
    TextVariable
    | TextMacro
    | TextTerm
    | TextValue
    | Number
    | Label
    | Date
    | Names
    | Group
    | Choose
)


@dataclass(frozen=True, slots=True)
class SortKey:
    """`<key>` of `<sort>` (CSL 1.0.2, "Sorting")."""

    variable: str
    macro: str
    descending: bool
    names: Mapping[str, str]  # names-min, names-use-first, names-use-last, in et-al-… terms


@dataclass(frozen=True, slots=True)
class Area:
    """`<citation>` or `<bibliography>`."""

    kind: str
    children: tuple[Element, ...]
    look: Look
    delimiter: str
    sort: tuple[SortKey, ...]
    options: Mapping[str, str] = field(default_factory=dict)
