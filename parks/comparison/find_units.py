"""Units of a region by id, name, short name or alias."""

from collections.abc import Iterable, Sequence

from parks.names import nearest_name, plain_name
from parks.records import Record, records
from parks.region import Region

FEWEST_UNITS, MOST_UNITS = 2, 6
NAME_COLUMNS = (("id",), ("name_zh", "name_en", "short_zh", "short_en"), ("aliases",))
"""Columns that may hold a name; those before win over those after."""
MOST_NEAR = 3


class UnitChoiceError(ValueError):
    """The units asked for cannot be compared; the message says which, and how to mend it."""


def find_units(
    region: Region, names: Sequence[str], *, fewest: int = FEWEST_UNITS, most: int = MOST_UNITS
) -> tuple[str, ...]:
    """
    Return the ids of units by their names.

    Parameters
    ----------
    region
        The region.
    names
        Ids, Chinese or English names, short names or aliases. Scripts, widths, blanks and hyphens
        do not matter.
    fewest, most
        How many units there may be.

    Returns
    -------
    ids
        In the order of the names.

    Raises
    ------
    UnitChoiceError
        If a name is unknown (the message gives the nearest) or stands for several units, if one
        unit is named twice, or if there are too few or too many. All faults at once.
    """
    faults: list[str] = []
    ids: list[str] = []
    rows = list(records(region.units))
    for name in names:
        found = _named(rows, name)
        if len(found) == 1:
            ids.append(found[0])
        else:
            faults.append(_fault(region, rows, name, found))
    faults += [
        f"{_first_name(rows, unit)} ({unit}) is named {ids.count(unit)} times: name it once"
        for unit in dict.fromkeys(ids)
        if ids.count(unit) > 1
    ]
    if not fewest <= len(names) <= most:
        faults.append(f"expected {fewest} to {most} units to compare, got {len(names)}")
    if faults:
        raise UnitChoiceError("\n".join(faults))
    return tuple(ids)


def _named(rows: Sequence[Record], name: str) -> list[str]:
    sought = plain_name(name)
    for columns in NAME_COLUMNS:
        found = [
            row["id"]
            for row in rows
            if sought and any(sought == plain_name(text) for text in _names(row, columns))
        ]
        if found:
            return list(dict.fromkeys(found))
    return []


def _names(row: Record, columns: Iterable[str]) -> list[str]:
    return [text for column in columns for text in str(row[column] or "").split("|") if text]


def _fault(region: Region, rows: Sequence[Record], name: str, found: Sequence[str]) -> str:
    if found:
        listed = ", ".join(f"{_first_name(rows, unit)} ({unit})" for unit in found)
        return f"{name!r} may be {listed}: name it by its id"
    near = _nearest(rows, name)
    listed = ", ".join(f"{_first_name(rows, unit)} ({unit})" for unit in near)
    hint = f" Did you mean {listed}?" if near else ""
    return f"no unit {name!r} in region {region.name!r}.{hint}"


def _nearest(rows: Sequence[Record], name: str) -> list[str]:
    """Return the units whose names are most like a name, the nearest first."""
    owners = {
        text: row["id"] for columns in NAME_COLUMNS for row in rows for text in _names(row, columns)
    }
    near: list[str] = []
    while owners and len(near) < MOST_NEAR:
        text = nearest_name(name, owners)
        if not text:
            break
        near.append(owners[text])
        owners = {other: unit for other, unit in owners.items() if unit not in near}
    return near


def _first_name(rows: Sequence[Record], unit: str) -> str:
    return next(str(row["name_zh"]) for row in rows if row["id"] == unit)
