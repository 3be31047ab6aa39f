"""What WeasyPrint says in its log, kept: a warning there is content lost on the page."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

# Messages that tell of no loss, by their beginning. Each with its reason.
HARMLESS: tuple[str, ...] = ()


class _Keep(logging.Handler):
    def __init__(self, kept: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._kept = kept

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if not message.startswith(HARMLESS):
            self._kept.append(message)


@contextmanager
def kept_records() -> Iterator[list[str]]:
    """Collect the records of level WARNING and above that are written meanwhile."""
    kept: list[str] = []
    logger = logging.getLogger("weasyprint")
    handler, level, propagates = _Keep(kept), logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield kept
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = propagates
