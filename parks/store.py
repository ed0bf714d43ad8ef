"""The store: finding, reading and listing region folders."""

import difflib
import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors
from pydantic import ValidationError

from geo import GeoJSONError, features_from_geojson
from geo.finding import Finding
from parks import tables
from parks.errors import RegionError, StoreError, UnknownRegionError
from parks.intake.history import has_pending
from parks.landuse import landuse_path, read_landuse
from parks.read_table import read_table
from parks.region import Region, RegionMeta

SETTINGS = "region.toml"
TABLES = {
    "units": tables.UNITS,
    "indicators": tables.INDICATORS,
    "sources": tables.SOURCES,
    "structures": tables.STRUCTURES,
    "clusters": tables.CLUSTERS,
    "events": tables.EVENTS,
}
LAYERS = {"parks": tables.PARKS, "places": tables.PLACES, "outline": tables.OUTLINE}


def region_names() -> tuple[str, ...]:
    """Return the names of the bundled regions, in alphabetical order."""
    return tuple(sorted(path.name for path in _bundled().iterdir() if (path / SETTINGS).is_file()))


def region_files(region: Region) -> tuple[Path, ...]:
    """Return the files a region was read from, in a fixed order."""
    names = [SETTINGS, *(f"{name}.csv" for name in TABLES), *(f"{name}.geojson" for name in LAYERS)]
    landuse = landuse_path(region.folder)
    parcels = sorted(landuse.rglob("*")) if landuse and landuse.is_dir() else [landuse]
    return (
        *(region.folder / name for name in names),
        *(path for path in parcels if path is not None),
    )


def load_region(name_or_path: str | Path) -> Region:
    """
    Load a bundled region by its name, or a region folder by its path.

    Parameters
    ----------
    name_or_path
        `qijiang`, `dazu`, or the path of a folder that holds region.toml. A bare name means a
        bundled region first; write `./qijiang` for a folder of the same name.

    Returns
    -------
    region
        Frozen; `region.intake` tells what was found while reading.

    Raises
    ------
    UnknownRegionError
        If it is neither; the message lists the bundled regions and the nearest name.
    StoreError
        If a file of the folder is missing or cannot be read at all.
    """
    folder = _folder(name_or_path)
    tables_read = {
        name: partial(read_table, folder / f"{name}.csv", TABLES[name]) for name in TABLES
    }
    layers_read = {
        name: partial(_read_layer, folder / f"{name}.geojson", LAYERS[name]) for name in LAYERS
    }
    meta, (landuse, parcel_findings), *read = _all_or_every_fault(
        [
            partial(_read_meta, folder / SETTINGS),
            partial(read_landuse, folder),
            *tables_read.values(),
            *layers_read.values(),
        ]
    )
    found = dict(zip([*tables_read, *layers_read], read, strict=True))
    outline = found["outline"][0]
    if len(outline) and not (outline["role"] == "district").any():
        remedy = "Add the district with the property role = district."
        raise StoreError(folder / "outline.geojson", "no feature is the district", remedy=remedy)
    read_findings = (finding for _, findings in found.values() for finding in findings)
    return Region(
        name=folder.resolve().name,
        meta=meta,
        folder=folder,
        landuse=landuse,
        intake=(*_cut_off_import(folder), *read_findings, *parcel_findings),
        **{name: frame for name, (frame, _) in found.items()},
    )


def _all_or_every_fault(readers: Sequence[Callable[[], Any]]) -> list[Any]:
    """Return what each reader gives, or raise once with what stands against any of them."""
    results: list[Any] = []
    errors: list[RegionError] = []
    for read in readers:
        try:
            results.append(read())
        except RegionError as error:
            errors.append(error)
    if len(errors) == 1:
        raise errors[0]
    if errors:
        findings = [finding for error in errors for finding in error.findings]
        raise RegionError("\n".join(str(error) for error in errors), findings)
    return results


def _cut_off_import(folder: Path) -> tuple[Finding, ...]:
    if not has_pending(folder):
        return ()
    return (
        Finding(
            level="error",
            code="import-cut-off",
            source=folder.resolve().name,
            message="an import into this folder was cut off half-way",
            remedy="parkmap import --undo --into FOLDER brings the former files back.",
        ),
    )


