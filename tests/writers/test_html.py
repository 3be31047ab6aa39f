"""The web page: one file that says what the page says, links both ways, and asks for nothing."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from briefgen.layout.render import LaidOut
from briefgen.model.brief import ResolvedBrief
from briefgen.model.inlines import Text
from briefgen.writers.assets import Assets, Image
from briefgen.writers.html import write_html
from tests.examples import rich_brief, short_brief
from tests.layout.laying import laid

PNG = Image(b"\x89PNG not really", "image/png", 640, 480)
SVG = Image(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml", 32, 8, b"png")
ASSETS = Assets({"figures/map.png": PNG, "figures/rule.png": SVG})
VOID = {"meta", "img", "br"}


class Reading(HTMLParser):
    """The elements of a page in order, each with what it says of itself and its own text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[int, str] = {}
        self.unclosed: list[str] = []
        self._open: list[int] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        opened = self.elements[self._open.pop()][0]
        if opened != tag:
            self.unclosed.append(f"{opened}, where {tag} ends")

    def handle_data(self, data: str) -> None:
        for at in self._open:
            self.texts[at] = self.texts.get(at, "") + data

    def all(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        return [
            attributes
            for name, attributes in self.elements
            if name == tag and all(attributes.get(k) == v for k, v in wanted.items())
        ]

    def text(self, tag: str) -> str:
        at = next(i for i, (name, _) in enumerate(self.elements) if name == tag)
        return self.texts[at]


def page(found: LaidOut | None = None) -> str:
    return write_html(found or laid(rich_brief()), ASSETS).decode("utf-8")


def test_the_same_brief_gives_the_same_bytes() -> None:
    one, two = (write_html(laid(rich_brief()), ASSETS) for _ in range(2))
    assert one == two


def test_every_element_is_closed_and_every_id_is_one() -> None:
    reading = Reading(page())
    assert reading.unclosed == []
    ids = [attributes["id"] for _, attributes in reading.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_the_page_asks_for_nothing() -> None:
    reading = Reading(page())
    assert [tag for tag, _ in reading.elements if tag in ("link", "iframe", "object", "base")] == []
    assert all(a["src"].startswith("data:image/") for a in reading.all("img"))
    assert all("src" not in a and a["type"] == "application/ld+json" for a in reading.all("script"))
    style = reading.text("style")
    assert "url(" not in style
    assert "@import" not in style
    assert [name for _, a in reading.elements for name in a if name.startswith("on")] == []
    assert [a for _, a in reading.elements if "style" in a] == []


def test_the_policy_allows_this_stylesheet_and_nothing_else() -> None:
    reading = Reading(page())
    (policy,) = reading.all("meta", **{"http-equiv": "Content-Security-Policy"})
    digest = hashlib.sha256(reading.text("style").encode("utf-8")).digest()
    wanted = base64.b64encode(digest).decode("ascii")
    assert policy["content"] == (
        f"default-src 'none'; style-src 'sha256-{wanted}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def test_notes_and_references_are_linked_both_ways() -> None:
    reading = Reading(page())
    ids = {attributes["id"] for _, attributes in reading.elements if "id" in attributes}
    references = reading.all("a", role="doc-noteref")
    back = reading.all("a", role="doc-backlink")
    assert [a["href"] for a in references] == [
        "#note-announcement",
        "#note-khan",
        "#note-announcement",
        "#note-police",
    ]
    assert {a["href"][1:] for a in back} == {a["id"] for a in references}
    assert {a["href"][1:] for a in references} <= ids
    assert [a["aria-label"] for a in back] == [
        "Back to reference 1, place 1",
        "Back to reference 1, place 2",
        "Back to reference 2",
        "Back to reference 3",
    ]


def test_a_way_past_the_masthead_comes_first() -> None:
    reading = Reading(page())
    body = [(tag, a) for tag, a in reading.elements][reading.elements.index(("body", _body())) :]
    assert body[1] == ("a", {"class": "skip", "href": "#_text"})
    assert body[2] == ("main", {"id": "_text", "tabindex": "-1"})


def _body() -> dict[str, str]:
    return {"class": "layout-brief", "data-notes-as": "endnotes"}


def test_images_stand_in_the_page_with_their_size_and_their_words() -> None:
    png, svg = Reading(page()).all("img")
    assert png == {
        "width": "640",
        "height": "480",
        "src": "data:image/png;base64," + base64.b64encode(PNG.data).decode("ascii"),
        "alt": 'A map of "Khorasan" & its neighbours',
    }
    assert svg["src"].startswith("data:image/svg+xml;base64,")
    assert (svg["alt"], svg["role"]) == ("", "presentation")


def test_a_table_scrolls_in_a_frame_that_keys_reach_and_its_caption_names() -> None:
    text = page()
    (frame,) = Reading(text).all("div", **{"class": "scroll"})
    assert (frame["role"], frame["tabindex"]) == ("region", "0")
    assert f'<caption id="{frame["aria-labelledby"]}">' in text


def test_reference_managers_and_search_engines_are_told_the_facts() -> None:
    reading = Reading(page())
    named: dict[str, list[str]] = {}
    for meta in reading.all("meta"):
        if "name" in meta:
            named.setdefault(meta["name"], []).append(meta["content"])
    assert named["author"] == named["citation_author"] == ["Tariq Parvez", "Ada Müller"]
    assert named["citation_publication_date"] == ["2016/09/27"]
    assert named["citation_doi"] == ["10.1234/brief.7"]
    assert named["dcterms.modified"] == ["2016-10-01"]
    assert named["description"][0].startswith("How a regional branch was founded, who pays")
    data = json.loads(reading.text("script"))
    assert data["@type"] == "Report"
    assert data["author"][1]["name"] == "Ada Müller"
    assert data["isPartOf"] == {
        "@type": "CreativeWorkSeries",
        "name": "Policy Brief",
        "issn": "1234-5678",
    }


@pytest.mark.parametrize("title", ["</script><script>alert(1)</script>", '"><b>&amp;', "<!-- -->"])
def test_no_title_gets_out_of_its_place(title: str) -> None:
    resolved = short_brief()
    brief = replace(resolved.brief, title=(Text(title),), short_title=title)
    text = page(laid(ResolvedBrief(brief, ())))
    reading = Reading(text)
    assert reading.text("title") == reading.text("h1") == title
    assert json.loads(reading.text("script"))["headline"] == title
    assert len(reading.all("script")) == 1
    assert reading.unclosed == []


def test_a_brief_in_urdu_runs_from_right_to_left() -> None:
    (root,) = Reading(page(laid(rich_brief("ur")))).all("html")
    assert root == {"lang": "ur", "dir": "rtl"}


def test_strings_of_the_stylesheet_keep_their_spaces() -> None:
    style = Reading(page()).text("style")
    assert '"Source Serif Pro"' in style
    assert "\n" not in style
    assert re.search(r"[;,{}] |;\}", re.sub(r'"[^"]*"', "", style)) is None


def test_roles_stand_on_elements_that_may_bear_them() -> None:
    """ARIA in HTML, "document conformance requirements": which element may have which role."""
    allowed = {
        "doc-abstract": {"section"},
        "doc-endnotes": {"section"},
        "doc-pullquote": {"aside", "section"},
        "doc-noteref": {"a"},
        "doc-backlink": {"a"},
        "doc-subtitle": {"p"},
        "doc-toc": {"nav", "section"},
        "presentation": {"img"},
        "region": {"div"},
    }
    roles = [(tag, a["role"]) for tag, a in Reading(page()).elements if "role" in a]
    assert {role for _, role in roles} == allowed.keys() - {"doc-toc"}
    assert [found for found in roles if found[0] not in allowed[found[1]]] == []
