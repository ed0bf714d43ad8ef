"""Reading of GeoJSON files (RFC 7946) just as they are written."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from numpy.typing import NDArray

    Member: TypeAlias = Mapping[str, Any]

WGS84_CRS = CRS.from_epsg(4326)
GEOMETRY_TYPES = (
    "Point",
    "MultiPoint",
    "LineString",
    "MultiLineString",
    "Polygon",
    "MultiPolygon",
    "GeometryCollection",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GeoJSONFault:
    """One thing wrong with a GeoJSON text."""

    code: str
    message: str
    remedy: str
    feature: str | None = None

    def __str__(self) -> str:
        """Where, what, how to mend."""
        where = "" if self.feature is None else f"feature {self.feature!r}: "
        return f"{where}{self.message}. {self.remedy}"


class GeoJSONError(ValueError):
    """
    A GeoJSON file that cannot be read.

    Parameters
    ----------
    path
        The file.
    faults
        Everything that stands against reading it, at least one.
    """

    def __init__(self, path: Path | Traversable, faults: Sequence[GeoJSONFault]) -> None:
        super().__init__(path, tuple(faults))
        self.path = path
        self.faults = tuple(faults)

    def __str__(self) -> str:
        """One line a fault, each beginning with the name of the file."""
        return "\n".join(f"{self.path.name}: {fault}" for fault in self.faults)


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
    `geo.rfc7946_faults` lists them. GDAL would turn a column of full dates into datetimes.
    """
    members = _feature_members(path)
    geometries = _geometries(members)
    faults = [*_clashing_properties(members), *_unreadable_geometries(members, geometries)]
    faults += _positions_outside(members, geometries)
    if faults:
        raise GeoJSONError(path, faults)
    return gpd.GeoDataFrame(_attributes(members), geometry=geometries, crs=WGS84_CRS)


def feature_name(member: object, position: int) -> str:
    """
    Name of a feature for messages.

    Parameters
    ----------
    member
        What stands in the list of features.
    position
        Its place there, from 0.

    Returns
    -------
    name
        The id, else "#1" for the first feature.
    """
    feature_id = member.get("id") if isinstance(member, dict) else None
    return f"#{position + 1}" if feature_id is None else str(feature_id)


def _feature_members(path: Path | Traversable) -> list[dict[str, Any]]:
    """Feature objects of a file; an error if it holds anything else."""
    document = _document(path)
    members = document.get("features") if isinstance(document, dict) else None
    if not isinstance(members, list) or document.get("type") != "FeatureCollection":
        fault = GeoJSONFault(
            code="no-feature-collection",
            message="expected a FeatureCollection",
            remedy="Save the layer as GeoJSON (RFC 7946)",
        )
        raise GeoJSONError(path, [fault])
    faults = [_no_feature(n) for n, member in enumerate(members) if not _is_feature(member)]
    if faults:
        raise GeoJSONError(path, faults)
    return members


def _document(path: Path | Traversable) -> Any:  # noqa: ANN401 - whatever the file holds
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        fault = GeoJSONFault(code="not-utf8", message=str(error), remedy="Save the file as UTF-8")
        raise GeoJSONError(path, [fault]) from error
    except ValueError as error:
        fault = GeoJSONFault(code="not-json", message=str(error), remedy="Save the file again")
        raise GeoJSONError(path, [fault]) from error


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"expected a number, got {name}")


def _is_feature(member: object) -> bool:
    return (
        isinstance(member, dict)
        and member.get("type") == "Feature"
        and isinstance(member.get("properties"), dict | None)
    )


def _no_feature(position: int) -> GeoJSONFault:
    return GeoJSONFault(
        code="no-feature",
        feature=feature_name(None, position),
        message="expected an object of type Feature with an object of properties",
        remedy="Save the layer as GeoJSON (RFC 7946)",
    )


def _geometries(members: Sequence[Member]) -> NDArray[np.object_]:
    """Geometry of every feature, None where there is none that can be read."""
    texts = [_geometry_text(member.get("geometry")) for member in members]
    geometries: NDArray[np.object_] = shapely.from_geojson(
        np.array(texts, dtype=object), on_invalid="ignore"
    )
    return geometries


def _geometry_text(geometry: object) -> str | None:
    if not isinstance(geometry, dict) or geometry.get("type") not in GEOMETRY_TYPES:
        return None
    return json.dumps(geometry)


def _unreadable_geometries(
    members: Sequence[Member], geometries: NDArray[np.object_]
) -> Iterator[GeoJSONFault]:
    for position in np.flatnonzero(shapely.is_missing(geometries)).tolist():
        geometry = members[position].get("geometry")
        if geometry is not None:
            yield GeoJSONFault(
                code="bad-geometry",
                feature=feature_name(members[position], position),
                message=f"expected a GeoJSON geometry, got {_shortened(geometry)}",
                remedy="Check its type, the closing of its rings and its positions",
            )


def _positions_outside(
    members: Sequence[Member], geometries: NDArray[np.object_]
) -> Iterator[GeoJSONFault]:
    limits = np.abs(shapely.bounds(geometries)).reshape(-1, 2, 2).max(axis=1)
    for position in np.flatnonzero((limits > (180, 90)).any(axis=1)).tolist():
        yield GeoJSONFault(
            code="outside-degrees",
            feature=feature_name(members[position], position),
            message=f"expected positions within +-180, +-90, got up to {limits[position].tolist()}",
            remedy="Write longitude, latitude in degrees (WGS 84)",
        )


def _clashing_properties(members: Sequence[Member]) -> Iterator[GeoJSONFault]:
    for position, member in enumerate(members):
        properties = member.get("properties") or {}
        if "geometry" in properties:
            yield _clash(feature_name(member, position), "no property named 'geometry'")
        if properties.get("id", member.get("id")) != member.get("id", properties.get("id")):
            yield _clash(feature_name(member, position), f"one id, got {properties['id']!r} too")


def _clash(feature: str, expected: str) -> GeoJSONFault:
    return GeoJSONFault(
        code="reserved-property",
        feature=feature,
        message=f"expected {expected}",
        remedy="Rename the property",
    )


def _shortened(value: object, *, length: int = 60) -> str:
    text = repr(value)
    return text if len(text) <= length else f"{text[:length]}..."


def _attributes(members: Sequence[Member]) -> pd.DataFrame:
    """Ids and properties, untouched: dtype object keeps 1 an int beside None, and text text."""
    properties = [member.get("properties") or {} for member in members]
    names = dict.fromkeys(name for row in properties for name in row)
    columns = {name: [row.get(name) for row in properties] for name in ["id", *names]}
    columns["id"] = [
        member.get("id", own) for member, own in zip(members, columns["id"], strict=True)
    ]
    return pd.DataFrame(columns, dtype=object)
