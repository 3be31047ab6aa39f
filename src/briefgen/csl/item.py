"""CSL-JSON items, read once into names, dates and text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from briefgen.named import NamedTuple

NAME_VARIABLES = frozenset(
    """author chair collection-editor compiler composer container-author contributor curator
    director editor editor-translator editorial-director executive-producer guest host
    illustrator interviewer narrator organizer original-author performer producer recipient
    reviewed-author script-writer series-creator translator""".split()
)
DATE_VARIABLES = frozenset(
    ("accessed", "available-date", "event-date", "issued", "original-date", "submitted")
)
NUMBER_VARIABLES = frozenset(
    """chapter-number citation-number collection-number edition
    first-reference-note-number issue locator number number-of-pages number-of-volumes page
    page-first part-number printing-number section supplement-number version volume""".split()
)


# What JSON gives, before what else there may be: an abstract class is slow to ask.
_MAPPING = (dict, Mapping)
_SEQUENCE = (list, tuple, Sequence)

DERIVED = frozenset(
    """citation-label citation-number container-title-short first-reference-note-number locator
    page-first title-short year-suffix""".split()
)
"""Variables whose value comes from elsewhere than the variable itself."""


class Name(NamedTuple):
    """A person or an institution (then only `literal`)."""

    family: str = ""
    given: str = ""
    dropping: str = ""
    non_dropping: str = ""
    suffix: str = ""
    comma_suffix: bool = False
    static: bool = False
    literal: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What makes two names the same."""
        return (
            self.family or self.literal,
            self.given,
            self.dropping,
            self.non_dropping,
            self.suffix,
        )


class DateParts(NamedTuple):
    """One day, month (or season, 21–24) or year; 0 for what isn't given."""

    year: int = 0
    month: int = 0
    day: int = 0
    season: str = ""  # in words


class DateValue(NamedTuple):
    """A date, a range, or words in place of one."""

    start: DateParts | None = None
    end: DateParts | None = None
    circa: bool = False
    literal: str = ""
    open_end: bool = False


class Kind(NamedTuple):
    """A kind of item: its type, the variables in its data, those with a value, the uncertain."""

    type: str
    given: frozenset[str]
    filled: frozenset[str]
    circa: frozenset[str]


class Item:
    """One source. Texts, names and dates are read when first asked for."""

    __slots__ = ("_dates", "_kind", "_names", "data", "id", "later_names", "type")

    def __init__(self, data: Mapping[str, Any], item_id: str) -> None:
        self.data: Mapping[str, Any] = _with_note_fields(data)
        self.id = item_id
        self.type = str(self.data.get("type", "") or "")
        self.later_names: dict[tuple[Any, ...], tuple[Any, list[Any]]] = {}  # as rendered
        self._kind: Kind | None = None
        self._names: dict[str, tuple[Name, ...]] = {}
        self._dates: dict[str, DateValue | None] = {}

    @property
    def kind(self) -> Kind:
        """What a style's questions about the item depend on."""
        if self._kind is None:
            filled = frozenset([variable for variable in self.data if self.has(variable)])
            dates = [variable for variable in filled if variable in DATE_VARIABLES]
            circa = [name for name in dates if (date := self.date(name)) and date.circa]
            self._kind = Kind(self.type, frozenset(self.data), filled, frozenset(circa))
        return self._kind

    def has(self, variable: str) -> bool:
        """Say whether the item has a variable of its own, derived ones left out."""
        if variable in NAME_VARIABLES:
            return bool(self.names(variable))
        if variable in DATE_VARIABLES:
            return self.date(variable) is not None
        return self.text(variable) != "" or bool(self.names(variable))

    def text(self, variable: str) -> str:
        """Return a variable as text; empty if the item hasn't got it."""
        value = self.data.get(variable)
        if isinstance(value, str):
            return value.strip()
        if value is None or isinstance(value, (_MAPPING, list, tuple)):
            return ""
        return str(value)

    def names(self, variable: str) -> tuple[Name, ...]:
        """Return a name variable."""
        found = self._names.get(variable)
        if found is None:
            value = self.data.get(variable)
            entries = value if isinstance(value, (list, tuple)) else ()
            read = [read_name(entry) for entry in entries if isinstance(entry, _MAPPING)]
            found = tuple([name for name in read if name is not None])
            self._names[variable] = found
        return found

    def date(self, variable: str) -> DateValue | None:
        """Return a date variable."""
        if variable not in self._dates:
            value = self.data.get(variable)
            self._dates[variable] = read_date(value)
        return self._dates[variable]


