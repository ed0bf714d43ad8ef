"""The land-use layer of a region folder: parcels with a class code, in their own CRS."""

from pathlib import Path

import geopandas as gpd

from geo.files.layer import Layer
from geo.files.refused import FileRefusedError
from geo.finding import Finding
from parks.errors import RegionError, StoreError
from parks.intake.fields import map_fields
from parks.records import text_values

STEM = "landuse"
SUFFIXES = (".parquet", ".gpkg", ".fgb", ".shp", ".gdb")
FIELDS = ("id", "class_code", "state")


def landuse_path(folder: Path) -> Path | None:
    """Return the land-use file of a region folder, None if it has none; Parquet comes first."""
    paths = (folder / f"{STEM}{suffix}" for suffix in SUFFIXES)
    return next((path for path in paths if path.exists()), None)


def read_landuse(folder: Path) -> tuple[gpd.GeoDataFrame | None, tuple[Finding, ...]]:
    """
    Read the parcels of a region folder.

    Parameters
    ----------
    folder
        Region folder.

    Returns
    -------
    parcels
        None if the folder holds no land use. Else one row a parcel in the CRS of the file, columns
        `id` and `class_code` as text (and `state` where the file has it), then all others as they
        are written.
    findings
        What reading found; columns that were taken for `id` and `class_code` by their names.

    Raises
    ------
    RegionError
        If the file cannot be read, or says no CRS.
    """
    path = landuse_path(folder)
    if path is None:
        return None, ()
    from geo.files.read_layer import read_layer  # noqa: PLC0415 - only regions with land use need it

    try:
        layer = read_layer(path)
    except FileRefusedError as error:
        raise RegionError(str(error), error.findings) from error
    if layer.frame.crs is None:
        remedy = "Bring it in again: parkmap import FILE --as landuse --crs EPSG:4545."
        raise StoreError(path, "the file names no CRS", code="no-crs", remedy=remedy)
    return _with_fields(layer)


def _with_fields(layer: Layer) -> tuple[gpd.GeoDataFrame, tuple[Finding, ...]]:
    frame = layer.frame
    found = map_fields(layer.columns, told={}, wanted=FIELDS, source=layer.source)
    renamed = {column: field for field, column in found.columns.items() if column != field}
    parcels = frame.rename(columns=renamed)
    if "id" not in parcels:
        parcels = parcels.assign(id=list(layer.ids))
    for field in FIELDS:
        if field in parcels:
            parcels[field] = text_values(parcels, field)
    guessed = tuple(item for item in found.findings if item.field in renamed)
    return parcels, (*layer.findings, *guessed)
