"""Versions in order, sums and manifests as they must be read, and as they must be refused."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.release.manifest import ManifestRefused, parse_manifest
from briefgen.release.sums import parse_sums, write_sums
from briefgen.release.versions import order

from .conftest import Published


def test_versions_are_in_the_order_of_their_numbers() -> None:
    versions = ["1", "1.0", "1.0a", "1.0b", "1.1", "1.2", "1.10", "2.0", "2026.1"]
    assert all(order(one) < order(next_) for one, next_ in pairwise(versions))


def test_a_version_that_only_looks_otherwise_is_the_same() -> None:
    assert order("1.02") == order("1.2") == order("1-2")


names = st.from_regex(
    r"[A-Za-z0-9][A-Za-z0-9._+-]{0,12}(/[A-Za-z0-9][A-Za-z0-9._+-]{0,12})?", fullmatch=True
)
digests = st.text("0123456789abcdef", min_size=64, max_size=64)


@given(st.dictionaries(names.filter(lambda name: ".." not in name.split("/")), digests))
def test_sums_that_were_written_are_read_as_they_were(sums: dict[str, str]) -> None:
    assert parse_sums(write_sums(sums)) == sums


@pytest.mark.parametrize(
    "text",
    [
        f"{'a' * 64}  ../climbs\n",
        f"{'a' * 64}  /absolute\n",
        f"{'a' * 64}  inner/../../climbs\n",
        f"{'a' * 63}  short\n",
        f"{'A' * 64}  loud\n",
        f"{'a' * 64}  twice\n{'b' * 64}  twice\n",
        f"{'a' * 64}  cut",
        f"\\{'a' * 64}  escaped\\nname\n",
        "\ufeff",
    ],
)
def test_sums_that_lead_elsewhere_or_are_damaged_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a line|cut off|can't decode"):
        parse_sums(text.encode())


def test_a_manifest_that_was_written_is_read_as_it_was(work: Published) -> None:
    data = (work.folder / "manifest.json").read_bytes()
    assert parse_manifest(data).to_bytes() == data


@pytest.mark.parametrize(
    "name", ["../up", "/etc/passwd", "a/../../b", "a//b", "C:\\x", "a\u0000b", "", ".", "a/.."]
)
def test_a_manifest_whose_names_climb_out_is_refused(work: Published, name: str) -> None:
    data = json.loads((work.folder / "manifest.json").read_bytes())
    data["files"][name] = {"sha256": "0" * 64, "bytes": 1}
    with pytest.raises(ManifestRefused, match="outside its folder"):
        parse_manifest(json.dumps(data).encode())


def test_a_brief_whose_name_climbs_out_is_refused(work: Published) -> None:
    data = json.loads((work.folder / "manifest.json").read_bytes())
    data["briefs"][0]["brief"] = "../../content/demo"
    with pytest.raises(ManifestRefused):
        parse_manifest(json.dumps(data).encode())


@pytest.mark.parametrize("key", ["format", "tool", "briefs", "files"])
def test_a_manifest_with_a_value_of_another_kind_is_refused(work: Published, key: str) -> None:
    data = json.loads((work.folder / "manifest.json").read_bytes())
    data[key] = 17
    with pytest.raises(ManifestRefused):
        parse_manifest(json.dumps(data).encode())


@pytest.mark.parametrize("key", ["version", "artifacts", "particulars", "sources", "pages"])
def test_an_edition_with_a_value_of_another_kind_is_refused(work: Published, key: str) -> None:
    data = json.loads((work.folder / "manifest.json").read_bytes())
    data["briefs"][0][key] = ["x"]
    with pytest.raises(ManifestRefused):
        parse_manifest(json.dumps(data).encode())


@given(
    st.binary(max_size=200)
    | st.recursive(
        st.none() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    ).map(lambda value: json.dumps(value).encode())
)
def test_whatever_is_no_manifest_is_refused_and_never_a_crash(data: bytes) -> None:
    with pytest.raises(ManifestRefused):
        parse_manifest(data)


def test_a_manifest_that_says_two_things_of_a_file_is_refused(work: Published) -> None:
    data = json.loads((work.folder / "manifest.json").read_bytes())
    data["briefs"][0]["artifacts"]["pdf"]["sha256"] = "0" * 64
    with pytest.raises(ManifestRefused, match="two things"):
        parse_manifest(json.dumps(data).encode())
