"""A stylesheet's hiding rules hide what they match on a screen, and nothing else."""

from __future__ import annotations

import pytest

from briefgen.parity.html.hiding import Element, Stylesheet

PATH = (
    Element("html", {"lang": "en"}),
    Element("body", {"class": "layout-brief"}),
    Element("section", {"id": "works"}),
    Element("p", {"id": "p-1", "class": "first lead", "lang": "fr"}),
)


@pytest.mark.parametrize(
    "sheet",
    [
        "p{display:none}",
        "#p-1 { visibility: hidden }",
        "section > p.lead{opacity:0}",
        "body p[lang=fr]{font-size:0px}",
        "h1, .first{display:none!important}",
        "@media screen and (max-width: 40em){p{display:none}}",
        "p:not(.other){display:none}",
        "p{text-indent:-9999px}",
        "p{position:absolute;left:-10000px}",
        "p{color:transparent}",
        "p{clip-path:inset(50%)}",
        "p{display:none}h1{display:block}",
        "/* p{} */ p{display:none}",
        "h2 + p{display:none}",
        "@supports (display:grid){p{display:none}}",
    ],
)
def test_a_rule_that_hides_is_found(sheet: str) -> None:
    assert Stylesheet(sheet).hides(PATH)


@pytest.mark.parametrize(
    "sheet",
    [
        "h1{display:none}",
        "@media print{p{display:none}}",
        "p::before{display:none}",
        "p:hover{opacity:0}",
        "article > p{display:none}",
        "body > p{display:none}",
        "p{display:none}p{display:block}",
        "#p-1{display:block}p{display:none}",
        "p{opacity:0.5}",
        "p{text-indent:-1em}",
        "p{font-size:0.9em}",
        "@page{display:none}",
        "p[lang=de]{display:none}",
        "p:not(.lead){display:none}",
        "p{color:#102030}",
    ],
)
def test_a_rule_that_does_not_hide_is_passed_over(sheet: str) -> None:
    assert Stylesheet(sheet).hides(PATH) == ""
