"""What the site tells machines: feed, citations, metadata, the search index."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from dataclasses import fields, replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from briefgen.build.particulars import Author, particulars_from_json
from briefgen.catalogue.exports import bibtex, csl_json, inverted, ris
from briefgen.catalogue.filters import classes, facets
from briefgen.catalogue.search import fold
from briefgen.catalogue.words import Words, available, load_words

from .many import entries
from .site import SITE, files

HERE = Path(__file__).parent
ATOM = "{http://www.w3.org/2005/Atom}"
ABSOLUTE = replace(SITE, url="https://briefs.example/all/")


class Page(HTMLParser):
    """The elements of a page: names and attributes, and the texts of its scripts."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self._script = False
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._script = tag == "script"

    def handle_data(self, data: str) -> None:
        if self._script and data.strip():
            self.scripts.append(data)

    def metas(self) -> list[tuple[str, str]]:
        return [
            (a.get("name") or a.get("property") or "", a.get("content") or "")
            for tag, a in self.elements
            if tag == "meta"
        ]

    def links(self) -> list[str]:
        return [
            value
            for _, a in self.elements
            for name, value in a.items()
            if name in ("href", "src") and value
        ]


@pytest.fixture(scope="module")
def site() -> dict[str, bytes]:
    return files(30)


def test_every_link_of_the_site_leads_to_a_file_of_it_or_to_the_publisher(
    site: dict[str, bytes],
) -> None:
    there = set(site) | {"SHA256SUMS", "manifest.json"}
    for entry in entries(30):
        there |= {d.path for edition in entry.editions for d in edition.downloads}
        there.add(entry.cover.path)
    there |= {f"brief-urdu/brief-urdu-1.0.{kind}" for kind in ("pdf", "docx", "html", "png")}
    outside = set()
    for name, data in site.items():
        if not name.endswith(".html"):
            continue
        for link in Page(data).links():
            if re.match(r"https?:", link):
                outside.add(link)
            elif not link.startswith("#"):
                folder = Path(name).parent
                target = (folder / link).as_posix()
                target = target if ".." not in target else link.removeprefix("../")
                assert target in there, (name, link)
    assert outside <= {"https://aldercourt.example"} | {
        "https://creativecommons.org/licenses/by/4.0/"
    }


def test_no_page_holds_a_script_or_a_style_of_its_own(site: dict[str, bytes]) -> None:
    for name, data in site.items():
        if not name.endswith(".html"):
            continue
        page = Page(data)
        policies = [a["content"] for t, a in page.elements if t == "meta" and "http-equiv" in a]
        assert len(policies) == 1
        assert "'unsafe" not in (policies[0] or "")
        assert (policies[0] or "").startswith("default-src 'none'")
        kinds = [a.get("type") for t, a in page.elements if t == "script" and "src" not in a]
        assert kinds == ["application/ld+json"]
        assert not any(t == "style" or "style" in a for t, a in page.elements)
        assert not any(name.startswith("on") for _, a in page.elements for name in a)


def test_the_feed_is_atom_with_an_entry_for_each_of_the_latest() -> None:
    root = ElementTree.fromstring(files(60, ABSOLUTE)["feed.xml"])
    assert root.tag == f"{ATOM}feed"
    found = root.findall(f"{ATOM}entry")
    assert len(found) == 50
    updated = [entry.findtext(f"{ATOM}updated") or "" for entry in found]
    assert updated == sorted(updated, reverse=True)
    assert root.findtext(f"{ATOM}updated") == updated[0]
    ids = [entry.findtext(f"{ATOM}id") or "" for entry in found]
    assert len(set(ids)) == 50
    assert all(one.startswith("tag:aldercourt.example,20") for one in ids)
    links = [link.attrib for entry in found for link in entry.iter(f"{ATOM}link")]
    assert all(link["href"].startswith("https://briefs.example/all/") for link in links)
    sizes = [link["length"] for link in links if link["rel"] == "enclosure"]
    assert len(sizes) == 150


