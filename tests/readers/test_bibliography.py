"""CSL-JSON, BibTeX and RIS files are one library with sources.yaml, checked by one table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import Sink
from briefgen.diagnostics.register import yaml as codes
from briefgen.readers.bibliography.bibtex import parse_bibtex
from briefgen.readers.bibliography.bibtex_fields import read_bibtex
from briefgen.readers.bibliography.json_tree import parse_json
from briefgen.readers.bibliography.ris import read_ris
from briefgen.readers.bibliography.tex import untex
from briefgen.readers.bibliography.tex_names import read_names
from briefgen.source import SourceFile

from .reading import workspace


def library(root: Path, **files: str) -> dict[str, Any]:
    sink = Sink()
    named = {f"sources.{kind}": text for kind, text in files.items()}
    read = workspace(root, {**named}, sink).library
    assert [d.message for d in sink] == []
    return {key: dict(read[key].item) for key in read}


def test_a_newspaper_article_in_bibtex(tmp_path: Path) -> None:
    found = library(
        tmp_path,
        bib="""
        A remark between entries, and @comment{jabref-meta: x @article{no, title = {No}}}
        @string{herald = "Pakistan " # {Herald}}
        @article{nisar:2016,
          author       = {Ch{\\"a}udhr\\={\\i}, Nis\\={a}r and Khan, Iftikhar A. and others},
          title        = {Nisar Says {Daesh} Has ``No Presence'' -- in \\emph{Pakistan}},
          journaltitle = herald,
          entrysubtype = "newspaper",
          year = 2016, month = feb # "~13", pages = {4--5}, number = 3,
          url  = {http://www.example.org/news\\_x/~y},
          file = {:home/x.pdf:PDF},
        }
        """,
    )
    assert found == {
        "nisar:2016": {
            "id": "nisar:2016",
            "type": "article-newspaper",
            "author": [
                {"family": "Chäudhrī", "given": "Nisār"},
                {"family": "Khan", "given": "Iftikhar A."},
            ],
            "title": "Nisar Says Daesh Has “No Presence” – in <i>Pakistan</i>",
            "container-title": "Pakistan Herald",
            "issued": {"date-parts": [[2016, 2, 13]]},
            "page": "4–5",
            "issue": "3",
            "URL": "http://www.example.org/news_x/~y",
        }
    }


def test_a_chapter_takes_from_its_book(tmp_path: Path) -> None:
    found = library(
        tmp_path,
        bib="""
        @incollection{one, title = {Chapter}, author = {Ada Byron}, crossref = {book}}
        @book(book, title = "Book", subtitle = "Part", editor = {van Gogh, Vincent},
              publisher = {Press}, address = {Z{\\"u}rich}, date = {1999}, series = {Series},
              number = 4, isbn = {978-3-16-148410-0})
        """,
    )
    assert found["one"] == {
        "id": "one",
        "type": "chapter",
        "title": "Chapter",
        "author": [{"family": "Byron", "given": "Ada"}],
        "container-title": "Book",
        "editor": [{"family": "Gogh", "dropping-particle": "van", "given": "Vincent"}],
        "publisher": "Press",
        "publisher-place": "Zürich",
        "collection-title": "Series",
        "collection-number": "4",
        "issued": {"date-parts": [[1999]]},
        "ISBN": "978-3-16-148410-0",
    }
    assert found["book"]["title"] == "Book: Part"


@pytest.mark.parametrize(
    ("entry", "field", "value"),
    [
        ("@techreport{k, institution={A}, number={7}, type={Paper}}", "type", "report"),
        ("@phdthesis{k, school={A}}", "genre", "PhD thesis"),
        ("@misc{k, url={https://example.org}}", "type", "webpage"),
        ("@misc{k, howpublished={\\url{https://example.org/a}}}", "URL", "https://example.org/a"),
        ("@misc{k, howpublished={Letter}}", "medium", "Letter"),
        ("@online{k, urldate={2016-02-03}}", "accessed", {"date-parts": [[2016, 2, 3]]}),
        ("@book{k, date={2016-02/2016-08}}", "issued", {"date-parts": [[2016, 2], [2016, 8]]}),
        ("@book{k, year={n.d.}}", "issued", {"literal": "n.d."}),
        ("@book{k, year={2015--2016}}", "issued", {"date-parts": [[2015], [2016]]}),
        ("@book{k, year=2016, month={September}}", "issued", {"date-parts": [[2016, 9]]}),
        ("@book{k, year=2016, month={5 sep.}}", "issued", {"date-parts": [[2016, 9, 5]]}),
        ("@book{k, doi={https://doi.org/10.5555/a_b}}", "DOI", "10.5555/a_b"),
        ("@book{k, langid={ngerman}}", "language", "de"),
        ("@inproceedings{k, booktitle={A}, eventtitle={B}}", "event-title", "B"),
        ("@article{k, journal={A}, number=3}", "issue", "3"),
    ],
)
def test_a_field_of_bibtex(tmp_path: Path, entry: str, field: str, value: object) -> None:
    assert library(tmp_path, bib=entry)["k"][field] == value


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        ("\\'e\\`{e}\\^\\i \\\"{\\i}\\c{c}\\c c\\v{s}\\H{o}\\k{a}", "éèîïççšőą"),
        ("Fran\\c{c}ois \\ss{} \\O re {\\AE}on \\aa", "François ß Øre Æon å"),
        ("a -- b --- c-d ``e'' `f'", "a – b — c-d “e” ‘f’"),
        ("A~B \\& C \\% \\$ \\_ \\# \\{x\\}", "A\u00a0B & C % $ _ # {x}"),
        ("{\\em A} \\textbf{B} \\textsc{c} \\textsuperscript{2} \\enquote{D}",
         'A <b>B</b> <span style="font-variant:small-caps;">c</span> <sup>2</sup> “D”'),
        ("\\d{h}adith \\={a}l-{\\c{S}}\\textquoteleft", "ḥadith āl-Ş‘"),
        ("$x$ {A {B} c}", "x A B c"),
        ("\\href{https://example.org}{text} \\url{https://e.org}", "text https://e.org"),
    ],
)  # fmt: skip
def test_tex_becomes_text(tex: str, text: str) -> None:
    assert untex(tex) == (text, ())


def test_an_unknown_command_is_told_and_not_printed() -> None:
    sink = Sink()
    read_bibtex(SourceFile("x.bib", "@book{k,\n title = {A \\weird{B}}}"), sink)
    (diagnostic,) = sink
    assert diagnostic.code is codes.BIBLIOGRAPHY_SYNTAX
    assert "\\weird" in diagnostic.message
    assert str(diagnostic.labels[0].span) == "x.bib:2:10"


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("Ludwig van Beethoven",
         [{"family": "Beethoven", "given": "Ludwig", "dropping-particle": "van"}]),
        ("de la Vall{\\'e}e Poussin, Charles",
         [{"family": "Vallée Poussin", "given": "Charles", "dropping-particle": "de la"}]),
        ("King, Jr., Martin Luther",
         [{"family": "King", "given": "Martin Luther", "suffix": "Jr.", "dropping-particle": ""}]),
        ("{Barnes and Noble} and Plato", [{"literal": "Barnes and Noble"}, {"family": "Plato"}]),
        ("family=Byron, given=Ada", [{"family": "Byron", "given": "Ada"}]),
        ("A. Author and others",
         [{"family": "Author", "given": "A.", "dropping-particle": ""}]),
    ],
)  # fmt: skip
def test_names_of_bibtex(source: str, names: list[dict[str, str]]) -> None:
    assert read_names(source) == names


def test_a_broken_entry_is_told_and_the_next_is_read() -> None:
    sink = Sink()
    text = (
        "@book{one, title = {Un closed\n}\n@book{two,\n title = {Two}}\n@book{, x = 1}\n@book{x y z"
    )
    entries = parse_bibtex(SourceFile("x.bib", text), sink)
    assert [entry.key for entry in entries] == ["two"]
    assert {d.code for d in sink} == {codes.BIBLIOGRAPHY_SYNTAX}
    assert [str(d.labels[0].span) for d in sink] == ["x.bib:3:1", "x.bib:5:7", "x.bib:6:7"]


def test_a_file_that_is_broken_throughout_is_read_no_further() -> None:
    sink = Sink()
    assert parse_bibtex(SourceFile("x.bib", "@book{k, title = {\n" * 3000), sink) == []
    assert len(sink) == 50


def test_csl_json_of_zotero(tmp_path: Path) -> None:
    found = library(
        tmp_path,
        json="""[{"id": "http://zotero.org/1", "citation-key": "khan2016",
          "type": "article-newspaper", "title": "A \\ud83d\\ude00 <i>title<\\/i>",
          "author": [{"family": "Khan", "given": "Iftikhar A."}, {"literal": "Reuters"}],
          "issued": {"date-parts": [["2016", 2, 11]]}, "volume": 4, "note": "", "page": null,
          "accessed": {"raw": "2016-03"}, "event-date": {"date-parts": [[2015]], "season": 2},
          "original-date": {"date-parts": [[1999], [2001]], "circa": true},
          "submitted": {"raw": "last spring"}, "shortTitle": "A", "custom": {"x": [1]}}]""",
    )
    assert found["khan2016"] == {
        "id": "khan2016",
        "type": "article-newspaper",
        "title": "A 😀 <i>title</i>",
        "author": [{"family": "Khan", "given": "Iftikhar A."}, {"literal": "Reuters"}],
        "issued": {"date-parts": [[2016, 2, 11]]},
        "volume": "4",
        "accessed": {"date-parts": [[2016, 3]]},
        "event-date": {"date-parts": [[2015]], "season": 2},
        "original-date": {"date-parts": [[1999], [2001]], "circa": True},
        "submitted": {"literal": "last spring"},
        "title-short": "A",
    }


def test_pandoc_references_in_yaml(tmp_path: Path) -> None:
    text = "references:\n- id: one\n  type: book\n  title: One\n  issued: {year: 2016}\n"
    assert library(tmp_path, yaml=text)["one"]["issued"] == {"date-parts": [[2016]]}


def test_ris_records(tmp_path: Path) -> None:
    found = library(
        tmp_path,
        ris="TY  - NEWS\r\nAU  - Khan, Iftikhar A.\r\nA1  - Other\r\n"
        "TI  - IS Emerging as a Threat,\r\n"
        " Warns IB Chief\r\nT2  - Dawn\r\nPY  - 2016/2/11/\r\nSP  - 4\r\nEP  - 6\r\n"
        "UR  - https://www.example.org/1\r\nKW  - a\r\nKW  - b\r\nER  - \r\n\r\n"
        "TY  - BOOK\r\nID  - bk:1\r\nA1  - Reuters\r\nT1  - Title\r\nSN  - 123\r\n"
        "Y1  - Spring 2001\r\nER  - \r\n",
    )
    assert found["khan-2016"] == {
        "id": "khan-2016",
        "type": "article-newspaper",
        "author": [{"family": "Khan", "given": "Iftikhar A."}],
        "title": "IS Emerging as a Threat, Warns IB Chief",
        "container-title": "Dawn",
        "issued": {"date-parts": [[2016, 2, 11]]},
        "page": "4–6",
        "URL": "https://www.example.org/1",
        "keyword": "a, b",
    }
    assert found["bk:1"]["author"] == [{"literal": "Reuters"}]
    assert found["bk:1"]["issued"] == {"literal": "Spring 2001"}


def test_ris_records_without_an_id_get_keys_that_differ() -> None:
    record = "TY  - BOOK\nAU  - Khan, A.\nPY  - 2016\nER  - \n"
    found = read_ris(SourceFile("x.ris", record * 3), Sink())
    assert [key for key, _, _ in found] == ["khan-2016", "khan-2016a", "khan-2016b"]


def test_a_line_outside_of_a_record_is_told() -> None:
    sink = Sink()
    read_ris(SourceFile("x.ris", "This is no RIS.\n"), sink)
    (diagnostic,) = sink
    assert str(diagnostic.labels[0].span) == "x.ris:1:1"


def test_one_key_in_two_files_is_told_with_both_places(tmp_path: Path) -> None:
    sink = Sink()
    files: dict[str, str | bytes] = {
        "sources.yaml": "one: {type: book, title: A}\n",
        "sources.bib": "\n@book{one, title={B}}",
    }
    read = workspace(tmp_path, files, sink)
    (diagnostic,) = sink
    assert diagnostic.code is codes.DUPLICATE_SOURCE
    assert [str(label.span) for label in diagnostic.labels] == [
        "content/sources.bib:2:7",
        "content/sources.yaml:1:1",
    ]
    assert read.library["one"].item["title"] == "A"


def test_a_bad_address_in_bibtex_is_told_in_its_file(tmp_path: Path) -> None:
    sink = Sink()
    workspace(tmp_path, {"sources.bib": "@online{one,\n  url = {www.example.org}}"}, sink)
    (diagnostic,) = sink
    assert diagnostic.code is codes.BAD_URL
    assert str(diagnostic.labels[0].span) == "content/sources.bib:2:9"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "x.json:1:1"),
        ("[1,]", "x.json:1:4"),
        ('{"a" 1}', "x.json:1:6"),
        ('["a\nb"]', "x.json:1:2"),
        ("[1] 2", "x.json:1:5"),
        ("[" * 40, "x.json:1:34"),
        ('["\\ud800"]', "x.json:1:2"),
        ("[tru]", "x.json:1:2"),
        ('{"a": 1, "a": 2}', "x.json:1:10"),
        ("[1", "x.json:1:3"),
    ],
)
def test_bad_json_is_told_at_its_place(text: str, place: str) -> None:
    sink = Sink()
    parse_json(SourceFile("x.json", text), sink)
    (diagnostic,) = sink
    assert str(diagnostic.labels[0].span) == place


@given(st.text(alphabet='@{}(),="#\\ abook\n%', max_size=60))
def test_any_text_is_read_as_bibtex_without_a_crash(text: str) -> None:
    read_bibtex(SourceFile("x.bib", f"@book{{k, {text}"), Sink())


@given(st.text(alphabet='[]{}",:\\ u0n-1.etrfals\n', max_size=40))
def test_any_text_is_read_as_json_without_a_crash(text: str) -> None:
    sink = Sink()
    assert parse_json(SourceFile("x.json", text), sink) is not None or sink.failed


@given(st.text(max_size=40))
def test_any_text_is_tex(text: str) -> None:
    untex(text)


@given(st.lists(st.sampled_from(["TY  - BOOK", "ER  - ", "AU  - A, B", " x", "", "SP  - 1", "?"])))
def test_any_lines_are_read_as_ris_without_a_crash(lines: list[str]) -> None:
    read_ris(SourceFile("x.ris", "\n".join(lines)), Sink())
