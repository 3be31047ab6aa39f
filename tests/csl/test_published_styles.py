"""Published styles: each loads and does what its style file says."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen import csl
from tests.csl.small import notes

ITEMS = {
    "book": {
        "type": "book",
        "author": [{"family": "Giustozzi", "given": "Antonio"}],
        "title": "The Islamic State in Khorasan",
        "title-short": "Islamic State",
        "publisher": "Hurst",
        "publisher-place": "London",
        "issued": {"date-parts": [[2018]]},
    },
    "paper": {
        "type": "article-journal",
        "author": [
            {"family": "Shah", "given": "Nadia"},
            {"family": "Ali", "given": "Imtiaz"},
        ],
        "title": "Money across borders",
        "container-title": "Asian Survey",
        "volume": "12",
        "issue": "3",
        "page": "101-108",
        "issued": {"date-parts": [[2014]]},
    },
}
EXPECTED = {
    "chicago-notes": [
        "Antonio Giustozzi, The Islamic State in Khorasan (Hurst, 2018), 12.",
        "Giustozzi, Islamic State, 14.",
        "Nadia Shah and Imtiaz Ali, “Money across Borders,” Asian Survey 12, no. 3 (2014): 101–8.",
        "Giustozzi, Islamic State.",
    ],
    "chicago-notes-bibliography-subsequent-ibid": [
        "Antonio Giustozzi, The Islamic State in Khorasan (Hurst, 2018), 12.",
        "Ibid., 14.",
        "Nadia Shah and Imtiaz Ali, “Money across Borders,” Asian Survey 12, no. 3 (2014): 101–8.",
        "Giustozzi, Islamic State.",
    ],
    "mhra-notes": [
        "Antonio Giustozzi, The Islamic State in Khorasan (Hurst, 2018), p. 12.",
        "Giustozzi, Islamic State, p. 14.",
        "Nadia Shah and Imtiaz Ali, ‘Money across Borders’, Asian Survey, 12.3 (2014), "
        "pp. 101–08.",
        "Giustozzi, Islamic State.",
    ],
    "apa": [
        "(Giustozzi, 2018, p. 12)",
        "(Giustozzi, 2018, p. 14)",
        "(Shah & Ali, 2014)",
        "(Giustozzi, 2018)",
    ],
    "ieee": ["[1, p. 12]", "[1, p. 14]", "[2]", "[1]"],
    "modern-language-association": ["(Giustozzi 12)", "(Giustozzi 14)", "(Shah and Ali)",
                                    "(Giustozzi)"],
    "chicago-author-date": [
        "(Giustozzi 2018, 12)",
        "(Giustozzi 2018, 14)",
        "(Shah and Ali 2014)",
        "(Giustozzi 2018)",
    ],
}  # fmt: skip


def _names(folder: Path) -> list[str]:
    return sorted(path.stem for path in (folder / "styles").glob("*.csl"))


def _processor(folder: Path, name: str) -> csl.Processor:
    style = csl.load_style(folder / "styles" / f"{name}.csl")
    return csl.Processor(style, ITEMS, "en-US", locales=csl.Locales(folder / "locales"))


def test_every_style_loads_and_prints_notes_and_bibliography(csl_tests: Path) -> None:
    for name in _names(csl_tests):
        processor = _processor(csl_tests, name)
        rendered = processor.cite(notes("book:12", "book:14", "paper", "book"))
        assert all(each.content.plain() for each in rendered), name
        bibliography = processor.bibliography()
        if processor.style.bibliography is not None:
            assert bibliography is not None
            assert {entry.item_id for entry in bibliography.entries} == set(ITEMS), name


@pytest.mark.parametrize("name", EXPECTED)
def test_notes_come_out_as_the_style_has_them(csl_tests: Path, name: str) -> None:
    rendered = _processor(csl_tests, name).cite(notes("book:12", "book:14", "paper", "book"))
    assert [each.content.plain() for each in rendered] == EXPECTED[name]


def test_shortened_notes_are_short_from_the_first(csl_tests: Path) -> None:
    processor = _processor(csl_tests, "chicago-shortened-notes-bibliography")
    assert processor.cite(notes("book:12"))[0].content.plain() == "Giustozzi, Islamic State, 12."


def test_oscola_keeps_its_ibid_in_lower_case(csl_tests: Path) -> None:
    rendered = _processor(csl_tests, "oscola").cite(notes("book", "book"))
    assert rendered[1].content.plain() == "ibid."
