"""The site in a real Chromium: search, filters, keyboard, downloads, axe; from a shared drive."""

from __future__ import annotations

import base64
import functools
import hashlib
import http.server
import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefgen.cli.main import run

from .site import SITE, write

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
Results = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Release the sample briefs."""
    root = tmp_path_factory.mktemp("sample")
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, root / name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRIEFGEN_CACHE", str(root / "cache"))
        assert run(["release", "-C", str(root), "--allow-warnings"]) == 0
    return root / "release"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("shared drive, ü"), 60)


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("arabic"), 12, replace(SITE, language="ar", about=""))


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """Serve the site from this machine."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def results(site: Path, released: Path, served: str, arabic: Path) -> Results:
    for name in ("node", "npm"):
        if shutil.which(name) is None:
            pytest.skip(f"{name} is not installed (tools/install-system test)")
    if not os.environ.get("CHROMIUM") and not any(map(shutil.which, BROWSERS)):
        pytest.skip("Chromium is not installed (tools/install-system test)")
    probe = subprocess.run(
        [str(HERE / "browser"), "-e", "require('playwright-core')"],
        capture_output=True,
        text=True,
        check=False,
    )
    if probe.returncode:
        pytest.skip(f"npm could not install playwright-core and axe-core: {probe.stderr[-200:]}")
    command = [HERE / "browser", HERE / "scenarios.cjs"]
    command += [site.as_uri(), released.as_uri(), served, arabic.as_uri()]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert ran.returncode == 0, ran.stderr
    found: Results = json.loads(ran.stdout)
    return found


def of(results: Results, name: str) -> dict[str, Any]:
    found = results[name]
    assert "failed" not in found, found["failed"]
    return found


NAMES = (
    "search ranking filter order unscripted keyboard download narrow targets dark axe axeReleased "
    "rightToLeft served"
).split()


@pytest.mark.parametrize("name", NAMES)
def test_no_page_tells_a_fault_or_asks_for_anything_outside(
    results: Results, name: str, served: str
) -> None:
    found = of(results, name)
    assert found["errors"] == []
    outside = [u for u in found["requests"] if not u.startswith(("file:", "data:", served))]
    assert outside == []


def test_a_search_finds_words_prefixes_phrases_and_names_without_their_accents(
    results: Results,
) -> None:
    found = of(results, "search")
    everything = len(found["all"])
    assert everything == 61
    assert 0 < len(found["word"]["titles"]) < everything
    assert set(found["word"]["titles"]) <= set(found["prefix"]["titles"])
    assert found["accents"]["titles"] == found["typed"]["titles"] != []
    assert 0 < len(found["two"]["titles"]) < everything
    assert 0 < len(found["phrase"]["titles"]) < everything + 1
    assert found["urdu"]["titles"] == ["وادی میں پانی"]


def test_a_search_that_finds_nothing_says_so_and_clearing_it_shows_all(results: Results) -> None:
    found = of(results, "search")
    assert found["none"]["titles"] == []
    assert found["none"]["count"] == "0 of 61 briefs"
    assert found["said"]
    assert found["cleared"] == {"titles": found["all"], "count": "61 briefs"}


def test_titles_that_have_the_word_come_first(results: Results) -> None:
    found = of(results, "ranking")["found"]
    in_title = ["Energy" in title for title in found]
    assert any(in_title)
    assert not all(in_title)
    assert in_title == sorted(in_title, reverse=True)


def test_a_filter_narrows_the_list_and_its_address_can_be_shared(results: Results) -> None:
    found = of(results, "filter")
    assert len(found["narrowed"]) == found["have"]
    assert found["told"].endswith(f"({found['have']})")
    assert "#topic=topic-" in found["address"]
    assert found["shared"] == found["narrowed"]
    assert found["reset"] == 61
    assert found["focus"] == "query"


def test_the_list_stands_in_the_order_that_is_asked_for(results: Results) -> None:
    found = of(results, "order")
    assert found["newest"] == sorted(found["newest"], reverse=True)
    assert found["oldest"] == sorted(found["newest"])
    latin = [title for title in found["byTitle"] if title.isascii()]
    assert latin == sorted(latin, key=str.casefold)


def test_filters_work_where_no_script_runs_and_no_dead_control_is_shown(results: Results) -> None:
    found = of(results, "unscripted")
    assert found["all"] == found["reset"] == 61
    assert 0 < found["one"] == found["right"] < 61
    assert 0 < found["both"] == found["bothRight"] <= found["one"]
    assert not found["query"]
    assert found["hint"]


def test_every_control_is_reached_by_keyboard_in_order_and_shows_its_focus(
    results: Results,
) -> None:
    found = of(results, "keyboard")
    stops = found["stops"]
    assert [stop.split()[1] for stop in stops[2:8]] == [
        "query", "topic", "year", "series", "author", "language",
    ]  # fmt: skip
    assert stops[0].startswith("A skip")
    assert [stop for stop in stops if stop.endswith(" none")] == []
    assert found["skipped"] == found["first"]
    assert found["heading"]


def test_what_is_downloaded_is_the_released_file(results: Results, released: Path) -> None:
    found = of(results, "download")
    assert found["name"].endswith("-1.0.docx")
    (file,) = released.rglob(found["name"])
    data = base64.b64decode(found["data"])
    assert data == file.read_bytes()
    assert hashlib.sha256(data).hexdigest() in found["digests"]
    assert [Path(link).suffix for link in found["links"]] == [".pdf", ".docx", ".html"]
    assert all((released / link).is_file() for link in found["links"])
    assert "pages" in found["buttons"][0]


def test_nothing_scrolls_sideways_at_four_times_the_size(results: Results) -> None:
    assert of(results, "narrow")["wide"] == []


def test_targets_are_large_enough_for_a_finger(results: Results) -> None:
    """WCAG 2.2, 2.5.8: 24 by 24 pixels at least."""
    assert of(results, "targets")["small"] == []


def test_a_dark_screen_is_dark(results: Results) -> None:
    found = of(results, "dark")
    assert found["light"] == "rgb(255, 255, 255)"
    assert sum(int(n) for n in found["dark"][4:-1].split(",")) < 150


def test_axe_finds_no_violation_on_the_site(results: Results) -> None:
    assert of(results, "axe")["found"] == []


def test_axe_finds_no_violation_on_any_sample_brief_and_its_page(results: Results) -> None:
    found = of(results, "axeReleased")
    assert len(found["pages"]) >= 2
    assert found["found"] == []


def test_the_page_of_a_house_that_writes_from_the_right_is_turned_round(results: Results) -> None:
    found = of(results, "rightToLeft")
    assert found["dir"] == "rtl"
    assert found["cover"] > found["heading"]
    assert "13" in found["count"]
    assert found["found"] == []


def test_the_site_works_from_a_server_too(results: Results) -> None:
    found = of(results, "served")
    assert found["found"]["titles"]
    assert found["heading"] == found["found"]["titles"][0]
