"""A workspace's theme may bring fonts of its own."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pikepdf
from fontTools.ttLib import TTFont

from briefgen.build.compose import compose_jobs, read_shared
from briefgen.build.outcome import Artifact
from briefgen.build.render import render
from briefgen.diagnostics import Sink
from briefgen.readers.files import Folder
from tests.writers.test_nothing_lost_resources import BRIEF, HOUSE, PNG

THEMES = Path(__file__).parents[2] / "templates" / "themes"


def workspace(root: Path, licence: int) -> None:
    """Make a workspace whose theme is set in a font that no package has."""
    brief, theme = root / "content" / "a-brief", root / "templates" / "themes" / "own"
    (brief / "figures").mkdir(parents=True)
    (theme / "fonts").mkdir(parents=True)
    (root / "content" / "house.yaml").write_text(HOUSE, encoding="utf-8")
    text = BRIEF.format(name="figures/x.png") + "theme: own\n"
    (brief / "brief.yaml").write_text(text, encoding="utf-8")
    (brief / "figures" / "x.png").write_bytes(PNG)
    tokens = (THEMES / "institute" / "theme.yaml").read_text(encoding="utf-8")
    tokens = tokens.replace("name: institute", "name: own")
    tokens = tokens.replace("display: Source Sans Pro", "display: House Sans")
    (theme / "theme.yaml").write_text(tokens, encoding="utf-8")
    spec = find_spec("font_source_sans_pro")
    assert spec is not None
    assert spec.origin is not None
    (regular,) = Path(spec.origin).parent.rglob("SourceSansPro-Regular.ttf")
    with TTFont(regular) as font:
        for record in font["name"].names:
            words = str(record).replace("Source Sans Pro", "House Sans")
            record.string = words.replace("SourceSansPro", "HouseSans")
        font["OS/2"].fsType = licence
        font.save(theme / "fonts" / "HouseSans-Regular.ttf")


def built(root: Path) -> tuple[bytes | None, list[str], Folder]:
    sink, folder = Sink(), Folder(root)
    shared = read_shared(root, sink)
    assert shared is not None
    composed = compose_jobs(folder, shared, "a-brief", (Artifact.PDF,), sink)
    assert composed is not None, [d.message for d in sink]
    rendered = render(composed.jobs[0])
    return rendered.data, [d.code.name for d in rendered.diagnostics], folder


def test_a_font_of_the_theme_is_set_embedded_and_counts_as_a_source(tmp_path: Path) -> None:
    workspace(tmp_path, licence=0)
    data, codes, folder = built(tmp_path)
    assert codes == []
    assert data is not None
    assert "templates/themes/own/fonts/HouseSans-Regular.ttf" in folder.seen
    (tmp_path / "x.pdf").write_bytes(data)
    with pikepdf.open(tmp_path / "x.pdf") as pdf:
        names = {str(o.FontName) for o in pdf.objects if _is_font(o)}
    assert any("House" in name for name in names)


def _is_font(found: object) -> bool:
    return isinstance(found, pikepdf.Dictionary) and "/FontName" in found


def test_a_font_that_may_not_be_embedded_is_refused(tmp_path: Path) -> None:
    workspace(tmp_path, licence=2)
    data, codes, _ = built(tmp_path)
    assert data is None
    assert codes == ["font-not-embeddable"]
