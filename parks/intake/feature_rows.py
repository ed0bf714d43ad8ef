"""Features of a file as features of a region's layer: parks, places or the outline."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.finding import Finding
from geo.measure import POLYGON_TYPES
from parks.declared_area import COLUMNS
from parks.intake.cells import as_number, field_rows, other_columns, plain_value
from parks.intake.fields import FieldMap
from parks.intake.join_units import Joined, Row, join_units
from parks.intake.options import Target
from parks.intake.slug import unique_slugs
from parks.intake.written_period import written_period
from parks.vocabulary import Basis, Extent, Kind, PlaceRole

AREA_FIELDS = tuple(COLUMNS)
UNIT_FIELDS = ("unit_id", "name_zh", "name_en", "kind")
SHARED_FIELDS = (
    "id", *UNIT_FIELDS, "basis", "position_uncertainty_m", "area_measurable", "area_note", "source",
    "valid_from", "valid_to", "note", "note_zh", *AREA_FIELDS,
)  # fmt: skip
FIELDS: Mapping[Target, tuple[str, ...]] = MappingProxyType(
    {
        Target.PARKS: (*SHARED_FIELDS, "extent"),
        Target.PLACES: (*SHARED_FIELDS, "role"),
        Target.OUTLINE: ("id", "name_zh", "name_en", "role", "adcode", "basis", "source", "note"),
        Target.LANDUSE: ("id", "class_code", "state", *AREA_FIELDS),
    }
)
DATES = ("valid_from", "valid_to")
GEOMETRIES: Mapping[Target, tuple[shapely.GeometryType, ...]] = MappingProxyType(
    {
        Target.PARKS: POLYGON_TYPES,
        Target.PLACES: (shapely.GeometryType.POINT,),
        Target.OUTLINE: POLYGON_TYPES,
        Target.LANDUSE: POLYGON_TYPES,
    }
)
ASSUMED: Mapping[Target, Mapping[str, str]] = MappingProxyType(
    {
        Target.PARKS: {"extent": Extent.PLANNED, "basis": Basis.DIGITISED},
        Target.PLACES: {"role": PlaceRole.SITE, "basis": Basis.DIGITISED},
        Target.OUTLINE: {"role": "district", "basis": Basis.DIGITISED},
    }
)
KINDS: Mapping[Target, str] = MappingProxyType(
    {
        Target.PARKS: Kind.PARK,
        Target.PLACES: Kind.FACILITY,
    }
)


@dataclass(frozen=True, eq=False, kw_only=True)
class NewFeatures:
    """
    What a file adds to a layer of the store.

    Parameters
    ----------
    features
        Features with the store's properties, EPSG:4326.
    new_units
        Rows for units.csv.
    findings
        What was assumed, joined or made new.
    """

    features: gpd.GeoDataFrame
    new_units: tuple[Row, ...]
    findings: tuple[Finding, ...]


def wrong_geometries(
    frame: gpd.GeoDataFrame, target: Target, *, source: str
) -> tuple[Finding, ...]:
    """Return an error for each kind of geometry that a layer of the store cannot hold."""
    kinds = frame.geometry.geom_type[~frame.geometry.isna() & ~frame.geometry.is_empty]
    allowed = {shapely.GeometryType(kind).name for kind in GEOMETRIES[target]}
    counts = kinds[~kinds.str.upper().isin(allowed)].value_counts()
    return tuple(
        Finding(
            level="error",
            code="wrong-geometry-type",
            source=source,
            field="geometry",
            value=f"{count} {kind}",
            message=f"{target} are {'points' if target is Target.PLACES else 'polygons'}",
            remedy="Import that layer as places, parks or landuse, or take them out in a GIS.",
        )
        for kind, count in counts.sort_index().items()
    )


def feature_rows(
    frame: gpd.GeoDataFrame,
    field_map: FieldMap,
    *,
    target: Target,
    values: Mapping[str, str],
    units: pd.DataFrame,
    source: str,
    source_id: str,
    names: Sequence[str],
) -> NewFeatures:
    """
    Turn located features into features of the store.

    Parameters
    ----------
    frame
        Features in EPSG:4326.
    field_map
        Column by field.
    target
        `parks`, `places` or `outline`.
    values
        Fields that are the same for all.
    units
        The region's units.
    source, source_id
        Name of the file, and its id in sources.csv.
    names
        Name of each feature for messages.

    Returns
    -------
    new
        Features in the order of the file, all columns kept. Every one has an id of its own and the
        basis it rests on; what was assumed is told.
    """
    assumed = {
        field: value
        for field, value in ASSUMED[target].items()
        if field not in field_map.columns and field not in values
    }
    rows = [_dated(row) for row in field_rows(frame, field_map, {**values, **assumed})]
    joined = _joined(
        rows, target=target, units=units, source=source, source_id=source_id, names=names
    )
    ids = _ids(rows, joined.unit_ids, target)
    properties = [
        _properties(row, unit_id, target=target, source_id=source_id)
        for row, unit_id in zip(rows, joined.unit_ids, strict=True)
    ]
    known = pd.DataFrame(properties, index=frame.index, dtype=object).assign(id=ids)
    others = (
        other_columns(frame, field_map, taken=set(map(str, known.columns)))
        .map(plain_value)
        .astype(object)
    )
    features = gpd.GeoDataFrame(
        pd.concat([known, others], axis=1), geometry=frame.geometry.to_numpy(), crs=frame.crs
    )
    told = tuple(_told(field, value, source) for field, value in assumed.items())
    return NewFeatures(
        features=features, new_units=joined.new_units, findings=(*told, *joined.findings)
    )


def single_points(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return features with a point for every multi-point of one part; others as they are."""
    shapes = frame.geometry.to_numpy()
    is_multi = shapely.get_type_id(shapes) == shapely.GeometryType.MULTIPOINT
    is_single = is_multi & (shapely.get_num_geometries(shapes) == 1)
    if not is_single.any():
        return frame
    points = np.where(is_single, shapely.get_geometry(shapes, 0), shapes)
    return frame.set_geometry(gpd.GeoSeries(points, index=frame.index, crs=frame.crs))


