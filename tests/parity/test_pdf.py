"""The PDF reader against another one, and against files that are none."""

from __future__ import annotations

import io
import zlib
from collections import Counter
from dataclasses import replace

import pikepdf
import pytest

from briefgen.parity.pdf import transcribe_pdf
from briefgen.parity.pdf.cos import File, Ref, parse, png_rows
from briefgen.parity.pdf.operations import operations, shown
from briefgen.parity.transcript import UnreadableError

from .artifacts import Made, make, told
from .whole import whole_brief


@pytest.fixture(scope="module")
def made() -> Made:
    return make(whole_brief())


@pytest.fixture(scope="module")
def pdf(made: Made) -> bytes:
    return made.write("pdf")


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (b"<</A 1/B[2 0 R(x)]>>", {"A": 1, "B": [Ref(2), b"x"]}),
        (b"(a\\(b\\)\\101\\\nc(d)e)", b"a(b)Ac(d)e"),
        (b"<48 656C6C6F2>", b"Hello "),
        (b"/A#20B", "A B"),
        (b"[true false null -1.5 .5 +3]", [True, False, None, -1.5, 0.5, 3]),
        (b"% said\n  12 % more\n", 12),
    ],
)
def test_objects_are_read_as_the_standard_says(raw: bytes, value: object) -> None:
    assert parse(raw, 0)[0] == value


@pytest.mark.parametrize("raw", [b"", b"<</A 1", b"[1 2", b"(open", b"]", b"[" * 500])
def test_broken_objects_are_refused(raw: bytes) -> None:
    with pytest.raises(UnreadableError):
        parse(raw, 0)


def test_operators_come_with_their_operands() -> None:
    content = b"q 1 0 0 -1 5 6 cm /F1 9 Tf [(a)-20 (b)] TJ BI /W 1 ID x(\x00 EI Q (s) Tj"
    found = [(operator, len(operands)) for operator, operands in operations(content)]
    assert found == [
        (b"q", 0), (b"cm", 6), (b"Tf", 2), (b"TJ", 1), (b"BI", 0), (b"Q", 0), (b"Tj", 1),
    ]  # fmt: skip


def test_glyphs_and_adjustments_are_taken_apart() -> None:
    assert shown(b"<0001>0<0002>-12.5<0003>") == (b"\0\1\0\2\0\3", -12.5)


def test_predictors_are_undone() -> None:
    rows = [bytes([2, 5, 5, 5]), bytes([2, 1, 1, 1]), bytes([1, 4, 4, 4]), bytes([4, 1, 0, 0])]
    assert png_rows(b"".join(rows), 3) == bytes([5, 5, 5, 6, 6, 6, 4, 8, 12, 5, 8, 12])


def saved(data: bytes, **options: object) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        file.save(out, **options)  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize(
    "options",
    [
        {"object_stream_mode": pikepdf.ObjectStreamMode.disable},
        {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
        {"compress_streams": False},
        {"linearize": True},
        {"qdf": True},
    ],
    ids=["tables", "object streams", "plain", "linear", "qdf"],
)
def test_however_the_file_is_laid_out_it_says_the_same(
    made: Made, pdf: bytes, options: dict[str, object]
) -> None:
    other = saved(pdf, **options)
    assert transcribe_pdf(other) == transcribe_pdf(pdf)
    assert not made.findings("pdf", other).diagnostics


def test_each_object_is_the_one_that_qpdf_finds(pdf: bytes) -> None:
    ours = File(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as theirs:
        streams = 0
        for item in theirs.objects:
            mine = ours.get(Ref(item.objgen[0]))
            if isinstance(item, pikepdf.Stream) and item.get("/Filter") == "/FlateDecode":
                streams += 1
                if item.get("/Type") not in ("/ObjStm", "/XRef"):
                    assert ours.data(mine) == item.read_bytes()
            elif isinstance(item, pikepdf.Dictionary):
                assert set(ours.dictionary(mine)) == {str(k)[1:] for k in item}
        assert streams > 5


def test_no_letter_is_lost_or_made_up(pdf: bytes) -> None:
    """pdfium reads page by page, we by the tree: all letters together must be the same."""
    pdfium = pytest.importorskip("pypdfium2")
    document = pdfium.PdfDocument(pdf)
    theirs = "".join(page.get_textpage().get_text_range() for page in document)
    transcript = transcribe_pdf(pdf)
    ours = "".join(e.text for e in (*transcript.entries, *transcript.notes))
    ours += "".join(transcript.furniture)
    assert Counter(filter(str.isalpha, theirs)) == Counter(filter(str.isalpha, ours))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not a PDF"),
        (b"%PDF-1.7\n", "cut off"),
        (b"%PDF-1.7\nstartxref\n5\n%%EOF", "no cross-reference table"),
        (b"%PDF-1.7\nxref\n0 0\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF", "no pages"),
    ],
)
def test_what_is_no_pdf_is_told_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        transcribe_pdf(data)


def test_a_stream_that_inflates_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.parity.pdf.cos._LARGEST", 1000)
    from briefgen.parity.pdf.cos import inflate

    with pytest.raises(UnreadableError, match="beyond all measure"):
        inflate(zlib.compress(b"\0" * 100_000))


def test_a_running_head_of_two_lines_is_one() -> None:
    resolved = whole_brief()
    long = (
        "A Title That Is Longer than a Line of a Page’s Head Can Ever Be, and Goes on and on and on"
    )
    brief = replace(resolved.brief, short_title=f"{long}, until It Takes Two Lines")
    made = make(replace(resolved, brief=brief))
    findings = made.findings("pdf", made.write("pdf"))
    assert not findings.diagnostics, told(findings)