_NOTE_FIELD = r"\{:([\-_a-zA-Z]+):\s*([^}]*)\}"
_NOTE_LINE = r"([a-zA-Z][\-_a-zA-Z]*)\s*:\s*(\S.*)$"


def _with_note_fields(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Read the variables that reference managers keep in `note`.

    Either as `{:variable: value}` anywhere, or as `variable: value` in lines at its beginning.
    """
    note = data.get("note")
    if not isinstance(note, str) or ":" not in note:
        return data
    found = re.findall(_NOTE_FIELD, note)
    rest = re.sub(_NOTE_FIELD, "", note)
    lines = rest.split("\n")
    while lines:
        match = re.match(_NOTE_LINE, lines[0])
        if match is None or not _is_known(_variable(match[1])):
            break
        found.append((match[1], match[2].strip()))
        lines.pop(0)
    if not found:
        return data
    merged = dict(data)
    for variable, value in found:
        _merge(merged, _variable(variable), value.strip())
    merged["note"] = "\n".join(lines).strip()
    return merged


def _is_known(name: str) -> bool:
    return name.removesuffix("-short") in _KNOWN


def _variable(name: str) -> str:
    return name if _is_known(name) else name.replace("_", "-")


def _merge(merged: dict[str, Any], variable: str, value: str) -> None:
    if variable in NAME_VARIABLES:
        family, bars, given = value.partition("||")
        entry = {"family": family.strip(), "given": given.strip()} if bars else {"literal": value}
        merged[variable] = [*merged.get(variable, ()), entry]
    elif variable in DATE_VARIABLES:
        merged[variable] = {"raw": value}
    else:
        merged[variable] = value


_TEXT_VARIABLES = frozenset(
    """abstract annote archive archive_collection archive_location archive-place authority
    call-number citation-key citation-label collection-title container-title
    container-title-short dimensions division DOI event event-title event-place genre ISBN ISSN
    jurisdiction keyword language license medium original-publisher original-publisher-place
    original-title part-title PMCID PMID publisher publisher-place references reviewed-genre
    reviewed-title scale source status title title-short type URL volume-title
    year-suffix""".split()
)
_KNOWN = NAME_VARIABLES | DATE_VARIABLES | NUMBER_VARIABLES | _TEXT_VARIABLES


# Names -----------------------------------------------------------------------------------------

_GIVEN_SUFFIX = r"^(.*),(!?)\s+(\S.*)$"
_JOINS = ("'", "’", "ʼ", "-", "‐", "–")


def read_name(entry: Mapping[str, Any]) -> Name | None:
    """Read a CSL-JSON name, particles and suffixes out of `family` and `given` included."""
    literal = _field(entry, "literal")
    family, given = _field(entry, "family"), _field(entry, "given")
    if literal and not family:
        return Name(literal=literal)
    if not family and not given:
        return None
    if entry.get("isInstitution") and family:
        return Name(literal=family)
    dropping = _joined(_field(entry, "dropping-particle"))
    non_dropping = _joined(_field(entry, "non-dropping-particle"))
    suffix, comma = _field(entry, "suffix"), bool(entry.get("comma-suffix"))
    if family.startswith('"') and family.endswith('"') and len(family) > 1:
        family = family[1:-1]
    elif not non_dropping and not dropping and family:
        non_dropping, family = _family_particle(family)
    if not dropping and family:
        given, dropping = _given_particle(given)
    if not suffix and "," in given and family:
        match = re.match(_GIVEN_SUFFIX, given)
        if match:
            given, suffix = match[1], match[3]
            comma = bool(match[2])
            if match[2] == "" and not dropping and suffix == suffix.lower():
                given, suffix = f"{given}, {suffix}", ""
    return Name(
        family, given, dropping, non_dropping, suffix, comma, bool(entry.get("static-ordering"))
    )


def _field(entry: Mapping[str, Any], key: str) -> str:
    value = entry.get(key)
    return "" if value is None else str(value).strip()


def _joined(particle: str) -> str:
    """Give a particle the space that parts it from the name, unless it is a clitic."""
    if not particle or particle.endswith(_JOINS):
        return particle
    return particle + " "


_CLITIC = r"^([^\W\d_]{1,4}['’ʼ‐-])(?=[^\W\d_])"


def _family_particle(family: str) -> tuple[str, str]:
    """Part the lower-case words and clitics (`van der`, `d'`, `al-`) from a family name."""
    if family.isalnum() and family.isascii():  # one word, as most
        return "", family
    particle, rest = "", family
    while True:
        word, space, behind = rest.partition(" ")
        if space and behind.strip() and _is_particle(word):
            particle += word + " "
            rest = behind.lstrip()
            continue
        clitic = re.match(_CLITIC, rest)
        if clitic and clitic[1][0].islower() and not _is_particle(rest.replace(" ", "")):
            particle += clitic[1]
            rest = rest[clitic.end() :]
        return particle, rest


def _is_particle(word: str) -> bool:
    bare = word.strip("'’ʼ-‐")
    return bool(bare) and bare == bare.lower() and bare[0].islower() and not bare.isdigit()


def _given_particle(given: str) -> tuple[str, str]:
    """Part the lower-case words at the end of a given name (`Alexander von`)."""
    if " " not in given:
        return given, ""
    words = given.split(" ")
    start = len(words)
    while start > 1 and _is_particle(words[start - 1]):
        start -= 1
    if start == len(words):
        return given, ""
    return " ".join(words[:start]), _joined(" ".join(words[start:]))


# Dates -----------------------------------------------------------------------------------------


def read_date(value: Any) -> DateValue | None:
    """Read a CSL-JSON date; None where there is nothing to print."""
    if isinstance(value, str):
        return _raw(value, False)
    if not isinstance(value, _MAPPING):
        return None
    circa = bool(value.get("circa")) and str(value["circa"]).lower() not in ("false", "0")
    listed = value.get("date-parts")
    parts = [_parts(each) for each in listed] if isinstance(listed, _SEQUENCE) else []
    if parts and parts[0] is not None:
        season = str(value.get("season") or "").strip()
        start = parts[0]
        if season and not start.month:
            month = 20 + int(season) if season in ("1", "2", "3", "4") else 0
            start = DateParts(start.year, month, season="" if month else season)
        end = parts[1] if len(parts) > 1 else None
        open_end = len(parts) > 1 and end is None
        return DateValue(start, end, circa, "", open_end)
    literal = str(value.get("literal") or "").strip()
    if literal:
        return DateValue(circa=circa, literal=literal)
    return _raw(str(value.get("raw") or "").strip(), circa)


def _raw(text: str, circa: bool) -> DateValue | None:
    from briefgen.csl.rawdate import read_raw

    return read_raw(text, circa)


def _parts(listed: Any) -> DateParts | None:
    if not isinstance(listed, _SEQUENCE) or isinstance(listed, str):
        return None
    numbers = [_integer(each) for each in listed[:3]]
    numbers += [0] * (3 - len(numbers))
    if not numbers[0]:
        return None
    month = numbers[1]
    if 13 <= month <= 16:
        month += 8
    return DateParts(numbers[0], month, numbers[2])


def _integer(value: Any) -> int:
    if type(value) is int:
        return value
    text = str(value).strip()
    return int(text) if re.fullmatch(r"-?\d+", text) else 0
