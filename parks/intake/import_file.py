"""Bringing one file into a region folder: read, located, mapped, merged, written."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
from pyproj import CRS
from pyproj.exceptions import CRSError

from geo import features_from_geojson, to_geojson_text
from geo.checks.duplicates import id_findings
from geo.files.layer import Layer
from geo.files.read_layer import read_layer
from geo.files.refused import FileRefusedError, refuse
from geo.finding import Finding
from geo.locate import Located, locate
from geo.store_precision import Rounded, rounded
from parks.check_datum import district_of
from parks.intake.cells import as_text
from parks.intake.datum_doubts import datum_doubts, parcel_datum_doubts
from parks.intake.feature_rows import FIELDS, NewFeatures, feature_rows, wrong_geometries
from parks.intake.fields import FieldMap, map_fields
from parks.intake.figure_rows import figure_rows
from parks.intake.history import apply_change
from parks.intake.join_units import Row, join_units
from parks.intake.merge import merge_features
from parks.intake.options import ImportOptions, Target
from parks.intake.parcels import parcel_bytes
from parks.intake.slug import unique_slugs
from parks.intake.table_text import with_rows
from parks.region import Region
from parks.store import load_region

NEEDED = {
    Target.PARKS: ("unit_id", "name_zh", "name_en", "id"),
    Target.PLACES: ("unit_id", "name_zh", "name_en", "id"),
    Target.OUTLINE: (),
    Target.LANDUSE: ("class_code",),
}
"""Fields of which a layer needs one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """
    What an import did, or would do.

    Parameters
    ----------
    features
        Features or figures brought in.
    replaced
        Ids of the features they replace.
    new_units
        Ids of the units that were new.
    changed
        Files of the region folder with new content.
    findings
        Everything worth knowing of the file.
    """

    features: int
    replaced: tuple[str, ...]
    new_units: tuple[str, ...]
    changed: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class _Content:
    """New bytes of the region's files, and what they came from."""

    files: Mapping[str, bytes]
    features: int
    new_units: tuple[Row, ...] = ()
    replaced: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def import_file(
    path: Path,
    into: Path,
    *,
    target: Target,
    options: ImportOptions | None = None,
    dry_run: bool = False,
) -> Import:
    """
    Bring a file into a region folder.

    Parameters
    ----------
    path
        File of any format that `geo.files.read_layer` reads.
    into
        Region folder.
    target
        What the file becomes.
    options
        How the file is to be read; as it says itself where this is None.
    dry_run
        Whether the folder stays as it is.

    Returns
    -------
    done
        What changed, or would change. All files of a change are written, or none; the former ones
        are kept for `undo_change`.

    Raises
    ------
    FileRefusedError
        If the file cannot be brought in; its findings say why, all at once.
    parks.RegionError
        If the region folder cannot be read.
    """
    told = options or ImportOptions()
    region = load_region(into)
    layer = read_layer(
        path, layer=told.layer or None, encoding=told.encoding or None, limits=told.limits
    )
    source_id = _source_id(layer.source, region)
    build = _figures_content if target is Target.INDICATORS else _layer_content
    content = build(layer, region, target=target, options=told, source_id=source_id)
    files = {
        **content.files,
        "sources.csv": with_rows(
            region.folder / "sources.csv", [_document(path, layer, source_id, region)]
        ),
    }
    if content.new_units:
        files["units.csv"] = with_rows(region.folder / "units.csv", content.new_units)
    if not dry_run:
        apply_change(region.folder, files, label=f"import {layer.source} as {target}")
    return Import(
        features=content.features,
        replaced=content.replaced,
        new_units=tuple(row["id"] for row in content.new_units),
        changed=tuple(files),
        findings=(*layer.findings, *content.findings),
    )


def _layer_content(
    layer: Layer, region: Region, *, target: Target, options: ImportOptions, source_id: str
) -> _Content:
    """Return the new content of parks, places, outline or land use."""
    near = None if target is Target.OUTLINE else district_of(region)
    located = locate(
        layer, crs=_told_crs(options.crs), datum=options.datum, swap_axes=options.swap_axes,
        repair=options.repair, near=near,
    )  # fmt: skip
    field_map = _mapped(layer, target, options)
    faults = [
        *located.findings,
        *wrong_geometries(layer.frame, target, source=layer.source),
        *_missing_field(layer, field_map, target, options.values),
        *_no_shapes(layer),
    ]
    repeated = _repeated_ids(layer, field_map)
    frame = _unless_refused(located, faults, (*layer.findings, *repeated))
    findings = (*repeated, *located.findings, *field_map.findings)
    if target is Target.LANDUSE:
        findings += tuple(parcel_datum_doubts(frame, region, source=layer.source))
        parcels = parcel_bytes(frame, field_map, values=options.values, ids=layer.ids)
        return _Content(files={"landuse.parquet": parcels}, features=len(frame), findings=findings)
    degrees = frame.to_crs(4326)
    done = rounded(np.asarray(degrees.geometry))
    findings += _mended_rounding(done, layer)
    new = feature_rows(
        degrees.set_geometry(done.geometries, crs=4326), field_map, target=target,
        values=options.values, units=region.units,
        source=layer.source, source_id=source_id, names=layer.ids,
    )  # fmt: skip
    findings += tuple(datum_doubts(new.features, region, target=target, source=layer.source))
    return _merged(new, region, target=target, findings=findings)


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
) -> _Content:
    name = f"{target}.geojson"
    merged = merge_features(
        features_from_geojson(region.folder / name), new.features, target=target
    )
    return _Content(
        files={name: to_geojson_text(merged.features).encode("utf-8")},
        features=len(new.features),
        new_units=new.new_units,
        replaced=merged.replaced,
        findings=(*findings, *new.findings, *merged.findings),
    )


