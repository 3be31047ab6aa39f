"""Terms, date formats and options of a language (CSL 1.0.2, "Locale Files" and "cs:locale")."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from briefgen.csl.cache import load, store
from briefgen.csl.compile import Compiler
from briefgen.csl.elements import Date
from briefgen.csl.xmltree import Raw, read_xml
from briefgen.named import NamedTuple

# CSL 1.0.2, "Terms", form fallback: verb-short > verb > long; symbol > short > long.
_FALLBACK = {
    "long": ("long",),
    "short": ("short", "long"),
    "symbol": ("symbol", "short", "long"),
    "verb": ("verb", "long"),
    "verb-short": ("verb-short", "verb", "long"),
}
# CSL 1.0.2, "Locale Fallback": the dialect that stands for its language.
_PRIMARY = {
    "af": "af-ZA", "bg": "bg-BG", "ca": "ca-AD", "cs": "cs-CZ", "cy": "cy-GB", "da": "da-DK",
    "de": "de-DE", "el": "el-GR", "en": "en-US", "es": "es-ES", "et": "et-EE", "eu": "eu",
    "fa": "fa-IR", "fi": "fi-FI", "fr": "fr-FR", "gl": "gl-ES", "he": "he-IL", "hi": "hi-IN",
    "hr": "hr-HR", "hu": "hu-HU", "id": "id-ID", "is": "is-IS", "it": "it-IT", "ja": "ja-JP",
    "km": "km-KH", "ko": "ko-KR", "la": "la", "lt": "lt-LT", "lv": "lv-LV", "mn": "mn-MN",
    "ms": "ms-MY", "nb": "nb-NO", "nl": "nl-NL", "nn": "nn-NO", "no": "nb-NO", "pl": "pl-PL",
    "pt": "pt-PT", "ro": "ro-RO", "ru": "ru-RU", "sk": "sk-SK", "sl": "sl-SI", "sr": "sr-RS",
    "sv": "sv-SE", "th": "th-TH", "tr": "tr-TR", "uk": "uk-UA", "vi": "vi-VN", "zh": "zh-CN",
}  # fmt: skip
_ORDINALS = "ordinal"


class Term(NamedTuple):
    """One term in one form."""

    single: str
    multiple: str
    gender: str = ""
    match: str = ""


class Locale:
    """What a language says, with the overrides of one style in place."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.terms: dict[str, dict[str, Term]] = {}
        self.dates: dict[str, Date] = {}
        self.options: dict[str, str] = {}

    def term(self, name: str, form: str = "long", plural: bool = False) -> str | None:
        """Return a term; None where neither the language nor en-US has it in any form."""
        forms = self.terms.get(name)
        if forms is None:
            return None
        for each in _FALLBACK.get(form, ("long",)):
            found = forms.get(each)
            if found is not None:
                return found.multiple if plural else found.single
        return None

    def gender(self, name: str) -> str:
        """Return the grammatical gender of a term."""
        forms = self.terms.get(name)
        return forms["long"].gender if forms and "long" in forms else ""

    def gendered(self, name: str, gender: str) -> Term | None:
        """Return an ordinal term in a gender, else in none."""
        forms = self.terms.get(name)
        if forms is None:
            return None
        return forms.get(f"long/{gender}") or forms.get("long")

    @property
    def ampersand(self) -> str:
        """The sign for "and": `&`, unless the language has one of its own."""
        symbol = self.terms.get("and", {}).get("symbol")
        return symbol.single if symbol else "&"

    @property
    def punctuation_in_quote(self) -> bool:
        """Whether commas and full stops move inside closing quotes."""
        return self.options.get("punctuation-in-quote") == "true"

    def quotes(self, inner: bool) -> tuple[str, str]:
        """Return the opening and the closing mark."""
        kind = "inner-quote" if inner else "quote"
        return self.term(f"open-{kind}") or "", self.term(f"close-{kind}") or ""

    def overlay(self, raw: Raw, whole: bool) -> None:
        """Lay the contents of a locale over this one; `whole` for a file, not a style's part."""
        compiler = Compiler(self.language)
        for child in raw[2]:
            if child[0] == "terms":
                self._overlay_terms(child, whole)
            elif child[0] == "date":
                date = compiler.date(child)
                self.dates[date.form] = date
            elif child[0] == "style-options":
                self.options.update(child[1])

    def _overlay_terms(self, raw: Raw, whole: bool) -> None:
        # "Ordinal Suffixes": a locale that defines any ordinal term defines them all.
        if any(_is_ordinal(term[1].get("name", "")) for term in raw[2]):
            for name in [name for name in self.terms if _is_ordinal(name)]:
                del self.terms[name]
        fresh: set[str] = set()
        for element in raw[2]:
            if element[0] != "term":
                continue
            attributes = element[1]
            name = attributes.get("name", "")
            if whole and name not in fresh:
                self.terms.pop(name, None)  # another language's forms are no fallback
                fresh.add(name)
            form = attributes.get("form", "long")
            if "gender-form" in attributes:
                form = f"{form}/{attributes['gender-form']}"
            before = self.terms.setdefault(name, {}).get(form)
            term = _term(element)
            if before is not None and not term.gender:
                term = term._replace(gender=before.gender)
            self.terms[name][form] = term


