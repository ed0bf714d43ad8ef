"""The tables of the evaluation: definitions, thresholds and averages, each row with its status."""

import csv
from collections.abc import Mapping
from importlib.resources import files


def rows_of(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of a table in `parks/data/evaluation`, in file order."""
    lines = text_of(name).splitlines()
    return tuple(csv.DictReader(lines))


def text_of(name: str) -> str:
    """Return the text of a file in `parks/data/evaluation`."""
    return files("parks").joinpath(f"data/evaluation/{name}").read_text("utf-8")


def parts_of(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell that holds several, joined by `|`."""
    return tuple(part for part in cell.split("|") if part)