def _figures_content(
    layer: Layer, region: Region, *, target: Target, options: ImportOptions, source_id: str
) -> _Content:
    """Return the new content of indicators.csv, and the units it names for the first time."""
    table = layer.frame.drop(columns="geometry")
    new = figure_rows(
        table, fields=options.fields, values=options.values, units=region.units,
        source=layer.source, source_id=source_id,
    )  # fmt: skip
    allowed = {"unknown-unit"} if options.add_units else set()
    errors = [item for item in new.findings if item.level == "error" and item.code not in allowed]
    if errors:
        raise FileRefusedError((*layer.findings, *new.findings))
    joined = join_units(
        [{"unit_id": row["unit_id"], "name_zh": row["name"]} for row in new.rows],
        region.units,
        ids=[row["locator"] for row in new.rows],
        source=layer.source,
        new={"kind": "park", "source_id": source_id, "locator": layer.source},
    )
    rows = [
        {**{key: text for key, text in row.items() if key != "name"}, "unit_id": unit_id}
        for row, unit_id in zip(new.rows, joined.unit_ids, strict=True)
    ]
    kept = tuple(item for item in new.findings if item.code not in allowed)
    return _Content(
        files={f"{target}.csv": with_rows(region.folder / f"{target}.csv", rows)},
        features=len(rows),
        new_units=joined.new_units,
        findings=(*kept, *joined.findings),
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
    names = [str(name) for name in layer.frame.columns if name != layer.frame.geometry.name]
    unknown = [field for field in options.values if field not in FIELDS[target]]
    if unknown:
        raise refuse(
            "unknown-field", "--set", f"expected a field of {target} ({', '.join(FIELDS[target])})",
            value=", ".join(unknown), remedy="Name one of them.",
        )  # fmt: skip
    found = map_fields(names, told=options.fields, wanted=FIELDS[target], source=layer.source)
    kept = {field: column for field, column in found.columns.items() if field not in options.values}
    return FieldMap(columns=kept, findings=found.findings)


def _missing_field(
    layer: Layer, field_map: FieldMap, target: Target, values: Mapping[str, str]
) -> Iterable[Finding]:
    """Yield an error if a layer lacks every field of which it needs one."""
    needed = NEEDED[target]
    if not needed or any(field in field_map.columns or field in values for field in needed):
        return
    columns = [str(name) for name in layer.frame.columns if name != layer.frame.geometry.name]
    yield Finding(
        level="error",
        code="missing-class-column" if target is Target.LANDUSE else "missing-name-column",
        source=layer.source,
        field=" or ".join(needed),
        value=", ".join(columns) or "no column",
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


def _unless_refused(
    located: Located, findings: Sequence[Finding], of_reading: Sequence[Finding]
) -> gpd.GeoDataFrame:
    """Return the located features, or raise with everything that stands against them."""
    blocking = [item for item in findings if item not in located.findings and item.level == "error"]
    if located.frame is None or blocking:
        raise FileRefusedError((*of_reading, *findings))
    return located.frame


def _source_id(source: str, region: Region) -> str:
    taken = set(region.sources["source_id"])
    return unique_slugs([Path(source).stem], taken=taken, stem="import")[0]


def _document(path: Path, layer: Layer, source_id: str, region: Region) -> Row:
    """Return the row of sources.csv that a file becomes; its number follows the last one."""
    numbers = [int(text) for text in region.sources["number"] if text.isdigit()]
    return {
        "source_id": source_id,
        "number": str(1 + max(numbers, default=0)),
        "title_zh": layer.source,
        "title_en": layer.source,
        "file": layer.source,
        "note": f"imported; layer {layer.name!r}" + _digest(path),
    }


def _digest(path: Path) -> str:
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return f"; SHA-256 {hashlib.file_digest(file, 'sha256').hexdigest()}"
