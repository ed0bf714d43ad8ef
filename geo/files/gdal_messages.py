"""What GDAL says while reading, caught instead of printed."""

from __future__ import annotations

import logging
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

from geo.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LOGGER = "pyogrio"
MOST_MESSAGES = 20


class _Collector(logging.Handler):
    """Keeps the text of what is logged."""

    def __init__(self, messages: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def caught_messages() -> Iterator[list[str]]:
    """Collect warnings and log lines of pyogrio for as long as the context lasts."""
    messages: list[str] = []
    logger = logging.getLogger(LOGGER)
    collector, propagate = _Collector(messages), logger.propagate
    logger.addHandler(collector)
    logger.propagate = False
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            yield messages
    finally:
        logger.propagate = propagate
        logger.removeHandler(collector)
        messages += [str(warning.message) for warning in caught]


def message_findings(messages: Sequence[str], *, source: str) -> tuple[Finding, ...]:
    """Return one warning for each different message, at most twenty."""
    return tuple(
        Finding(
            level="warning", code="gdal-message", source=source, value=message,
            message="GDAL had doubts while reading",
            remedy="Look whether features or values are missing",
        )
        for message in list(dict.fromkeys(messages))[:MOST_MESSAGES]
    )  # fmt: skip
