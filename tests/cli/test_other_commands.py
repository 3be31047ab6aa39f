"""`new`, `check`, `notes`, `verify`, `schema`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from session import Briefgen, replace


def test_check_writes_nothing(workspace: Path, briefgen: Briefgen) -> None:
    ran = briefgen("check")
    assert (ran.code, ran.out) == (0, "1 brief checked, nothing to mend\n")
    assert not (workspace / "output").exists()


def test_notes_are_printed_as_they_will_appear(workspace: Path, briefgen: Briefgen) -> None:
    ran = briefgen("notes", "demo")
    assert ran.code == 0, ran.err
    assert ran.out.startswith("1. ")
    assert "Ibid" not in ran.out.splitlines()[0]


def test_notes_as_json_tell_key_text_html_and_positions(
    workspace: Path, briefgen: Briefgen
) -> None:
    notes = json.loads(briefgen("notes", "demo", "--format", "json").out)
    assert [note["number"] for note in notes] == [1, 2, 3, 4]
    assert [note["key"] for note in notes] == ["", "counts", "", ""]
    positions = [cite["position"] for note in notes for cite in note["cites"]]
    assert positions == ["first", "ibid-with-locator", "first", "ibid"]
    assert notes[0]["cites"][0] == {"key": "transit-2025", "position": "first", "locator": "12"}
    assert "<em>Exampleton Gazette</em>" in notes[2]["html"]
    assert "<" not in notes[0]["text"]


def test_new_refuses_a_name_that_cannot_be_one(workspace: Path, briefgen: Briefgen) -> None:
    for name in ("Two Words", "../up", "ümlaut", "a--b", "-a"):
        ran = briefgen("new", "--", name)
        assert ran.code == 1
        assert "BG805" in ran.err


def test_new_never_overwrites(workspace: Path, brief: Path, briefgen: Briefgen) -> None:
    brief.write_text("mine", "utf-8")
    ran = briefgen("new", "demo")
    assert ran.code == 1
    assert "BG806" in ran.err
    assert brief.read_text("utf-8") == "mine"


def test_a_second_brief_builds_in_a_workspace_with_its_own_house(
    workspace: Path, briefgen: Briefgen
) -> None:
    house = workspace / "content/house.yaml"
    replace(house, "ada-example", "bo-other")
    sources = workspace / "content/sources.yaml"
    text = sources.read_text("utf-8").replace("transit-2025", "x-1").replace("solberg-2025", "x-2")
    sources.write_text(text, "utf-8")
    (workspace / "content/demo/brief.yaml").unlink()
    assert briefgen("new", "second", "--title", 'On "Quotes"').code == 0
    ran = briefgen("check", "second")
    assert ran.code == 0, ran.err


def test_a_brief_builds_in_a_workspace_without_sources_and_people(
    workspace: Path, briefgen: Briefgen
) -> None:
    (workspace / "content/demo/brief.yaml").unlink()
    (workspace / "content/sources.yaml").write_text("{}\n", "utf-8")
    house = workspace / "content/house.yaml"
    house.write_text("publisher:\n  name: A\n", "utf-8")
    assert briefgen("new", "second").code == 0
    ran = briefgen("check", "second")
    assert ran.code == 0, ran.err


def test_verify_finds_what_was_altered(workspace: Path, briefgen: Briefgen) -> None:
    assert briefgen("build", "--to", "docx,html").code == 0
    ran = briefgen("verify")
    assert ran.code == 0, ran.err
    assert ran.out.count("unaltered, in step with the source") == 2
    page = workspace / "output/demo/demo.html"
    page.write_bytes(page.read_bytes().replace(b"standing still", b"standing hill"))
    ran = briefgen("verify", page)
    assert ran.code == 3
    assert "BG810" in ran.err
    assert "altered, out of step with the source" in ran.out
    assert "standing hill" in ran.err


def test_verify_tells_a_changed_source_from_an_altered_artifact(
    workspace: Path, brief: Path, briefgen: Briefgen
) -> None:
    briefgen("build", "--to", "html")
    replace(brief, "three things", "3 things")
    ran = briefgen("verify")
    assert ran.code == 1
    assert "unaltered" in ran.out
    assert "out-of-date" in ran.err


def test_verify_of_a_copy_without_the_workspace_checks_digests(
    workspace: Path, tmp_path: Path, briefgen: Briefgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    briefgen("build", "--to", "html")
    copy = tmp_path / "downloads"
    shutil.copytree(workspace / "output/demo", copy)
    monkeypatch.chdir(tmp_path)
    ran = briefgen("verify", copy)
    assert ran.code == 0, ran.err
    assert "unaltered; not compared (no workspace here)" in ran.out
    (copy / "demo.html").unlink()
    ran = briefgen("verify", copy)
    assert ran.code == 1
    assert "demo.html is missing" in ran.err


@pytest.mark.parametrize(
    "manifest",
    ["", "{}", "[]", '{"artifacts": {"../../etc/passwd": "0"}}', "\x00"],
)
def test_a_bad_manifest_is_a_diagnostic(workspace: Path, briefgen: Briefgen, manifest: str) -> None:
    briefgen("build", "--to", "html")
    (workspace / "output/demo/demo.manifest.json").write_text(manifest, "utf-8")
    ran = briefgen("verify")
    assert ran.code == 1
    assert "bad-manifest" in ran.err


def test_a_manifest_that_climbs_out_of_its_folder_is_refused(
    workspace: Path, briefgen: Briefgen
) -> None:
    briefgen("build", "--to", "html")
    path = workspace / "output/demo/demo.manifest.json"
    data = json.loads(path.read_text("utf-8"))
    data["artifacts"] = {"../../content/house.yaml": "0"}
    path.write_text(json.dumps(data), "utf-8")
    ran = briefgen("verify")
    assert ran.code == 1
    assert "outside its folder" in ran.err


def test_schemas_are_printed_and_written(
    workspace: Path, tmp_path: Path, briefgen: Briefgen
) -> None:
    schema = json.loads(briefgen("schema", "brief").out)
    assert schema["$schema"].startswith("https://json-schema.org/draft/2020-12")
    ran = briefgen("schema", "-o", tmp_path / "schemas")
    assert ran.code == 0
    names = sorted(path.name for path in (tmp_path / "schemas").iterdir())
    assert names == ["brief.schema.json", "house.schema.json", "sources.schema.json"]
    assert briefgen("schema", "nothing").code == 2
    assert briefgen("schema").code == 2


def test_sources_are_listed_and_given_as_csl_json(workspace: Path, briefgen: Briefgen) -> None:
    listed = briefgen("sources")
    assert listed.code == 0, listed.err
    assert [line.split()[0] for line in listed.out.splitlines()] == ["transit-2025", "solberg-2025"]
    items = json.loads(briefgen("sources", "demo", "--format", "csl-json").out)
    assert [item["id"] for item in items] == ["transit-2025", "solberg-2025"]
    assert items[1]["author"] == [{"family": "Solberg", "given": "Mira"}]
    assert items[1]["issued"] == {"date-parts": [[2025, 11, 8]]}


def test_csl_json_that_was_given_is_read_again(workspace: Path, briefgen: Briefgen) -> None:
    given = briefgen("sources", "--format", "csl-json").out
    notes = briefgen("notes", "demo").out
    (workspace / "content/sources.yaml").unlink()
    (workspace / "content/sources.json").write_text(given, "utf-8")
    assert briefgen("sources", "--format", "csl-json").out == given
    assert briefgen("notes", "demo").out == notes


def test_verify_says_what_has_not_been_built(workspace: Path, briefgen: Briefgen) -> None:
    ran = briefgen("verify")
    assert ran.code == 1
    assert "BG808" in ran.err


def test_verify_of_a_file_that_no_manifest_lists_is_unknown(
    workspace: Path, tmp_path: Path, briefgen: Briefgen
) -> None:
    stranger = tmp_path / "stranger.pdf"
    stranger.write_bytes(b"%PDF-1.7")
    for path in (stranger, tmp_path / "nothing.pdf"):
        ran = briefgen("verify", path)
        assert ran.code == 1
        assert "BG814" in ran.err


def test_a_command_written_wrong_is_told_the_one_that_was_meant(briefgen: Briefgen) -> None:
    ran = briefgen("bild")
    assert ran.code == 2
    assert "No such command 'bild'. Did you mean \"build\"?" in ran.err
    assert "Did you mean" not in briefgen("frobnicate").err


def test_a_citation_without_its_sign_is_told_unless_the_bracket_is_meant(
    workspace: Path, brief: Path, briefgen: Briefgen
) -> None:
    replace(brief, "[@transit-2025, p. 12]", "[@transit-2025] and [transit-2025, p. 12]")
    told = briefgen("check").err
    assert "warning[BG326 " in told
    line = next(n for n, t in enumerate(brief.read_text("utf-8").split("\n"), 1) if " and [t" in t)
    assert f"brief.yaml:{line}:" in told
    replace(brief, "[transit-2025", r"\[transit-2025")
    assert "BG326" not in briefgen("check").err