def test_a_brief_tells_search_engines_and_reference_managers_of_itself() -> None:
    entry = entries(5)[4]
    page = Page(files(5, ABSOLUTE)["brief-0004/index.html"])
    facts = entry.newest.particulars
    metas = page.metas()
    assert ("citation_title", facts.title) in metas
    authors = [content for name, content in metas if name == "citation_author"]
    assert authors == [author.name for author in facts.authors]
    assert ("citation_publication_date", facts.date.replace("-", "/")) in metas
    pdf = "https://briefs.example/all/brief-0004/brief-0004-1.1.pdf"
    assert ("citation_pdf_url", pdf) in metas
    assert ("dcterms.issued", facts.date) in metas
    assert ("dcterms.modified", facts.modified) in metas
    (script,) = page.scripts
    data = json.loads(script)
    assert data["@type"] == "Report"
    assert data["version"] == "1.1"
    assert data["encoding"][0]["contentUrl"] == pdf
    assert data["encoding"][0]["sha256"] == entry.newest.downloads[0].sha256


def test_addresses_that_must_be_absolute_are_left_out_where_the_site_has_none(
    site: dict[str, bytes],
) -> None:
    names = {name for name, _ in Page(site["brief-0004/index.html"]).metas()}
    assert "citation_title" in names
    assert not names & {"citation_pdf_url", "og:url", "og:image"}


def test_a_title_cannot_end_the_element_that_it_stands_in() -> None:
    (entry,) = entries(1)
    title = '</script><script>alert("x")</script><b>&amp; "q"'
    facts = replace(entry.newest.particulars, title=title, lead=(title,), keywords=(title,))
    evil = replace(entry, editions=(replace(entry.newest, particulars=facts),))
    from briefgen.catalogue.site import site_files
    from briefgen.catalogue.templates import load_templates
    from briefgen.diagnostics import Sink
    from briefgen.layout.load import load_theme
    from briefgen.readers.files import Folder

    theme = load_theme("institute", None, Sink())
    assert theme is not None
    templates = load_templates(Folder(Path("/nonexistent")))
    made = dict(site_files(SITE, [evil], theme, templates))
    for name in ("index.html", "brief-0000/index.html"):
        page = Page(made[name])
        assert sum(tag == "script" for tag, _ in page.elements) == (3 if name[0] == "i" else 1)
        assert not any(tag == "b" for tag, _ in page.elements)
    ElementTree.fromstring(made["feed.xml"])
    assert re.fullmatch(r"self\.searchIndex=\[.*\];\n", made["search-index.js"].decode())


def test_bibtex_has_the_brief_as_a_report_with_its_braces_closed() -> None:
    (entry,) = entries(1)
    facts = replace(
        entry.newest.particulars,
        title="100 % of {x} & y",
        authors=(Author("Ludwig van Beethoven"),),
    )
    text = bibtex("slug", replace(entry.newest, particulars=facts), "https://x.example/slug/")
    assert text.startswith("@techreport{van-beethoven-")
    assert "author = {van Beethoven, Ludwig}" in text
    assert r"title = {{100 \% of \{x\} \& y}}" in text
    bare = text.replace("\\{", "").replace("\\}", "")
    assert bare.count("{") == bare.count("}")
    assert "url = {https://x.example/slug/}" in text


def test_ris_opens_and_closes_its_record_and_ends_lines_as_it_must() -> None:
    (entry,) = entries(1)
    text = ris(entry.newest, "")
    lines = text.split("\r\n")
    assert lines[0] == "TY  - RPRT"
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])


def test_csl_json_is_read_by_the_projects_own_citation_processor() -> None:
    from briefgen import csl
    from briefgen.csl.load import load_style

    (entry,) = entries(1)
    (item,) = json.loads(csl_json("slug", entry.newest, ""))
    assert item["type"] == "report"
    processor = csl.Processor(load_style("briefgen-notes"), {item["id"]: item}, language="en-US")
    rendered = processor.cite([csl.Citation((csl.Cite(item["id"]),))])
    assert entry.newest.particulars.title.split()[0] in str(rendered)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Tariq Parvez", "Parvez, Tariq"),
        ("Vincent van Gogh", "van Gogh, Vincent"),
        ("Plato", "Plato"),
        ("فاطمہ نور", "فاطمہ نور"),
    ],
)
def test_a_name_is_turned_round_where_that_can_be_told(name: str, shown: str) -> None:
    assert inverted(name) == shown


def test_particulars_that_were_written_are_read_as_they_were() -> None:
    for entry in entries(20):
        facts = entry.newest.particulars
        assert particulars_from_json(json.loads(json.dumps(facts.to_json()))) == facts


