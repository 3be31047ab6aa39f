"""The PDF as a file: what it says about itself, its links, its bytes."""

from __future__ import annotations

import hashlib
import os
import pickle
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from briefgen.model.brief import NotesAs
from tests.writers.printing import images, opened, page, printed, rich, write

PRINT = """
import hashlib, pickle, sys
from briefgen.diagnostics import Sink
from briefgen.writers.pdf import write_pdf
laid, assets = pickle.load(open(sys.argv[1], "rb"))
print(hashlib.sha256(write_pdf(laid, assets, Sink())).hexdigest())
"""


@pytest.mark.parametrize("name", ["institute", "chancery", "bulletin"])
def test_a_brief_with_everything_prints_in_each_theme(name: str) -> None:
    assert printed(name).startswith(b"%PDF-1.7")


def test_the_themes_give_pages_of_their_own_size() -> None:
    sizes = {
        name: tuple(round(float(edge)) for edge in opened(printed(name)).pages[0].MediaBox)[2:]
        for name in ("institute", "chancery", "bulletin")
    }
    assert sizes == {"institute": (595, 842), "chancery": (595, 842), "bulletin": (612, 792)}


def test_the_bytes_depend_on_no_seed_clock_locale_or_folder(tmp_path: Path) -> None:
    made = tmp_path / "laid"
    made.write_bytes(pickle.dumps((rich(), images("figures/map.png", "figures/rule.png"))))
    here = hashlib.sha256(printed()).hexdigest()
    for seed, zone, locale in (("1", "UTC", "C"), ("77", "Asia/Karachi", "C.UTF-8")):
        changed = {
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LC_ALL": locale,
            "BRIEFGEN_CACHE": str(tmp_path / f"cache-{seed}"),
        }
        done = subprocess.run(
            [sys.executable, "-c", PRINT, str(made)],
            env={**os.environ, **changed},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == here, changed


def test_it_says_what_it_conforms_to_and_the_same_in_both_places() -> None:
    pdf = opened(printed())
    with pdf.open_metadata() as meta:
        assert meta["pdfaid:part"] == "3"
        assert meta["pdfaid:conformance"] == "A"
        assert meta["pdfuaid:part"] == "1"
        assert meta["dc:title"] == str(pdf.docinfo.Title)
        assert ", ".join(meta["dc:creator"]) == str(pdf.docinfo.Author)
        assert meta["xmp:CreateDate"] == "2016-09-27"
    assert str(pdf.docinfo.Title) == "The Islamic State in Pakistan & <Beyond>"
    assert str(pdf.docinfo.CreationDate) == "D:20160927"
    assert str(pdf.docinfo.ModDate).startswith("D:20161001")
    assert str(pdf.Root.Lang) == "en-US"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert bool(pdf.Root.MarkInfo.Marked)
    (intent,) = pdf.Root.OutputIntents
    assert str(intent.S) == "/GTS_PDFA1"
    assert intent.DestOutputProfile.read_bytes()[36:40] == b"acsp"


def test_nothing_in_it_runs_or_is_hidden_in_it() -> None:
    pdf = opened(printed())
    assert not pdf.is_encrypted
    assert not {"/OpenAction", "/AA", "/AcroForm", "/AF"} & set(pdf.Root.keys())
    assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})
    assert b"/JavaScript" not in printed()
    assert b"/Launch" not in printed()


def test_every_font_is_embedded_in_part_with_its_letters() -> None:
    fonts = opened(printed()).pages[0].Resources.Font
    assert len(fonts) >= 6
    for font in fonts.values():
        assert re.match(r"/[A-Z]{6}\+", str(font.BaseFont))
        assert "/ToUnicode" in font
        assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
        assert str(font.Encoding) == "/Identity-H"  # no glyph is missing


def test_the_outline_is_the_headings_nested() -> None:
    with opened(printed()).open_outline() as outline:
        (title,) = outline.root
        assert title.title == "The Islamic State in Pakistan & <Beyond>"
        names = [item.title for item in title.children]
        assert names[:3] == ["Summary", "Origins and Leadership", "Funding & Crime"]
        assert [item.title for item in title.children[1].children] == ["The council"]


