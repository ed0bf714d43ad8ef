"""Checks of the table of units: who lies below whom, and names that stand twice."""

from collections.abc import Iterator, Mapping

from geo.finding import Finding
from parks.names import plain_name
from parks.records import Record, records
from parks.region import Region


def parent_cycles(region: Region) -> Iterator[Finding]:
    """Yield units that lie below themselves."""
    parents = dict(zip(region.units["id"], region.units["parent"], strict=True))
    for row in records(region.units):
        if row["id"] in units_above(row["id"], parents):
            yield _finding(
                row,
                "parent",
                code="parent-cycle",
                message="the unit lies below itself",
                remedy="Name the unit above it, or leave the cell empty.",
            )


def names_given_twice(region: Region) -> Iterator[Finding]:
    """Yield units whose Chinese name another unit of the same kind has, however it is written."""
    first: dict[tuple[str, str], Record] = {}
    for row in records(region.units):
        key = row["kind"], plain_name(row["name_zh"])
        earlier = first.setdefault(key, row)
        if earlier is not row and key[1]:
            yield _finding(
                row,
                "name_zh",
                code="duplicate-name",
                message=f"the unit {earlier['id']!r} on line {earlier['line']} has this name too",
                remedy="Make them one unit, or name what tells them apart.",
            )


def units_above(unit: str, parents: Mapping[str, str]) -> set[str]:
    """Return the units above a unit; a circle of them ends where it closes."""
    above: set[str] = set()
    while (unit := parents.get(unit, "")) and unit not in above:
        above.add(unit)
    return above


def _finding(row: Record, field: str, *, code: str, message: str, remedy: str) -> Finding:
    return Finding(
        level="error" if code == "parent-cycle" else "warning",
        code=code,
        source="units.csv",
        line=row["line"],
        feature_id=row["id"],
        field=field,
        value=row[field],
        message=message,
        remedy=remedy,
    )
