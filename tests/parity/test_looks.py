"""A run looks as its own properties and its style say, however many others look alike."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from briefgen.parity.docx.looks import Look, Looks
from briefgen.parity.docx.package import W
from briefgen.parity.docx.styles import Styles

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:styleId="Slanted"><w:rPr><w:i/></w:rPr></w:style>
<w:style w:styleId="Raised"><w:basedOn w:val="Slanted"/>
  <w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
"""


def element(name: str, inside: str) -> ET.Element:
    return ET.fromstring(f'<w:{name} xmlns:w="{W[1:-1]}">{inside}</w:{name}>')


@pytest.fixture(scope="module")
def looks() -> Looks:
    """One for all tests: what another run looked like must not come back."""
    return Looks(Styles(element("styles", STYLES)))


@pytest.mark.parametrize(
    ("properties", "look"),
    [
        ("", Look()),
        ("<w:i/>", Look(frozenset({"em"}))),
        ('<w:i w:val="0"/>', Look()),
        ('<w:rStyle w:val="Slanted"/>', Look(frozenset({"em"}))),
        ('<w:rStyle w:val="Slanted"/><w:i w:val="false"/>', Look()),
        ('<w:rStyle w:val="Raised"/>', Look(frozenset({"em", "sup"}))),
        ('<w:rStyle w:val="Raised"/><w:vertAlign w:val="baseline"/>', Look(frozenset({"em"}))),
        ('<w:rStyle w:val="NoSuchStyle"/>', Look()),
        ('<w:lang w:val="fr"/>', Look(frozenset({"lang:fr"}))),
        ('<w:lang w:val="fr" w:bidi="ar"/><w:rtl/>', Look(frozenset({"lang:ar"}))),
        ('<w:lang w:val="en-GB"/>', Look()),
        ('<w:b/><w:rPrChange w:id="1"><w:rPr/></w:rPrChange>', Look(frozenset({"strong"}))),
        ("<w:vanish/>", Look(hidden="it is hidden text")),
        ('<w:sz w:val="3"/>', Look(hidden="it is too small to read")),
        ('<w:sz w:val="30"/>', Look()),
        ('<w:color w:val="ffffff"/>', Look(white=True)),
        ('<w:color w:val="FFFFFF"/><w:shd w:fill="000000"/>', Look()),
    ],
)
def test_a_run_looks_as_its_properties_and_its_style_say(
    looks: Looks, properties: str, look: Look
) -> None:
    for _ in range(2):
        assert looks.of(element("rPr", properties)) == look
