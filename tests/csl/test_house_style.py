"""The bundled style for briefs: what each kind of source prints, and where."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen import csl
from tests.csl.small import notes

STYLE = csl.load_style("briefgen-notes")


def _day(*parts: int) -> dict[str, Any]:
    return {"date-parts": [list(parts)]}


ITEMS: dict[str, dict[str, Any]] = {
    "news": {
        "type": "article-newspaper",
        "author": [{"family": "Khan", "given": "Iftikhar A."}],
        "title": "IS Emerging as a Threat, Warns IB Chief",
        "title-short": "IS Emerging as a Threat",
        "container-title": "Dawn",
        "issued": _day(2016, 2, 11),
        "URL": "https://www.dawn.com/news/1238771",
    },
    "unsigned": {
        "type": "article-newspaper",
        "title": "About 100 Left Pakistan",
        "container-title": "The News",
        "issued": _day(2016, 1, 4),
    },
    "magazine": {
        "type": "article-magazine",
        "title": "Interview with the Wali",
        "container-title": "Dabiq",
        "issue": "13",
        "issued": _day(2016, 1),
        "URL": "https://example.org/13.pdf",
    },
    "report": {
        "type": "report",
        "author": [{"family": "Ahmad", "given": "Tufail"}],
        "title": "Massacre in Karachi",
        "publisher": "MEMRI",
        "collection-title": "Inquiry & Analysis Series",
        "number": "1158",
        "issued": _day(2015, 5, 14),
    },
    "institution": {
        "type": "report",
        "author": [{"literal": "World Bank"}],
        "title": "Doing Business",
        "publisher": "World Bank Group",
        "issued": _day(2016),
        "URL": "https://example.org/wb",
        "accessed": _day(2016, 4, 2),
        "archive_location": "https://web.archive.org/web/2016/https://example.org/wb",
    },
    "book": {
        "type": "book",
        "author": [
            {"family": "Giustozzi", "given": "Antonio"},
            {"family": "Perwaiz", "given": "Salis", "non-dropping-particle": "bin"},
        ],
        "title": "The Islamic State in Khorasan",
        "title-short": "Islamic State",
        "edition": "2",
        "publisher": "Hurst",
        "publisher-place": "London",
        "issued": _day(2018),
    },
    "chapter": {
        "type": "chapter",
        "author": [{"family": "Shah", "given": "Nadia"}],
        "title": "Money",
        "container-title": "Border Trade",
        "editor": [{"family": "Ali", "given": "Imtiaz"}],
        "publisher": "Vanguard",
        "publisher-place": "Lahore",
        "issued": _day(2014),
        "page": "33-58",
    },
    "police": {
        "type": "interview",
        "author": [{"literal": "police officials"}],
        "interviewer": [{"literal": "the author"}],
        "issued": _day(2016, 4, 7),
    },
    "plain": {
        "type": "interview",
        "title": "Telephone call with a retired judge",
        "issued": _day(2016, 4, 5),
    },
    "published": {
        "type": "interview",
        "author": [{"family": "Ashrafi", "given": "Tahir"}],
        "title": "We Reject Them",
        "interviewer": [{"family": "Khan", "given": "Ayesha"}],
        "container-title": "Herald",
        "issued": _day(2016, 4, 5),
    },
    "letter": {
        "type": "personal_communication",
        "author": [{"family": "Aziz", "given": "Sartaj"}],
        "genre": "letter",
        "recipient": [{"literal": "the author"}],
        "issued": _day(2016, 3, 1),
    },
    "audio": {
        "type": "song",
        "title": "Say, Die in Your Rage",
        "medium": "audio message",
        "publisher": "Al-Furqān Media",
        "issued": _day(2015, 1, 26),
    },
    "particle": {
        "type": "webpage",
        "author": [{"family": "Perwaiz", "given": "Salis", "non-dropping-particle": "bin"}],
        "title": "In Spirit Only",
        "issued": _day(2016, 1, 25),
        "URL": "https://example.org/p",
    },
}
FULL = {
    "news": (
        "Iftikhar A. Khan, “IS Emerging as a Threat, Warns IB Chief,” Dawn, February 11, 2016, "
        "https://www.dawn.com/news/1238771."
    ),
    "unsigned": "“About 100 Left Pakistan,” The News, January 4, 2016.",
    "magazine": (
        "“Interview with the Wali,” Dabiq, no. 13 (January 2016), https://example.org/13.pdf."
    ),
    "report": (
        "Tufail Ahmad, “Massacre in Karachi,” MEMRI, Inquiry & Analysis Series no. 1158, "
        "May 14, 2015."
    ),
    "institution": (
        "World Bank, “Doing Business,” World Bank Group, 2016, accessed April 2, 2016, "
        "https://example.org/wb, archived at "
        "https://web.archive.org/web/2016/https://example.org/wb."
    ),
    "book": (
        "Antonio Giustozzi and Salis bin Perwaiz, The Islamic State in Khorasan, 2nd ed. "
        "(London: Hurst, 2018)."
    ),
    "chapter": (
        "Nadia Shah, “Money,” in Border Trade, ed. Imtiaz Ali (Lahore: Vanguard, 2014), 33–58."
    ),
    "police": "Interview with police officials by the author, April 7, 2016.",
    "plain": "Telephone call with a retired judge, April 5, 2016.",
    "published": (
        "Tahir Ashrafi, “We Reject Them,” interview by Ayesha Khan, Herald, April 5, 2016."
    ),
    "letter": "Sartaj Aziz, letter to the author, March 1, 2016.",
    "audio": "“Say, Die in Your Rage,” audio message, Al-Furqān Media, January 26, 2015.",
}


def _printed(*ids: str, language: str = "en-US") -> list[str]:
    processor = csl.Processor(STYLE, ITEMS, language)
    return [each.content.plain() for each in processor.cite(notes(*ids))]


@pytest.mark.parametrize("key", FULL)
def test_the_first_note_of_a_source_gives_it_in_full(key: str) -> None:
    assert _printed(key) == [FULL[key]]


def test_a_later_note_is_short() -> None:
    got = _printed("news", "book", "unsigned", "news:4", "book:17", "unsigned")
    assert got[3:] == [
        "Khan, “IS Emerging as a Threat,” 4.",
        "Giustozzi and bin Perwaiz, Islamic State, 17.",
        "“About 100 Left Pakistan.”",
    ]


def test_ibid_takes_a_page_with_it() -> None:
    assert _printed("book:3", "book:4", "book:4")[1:] == ["Ibid., 4.", "Ibid."]


def test_an_interview_is_told_again_in_full() -> None:
    assert _printed("police", "news", "police")[2] == FULL["police"]


def test_an_interview_in_the_middle_of_a_note_has_no_capital() -> None:
    assert _printed("unsigned police")[0] == (
        "“About 100 Left Pakistan,” The News, January 4, 2016; "
        "interview with police officials by the author, April 7, 2016."
    )


def test_a_note_begins_with_a_capital_even_if_it_begins_with_a_particle() -> None:
    assert _printed("particle", "news", "particle")[2] == "Bin Perwaiz, “In Spirit Only.”"


def test_no_capital_follows_a_prefix() -> None:
    processor = csl.Processor(STYLE, ITEMS)
    see = csl.Citation((csl.Cite("police", prefix="See "),), 1)
    again = csl.Citation((csl.Cite("police", prefix="See "),), 2)
    assert [each.content.plain() for each in processor.cite([see, again])] == [
        "See interview with police officials by the author, April 7, 2016.",
        "See ibid.",
    ]


def test_a_capital_begins_a_sentence_after_a_prefix_that_is_one() -> None:
    processor = csl.Processor(STYLE, ITEMS)
    cite = csl.Citation((csl.Cite("police", prefix="The police deny it. "),), 1)
    assert (
        processor.cite([cite])[0]
        .content.plain()
        .startswith("The police deny it. Interview with police officials")
    )


def test_free_text_after_a_citation_takes_the_layouts_full_stop_away() -> None:
    processor = csl.Processor(STYLE, ITEMS)
    rendered = processor.cite([csl.Citation((csl.Cite("plain"),), 1, ends_note=False)])
    assert rendered[0].content.plain() == "Telephone call with a retired judge, April 5, 2016"


def test_the_style_speaks_the_languages_of_the_brief() -> None:
    assert _printed("police", "police", language="de-DE") == [
        "Interview mit police officials durch the author, 7. April 2016.",
        "Ebd.",
    ]
