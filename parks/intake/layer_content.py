"""Features of a file as the new content of a region's layer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import geopandas as gpd
import numpy as np
from pyproj import CRS
from pyproj.exceptions import CRSError

from geo.checks.duplicates import id_findings
from geo.files.layer import Layer
from geo.files.refused import FileRefusedError, refuse
from geo.finding import Finding
from geo.locate import locate
from geo.store_precision import Rounded, rounded
from parks.boundaries import district_of
from parks.check_datum import parcel_datum_doubts
from parks.intake.cells import as_text
from parks.intake.content import Content
from parks.intake.datum_doubts import datum_doubts
from parks.intake.feature_rows import (
    FIELDS,
    NewFeatures,
    feature_rows,
    single_points,
    wrong_geometries,
)
from parks.intake.field_values import fitting, rules, wrong_values
from parks.intake.fields import FieldMap, known_fields, map_fields
from parks.intake.merge import merge_features
from parks.intake.options import ImportOptions, Target
from parks.intake.parcels import parcel_bytes
from parks.region import Region

NEEDED = {
    Target.PARKS: ("unit_id", "name_zh", "name_en", "id"),
    Target.PLACES: ("unit_id", "name_zh", "name_en", "id"),
    Target.OUTLINE: (),
    Target.LANDUSE: ("class_code",),
}
"""Fields of which a layer needs one."""
LANDUSE = "landuse.parquet"


@dataclass(frozen=True, eq=False, kw_only=True)
class _Settled:
    """A layer in its place, with its columns named."""

    frame: gpd.GeoDataFrame
    field_map: FieldMap
    findings: tuple[Finding, ...]


def layer_content(
    layer: Layer, region: Region, *, target: Target, options: ImportOptions, source_id: str
) -> Content:
    """
    Turn a layer into the new content of parks, places, outline or land use.

    Parameters
    ----------
    layer
        As it was read.
    region
        The region as it is.
    target
        Which layer it becomes.
    options
        What the planner says of it.
    source_id
        Id of the file in sources.csv.

    Returns
    -------
    content
        Features keep their order and all their columns.

    Raises
    ------
    FileRefusedError
        If the layer cannot be brought in, with everything that stands against it.
    """
    if target is Target.PLACES:
        layer = replace(layer, frame=single_points(layer.frame))
    settled = _settled(layer, region, target=target, options=options)
    if target is Target.LANDUSE:
        return _parcels(layer, settled, region, options=options)
    degrees = settled.frame.to_crs(4326)
    done = rounded(np.asarray(degrees.geometry))
    new = feature_rows(
        degrees.set_geometry(done.geometries, crs=4326), settled.field_map, target=target,
        values=options.values, units=region.units,
        source=layer.source, source_id=source_id, names=layer.ids,
    )  # fmt: skip
    doubts = datum_doubts(new.features, region, target=target, source=layer.source)
    findings = (*settled.findings, *_mended_rounding(done, layer), *doubts)
    return _merged(new, region, target=target, findings=findings)


def _settled(layer: Layer, region: Region, *, target: Target, options: ImportOptions) -> _Settled:
    """Return the layer in its place, or raise with everything that stands against it."""
    near = None if target is Target.OUTLINE else district_of(region)
    located = locate(
        layer, crs=_told_crs(options.crs), datum=options.datum, swap_axes=options.swap_axes,
        repair=options.repair, near=near,
    )  # fmt: skip
    allowed = rules(target, region)
    field_map = fitting(_mapped(layer, target, options), layer.frame, allowed, source=layer.source)
    faults = (
        *wrong_geometries(layer.frame, target, source=layer.source),
        *_missing_field(layer, field_map, target, options.values),
        *wrong_values(field_map, layer.frame, options.values, allowed, source=layer.source),
        *_no_shapes(layer),
    )
    repeated = _repeated_ids(layer, field_map)
    if located.frame is None or faults:
        raise FileRefusedError((*layer.findings, *repeated, *located.findings, *faults))
    told_twice = (replace(item, level="warning") for item in repeated)
    findings = (*told_twice, *located.findings, *field_map.findings)
    return _Settled(frame=located.frame, field_map=field_map, findings=findings)


def _parcels(layer: Layer, settled: _Settled, region: Region, *, options: ImportOptions) -> Content:
    frame, former = settled.frame, region.landuse
    doubts = parcel_datum_doubts(frame, region, source=layer.source)
    content = parcel_bytes(frame, settled.field_map, values=options.values, ids=layer.ids)
    return Content(
        files={LANDUSE: content},
        features=len(frame),
        findings=(
            *settled.findings,
            *doubts,
            *_former_parcels(0 if former is None else len(former)),
        ),
    )


def _former_parcels(count: int) -> Iterable[Finding]:
    if count:
        yield Finding(
            level="note",
            code="replaced",
            source=LANDUSE,
            value=f"{count:,} parcels",
            message="the former land use is replaced by the import",
            remedy="parkmap import --undo --into FOLDER takes it back.",
        )


def _mended_rounding(done: Rounded, layer: Layer) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            level="note",
            code="corners-joined",
            source=layer.source,
            feature_id=layer.ids[row],
            message="corners nearer to each other than 1 cm were joined, for rounding alone would "
            "have made the shape invalid",
            remedy="Nothing needs to be done.",
        )
        for row in np.flatnonzero(done.is_mended).tolist()
    )


def _merged(
    new: NewFeatures, region: Region, *, target: Target, findings: tuple[Finding, ...]
) -> Content:
    name = f"{target}.geojson"
    merged = merge_features(region.folder / name, new.features, target=target)
    if target is Target.OUTLINE and "district" not in merged.roles:
        raise refuse(
            "missing-value", name, "no feature of the outline would be the district",
            field="role", remedy="Import the district first, with --set role=district.",
        )  # fmt: skip
    return Content(
        files={name: merged.text.encode("utf-8")},
        features=len(new.features),
        new_units=new.new_units,
        replaced=merged.replaced,
        findings=(*findings, *new.findings, *merged.findings),
    )


def _told_crs(text: str) -> CRS | None:
    if not text:
        return None
    try:
        return CRS.from_user_input(int(text) if text.isdigit() else text)
    except CRSError as error:
        raise refuse(
            "unknown-crs", "--crs", "no CRS has this name", value=text,
            remedy="Write its EPSG code, e.g. --crs EPSG:4545.",
        ) from error  # fmt: skip


def _mapped(layer: Layer, target: Target, options: ImportOptions) -> FieldMap:
    known_fields(options.values, FIELDS[target])
    found = map_fields(
        layer.columns, told=options.fields, wanted=FIELDS[target], source=layer.source
    )
    kept = {field: column for field, column in found.columns.items() if field not in options.values}
    return FieldMap(columns=kept, findings=found.findings)


def _missing_field(
    layer: Layer, field_map: FieldMap, target: Target, values: Mapping[str, str]
) -> Iterable[Finding]:
    """Yield an error if a layer lacks every field of which it needs one."""
    needed = NEEDED[target]
    if not needed or any(field in field_map.columns or field in values for field in needed):
        return
    yield Finding(
        level="error",
        code="missing-class-column" if target is Target.LANDUSE else "missing-name-column",
        source=layer.source,
        field=" or ".join(needed),
        value=", ".join(layer.columns) or "no column",
        message=f"no column says the {' or '.join(needed)} of a feature",
        remedy=f"Name it: --map {needed[0]}=COLUMN, or --set {needed[0]}=VALUE.",
    )


def _no_shapes(layer: Layer) -> Iterable[Finding]:
    """Yield an error if nothing in a layer has a geometry."""
    if layer.frame.geometry.isna().all():
        yield Finding(
            level="error",
            code="no-shapes",
            source=layer.source,
            value=f"{len(layer.frame)} rows",
            message="nothing in the file has a geometry",
            remedy="Give the shapefile with its .shp, or columns 经度 and 纬度; import a table of "
            "figures with --as indicators.",
        )


def _repeated_ids(layer: Layer, field_map: FieldMap) -> tuple[Finding, ...]:
    if "id" not in field_map.columns:
        return ()
    ids = [as_text(value) or None for value in layer.frame[field_map.columns["id"]]]
    return id_findings(ids, source=layer.source, field=field_map.columns["id"])
