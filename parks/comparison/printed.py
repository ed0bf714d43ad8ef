"""Figures of indicators.csv as figures of a comparison."""

from collections.abc import Mapping, Sequence
from datetime import date

from parks.comparison.model import Citation, Figure, Said
from parks.figures import join_figures
from parks.landuse import STEM
from parks.period import parse_period
from parks.records import Record, first_by, records
from parks.region import Region


def printed_figures(
    region: Region, unit_ids: Sequence[str], *, period: str | None = None
) -> dict[str, list[Figure]]:
    """
    Return the printed figures of units.

    Parameters
    ----------
    region
        The region.
    unit_ids
        Ids of units.
    period
        Only figures of the same days as this period; all where None.

    Returns
    -------
    figures
        By unit, in the order of the file. A row without a number is left out.

    Raises
    ------
    ValueError
        If `period` is no period.
    """
    days = None if period is None else parse_period(period)
    rows = region.indicators[region.indicators["unit_id"].isin(list(unit_ids))]
    joined = join_figures(rows, region.sources)
    sources = first_by(region.sources, "source_id")
    found: dict[str, list[Figure]] = {unit: [] for unit in unit_ids}
    for record in records(joined):
        asked = days is None or (record["start"], record["end"]) == (days.start, days.end)
        if record["value"] is not None and asked:
            found[record["unit_id"]].append(_figure(record, sources))
    return found


def citation_of(sources: Mapping[str, Record], source_id: str, locator: str = "") -> Citation:
    """Return where a figure stands; a document that is not in sources.csv keeps its id as title."""
    row = sources.get(source_id)
    return Citation(
        source_id=source_id,
        number=row["number"] if row else "",
        title=Said(zh=row["title_zh"], en=row["title_en"])
        if row
        else Said(zh=source_id, en=source_id),
        date=row["date"] if row else "",
        locator=locator,
    )


def layer_citation(name: str, sources: Mapping[str, Record]) -> Citation:
    """Return the document that names the land-use layer as its file; the layer where none does."""
    for source_id, row in sources.items():
        if STEM in row["file"]:
            return citation_of(sources, source_id, name)
    title = Said(zh=f"用地图层 {name}", en=f"land-use layer {name}")
    return Citation(source_id=STEM, number="", title=title, date="", locator="")


def _figure(record: Record, sources: Mapping[str, Record]) -> Figure:
    return Figure(
        unit_id=record["unit_id"],
        indicator=record["indicator"],
        name=Said(zh=record["name_zh"], en=record["name_en"]),
        value=record["value"],
        value_high=record["value_high"],
        unit=record["unit"],
        canonical_value=record["canonical_value"],
        canonical_high=record["canonical_high"],
        canonical_unit=record["canonical_unit"],
        period=record["period"] if record["start"] != date.min else "",
        status=record["status"],
        measure=record["measure"],
        qualifier=record["qualifier"],
        mark=record["mark"],
        printed=record["printed"],
        note=Said(zh=record["note_zh"], en=record["note"]),
        citations=(citation_of(sources, record["source_id"], record["locator"]),),
    )
