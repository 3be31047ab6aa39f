"""Write the generated parts of docs/: diagnostics.md, and the module tables of architecture.md.

Both come from the code (the register of codes, the first line of each module's docstring), so
they are never edited by hand. ``--check`` writes nothing and fails when a page is out of date.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

from briefgen.diagnostics import register
from briefgen.diagnostics.register import Code

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "briefgen"
ARCHITECTURE = Path("docs/architecture.md")
DIAGNOSTICS = Path("docs/diagnostics.md")

# A table stands between these two comments; the name is that of a package or module.
TABLE = re.compile(
    r"(?P<start><!-- modules of (?P<name>[\w.]+) -->\n).*?(?P<end><!-- end of modules -->)",
    re.DOTALL,
)

DIAGNOSTICS_HEAD = """\
# Diagnostics

<!-- Written by `make docs` from src/briefgen/diagnostics/register. Do not edit. -->

Everything that briefgen has to tell has a code. The first digit is the stage that found it; a
code is never used again for something else. An *error* fails the command, a *warning* asks
for a look, a *note* only informs.

```
error[BG301 unknown-source]: there is no source "nisar-2015"
  content/my-brief/brief.yaml:42:17
  42 |  … said so in the Senate [@nisar-2015].
     |                           ^^^^^^^^^^^ cited here
  help: did you mean "nisar-2016"?
```

A command ends with exit code 0 when all is well, 1 when the content has errors, 2 when it was
called wrongly, 3 when an artifact is out of step with its source, and 70 when briefgen itself
is at fault. `--format json`, `github` and `sarif` give the same for machines.
"""


def register_modules() -> list[ModuleType]:
    names = sorted(module.name for module in pkgutil.iter_modules(register.__path__))
    return [importlib.import_module(f"{register.__name__}.{name}") for name in names]


def codes_of(module: ModuleType) -> dict[str, Code]:
    """Give the codes that a module of the register defines, by constant name."""
    return {name: value for name, value in vars(module).items() if isinstance(value, Code)}


def stages() -> Iterator[tuple[str, str, list[Code]]]:
    """Give ``("BG3", "notes, citations and sources", codes)`` for each stage with codes."""
    found = []
    for module in register_modules():
        codes = sorted(codes_of(module).values(), key=lambda code: code.id)
        # A register module opens: """BG3..: notes, citations and sources."""
        digit, _, subject = first_line(Path(str(module.__file__))).partition("..: ")
        if codes:
            found.append((digit, subject.rstrip("."), codes))
    yield from sorted(found)


def sentence(text: str) -> str:
    """Give a message fragment as a sentence of Markdown: capital first, full stop last."""
    text = text[:1].upper() + text[1:]
    text = text if text.endswith((".", "?", "!")) else text + "."
    pieces = re.split(r"(`[^`]+`)", text)
    return "".join(p if p.startswith("`") else re.sub(r"([\\*_<\[\]])", r"\\\1", p) for p in pieces)


def diagnostics_page() -> str:
    parts = [DIAGNOSTICS_HEAD]
    for digit, subject, codes in stages():
        parts.append(f"\n## {digit}xx: {subject}\n")
        for code in codes:
            parts.append(f"\n### {code.id} {code.name}\n\n")
            parts.append(f"*{code.severity}.* {sentence(code.meaning)}\n\n")
            parts.append(f"**What to do:** {sentence(code.mend)}\n")
    return "".join(parts)


def first_line(path: Path) -> str:
    """Give the first line of a module's docstring, empty where it has none."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return docstring.partition("\n")[0].strip()


def modules_of(name: str) -> list[Path]:
    """Give the files of a package (its own ``__init__`` first), or the one file of a module."""
    place = PACKAGE.joinpath(*name.split("."))
    if place.is_dir():
        return sorted(place.rglob("*.py"), key=lambda path: _reading_order(place, path))
    return [place.with_suffix(".py")]


def _reading_order(top: Path, path: Path) -> tuple[str, ...]:
    folders = path.relative_to(top).parent.parts
    return (*folders, "" if path.stem == "__init__" else path.stem)


def module_name(path: Path) -> str:
    """Name a module as the tables do: ``writers/docx/endnotes``, a package ``writers/docx/``."""
    relative = path.relative_to(PACKAGE)
    if relative.stem == "__init__":
        return f"{relative.parent.as_posix()}/"
    return relative.with_suffix("").as_posix()


def module_table(name: str) -> str:
    rows = [f"| `{module_name(path)}` | {first_line(path)} |\n" for path in modules_of(name)]
    return "\n| module | holds |\n|---|---|\n" + "".join(rows) + "\n"


def architecture_page(page: str) -> str:
    """Give the page with each of its tables written anew."""
    return TABLE.sub(lambda m: m["start"] + module_table(m["name"]) + m["end"], page)


def pages() -> Mapping[Path, str]:
    """Give the whole text of each page, by its path below the root."""
    architecture = (ROOT / ARCHITECTURE).read_text(encoding="utf-8")
    return {ARCHITECTURE: architecture_page(architecture), DIAGNOSTICS: diagnostics_page()}


def stale_pages() -> list[Path]:
    """Name the pages whose file differs from what would be written."""
    return [path for path, text in pages().items() if _present(path) != text]


def _present(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8") if (ROOT / path).exists() else ""


def main(arguments: list[str]) -> int:
    stale = stale_pages()
    if arguments == ["--check"]:
        for path in stale:
            print(f"{path} is out of date: run `make docs`")
        return 1 if stale else 0
    for path in stale:
        (ROOT / path).write_text(pages()[path], encoding="utf-8")
        print(f"wrote {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
