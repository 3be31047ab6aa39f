"""Whatever single character of the words is changed, it is found, wherever it stands."""

from __future__ import annotations

import io
import re
import zipfile
from random import Random

import pikepdf
import pytest
from pikepdf import Array, Operator, String

from .artifacts import Made, make, told
from .whole import whole_brief

CHANGES = 40
CHANGES_PDF = 25


@pytest.fixture(scope="module")
def made() -> Made:
    return make(whole_brief())


def another(random: Random, character: str) -> str:
    """Give a character of the same kind that is another."""
    kinds = ("0123456789", "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", ".,;:–-")
    kind = next((kind for kind in kinds if character in kind), kinds[1])
    return random.choice([c for c in kind if c != character])


def changed_word(random: Random, text: str, places: list[int]) -> tuple[str, str]:
    at = random.choice(places)
    new = another(random, text[at])
    told = f"{text[max(0, at - 20) : at]}[{text[at]}→{new}]{text[at + 1 : at + 20]}"
    return text[:at] + new + text[at + 1 :], told


def in_words(text: str, words: str) -> list[int]:
    """Give the offsets of the characters that ``words`` (a pattern) has in its first group."""
    spans = [match.span(1) for match in re.finditer(words, text)]
    return [at for start, end in spans for at in range(start, end) if not text[at].isspace()]


@pytest.fixture(scope="module")
def web(made: Made) -> str:
    return made.write("html").decode()


@pytest.fixture(scope="module")
def word(made: Made) -> bytes:
    return made.write("docx")


@pytest.mark.parametrize("seed", range(CHANGES))
def test_a_changed_character_of_a_web_page_is_found(made: Made, web: str, seed: int) -> None:
    start = web.index("<main")
    places = [at for at in in_words(web, r">([^<>&]+)<") if at > start]
    other, change = changed_word(Random(seed), web, places)
    assert made.findings("html", other.encode()).diagnostics, change


@pytest.mark.parametrize("seed", range(CHANGES))
@pytest.mark.parametrize("part", ["word/document.xml", "word/endnotes.xml"])
def test_a_changed_character_of_a_word_file_is_found(
    made: Made, word: bytes, part: str, seed: int
) -> None:
    out, change = io.BytesIO(), ""
    with zipfile.ZipFile(io.BytesIO(word)) as before, zipfile.ZipFile(out, "w") as to:
        for name in before.namelist():
            content = before.read(name)
            if name == part:
                text = content.decode()
                places = in_words(text, r"<w:t [^>]*>([^<>&]+)</w:t>")
                text, change = changed_word(Random(seed), text, places)
                content = text.encode()
            to.writestr(name, content)
    assert made.findings("docx", out.getvalue()).diagnostics, change


def characters(font: pikepdf.Object) -> dict[bytes, str]:
    """Give the glyphs of a font that its table gives a letter or digit."""
    table = font.ToUnicode.read_bytes()
    pairs = re.findall(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>", table)
    read = {code: bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}
    return {bytes.fromhex(code.decode()): text for code, text in read.items() if text.isalnum()}


def with_another_glyph(data: bytes, random: Random) -> tuple[bytes, str]:
    """Draw one letter of one page as another letter of its font."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = random.choice(list(pdf.pages))
        instructions = list(pikepdf.parse_content_stream(page))
        font, places = "", []
        for number, instruction in enumerate(instructions):
            if str(instruction.operator) == "Tf":
                font = str(instruction.operands[0])
            elif str(instruction.operator) == "TJ":
                known = characters(page.Resources.Font[font])
                for item, piece in enumerate(instruction.operands[0]):
                    raw = bytes(piece) if isinstance(piece, String) else b""
                    cut = [raw[i : i + 2] for i in range(0, len(raw), 2)]
                    places += [
                        (number, item, i, font) for i, code in enumerate(cut) if code in known
                    ]
        number, item, at, font = random.choice(places)
        known = characters(page.Resources.Font[font])
        array = list(instructions[number].operands[0])
        raw = bytes(array[item])
        old = raw[2 * at : 2 * at + 2]
        new = random.choice([c for c in known if known[c].casefold() != known[old].casefold()])
        array[item] = String(raw[: 2 * at] + new + raw[2 * at + 2 :])
        instructions[number] = pikepdf.ContentStreamInstruction([Array(array)], Operator("TJ"))
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))
        pdf.save(out)
    return out.getvalue(), f"{known[old]} → {known[new]} in {font}"


@pytest.fixture(scope="module")
def pdf(made: Made) -> bytes:
    return made.write("pdf")


@pytest.mark.parametrize("seed", range(CHANGES_PDF))
def test_a_changed_glyph_of_a_pdf_is_found(made: Made, pdf: bytes, seed: int) -> None:
    other, change = with_another_glyph(pdf, Random(seed))
    findings = made.findings("pdf", other)
    assert findings.diagnostics, change
    assert len(findings) <= 3, told(findings)
