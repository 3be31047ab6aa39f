"""Words that tell those who hear a page nothing: of links, and in place of a picture.

WCAG 2.2, 2.4.4 and 1.1.1; the words that Word's accessibility checker names, and their like in
other languages.
"""

from __future__ import annotations

import re
from typing import Final

_FILE_NAME: Final = re.compile(
    r"\s*\S+\.(?:png|jpe?g|gif|svg|webp|avif|tiff?|bmp|emf|wmf)\s*", re.IGNORECASE
)
_PICTURES: Final = frozenset(("image", "picture", "photo", "graphic", "figure", "chart"))
_LINKS: Final = frozenset(
    (
        *("here", "click here", "click", "link", "this link", "more", "read more", "learn more"),
        *("page", "see here", "this page"),
        *("ici", "cliquez ici", "lien", "en savoir plus"),
        *("hier", "hier klicken", "mehr", "mehr dazu", "klik hier"),
        *("aquí", "haga clic aquí", "enlace", "más", "leer más"),
        *("aqui", "clique aqui", "leia mais", "qui", "clicca qui"),
    )
)


def is_vague_link(words: str) -> bool:
    """Say whether the words of a link name no target: "here", "click here"."""
    return " ".join(words.split()).casefold().strip(".…:>» ") in _LINKS


def is_vague_alt(description: str) -> bool:
    """Say whether a picture's description is a file name, or one word such as "image"."""
    return bool(_FILE_NAME.fullmatch(description)) or description.casefold() in _PICTURES
