"""Briefs by the hundred, made up but varied: the same number gives the same briefs."""

from __future__ import annotations

import hashlib
import random

from briefgen.build.particulars import Author, Corrected, Particulars
from briefgen.catalogue.entry import Cover, Download, Edition, Entry

FAMILIES = (
    "Abbasi Adeyemi Bauer Çelik Dąbrowski El-Sayed Fuentes Grønn Haddad Ivanova Jönsson Kowalczyk "
    "Lindqvist Mbeki Nakamura O’Brien Petrović Qureshi Rahman Şahin Tremblay Usmani Vargas Wójcik "
    "Xu Yıldız Zhang"
).split()
GIVEN = "Aisha Bruno Chiara Dmitri Élodie Farid Grace Hana Ingrid José Kemal Leïla Maryam".split()
TOPICS = (
    "arms control, borders, climate, counterterrorism, cyber security, development, education, "
    "elections, energy, fisheries, food prices, gender, health, housing, human rights, justice, "
    "labour, land reform, media, migration, nuclear policy, policing, public finance, refugees, "
    "sanctions, tax, trade, transport, urban planning, water"
).split(", ")
PLACES = (
    "Afghanistan Bosnia Chad Djibouti Ecuador Fiji Georgia Haiti Iraq Jordan Kosovo Lebanon Mali "
    "Nepal Oman Pakistan Qatar Rwanda Somalia Tajikistan Uganda Vietnam Yemen Zambia"
).split()
VERBS = "Rethinking Financing Governing Ending After Beyond Measuring Paying for".split()
SERIES = ("Policy Brief", "Working Paper", "Briefing Note")
SENTENCES = (
    "{topic} in {place} has been left to donors, who disagree about what it is for.",
    "The ministry counts projects; this brief counts what {place} has to show for them.",
    "Three rounds of talks on {topic} have ended with the text that they began with.",
    "Officials in {place} say that the law is enough, and courts say that nobody applies it.",
    "What was promised to towns along the border for {topic} has arrived in the capital.",
    "Without records that the public can read, {topic} stays a matter of whom one believes.",
)


def entries(count: int, seed: int = 7) -> list[Entry]:
    """Make so many entries."""
    dice = random.Random(seed)
    return [entry(number, dice) for number in range(count)]


def entry(number: int, dice: random.Random) -> Entry:
    facts = particulars(number, dice)
    slug = f"brief-{number:04}"
    editions = [edition(slug, "1.0", facts, dice)]
    if number % 9 == 4:
        corrected = Corrected(f"2026-0{1 + number % 9}-14", "A figure in the summary was wrong.")
        changed = Particulars(**{**_fields(facts), "corrections": (corrected,)})
        editions.insert(0, edition(slug, "1.1", changed, dice))
    cover = Cover(f"{slug}/{slug}-{editions[0].version}.png", 400, 566)
    return Entry(slug, tuple(editions), cover)


def _fields(facts: Particulars) -> dict[str, object]:
    return {name: getattr(facts, name) for name in Particulars.__slots__}


def particulars(number: int, dice: random.Random) -> Particulars:
    topics, place = dice.sample(TOPICS, dice.randint(1, 5)), dice.choice(PLACES)
    said = [s.format(topic=dice.choice(topics).capitalize(), place=place) for s in SENTENCES]
    dice.shuffle(said)
    people = [f"{dice.choice(GIVEN)} {dice.choice(FAMILIES)}" for _ in range(dice.randint(1, 3))]
    return Particulars(
        title=f"{dice.choice(VERBS)} {topics[0].title()} in {place}",
        subtitle=f"Lessons of {dice.randint(3, 20)} Years" if number % 3 == 0 else "",
        language="en-US",
        date=f"{dice.randint(2011, 2026)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
        publisher="Alder Court Institute",
        place="London",
        authors=tuple(Author(name, "University of Nowhere") for name in dict.fromkeys(people)),
        series=dice.choice(SERIES),
        number=str(number + 1),
        licence="CC BY 4.0",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
        keywords=tuple(topics),
        lead=(" ".join(said[:3]),),
        summary=tuple(said),
        headings=(f"What {place} Was Promised", "Who Pays", "What to Do"),
    )


def edition(slug: str, version: str, facts: Particulars, dice: random.Random) -> Edition:
    downloads = tuple(
        Download(
            kind,
            f"{slug}/{slug}-{version}.{kind}",
            dice.randint(20_000, 3_000_000),
            hashlib.sha256(f"{slug}{version}{kind}".encode()).hexdigest(),
        )
        for kind in ("pdf", "docx", "html")
    )
    return Edition(version, facts, dice.randint(4, 24), dice.randint(0, 90), downloads)
