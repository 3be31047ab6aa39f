"""Measure ``briefgen`` on a brief against the bare ``weasyprint`` command on the same page.

Run from the top of the repository: ``python benchmarks/build.py [--rounds N] [--brief SLUG]
[--save FILE]``. README.md beside this file says what is compared with what, and why.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

from measure import Contender, measure, report

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = Path(sys.executable).parent


def save_page(slug: str, folder: Path, workspace: Path = ROOT) -> tuple[Path, dict[str, str]]:
    """Save a brief's printed page as one HTML file that any converter can take.

    Gives its path, and the environment in which the page finds briefgen's fonts.
    """
    from briefgen.build.compose import compose, read_shared
    from briefgen.diagnostics import Sink
    from briefgen.layout.css import stylesheet
    from briefgen.readers.files import Folder
    from briefgen.writers.pdf import fonts
    from briefgen.writers.pdf.page import page_tree

    sink = Sink()
    shared = read_shared(workspace, sink)
    composition = None if shared is None else compose(Folder(workspace), shared, slug, sink)
    if composition is None:
        sys.exit(f"{slug} cannot be laid out: run `briefgen check {slug}`")
    laid = composition.laid
    page = page_tree(laid.xhtml, laid.theme, laid.page.furniture)
    head = page.find("head")
    assert head is not None, "a page has a head"
    base = {"href": (workspace / "content" / slug).as_uri() + "/"}
    head.insert(0, ElementTree.Element("base", base))
    ElementTree.SubElement(head, "style").text = stylesheet(laid.layout, laid.theme, "print")
    path = folder / "page.html"
    text = ElementTree.tostring(page, encoding="unicode", method="html")
    path.write_text(f"<!DOCTYPE html>\n{text}", encoding="utf-8")
    config = fonts.fontconfig_file(fonts.font_folders(), folder)
    return path, {"FONTCONFIG_FILE": str(config)}


def contenders(slug: str, folder: Path) -> list[Contender]:
    page, fonts = save_page(slug, folder)
    briefgen = [str(PROGRAMS / "briefgen")]
    output, cache, records = folder / "output", folder / "cache", folder / "cache" / "builds"
    build = [*briefgen, "build", slug, "--workspace", str(ROOT), "--output", str(output)]
    kept = folder / "kept"
    unchanged = [*build[:-1], str(kept)]
    own = {"BRIEFGEN_CACHE": str(cache)}

    def forget_build() -> None:
        shutil.rmtree(output, ignore_errors=True)
        shutil.rmtree(records, ignore_errors=True)

    def forget_all() -> None:
        shutil.rmtree(output, ignore_errors=True)
        shutil.rmtree(folder / "empty", ignore_errors=True)

    def keep_build() -> None:
        if not kept.exists():
            environment = {**os.environ, **kept_cache}
            subprocess.run(unchanged, env=environment, check=True, capture_output=True)

    # Records of its own, which the cold build's forgetting does not touch.
    kept_cache = {"BRIEFGEN_CACHE": str(folder / "kept-cache")}
    workspace = ["--workspace", str(ROOT)]
    return [
        Contender(
            "bare weasyprint, PDF only",
            [str(PROGRAMS / "weasyprint"), str(page), str(folder / "bare.pdf")],
            env=fonts,
        ),
        Contender("cold build, PDF + DOCX + HTML, compared", build, 1.0, forget_build, own),
        Contender(
            "first build ever",
            build,
            prepare=forget_all,
            env={"BRIEFGEN_CACHE": str(folder / "empty")},
        ),
        Contender("build with nothing to do", unchanged, 0.12, keep_build, kept_cache),
        Contender("check", [*briefgen, "check", slug, *workspace], 0.35, env=own),
        Contender("notes", [*briefgen, "notes", slug, *workspace], 0.35, env=own),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--brief", default="islamic-state-in-pakistan")
    parser.add_argument("--save", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        results = measure(contenders(arguments.brief, Path(folder)), arguments.rounds)
    return report(results, arguments.save)


if __name__ == "__main__":
    sys.exit(main())
