"""Faults in a finished web page, each with the codes that must come of it and no other."""

from __future__ import annotations

from collections.abc import Callable

Fault = tuple[str, Callable[[bytes], bytes], set[str]]


def swap(old: str, new: str) -> Callable[[bytes], bytes]:
    """Put one text in the place of another that stands there once or more (the first)."""

    def change(data: bytes) -> bytes:
        text = data.decode()
        assert old in text, old
        return text.replace(old, new, 1).encode()

    return change


def exchange(one: str, other: str) -> Callable[[bytes], bytes]:
    """Let two texts change places."""

    def change(data: bytes) -> bytes:
        text = data.decode()
        assert one in text, one
        assert other in text, other
        return text.replace(one, "\0").replace(other, one).replace("\0", other).encode()

    return change


def flat(data: bytes) -> bytes:
    """Close the item before its nested list, and let the nested items be items beside it."""
    data = swap('\n<ul id="l-nested">\n', "</li>\n")(data)
    return swap('</ul>\n</li>\n<li id="i-two">', '<li id="i-two">')(data)


NOTE_1 = "Amal Haddad, <em>River and Wall</em> (2014), 12."
NOTE_2 = "Ministry of Water, budget of 2015, table 7."
REF_3 = '<a role="doc-noteref" id="ref-3-1" href="#note-3">3</a>'
BULLET_1 = '<li id="sum-1">The walls were too low.</li>\n'
BULLET_2 = '<li id="sum-2">Repair cost more than building.</li>\n'
CELL = '<td class="end">1,200</td>'
STYLE = "</style>"

