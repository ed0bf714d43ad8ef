"""The categories of land that the survey forms of the evaluation name by a letter."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from parks.evaluation.data import rows_of

Keys: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LandCategory:
    """
    A category, or an area on one (`floor_A`).

    Parameters
    ----------
    key, name_zh, name_en
        Letter of the form, and names.
    field
        Parcel attribute that tells it; empty for a sum.
    parts
        Keys it is the sum of; empty where a parcel attribute tells it.
    status, source
        Whether the category was checked, and against what.
    """

    key: str
    name_zh: str
    name_en: str
    field: str
    parts: Keys
    status: str
    source: str


@cache
def land_categories() -> Mapping[str, LandCategory]:
    """Return the categories by key, in the order of the form."""
    return {
        row["key"]: LandCategory(
            key=row["key"],
            name_zh=row["name_zh"],
            name_en=row["name_en"],
            field=row["field"],
            parts=tuple(row["sum_of"].split("+")) if row["sum_of"] else (),
            status=row["status"],
            source=row["source"],
        )
        for row in rows_of("land_categories.csv")
    }


@cache
def states_of(field: str) -> Keys:
    """Return the values allowed in `building_state`, `supply_state`, or of the class groups."""
    return tuple(item.key for item in land_categories().values() if item.field == field)
