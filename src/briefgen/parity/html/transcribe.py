"""Web page bytes → Transcript."""

from __future__ import annotations

from html.parser import HTMLParser

from briefgen.parity.html.hiding import Stylesheet
from briefgen.parity.html.page import PageReader
from briefgen.parity.transcript import Transcript, UnreadableError


class _Styles(HTMLParser):
    """Collects the text of the page's ``style`` elements that hold on a screen."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._reading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        media = dict(attrs).get("media") or ""
        self._reading = tag == "style" and "print" not in media

    def handle_endtag(self, tag: str) -> None:
        self._reading = False

    def handle_data(self, data: str) -> None:
        if self._reading:
            self.parts.append(data)


def transcribe_html(data: bytes) -> Transcript:
    """Read a web page back; raises ``UnreadableError`` where it is none."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError("it is not UTF-8") from error
    if "<html" not in text[:4000].lower():
        raise UnreadableError("it is not a web page")
    if "</html>" not in text[-2000:].lower():
        raise UnreadableError("the page is cut off before </html>")
    page = PageReader(_stylesheet(text))
    page.feed(text)
    page.close()
    return page.finish()


def _stylesheet(text: str) -> Stylesheet:
    """Give the page's hiding rules; the sheets stand in its head."""
    head, _, _ = text.partition("</head>")
    rest = "" if "<style" not in text[len(head) :] else text[len(head) :]
    styles = _Styles()
    styles.feed(head + rest)
    return Stylesheet("\n".join(styles.parts))
