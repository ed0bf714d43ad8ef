"""Checks of a region: what its tables and layers say of each other and cannot be right."""

import difflib
from collections.abc import Callable, Iterator

import geopandas as gpd
import pandas as pd

from geo import ellipsoidal_area_m2
from parks.catalogue import indicators
from parks.finding import LEVELS, Finding
from parks.measure_unit import measure_units
from parks.period import parse_period
from parks.region import Region
from parks.vocabulary import Basis, Dimension, Extent, Mark

SAME_FIGURE = ["unit_id", "indicator", "value", "value_high", "unit", "period", "status", "measure"]
AREA_TOLERANCE = 1e-3
MARK_MESSAGES = {
    Mark.SCOPE_DIFFERS: "another row of this indicator means a different extent; no growth is computed between them",
    Mark.CONFLICTS: "another document gives a different number",
    Mark.DAMAGED: "the text is damaged here; the figure is kept as printed",
    Mark.DOUBTFUL: "implausible as printed; kept as printed",
    Mark.IDENTITY_INFERRED: "taken for the same unit under another name; the documents do not say so",
}


def check_region(region: Region) -> tuple[Finding, ...]:
    """
    Return every finding of a region, errors first, then in file and line order.

    Parameters
    ----------
    region
        A loaded region; it is not changed.

    Returns
    -------
    findings
        Those of the intake, then what the tables and layers say of each other: unknown units, indicators,
        sources and units of measurement, duplicates, figures outside a unit's validity, marks of doubt, shapes
        that are invalid, lie outside the district or do not have the published area.
    """
    checks: tuple[Callable[[Region], Iterator[Finding]], ...] = (
        _unknown_references, _duplicate_ids, _duplicate_figures, _unknown_indicators, _wrong_units,
        _outside_validity, _marked_figures, _marked_units, _bad_shapes, _outside_district, _wrong_areas,
    )  # fmt: skip
    found = [*region.intake, *(finding for check in checks for finding in check(region))]
    return tuple(sorted(found, key=lambda item: (LEVELS.index(item.level), item.source, item.line or 0)))


def _unknown_references(region: Region) -> Iterator[Finding]:
    units, sources = list(region.units["id"]), list(region.sources["source_id"])
    references = [
        ("units.csv", region.units, "parent", units), ("units.csv", region.units, "source_id", sources),
        ("indicators.csv", region.indicators, "unit_id", units),
        ("indicators.csv", region.indicators, "source_id", sources),
        ("structures.csv", region.structures, "unit_id", units), ("structures.csv", region.structures, "owner", units),
        ("structures.csv", region.structures, "source_id", sources),
        ("clusters.csv", region.clusters, "unit_id", units), ("clusters.csv", region.clusters, "owner", units),
        ("clusters.csv", region.clusters, "source_id", sources),
        ("events.csv", region.events, "unit_id", units), ("events.csv", region.events, "source_id", sources),
        ("parks.geojson", region.parks, "unit_id", units), ("places.geojson", region.places, "unit_id", units),
        ("parks.geojson", region.parks, "source", sources), ("places.geojson", region.places, "source", sources),
    ]  # fmt: skip
    for source, frame, field, known in references:
        unknown = frame[~frame[field].isin([*known, ""])]
        for line, value in unknown[field].items():
            yield _unknown(source, frame, line, field, str(value), known)


def _unknown(
    source: str, frame: pd.DataFrame, line: object, field: str, value: str, known: list[str]
) -> Finding:
    is_table = source.endswith(".csv")
    return Finding(
        level="error",
        code="unknown-source" if field.startswith("source") else "unknown-unit",
        source=source,
        line=int(str(line)) if is_table else None,
        feature_id="" if is_table else str(frame.at[line, "id"]),  # type: ignore[index]
        field=field,
        value=value,
        message=f"no such id in {'sources' if field.startswith('source') else 'units'}.csv",
        remedy=_nearest(value, known),
    )