FAULTS: list[Fault] = [
    ("a summary bullet is dropped", swap(BULLET_2, ""), {"BG701"}),
    (
        "two summary bullets change places",
        swap(BULLET_1 + BULLET_2, BULLET_2 + BULLET_1),
        {"BG703"},
    ),
    ("a paragraph is dropped", swap('<p id="p-about">She surveys rivers.</p>', ""), {"BG701"}),
    (
        "a paragraph stands twice",
        swap('<p id="p-about">', "<p>She surveys rivers.</p><p>"),
        {"BG704"},
    ),
    ("words are added", swap('<p id="p-about">', "<p>An advertisement.</p><p>"), {"BG702"}),
    ("a digit is another", swap("4,250 million", "4,350 million"), {"BG705"}),
    ("a comma is gone", swap("4,250 million", "4250 million"), {"BG705"}),
    ("a space is gone", swap("river works in", "riverworks in"), {"BG705"}),
    (
        "a letter of the title is another",
        swap('<h1 id="title">Rivers', '<h1 id="title">Rovers'),
        {"BG705"},
    ),
    (
        "a word of the lead is gone",
        swap(
            'id="p-lead">Why the walls failed, and what was',
            'id="p-lead">Why the walls failed, and what',
        ),
        {"BG705"},
    ),
    ("emphasis is lost", swap("<em>no loss of life</em>", "no loss of life"), {"BG721"}),
    (
        "emphasis covers another word",
        swap("<em>no loss of life</em>", "<em>no loss</em> of life"),
        {"BG721"},
    ),
    ("emphasis is added", swap("that year", "that <em>year</em>"), {"BG721"}),
    ("strong words are lost", swap("<strong>great care</strong>", "great care"), {"BG721"}),
    ("a subscript stands on the line", swap("<sub>2</sub>", "2"), {"BG721"}),
    ("a language is lost", swap('<span lang="fr" dir="ltr">', "<span>"), {"BG723"}),
    ("a language is another", swap('<span lang="fr"', '<span lang="de"'), {"BG723"}),
    (
        "a link leads elsewhere",
        swap("https://example.org/report", "https://example.org/rep0rt"),
        {"BG720"},
    ),
    (
        "a link is text",
        swap('<a href="https://example.org/report">the report</a>', "the report"),
        {"BG720"},
    ),
    ("a link covers other words", swap(">the report</a>", ">the</a> report"), {"BG720"}),
    (
        "a link is added",
        swap("She surveys rivers.", 'She <a href="https://x.example">surveys</a> rivers.'),
        {"BG720"},
    ),
    ("a cross reference is dead", swap('href="#fig-map"', 'href="#fig-mop"'), {"BG720"}),
    ("a cross reference leads elsewhere", swap('href="#fig-map"', 'href="#tbl-costs"'), {"BG720"}),
    (
        "a link in a note is broken",
        swap('href="https://example.org/talk"', 'href="https://example.org/tal k"'),
        {"BG720"},
    ),
    ("two notes change places", exchange(NOTE_1, NOTE_2), {"BG712"}),
    ("a note's digit is another", swap("(2014), 12.", "(2014), 13."), {"BG713"}),
    ("a note loses its italics", swap("<em>River and Wall</em>", "River and Wall"), {"BG721"}),
    ("a note reads like another", swap(NOTE_1, NOTE_2), {"BG712"}),
    ("a note reference is gone", swap(REF_3, ""), {"BG714", "BG715"}),
    (
        "a note reference has another number",
        swap('href="#note-3">3<', 'href="#note-3">2<'),
        {"BG714", "BG715", "BG740"},
    ),
    ("a note reference leads to another note", swap('href="#note-3"', 'href="#note-1"'), {"BG740"}),
    (
        "a note reference moves by a word",
        swap(f"the district{REF_3} that", f"the{REF_3} district that"),
        {"BG714"},
    ),
    (
        "a note reference moves behind its full stop",
        swap(f"{REF_3} that year.", f" that year.{REF_3}"),
        {"BG714"},
    ),
    (
        "a way back is gone",
        swap('<a role="doc-backlink" href="#ref-1-1" aria-label="Back to reference 1">↑</a>', ""),
        {"BG715"},
    ),
    ("a way back leads nowhere", swap('href="#ref-1-1" aria', 'href="#ref-9-9" aria'), {"BG715"}),
    (
        "the alt text is gone",
        swap(' alt="Map of the three districts on the river"', ' alt=""'),
        {"BG722"},
    ),
    (
        "the alt text is another",
        swap("Map of the three districts", "Map of the two districts"),
        {"BG722"},
    ),
    ("the picture is gone", swap('src="data:image', 'data-src="data:image'), {"BG706"}),
    ("the caption differs", swap("The districts by loss.", "The districts by gain."), {"BG705"}),
    ("the label has another number", swap('"label">Figure 1', '"label">Figure 2'), {"BG705"}),
    ("the language is another", swap('<html lang="en-GB"', '<html lang="en-US"'), {"BG723"}),
    ("the language is gone", swap('<html lang="en-GB"', "<html"), {"BG723"}),
    (
        "the page's title is another",
        swap("<title>Rivers and Walls", "<title>Rivers or Walls"),
        {"BG730"},
    ),
    (
        "an author is gone from the metadata",
        swap('<meta name="author" content="Jo Byrne">\n', ""),
        {"BG730"},
    ),
    (
        "a heading is of another level",
        swap('<h3 id="h-sub">Smaller works</h3>', "<h4>Smaller works</h4>"),
        {"BG708"},
    ),
    (
        "a heading is a paragraph",
        swap('<h3 id="h-sub">Smaller works</h3>', "<p>Smaller works</p>"),
        {"BG707"},
    ),
    ("a nested list is flat", flat, {"BG708"}),
    ("a bulleted list is numbered", swap('<ul id="l-bullets">', '<ol id="l-bullets">'), {"BG708"}),
    ("a numbered list begins elsewhere", swap(' start="3"', ""), {"BG708"}),
    (
        "an item is a paragraph",
        swap('<li id="s-two">Step of repair</li>', "</ol><p>Step of repair</p><ol>"),
        {"BG707"},
    ),
    ("a quotation is a paragraph", swap('<blockquote id="q-one">', "<div>"), {"BG707"}),
    (
        "two cells change places",
        swap(f"<td>Upper</td>\n{CELL}", f"{CELL}\n<td>Upper</td>"),
        {"BG705"},
    ),
    ("two cells' numbers change places", exchange("1,200", "3,050"), {"BG705"}),
    ("a cell is gone", swap(CELL, "<td></td>"), {"BG701"}),
    (
        "a header cell is none",
        swap('<th scope="col">District</th>', "<td>District</td>"),
        {"BG709"},
    ),
    ("an attribute hides a paragraph", swap('<p id="p-box">', '<p id="p-box" hidden>'), {"BG706"}),
    (
        "an inline style hides a paragraph",
        swap('<p id="p-box">', '<p id="p-box" style="display:none">'),
        {"BG706"},
    ),
    (
        "aria hides a paragraph",
        swap('<p id="p-box">', '<p id="p-box" aria-hidden="true">'),
        {"BG706"},
    ),
    ("a rule hides the boxes", swap(STYLE, "aside.box p{display:none}</style>"), {"BG706"}),
    ("a rule makes a paragraph transparent", swap(STYLE, "#p-box{opacity:0}</style>"), {"BG706"}),
    (
        "a rule pushes a paragraph off the screen",
        swap(STYLE, "section #p-box{position:absolute;left:-9999px}</style>"),
        {"BG706"},
    ),
    (
        "a rule makes a heading invisible",
        swap(STYLE, "@media screen{#h-sub{visibility:hidden}}</style>"),
        {"BG706"},
    ),
    ("a rule takes the size away", swap(STYLE, "#p-about{font-size:0}</style>"), {"BG706"}),
    ("the page is cut off", lambda data: data[: len(data) // 2], {"BG741"}),
    ("the page is not UTF-8", lambda data: data.replace("é".encode(), b"\xe9"), {"BG741"}),
    (
        "the series is gone",
        swap('<p id="series" class="series">Policy Brief 31</p>', ""),
        {"BG701"},
    ),
    (
        "a note is added",
        swap(
            '<li id="note-2"', '<li id="note-4" value="4"><p>Also there.</p></li>\n<li id="note-2"'
        ),
        {"BG711"},
    ),
    (
        "an author is nowhere",
        lambda data: data.replace(b" and Jo Byrne", b""),
        {"BG705", "BG733"},
    ),
]
