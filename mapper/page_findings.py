"""What a page shows of findings: doubts of the documents and faults in the data."""

from dataclasses import dataclass
from typing import Literal

from mapper.page_words import NO_WORDS, Words

FindingIcon = Literal["scope", "check", "note"]
FindingLevel = Literal["", "error", "warning", "note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """A doubt or contradiction in the documents, or a finding in a file or table."""

    id: str
    icon: FindingIcon
    unit: str
    figures: tuple[str, ...]
    head: Words
    text: Words
    level: FindingLevel = ""
    """How grave a finding in the data is; empty for what the documents say."""
    where: str = ""
    """File, line, feature and field."""
    remedy: Words = NO_WORDS
    lon: float | None = None
    lat: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRest:
    """Findings of one code that the page counts and does not list."""

    level: FindingLevel
    name: Words
    count: int