def links(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    return [a for page in pdf.pages for a in page.get("/Annots", [])]


def test_every_link_leads_somewhere_and_says_where() -> None:
    pdf = opened(printed())
    names = pdf.Root.Names.Dests.Names
    places = {str(names[i]) for i in range(0, len(names), 2)}
    inner = [a for a in links(pdf) if "/Dest" in a]
    assert inner
    assert all(str(a.Dest) in places for a in inner)
    outer = {str(a.A.URI) for a in links(pdf) if "/A" in a}
    assert "https://example.org/a?b=1&c=%22d%22" in outer
    assert all(uri.startswith("https://") for uri in outer)
    said = {str(a.get("/Dest", "")): str(a.Contents) for a in links(pdf)}
    assert said["note-khan"] == "Notes 2"
    assert said["ref-khan-1"] == "Back to reference 2"
    assert said["tbl-money"] == "Table 1"
    address = "https://doi.org/10.1234/brief.7"
    assert address in {str(a.Contents) for a in links(pdf)}  # once, and without signs for breaks
    assert all(str(a.Contents) and int(a.F) == 4 for a in links(pdf))


def test_a_mark_and_its_note_lead_to_each_other() -> None:
    pdf = opened(printed())
    targets = [str(a.Dest) for a in links(pdf) if "/Dest" in a]
    for note, marks in {"announcement": 2, "khan": 1, "police": 1}.items():
        assert targets.count(f"note-{note}") == marks
        assert [f"ref-{note}-{n}" in targets for n in range(1, marks + 1)] == [True] * marks


def test_footnotes_stand_on_the_page_of_their_mark() -> None:
    pdf = opened(printed("institute", NotesAs.FOOTNOTES))
    names = pdf.Root.Names.Dests.Names
    places = {str(names[i]): names[i + 1][0].objgen for i in range(0, len(names), 2)}
    for mark, note in (("ref-announcement-1", "announcement"), ("ref-khan-1", "khan")):
        assert places[mark] == places[f"note-{note}"]


def test_the_pages_are_counted_in_the_words_of_the_brief() -> None:
    from briefgen.parity.pdf import transcribe_pdf

    data = printed()
    said = transcribe_pdf(data).furniture
    number = len(opened(data).pages)
    assert [f"Page {n} of {number}" in said for n in range(1, number + 1)] == [True] * number


def test_an_address_breaks_in_its_path_and_reads_whole() -> None:
    from briefgen.parity.pdf import transcribe_pdf
    from tests.writers.printing import page, write

    url = "https://www.example.org/latest/86330-About-100-left-for_elsewhere.php?x=1&y=%E1%B8%A5"
    shown = url.replace("&", "&amp;")
    lines = set()
    for words in range(1, 12):
        text = "word " * words
        data = write(page(f'<p id="p">{text}<a href="{shown}">{shown}</a>.</p>'))
        (entry,) = transcribe_pdf(data).entries
        assert entry.text.replace("\u2028", "") == f"{text}{url}."
        lines |= {part for part in entry.text.split("\u2028") if "/" in part}
    assert not any(line.endswith(("https:", "https:/", "https://", "www")) for line in lines)
    assert not any(line.endswith("-") for line in lines)
    assert not any(line.startswith("%B8") for line in lines)
    assert len(lines) > 4


def test_a_short_last_word_does_not_stand_alone() -> None:
    from briefgen.parity.pdf import transcribe_pdf
    from tests.writers.printing import page, write

    body = "".join(f'<p id="p{n}">{"word " * n}ends here so.</p>' for n in range(60, 72))
    for entry in transcribe_pdf(write(page(body))).entries:
        assert entry.text.endswith(" so.")
        assert entry.text.rpartition("\u2028")[2] != "so."


@pytest.mark.parametrize(
    ("name", "wide"),
    [("institute", (842, 595)), ("chancery", (842, 595)), ("bulletin", (792, 612))],
)
def test_a_wide_table_has_a_turned_page_of_its_own(name: str, wide: tuple[int, int]) -> None:
    import dataclasses

    from tests.layout.laying import theme
    from tests.writers.printing import page, write

    laid = page(
        '<section id="a"><h2 id="h">Before</h2><p id="p">Before.</p></section>'
        '<section id="w" class="landscape"><table id="t"><tbody><tr><td>Wide</td></tr></tbody>'
        '</table></section><section id="b"><h2 id="g">After</h2><p id="q">After.</p></section>'
    )
    pdf = opened(write(dataclasses.replace(laid, theme=theme(name))))
    sizes = [tuple(round(float(edge)) for edge in one.MediaBox)[2:] for one in pdf.pages]
    assert sizes == [wide[::-1], wide, wide[::-1]]


@pytest.mark.parametrize("name", ["institute", "chancery", "bulletin"])
def test_a_thousand_notes_have_room_for_their_numbers(name: str) -> None:
    notes = "".join(f'<li id="note-{n}">Note {n}.</li>' for n in range(1, 1001))
    long = page(
        f'<section role="doc-endnotes" id="notes"><h2 id="h">Notes</h2><ol>{notes}</ol></section>'
    )
    write(replace(long, theme=rich(name).theme))
