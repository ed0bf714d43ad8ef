"""What the codes of findings are called, read from a data file."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from mapper.page import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingWords:
    """A code in the words of the page, with the remedy in Chinese where it needs no detail."""

    name: Words
    remedy_zh: str = ""


@cache
def _table() -> Mapping[str, FindingWords]:
    text = files("mapper").joinpath("data/finding_words.csv").read_text("utf-8")
    return {
        row["code"]: FindingWords(
            name=Words(zh=row["zh"], en=row["en"]), remedy_zh=row["remedy_zh"]
        )
        for row in csv.DictReader(text.splitlines())
    }


def finding_words(code: str) -> FindingWords:
    """Return the words of a code; one that has none yet stands as it is."""
    return _table().get(code) or FindingWords(name=Words(zh=code, en=code))