def _nearest(value: str, known: list[str]) -> str:
    match = difflib.get_close_matches(value, known, n=1)
    return f"Did you mean {match[0]!r}?" if match else "Add a row for it, or correct the id."


def _duplicate_ids(region: Region) -> Iterator[Finding]:
    for source, frame, field in (("units.csv", region.units, "id"), ("sources.csv", region.sources, "source_id")):
        for line, value in frame.loc[frame[field].duplicated(), field].items():
            first = frame.index[frame[field] == value][0]
            yield Finding(
                level="error", code="duplicate-id", source=source, line=int(str(line)), field=field, value=str(value),
                message=f"the id stands on line {first} already", remedy="Give every row an id of its own.",
            )  # fmt: skip


def _duplicate_figures(region: Region) -> Iterator[Finding]:
    rows = region.indicators
    for line in rows.index[rows.duplicated(SAME_FIGURE)]:
        same = (rows[SAME_FIGURE].fillna("") == rows.loc[line, SAME_FIGURE].fillna("")).all(axis=1)
        yield Finding(
            level="warning", code="duplicate-figure", source="indicators.csv", line=int(line),
            feature_id=str(rows.at[line, "unit_id"]), field="indicator", value=str(rows.at[line, "indicator"]),
            message=f"the same figure stands on line {rows.index[same][0]}",
            remedy="Keep one row and name the second place in its note.",
        )  # fmt: skip


def _unknown_indicators(region: Region) -> Iterator[Finding]:
    rows = region.indicators
    for line, slug in rows.loc[~rows["indicator"].isin(list(indicators())), "indicator"].items():
        yield Finding(
            level="error", code="unknown-indicator", source="indicators.csv", line=int(str(line)),
            feature_id=str(rows.at[line, "unit_id"]), field="indicator", value=slug,
            message="the catalogue has no such indicator", remedy=_nearest(slug, list(indicators())),
        )  # fmt: skip


def _wrong_units(region: Region) -> Iterator[Finding]:
    rows = region.indicators
    for line, unit_id, slug, unit, measure in rows[["unit_id", "indicator", "unit", "measure"]].itertuples():
        entry, printed = indicators().get(slug), measure_units().get(unit)
        if printed is None:
            message, remedy = "not in the table of units of measurement", _nearest(unit, list(measure_units()))
        elif entry and not _fits(printed.dimension, entry.dimension_of(measure)):
            message = f"{slug} ({measure}) is measured in {entry.dimension_of(measure)}, not in {printed.dimension}"
            remedy = "Correct the unit, the indicator or the measure."
        else:
            continue
        yield Finding(
            level="error", code="wrong-unit", source="indicators.csv", line=int(str(line)), feature_id=unit_id,
            field="unit", value=unit, message=message, remedy=remedy,
        )  # fmt: skip


def _fits(printed: Dimension, expected: Dimension) -> bool:
    """Tell whether a printed unit fits; a rank may be printed with the noun it counts (第一条)."""
    return printed is expected or (expected is Dimension.RANK and printed is Dimension.COUNT)


def _outside_validity(region: Region) -> Iterator[Finding]:
    units = region.units.drop_duplicates("id").set_index("id")
    for line, unit_id, period in region.indicators[["unit_id", "period"]].itertuples():
        if unit_id not in units.index:
            continue
        first, last = units.at[unit_id, "valid_from"], units.at[unit_id, "valid_to"]
        if not _is_within(period, first, last):
            yield Finding(
                level="warning", code="outside-validity", source="indicators.csv", line=int(str(line)),
                feature_id=unit_id, field="period", value=period,
                message=f"the unit is valid from {first or 'ever'} to {last or 'now'}",
                remedy="Correct the period, or the unit's valid_from and valid_to.",
            )  # fmt: skip


def _is_within(period: str, first: str, last: str) -> bool:
    try:
        days = parse_period(period)
        return (not first or days.end >= parse_period(first).start) and (
            not last or days.start <= parse_period(last).end
        )
    except ValueError:  # told by a finding of the table
        return True