def _is_ordinal(name: str) -> bool:
    return name == _ORDINALS or name.startswith("ordinal-")


def _term(raw: Raw) -> Term:
    single = multiple = raw[3].strip("\n\t") if not raw[2] else ""
    for child in raw[2]:
        if child[0] == "single":
            single = child[3]
        elif child[0] == "multiple":
            multiple = child[3]
    if not raw[2] and not single.strip():
        single = multiple = single if single == "\u00a0" else single.strip()
    return Term(single, multiple, raw[1].get("gender", ""), raw[1].get("match", ""))


class Locales:
    """A folder of `locales-xx-XX.xml` files, read as they are asked for."""

    def __init__(self, directory: Path | None = None, cache_dir: Path | None = None) -> None:
        self.directory = directory or _installed()
        self.cache_dir = cache_dir
        self._raws: dict[str, Raw] = {}

    def locale(self, language: str, overrides: Sequence[Raw] = ()) -> Locale:
        """Assemble a language, en-US below it and a style's overrides above it."""
        locale = Locale(language)
        for name in self._files(language):
            locale.overlay(self._raw(name), whole=True)
        for raw in _applicable(overrides, language):
            locale.overlay(raw, whole=False)
        return locale

    def known(self, language: str) -> str | None:
        """Return the name of the file that serves a language, or None."""
        base = language.split("-")[0]
        for name in (language, _PRIMARY.get(base, base)):
            if self._path(name).is_file():
                return name
        return None

    def _files(self, language: str) -> list[str]:
        found = self.known(language)
        return ["en-US"] if found in (None, "en-US") else ["en-US", str(found)]

    def _path(self, name: str) -> Path:
        return self.directory / f"locales-{name}.xml"

    def _raw(self, name: str) -> Raw:
        if name not in self._raws:
            self._raws[name] = cached_raw(self._path(name), self.cache_dir)
        return self._raws[name]


def _applicable(overrides: Sequence[Raw], language: str) -> list[Raw]:
    # "Locale Fallback": exact dialect over language over no language at all.
    base = language.split("-")[0]
    found: list[Raw] = []
    for wanted in ("", base, language):
        found += [raw for raw in overrides if raw[1].get("xml:lang", "") == wanted]
        if wanted == language == base:
            break
    return found


def _installed() -> Path:
    spec = find_spec("citeproc")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("the package citeproc-py, which carries the locales, is missing")
    return Path(spec.submodule_search_locations[0]) / "data" / "locales"


def cached_raw(path: Path, cache_dir: Path | None, name: str = "") -> Raw:
    """Read an XML file through an on-disk cache keyed on the file's size and time."""
    key = ""
    if cache_dir is not None:
        status = path.stat()
        key = f"{path}|{status.st_size}|{status.st_mtime_ns}"
        found = load(cache_dir, key)
        if found is not None:
            return found
    raw = read_xml(path.read_bytes(), name or path.name)
    if cache_dir is not None:
        store(cache_dir, key, raw)
    return raw
