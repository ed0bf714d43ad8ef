"""Which documents name which unit, and so from when to when a unit is spoken of."""

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from parks.period import period_or_none
from parks.region import Region

if TYPE_CHECKING:
    import pandas as pd

TABLES = ("units", "indicators", "structures", "clusters", "events")


def source_years(region: Region) -> Mapping[str, int]:
    """Return the year of every dated document."""
    rows = region.sources
    dated = zip(rows["source_id"], map(period_or_none, rows["date"]), strict=True)
    return {source: days.end.year for source, days in dated if days}


def years_named(region: Region) -> Mapping[str, frozenset[int]]:
    """Return for every unit the years of the documents that name it."""
    years = source_years(region)
    named: defaultdict[str, set[int]] = defaultdict(set)
    for table in TABLES:
        frame: pd.DataFrame = getattr(region, table)
        unit_column = "id" if table == "units" else "unit_id"
        for unit, source in zip(frame[unit_column], frame["source_id"], strict=True):
            if source in years:
                named[unit].add(years[source])
    return {unit: frozenset(found) for unit, found in named.items()}