def _marked_figures(region: Region) -> Iterator[Finding]:
    rows = region.indicators
    for line, row in rows[rows["mark"].isin(list(MARK_MESSAGES))].iterrows():
        yield Finding(
            level="warning", code=row["mark"].replace("_", "-"), source="indicators.csv", line=int(str(line)),
            feature_id=row["unit_id"], field=row["indicator"], value=row["printed"],
            message=MARK_MESSAGES[Mark(row["mark"])], remedy=row["note"],
        )  # fmt: skip


def _marked_units(region: Region) -> Iterator[Finding]:
    rows = region.units
    for line, row in rows[rows["mark"].isin(list(MARK_MESSAGES))].iterrows():
        yield Finding(
            level="note", code=row["mark"].replace("_", "-"), source="units.csv", line=int(str(line)),
            feature_id=row["id"], field="mark", value=row["name_zh"],
            message=MARK_MESSAGES[Mark(row["mark"])], remedy=row["note"],
        )  # fmt: skip


def _shape_finding(frame: gpd.GeoDataFrame, index: object, **fields: str) -> Finding:
    centre = frame.geometry.loc[index].representative_point()  # type: ignore[index]
    return Finding(
        level="error", source="parks.geojson", feature_id=str(frame.at[index, "id"]), field="geometry",  # type: ignore[index]
        lon=round(centre.x, 6), lat=round(centre.y, 6), **fields,
    )  # type: ignore[arg-type] # fmt: skip


def _bad_shapes(region: Region) -> Iterator[Finding]:
    invalid = region.parks[~region.parks.geometry.is_valid]
    for index, reason in invalid.geometry.is_valid_reason().items():
        yield _shape_finding(
            invalid, index, code="invalid-geometry", value=str(reason), message="the boundary is not a valid polygon",
            remedy="Mend it in a GIS; nothing was repaired.",
        )  # fmt: skip


def _outside_district(region: Region) -> Iterator[Finding]:
    district = region.outline.loc[region.outline["role"] == "district", "geometry"].union_all()
    sound = region.parks[region.parks.geometry.is_valid]
    for index in sound.index[~sound.geometry.within(district)]:
        yield _shape_finding(
            sound, index, code="outside-district", message="the boundary reaches outside the district outline",
            remedy="Check its CRS and datum: GCJ-02 coordinates lie about 500 m off.",
        )  # fmt: skip


def _wrong_areas(region: Region) -> Iterator[Finding]:
    """Schematic shapes must have the area that is published for them."""
    shapes = region.parks[
        (region.parks["basis"] == Basis.SCHEMATIC)
        & region.parks["extent"].isin([Extent.PLANNED, Extent.BUILT])
        & region.parks.geometry.is_valid
    ]
    for index, drawn in zip(shapes.index, ellipsoidal_area_m2(shapes.geometry), strict=True):
        published = published_areas_m2(region, shapes.at[index, "unit_id"], shapes.at[index, "extent"])
        if not any(abs(drawn / area - 1) <= AREA_TOLERANCE for area in published):
            yield _shape_finding(
                shapes, index, code="area-differs", value=f"{drawn:.0f} m²",
                message=f"drawn area is not a published one ({', '.join(f'{a:.0f} m²' for a in published) or 'none'})",
                remedy="Draw it to the published area, or set extent to illustration.",
            )  # fmt: skip


def published_areas_m2(region: Region, unit_id: str, extent: str) -> tuple[float, ...]:
    """Return the areas published for an extent of a unit, in square metres."""
    rows = region.indicators
    own = rows[(rows["unit_id"] == unit_id) & (rows["indicator"] == f"{extent}_area")]
    units = measure_units()
    return tuple(
        value * float(units[unit].factor) for value, unit in zip(own["value"], own["unit"], strict=True) if unit in units
    )
