"""Words of a page in its two languages."""

from dataclasses import dataclass
from typing import Literal

PageLanguage = Literal["zh", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The same words in the two languages of the page."""

    zh: str
    en: str


NO_WORDS = Words(zh="", en="")
