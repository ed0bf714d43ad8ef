"""Reading of a GeoJSON layer of a region folder, strictly by RFC 7946."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.files.refused import FileRefusedError
from geo.geojson.content import Content, content_of
from geo.geojson.crs import WGS84_CRS
from geo.geojson.rules import Fault, findings_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

MAX_LONLAT = (180, 90)
STRICT = frozenset(["extra-numbers"])
"""Codes of warnings that are refused all the same: something would be left out."""


class GeoJSONError(FileRefusedError):
    """A GeoJSON layer that cannot be read; `findings` say why."""


def features_from_geojson(path: Path | Traversable) -> gpd.GeoDataFrame:
    """
    Features of a GeoJSON file, with properties exactly as they are written.

    Parameters
    ----------
    path
        UTF-8 file holding one FeatureCollection; a byte order mark is allowed.

    Returns
    -------
    features
        One row a feature, in the order of the file, EPSG:4326. Column `id` is the id of the
        Feature, or else its property `id`; the other columns are the properties in order of
        appearance. All are of dtype object: codes and dates stay text. What is null or absent is
        None, also a geometry.

    Raises
    ------
    GeoJSONError
        If the file is not UTF-8, not JSON or no FeatureCollection, or if a feature has no readable
        geometry, positions outside +-180, +-90 degrees, or properties that clash with its id or
        geometry. All such features are named.
    OSError
        If there is no such file.

    Notes
    -----
    RFC 7946. Clockwise shells and more than 7 decimals are read without complaint, as the RFC asks;
    `geo.geojson.rfc7946` lists them. GDAL would turn a column of full dates into datetimes.
    """
    content = content_of(path.read_bytes(), source=path.name)
    errors = [item for item in content.findings if item.level == "error" or item.code in STRICT]
    if not errors:
        errors += findings_of(_strict_faults(content), path.name, content.names)
    if errors:
        raise GeoJSONError(errors)
    attributes = pd.DataFrame(_columns(content), dtype=object)
    return gpd.GeoDataFrame(attributes, geometry=content.geometries, crs=WGS84_CRS)


def _strict_faults(content: Content) -> Iterator[Fault]:
    if content.form != "collection":
        yield Fault("no-feature-collection")
        return
    yield from _clashing_properties(content)
    yield from _positions_outside(content)


def _positions_outside(content: Content) -> Iterator[Fault]:
    limits = np.abs(shapely.bounds(content.geometries)).reshape(-1, 2, 2).max(axis=1)
    for position in np.flatnonzero((limits > MAX_LONLAT).any(axis=1)).tolist():
        yield Fault(
            "outside-degrees",
            position,
            level="error",
            message=f"expected positions within +-180, +-90, got up to {limits[position].tolist()}",
            remedy="Write longitude, latitude in degrees (WGS 84)",
        )


def _clashing_properties(content: Content) -> Iterator[Fault]:
    for position, member in enumerate(content.members):
        properties = member.get("properties") or {}
        if "geometry" in properties:
            yield Fault("reserved-property", position, field="geometry")
        if properties.get("id", member.get("id")) != member.get("id", properties.get("id")):
            found = repr(properties["id"])
            message = "expected the same id in the properties as in the feature"
            yield Fault("reserved-property", position, found, "id", message=message)


def _columns(content: Content) -> dict[str, list[Any]]:
    """Ids and properties, untouched: dtype object keeps 1 an int beside None, and text text."""
    columns = {"id": [None] * len(content.members)} | property_columns(content)
    own = columns["id"]
    columns["id"] = [
        member.get("id", value) for member, value in zip(content.members, own, strict=True)
    ]
    return columns


def property_columns(content: Content) -> dict[str, list[Any]]:
    """
    Properties of features, one list a name.

    Parameters
    ----------
    content
        What was read.

    Returns
    -------
    columns
        In order of appearance; None where a feature has no such property.
    """
    rows = [member.get("properties") or {} for member in content.members]
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: [row.get(name) for row in rows] for name in names}