def _dated(row: dict[str, str]) -> dict[str, str]:
    """Return a row with its dates as the store writes them."""
    dates = {key: written_period(row[key]) or row[key] for key in DATES if key in row}
    return {**row, **dates}


def _joined(
    rows: Sequence[Row],
    *,
    target: Target,
    units: pd.DataFrame,
    source: str,
    source_id: str,
    names: Sequence[str],
) -> Joined:
    if target is Target.OUTLINE:
        return Joined(unit_ids=("",) * len(rows), new_units=(), findings=())
    new = {"kind": KINDS[target], "source_id": source_id, "locator": source}
    return join_units(rows, units, ids=names, source=source, new=new)


def _ids(rows: Sequence[Row], unit_ids: Sequence[str], target: Target) -> tuple[str, ...]:
    """Return the ids of the file, else ids of unit, extent or role, and year."""
    suffix = {Target.PARKS: "extent", Target.PLACES: "role", Target.OUTLINE: "role"}[target]
    texts = []
    for row, unit_id in zip(rows, unit_ids, strict=True):
        name = unit_id or row.get("name_en") or row.get("name_zh", "")
        parts = (name, row[suffix], row.get("valid_from", ""))
        texts.append(row.get("id") or "-".join(part for part in parts if part))
    return unique_slugs(texts, stem=str(target))


def _properties(row: Row, unit_id: str, *, target: Target, source_id: str) -> dict[str, object]:
    """Return the store's properties of one feature, with the id and name it had in the file."""
    told = {
        field: _typed(field, text)
        for field, text in row.items()
        if text and field not in (*UNIT_FIELDS, "id")
    }
    in_file = {
        f"{field}_in_file": row[field] for field in ("id", "name_zh", "name_en") if row.get(field)
    }
    if target is Target.OUTLINE:
        names = {"name_zh": row.get("name_zh") or None, "name_en": row.get("name_en") or None}
        return {**names, "source": source_id, **told, "label_lat": None, "label_lon": None}
    measurable = target is Target.PARKS and row.get("extent") != Extent.ILLUSTRATION
    shared: dict[str, object] = {
        "unit_id": unit_id, "area_measurable": measurable, "area_note": None, "note": None,
        "note_zh": None, "position_uncertainty_m": None, "source": source_id, "valid_from": None,
        "valid_to": None,
    }  # fmt: skip
    return {**shared, **told, **in_file}


def _typed(field: str, text: str) -> object:
    """Return a value as JSON types it; a number that is none stays as it was written."""
    if field == "area_measurable":
        return text.casefold() in ("true", "1", "yes", "是")
    number = as_number(text) if field in ("position_uncertainty_m", *AREA_FIELDS) else None
    return text if number is None else number


def _told(field: str, value: str, source: str) -> Finding:
    return Finding(
        level="note",
        code="value-assumed",
        source=source,
        field=field,
        value=str(value),
        message="the file does not say it, so this was assumed for every feature",
        remedy=f"Say --set {field}=VALUE, or --map {field}=COLUMN.",
    )
