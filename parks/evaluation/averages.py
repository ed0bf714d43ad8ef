"""Published averages, targets and thresholds that stand beside results for comparison."""

from dataclasses import dataclass
from functools import cache

from parks.evaluation.data import rows_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedValue:
    """
    A published value, never an ideal or a limit of our own.

    Parameters
    ----------
    key, value, unit
        Indicator (`score` for the total), and its value.
    kind
        `average`, `target` or `threshold`.
    qualifier
        `exact`, `about` or `at_least`.
    year, data_end
        Year of the document, and of the data; empty where not known.
    scope_zh, scope_en, zones
        Of what it is the average; number of zones, None where not told.
    status, source
        Whether it was checked, and against what.
    note_zh, note
        What a reader must know.
    """

    key: str
    value: float
    unit: str
    kind: str
    qualifier: str
    year: str
    data_end: str
    scope_zh: str
    scope_en: str
    zones: int | None
    status: str
    source: str
    note_zh: str
    note: str


@cache
def published_values() -> tuple[PublishedValue, ...]:
    """Return all published values, in file order."""
    return tuple(
        PublishedValue(
            key=row["key"],
            value=float(row["value"]),
            unit=row["unit"],
            kind=row["kind"],
            qualifier=row["qualifier"],
            year=row["year"],
            data_end=row["data_end"],
            scope_zh=row["scope_zh"],
            scope_en=row["scope_en"],
            zones=int(row["zones"]) if row["zones"] else None,
            status=row["status"],
            source=row["source"],
            note_zh=row["note_zh"],
            note=row["note"],
        )
        for row in rows_of("published_averages.csv")
    )


def published_values_of(key: str) -> tuple[PublishedValue, ...]:
    """Return the published values of an indicator, the latest first."""
    found = [item for item in published_values() if item.key == key]
    return tuple(sorted(found, key=lambda item: item.year, reverse=True))
