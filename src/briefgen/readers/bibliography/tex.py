"""TeX in BibTeX fields -> plain text.

Accents, letters, dashes and quotes become characters; ``\\emph`` and its like become the markup
of CSL-JSON (``<i>``); braces go. What is not known is told, never printed as a command.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from briefgen.named import NamedTuple

_ACCENTS: Final = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361",
}  # fmt: skip

_LETTERS: Final = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø",
    "O": "Ø", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ",
    "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "S": "§", "P": "¶", "dag": "†",
    "ddag": "‡", "copyright": "©", "pounds": "£", "euro": "€", "ldots": "…", "dots": "…",
    "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘",
    "textquotedblleft": "“", "textquotedblright": "”", "guillemotleft": "«",
    "guillemotright": "»", "textasciitilde": "~", "textbackslash": "\\", "textunderscore": "_",
    "textbar": "|", "textdegree": "°", "degree": "°", "textregistered": "®",
    "texttrademark": "™", "slash": "/", "space": " ", "quad": " ", "qquad": " ",
    "newline": " ", "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX",
}  # fmt: skip

_WRAPPERS: Final = {
    "emph": ("<i>", "</i>"), "textit": ("<i>", "</i>"), "textsl": ("<i>", "</i>"),
    "mkbibemph": ("<i>", "</i>"), "textbf": ("<b>", "</b>"), "mkbibbold": ("<b>", "</b>"),
    "textsuperscript": ("<sup>", "</sup>"), "textsubscript": ("<sub>", "</sub>"),
    "textsc": ('<span style="font-variant:small-caps;">', "</span>"),
    "enquote": ("“", "”"), "mkbibquote": ("“", "”"), "url": ("", ""), "path": ("", ""),
    "text": ("", ""), "textrm": ("", ""), "textnormal": ("", ""), "texttt": ("", ""),
    "mbox": ("", ""), "uppercase": ("", ""), "ensuremath": ("", ""), "bibstring": ("", ""),
    "textup": ("", ""), "textsf": ("", ""), "mkbibparens": ("(", ")"),
}  # fmt: skip

# Switches and spacing that leave no trace in print.
_SILENT: Final = frozenset(
    {"em", "it", "bf", "rm", "sc", "tt", "sl", "sf", "protect", "relax", "noopsort", "/", "-",
     "nobreak", "hfill", "small", "large", "kern", "allowbreak", "penalty", "unskip",
     "ignorespaces"}
)  # fmt: skip

_COMMAND: Final = re.compile(r"\\([A-Za-z]+)\s*|\\(.)", re.DOTALL)
_PLAIN_RUN: Final = re.compile(r"[^\\{}~$`'\-]+")
_DASHES: Final = re.compile(r"-{1,3}")


class Plain(NamedTuple):
    """The text, and the commands that are not known."""

    text: str
    unknown: tuple[str, ...]


def untex(source: str) -> Plain:
    """Give the plain text of a field."""
    reader = _Tex(source)
    text = reader.read(depth=0, closing="")
    return Plain(" ".join(text.split(" ")).strip(), tuple(reader.unknown))


def verbatim(source: str) -> str:
    """Give an address as it stands, less the escapes that TeX needs in one."""
    source = re.sub(r"^\\(?:url|path)\s*\{(.*)\}$", r"\1", source.strip(), flags=re.DOTALL)
    source = source.replace("{\\textasciitilde}", "~").replace("\\textasciitilde", "~")
    return re.sub(r"\\([_%&#$~{}])(?:\{\})?", r"\1", source).replace("{", "").replace("}", "")


class _Tex:
    """One pass over a field."""

    __slots__ = ("_at", "_source", "unknown")

    def __init__(self, source: str) -> None:
        self._source = re.sub(r"\s+", " ", source)
        self._at = 0
        self.unknown: list[str] = []

    def read(self, depth: int, closing: str) -> str:
        """Read to the end of a group."""
        out: list[str] = []
        source = self._source
        while self._at < len(source):
            character = source[self._at]
            if character == closing:
                self._at += 1
                break
            if run := _PLAIN_RUN.match(source, self._at):
                out.append(run.group())
                self._at = run.end()
                continue
            out.append(self._special(character, depth))
        return unicodedata.normalize("NFC", "".join(out))

    def _special(self, character: str, depth: int) -> str:
        source = self._source
        match character:
            case "{" if depth < 32:
                self._at += 1
                return self.read(depth + 1, "}")
            case "\\":
                return self._command(depth)
            case "-":
                dashes = _DASHES.match(source, self._at)
                assert dashes is not None
                self._at = dashes.end()
                return {1: "-", 2: "–", 3: "—"}[len(dashes.group())]
            case "`" | "'" if source.startswith(character * 2, self._at):
                self._at += 2
                return "“" if character == "`" else "”"
        self._at += 1
        return {"~": "\u00a0", "`": "‘", "'": "’", "$": "", "{": "", "}": ""}.get(
            character, character
        )

    def _command(self, depth: int) -> str:
        match = _COMMAND.match(self._source, self._at)
        if match is None:
            self._at += 1
            return ""
        self._at = match.end()
        name = match[1] or match[2]
        if name in _ACCENTS and (match[2] or self._takes_accent(match)):
            return self._accent(_ACCENTS[name], depth)
        if name in _LETTERS:
            if self._source.startswith("{}", self._at):
                self._at += 2
            return _LETTERS[name]
        if name in _WRAPPERS:
            before, after = _WRAPPERS[name]
            return before + self._argument(depth) + after
        if name == "href":
            self._argument(depth)
            return self._argument(depth)
        if match[2]:
            return " " if name in (" ", "\\") else "" if name in _SILENT else name
        if name not in _SILENT:
            self.unknown.append(f"\\{name}")
        return ""

    def _takes_accent(self, match: re.Match[str]) -> bool:
        """Tell ``\\c{c}`` and ``\\c c`` from a word that begins with that letter."""
        return len(match[1]) == 1

    def _accent(self, mark: str, depth: int) -> str:
        letter = self._argument(depth) or " "
        base = {"ı": "i", "ȷ": "j"}.get(letter[0], letter[0])
        return unicodedata.normalize("NFC", base + mark) + letter[1:]

    def _argument(self, depth: int) -> str:
        """Read a group, a command or one character."""
        source = self._source
        while source.startswith(" ", self._at):
            self._at += 1
        if self._at >= len(source) or source[self._at] == "}":
            return ""
        if source[self._at] == "{" and depth < 32:
            self._at += 1
            return self.read(depth + 1, "}")
        if source[self._at] == "\\":
            return self._command(depth)
        self._at += 1
        return source[self._at - 1]
