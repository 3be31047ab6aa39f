"""Reports: the same diagnostics for a person, a script, and two kinds of CI."""

from __future__ import annotations

import json

from briefgen.diagnostics import Diagnostic, Label, Sink, at, did_you_mean
from briefgen.diagnostics.register import Code, Severity
from briefgen.diagnostics.reports import Format, write_report
from briefgen.source import SourceFile

FILE = SourceFile("content/a/brief.yaml", "title: A\nlead: said so [@nisar-2015].\n")
START = FILE.text.index("[@")
CODE = Code("BG301", "unknown-source", "meaning", "mend")
WARNING = Code("BG399", "a-warning", "meaning", "mend", Severity.WARNING)
UNKNOWN = Diagnostic(
    CODE,
    'no source "nisar-2015"',
    (Label(FILE.span(START, START + 13), "cited here"),),
    ('did you mean "nisar-2016"?',),
)


def test_the_text_report_shows_the_line_and_points_at_the_place() -> None:
    assert write_report([UNKNOWN], Format.TEXT) == (
        'error[BG301 unknown-source]: no source "nisar-2015"\n'
        "  content/a/brief.yaml:2:15\n"
        "  2 | lead: said so [@nisar-2015].\n"
        "    |               ^^^^^^^^^^^^^ cited here\n"
        '  help: did you mean "nisar-2016"?\n'
        "\n1 error\n"
    )


def test_no_diagnostics_are_no_report() -> None:
    assert write_report([], Format.TEXT) == ""


def test_errors_and_warnings_are_counted() -> None:
    report = write_report([UNKNOWN, Diagnostic(WARNING, "odd"), UNKNOWN], Format.TEXT)
    assert report.endswith("\n2 errors, 1 warning\n")


def test_carets_stand_under_wide_and_combining_characters() -> None:
    file = SourceFile("a.yaml", "a\u0301漢字 wrong")
    start = file.text.index("wrong")
    report = write_report([Diagnostic(CODE, "m", at(file.span(start, start + 5)))], Format.TEXT)
    assert "    |       ^^^^^\n" in report


def test_a_long_line_is_cut_round_the_place() -> None:
    file = SourceFile("a.yaml", "word " * 100 + "wrong" + " word" * 100)
    diagnostic = Diagnostic(CODE, "m", at(file.span(500, 505)))
    report = write_report([diagnostic], Format.TEXT)
    shown, carets = report.splitlines()[2:4]
    assert len(shown) < 110
    assert shown[carets.index("^") : carets.index("^") + 5] == "wrong"


def test_json_gives_places_with_one_based_lines_and_columns() -> None:
    data = json.loads(write_report([UNKNOWN], Format.JSON))["diagnostics"][0]
    assert data["code"] == "BG301"
    assert data["labels"][0] == {
        "path": "content/a/brief.yaml",
        "line": 2,
        "column": 15,
        "end_line": 2,
        "end_column": 28,
        "text": "cited here",
    }


def test_github_commands_are_escaped() -> None:
    diagnostic = Diagnostic(CODE, "50 % is\nwrong: really", at(FILE.span(0, 5)))
    report = write_report([diagnostic], Format.GITHUB)
    assert report == (
        "::error title=BG301 unknown-source,file=content/a/brief.yaml,line=1,endLine=1,col=1,"
        "endColumn=6::50 %25 is%0Awrong: really\n"
    )


def test_sarif_names_each_rule_once() -> None:
    run = json.loads(write_report([UNKNOWN, UNKNOWN], Format.SARIF))["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["BG301"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region["startLine"] == 2
    assert region["startColumn"] == 15


def test_a_sink_holds_a_diagnostic_once() -> None:
    sink = Sink()
    sink.add(UNKNOWN)
    sink.report(CODE, UNKNOWN.message, UNKNOWN.labels)
    assert len(sink) == 1
    assert sink.failed


def test_a_warning_is_no_failure() -> None:
    sink = Sink()
    sink.report(WARNING, "odd")
    assert not sink.failed


def test_only_a_near_word_is_suggested() -> None:
    assert did_you_mean("nisar-2015", ["nisar-2016", "ali-2015"]) == 'did you mean "nisar-2016"?'
    assert did_you_mean("zebra", ["nisar-2016"]) == ""
