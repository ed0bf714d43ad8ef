"""Checks of the region's layers as geometry: each shape by itself, and neighbours."""

from collections.abc import Iterator
from dataclasses import replace

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.checks.coverage import coverage_findings
from geo.checks.duplicates import duplicate_findings, id_findings
from geo.checks.shape_faults import SHAPE_LIMITS, shape_findings
from geo.finding import Finding
from parks.boundaries import POLYGONS, boundaries_known
from parks.check_units import units_above
from parks.region import Region
from parks.store import LAYERS

KINDS = {"parks": POLYGONS, "places": ("Point",), "outline": POLYGONS}
LIMITS = replace(SHAPE_LIMITS, missing_level="warning")


def shapes(region: Region) -> Iterator[Finding]:
    """Yield what is doubtful about each geometry: validity, spikes, slivers, heights, winding."""
    for name, frame in _layers(region):
        source, ids = f"{name}.geojson", tuple(frame["id"].astype(str))
        yield from id_findings(ids, source=source)
        yield from shape_findings(frame, source=source, ids=ids, limits=LIMITS)
        apart = frame["unit_id"] if name == "places" else None  # firms may share a stand-in
        yield from duplicate_findings(frame, source=source, ids=ids, groups=apart)


def kinds_of_geometry(region: Region) -> Iterator[Finding]:
    """Yield features whose kind of geometry their layer cannot hold."""
    for name, frame in _layers(region):
        kinds = frame.geometry.geom_type
        wrong = kinds.notna() & ~kinds.isin(KINDS[name])
        for feature_id, kind, shape in zip(
            frame["id"][wrong], kinds[wrong], frame.geometry[wrong], strict=True
        ):
            lon, lat = place_of(shape)
            yield Finding(
                level="error",
                code="wrong-geometry-type",
                source=f"{name}.geojson",
                feature_id=str(feature_id),
                field="geometry",
                value=str(kind),
                message=f"expected {' or '.join(KINDS[name])}",
                remedy="Draw it as that, or put it into the layer for its kind.",
                lon=lon,
                lat=lat,
            )


def neighbours(region: Region) -> Iterator[Finding]:
    """Yield overlaps of and narrow gaps between the boundaries of parks of one extent."""
    drawn = _measured(region)
    if len(drawn) > 1:
        yield from coverage_findings(
            drawn,
            source="parks.geojson",
            ids=tuple(drawn["id"].astype(str)),
            groups=_groups(region, drawn),
        )


def place_of(shape: BaseGeometry | None) -> tuple[float | None, float | None]:
    """Return longitude and latitude of a point on a geometry in degrees, None for none."""
    if shape is None or shape.is_empty:
        return None, None
    lon, lat = shapely.get_coordinates(shapely.point_on_surface(shape))[0].round(6)
    return (float(lon), float(lat)) if np.isfinite([lon, lat]).all() else (None, None)


def _layers(region: Region) -> Iterator[tuple[str, gpd.GeoDataFrame]]:
    for name in LAYERS:
        frame: gpd.GeoDataFrame = getattr(region, name)
        if len(frame):
            yield name, frame


def _measured(region: Region) -> gpd.GeoDataFrame:
    """Return the newest boundary of each unit and extent whose line means something."""
    rows = boundaries_known(region)
    if "valid_from" in rows:
        rows = rows.sort_values("valid_from", kind="stable", na_position="first")
    return rows.drop_duplicates(["unit_id", "extent"], keep="last")


def _groups(region: Region, drawn: gpd.GeoDataFrame) -> np.ndarray:
    """Return one text a boundary: those of one extent and one level of parents are neighbours."""
    parents = dict(zip(region.units["id"], region.units["parent"], strict=True))
    levels = [
        len({unit, *units_above(unit, parents)} & parents.keys()) for unit in drawn["unit_id"]
    ]
    return np.array([f"{extent} {n}" for extent, n in zip(drawn["extent"], levels, strict=True)])