@pytest.mark.parametrize(
    "data",
    [None, [], {"title": 1}, {"titel": "x"}, {"title": "x"}, {"keywords": "x"}, {"date": "soon"}],
)
def test_particulars_of_another_kind_are_refused(data: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the manifest's reader tells all alike
        particulars_from_json(data)


def test_the_page_folds_a_query_as_the_index_was_folded() -> None:
    texts = ["Çelik’s Straße", "Ingrid GRØNN", "ʿAlī  al-Ḥasan", "Łódź, 1,000 km²", "İstanbul"]
    texts += ["پانی کی تقسیم", "co-operation—and more", "ﬁnance", "東京の水", "e\u0301lan\u00ad"]
    script = (HERE.parents[1] / "templates" / "catalogue" / "catalogue.js").read_text("utf-8")
    letters = re.search(r"  const LETTERS = .*?\n", script)
    folding = re.search(r"  const fold = .*?\.trim\(\);\n", script, re.DOTALL)
    assert letters is not None
    assert folding is not None
    ending = "console.log(JSON.stringify(JSON.parse(process.argv[1]).map(fold)))"
    program = f"{letters[0]}{folding[0]}{ending}"
    try:
        ran = subprocess.run(
            ["node", "-e", program, json.dumps(texts)], capture_output=True, text=True, check=True
        )
    except FileNotFoundError:
        pytest.skip("node is not installed (tools/install-system test)")
    assert json.loads(ran.stdout) == [fold(text) for text in texts]


def test_a_choice_that_only_looks_otherwise_is_one_and_others_are_not_mixed_up() -> None:
    (like,) = entries(1)
    words = load_words("en")

    def about(*topics: str) -> object:
        facts = replace(like.newest.particulars, keywords=topics)
        return replace(like, editions=(replace(like.newest, particulars=facts),))

    found = [about("Énergie", "C"), about("energie", "C++"), about("C#", "پانی"), about("آب")]
    (topics,) = [f for f in facets(found, words) if f.name == "topic"]  # type: ignore[arg-type]
    assert {choice.count for choice in topics.choices} == {1, 2}
    assert len(topics.choices) == 6
    assert all(re.fullmatch(r"topic-[a-z0-9-]+", choice.id) for choice in topics.choices)


def test_every_choice_is_a_class_of_as_many_briefs_as_it_says() -> None:
    found = entries(80)
    for facet in facets(found, load_words("en")):
        for choice in facet.choices:
            assert sum(choice.id in classes(entry) for entry in found) == choice.count


@pytest.mark.parametrize("language", available())
def test_the_words_of_a_language_are_whole(language: str) -> None:
    words = load_words(language)
    english = load_words("en")
    assert words.language == language
    for field in fields(Words):
        mine, theirs = getattr(words, field.name), getattr(english, field.name)
        assert mine.strip()
        assert set(re.findall(r"\{\w+\}", mine)) == set(re.findall(r"\{\w+\}", theirs)), field.name


def test_a_language_without_words_takes_english_ones_and_says_so() -> None:
    words = load_words("cy-GB")
    assert (words.language, words.search) == ("en", "Search")


@pytest.mark.parametrize(
    ("size", "told"), [(1, "1 kB"), (78_975, "79 kB"), (999_600, "1.0 MB"), (2_340_000, "2.3 MB")]
)
def test_sizes_are_told_in_kilobytes_and_megabytes(size: int, told: str) -> None:
    assert load_words("en").bytes(size) == told


def test_the_site_does_not_depend_on_the_order_of_its_briefs() -> None:
    from briefgen.catalogue.site import site_files
    from briefgen.catalogue.templates import load_templates
    from briefgen.diagnostics import Sink
    from briefgen.layout.load import load_theme
    from briefgen.readers.files import Folder

    theme = load_theme("institute", None, Sink())
    assert theme is not None
    templates = load_templates(Folder(Path("/nonexistent")))
    found = entries(12)
    one, other = (dict(site_files(SITE, e, theme, templates)) for e in (found, found[::-1]))
    assert one == other


def test_the_label_files_are_toml_without_a_word_too_many() -> None:
    folder = HERE.parents[1] / "src" / "briefgen" / "catalogue" / "labels"
    wanted = {field.name for field in fields(Words)} - {"language"}
    for path in folder.glob("*.toml"):
        assert tomllib.loads(path.read_text("utf-8")).keys() == wanted, path.name
