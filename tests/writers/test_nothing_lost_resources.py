"""A picture that a renderer would leave out without a word fails the build, at its figure."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from PIL import Image as Picture

from briefgen.build.compose import compose_jobs, read_shared
from briefgen.build.outcome import Artifact
from briefgen.build.render import render
from briefgen.diagnostics import Diagnostic, Sink
from briefgen.readers.files import Folder

HOUSE = "publisher: {name: Institute, place: London, url: 'https://example.org'}\n"
BRIEF = """\
title: A brief
date: 2016-09-27
authors: [{{name: A. Author}}]
lead: |
  What it is about.
summary:
  - text: |
      One point.
sections:
  - id: one
    title: One
    body: |
      Words.

      ![A map]({name})

      More words.
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90">{}</svg>'


def picture(kind: str, **options: object) -> bytes:
    noise = Picture.effect_noise((120, 90), 60).convert("RGB")
    out = io.BytesIO()
    noise.save(out, kind, **options)
    return out.getvalue()


def svg(inside: str) -> bytes:
    return SVG.format(inside).encode()


def data_url(data: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(data).decode()}"


def built(root: Path, name: str, data: bytes | None) -> list[Diagnostic]:
    """Make a workspace with one brief that shows one picture; give what is reported."""
    folder = root / "content" / "a-brief"
    (folder / "figures").mkdir(parents=True)
    (root / "content" / "house.yaml").write_text(HOUSE, encoding="utf-8")
    (folder / "brief.yaml").write_text(BRIEF.format(name=name), encoding="utf-8")
    if data is not None:
        (folder / name).write_bytes(data)
    if name.endswith(".svg"):
        (folder / name).with_suffix(".png").write_bytes(picture("PNG"))
    sink = Sink()
    shared = read_shared(root, sink)
    assert shared is not None, [d.message for d in sink]
    compose_jobs(Folder(root), shared, "a-brief", (Artifact.PDF,), sink)
    return list(sink)


PNG, JPEG = picture("PNG"), picture("JPEG")
WEBP, GIF = picture("WEBP", lossless=True), picture("GIF")


def test_a_sound_picture_is_taken(tmp_path: Path) -> None:
    assert built(tmp_path, "figures/x.png", PNG) == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("figures/x.png", None),
        ("figures/x.png", b""),
        ("figures/x.png", PNG[: len(PNG) // 2]),
        ("figures/x.png", PNG[:60]),
        ("figures/x.png", PNG[:300] + b"\0" * 40 + PNG[340:]),
        ("figures/x.jpg", JPEG[: len(JPEG) // 2]),
        ("figures/x.gif", GIF[: len(GIF) // 2]),
        ("figures/x.webp", WEBP[: len(WEBP) // 2]),
        ("figures/x.tif", picture("TIFF")[:400]),
        ("figures/x.png", b"<html><body>Not found</body></html>"),
        ("figures/x.svg", b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><g>"),
        ("figures/x.svg", svg("<image href='https://example.org/x.png' width='9' height='9'/>")),
        ("figures/x.svg", svg("<image href='../other.png' width='9' height='9'/>")),
        ("figures/x.svg", svg("<image href='file:///etc/hostname' width='9' height='9'/>")),
        ("figures/x.svg", svg("<use href='other.svg#a'/>")),
        ("figures/x.svg", svg("<style>@import url(https://example.org/x.css);</style>")),
        ("figures/x.svg", svg("<rect fill='url(https://example.org/x#a)' width='9' height='9'/>")),
        ("figures/x.svg", svg(f"<image href='{data_url(PNG[:200])}' width='9' height='9'/>")),
        ("figures/x.svg", svg("<image href='data:image/png;base64,%%%' width='9' height='9'/>")),
        ("figures/x.svg", svg("<foreignObject><p>Words</p></foreignObject>")),
        ("figures/x.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><rect/></svg>"),
        ("figures/x.svg", b"<svg width='9' height='9'><rect width='9' height='9'/></svg>"),
        ("figures/x.svg", SVG.replace("width", "viewBox='0 0 0 9' width").format("").encode()),
    ],
)
def test_a_picture_that_cannot_be_shown_is_told_at_its_figure(
    tmp_path: Path, name: str, data: bytes | None
) -> None:
    (found,) = built(tmp_path, name, data)
    assert found.code.name == "bad-image"
    assert name in found.message
    assert found.labels[0].span.file.path == "content/a-brief/brief.yaml"


@pytest.mark.parametrize(
    "name",
    [
        "https://example.org/x.png",
        "//example.org/x.png",
        "/etc/hostname",
        "../../house.yaml",
        "data:image/png;base64,AAAA",
        "file:///etc/hostname",
    ],
)
def test_a_picture_from_elsewhere_is_told_at_its_figure(tmp_path: Path, name: str) -> None:
    found = built(tmp_path, name, None)
    assert found
    assert all(one.labels[0].span.file.path == "content/a-brief/brief.yaml" for one in found)


def test_an_embedded_picture_that_is_sound_is_taken(tmp_path: Path) -> None:
    shown = svg(f"<image href='{data_url(PNG)}' width='9' height='9'/>")
    assert built(tmp_path, "figures/x.svg", shown) == []


@pytest.mark.parametrize(
    "inside",
    [
        "<g display='none'><rect width='90' height='90'/></g>",
        "<rect visibility='hidden' width='90' height='90'/>",
        "<rect x='500' width='90' height='90'/>",
        "<clipPath id='c'><rect width='0' height='0'/></clipPath>"
        "<rect clip-path='url(#c)' width='90' height='90'/>",
        "<rect fill='url(#nowhere)' width='90' height='90'/>",
        "",
    ],
)
def test_an_svg_of_which_nothing_is_drawn_is_told(tmp_path: Path, inside: str) -> None:
    """It is sound as a file; only what is printed shows that there is nothing of it."""
    assert built(tmp_path, "figures/x.svg", svg(inside)) == []
    sink = Sink()
    shared = read_shared(tmp_path, sink)
    assert shared is not None
    composed = compose_jobs(Folder(tmp_path), shared, "a-brief", (Artifact.PDF,), sink)
    assert composed is not None
    (job,) = composed.jobs
    assert {d.code.name for d in render(job).diagnostics} <= {"hidden-block", "picture-not-shown"}
    assert render(job).diagnostics