def _bundled() -> Path:
    return Path(str(files("parks"))) / "data" / "regions"


def _folder(name_or_path: str | Path) -> Path:
    names = region_names()
    if str(name_or_path) in names:
        return _bundled() / str(name_or_path)
    folder = Path(name_or_path)
    if (folder / SETTINGS).is_file():
        return folder
    if folder.is_dir():
        raise StoreError(
            folder, f"the folder holds no {SETTINGS}", remedy="A region folder starts with it."
        )
    nearest = difflib.get_close_matches(str(name_or_path), names, n=1, cutoff=0.4)
    hint = f" Did you mean {nearest[0]!r}?" if nearest else ""
    raise UnknownRegionError(
        f"no region {str(name_or_path)!r}: bundled regions are {', '.join(names)}, "
        f"and no folder has this path.{hint}"
    )


def _read_meta(path: Path) -> RegionMeta:
    try:
        return RegionMeta.model_validate(tomllib.loads(path.read_text("utf-8-sig")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StoreError(path, f"not TOML: {error}", code="not-toml") from error
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(map(str, fault['loc']))}: {_fault_words(fault['msg'], fault['input'])}"
            for fault in error.errors()
        )
        raise StoreError(path, faults, code="bad-setting") from error


def _fault_words(message: str, found: object) -> str:
    """Return what is wrong, with what was found where that is one value."""
    said = message.removeprefix("Value error, ")
    return said if isinstance(found, dict | list | tuple) else f"{said}, got {found!r}"


def _read_layer(
    path: Path, schema: pa.DataFrameSchema
) -> tuple[gpd.GeoDataFrame, tuple[Finding, ...]]:
    try:
        frame = features_from_geojson(path)
    except FileNotFoundError as error:
        raise StoreError(
            path, "the file is missing", code="missing-file", remedy="A region folder needs it."
        ) from error
    except GeoJSONError as error:
        raise RegionError(str(error), error.findings) from error
    if frame.empty:
        return frame.reindex(columns=[*schema.columns, "geometry"]).set_crs("EPSG:4326"), ()
    missing = [name for name in schema.columns if name not in frame]
    if missing:
        raise StoreError(
            path, f"no feature has the property {', '.join(missing)}", code="missing-column"
        )
    typed = _with_dtypes(frame, schema)
    no_numbers = tuple(_no_numbers(path.name, frame, typed))
    try:
        schema.validate(typed, lazy=True)
    except SchemaErrors as errors:
        return typed, (*no_numbers, *_layer_findings(path.name, frame, errors.failure_cases))
    return typed, no_numbers


def _with_dtypes(frame: gpd.GeoDataFrame, schema: pa.DataFrameSchema) -> gpd.GeoDataFrame:
    """Give columns their declared dtypes; what does not fit becomes a missing value or False."""
    typed = frame.copy()
    for name, column in schema.columns.items():
        if str(column.dtype) == "float64":
            typed[name] = pd.to_numeric(frame[name], errors="coerce").astype("float64")
        elif str(column.dtype) == "bool":
            typed[name] = frame[name].isin([True])
        else:
            typed[name] = frame[name].fillna("").astype("str")
    return typed


def _no_numbers(source: str, frame: gpd.GeoDataFrame, typed: gpd.GeoDataFrame) -> Iterator[Finding]:
    """Yield properties that should be numbers and are not."""
    for name in typed.select_dtypes("float64"):
        wrong = typed[name].isna() & frame[name].notna()
        for feature_id, value in zip(frame["id"][wrong], frame[name][wrong], strict=True):
            yield Finding(
                level="error",
                code="not-a-number",
                source=source,
                field=str(name),
                value=str(value),
                feature_id=str(feature_id),
                message="expected a number",
                remedy="Write a number of metres without quotes, or null.",
            )


def _layer_findings(source: str, frame: gpd.GeoDataFrame, cases: pd.DataFrame) -> Iterator[Finding]:
    for index, field, check in zip(cases["index"], cases["column"], cases["check"], strict=True):
        yield Finding(
            level="error",
            code="bad-value",
            source=source,
            field=str(field),
            value=str(frame.loc[index, field]),
            feature_id=str(frame.loc[index, "id"]),
            message=str(check),
        )
