"""Reading of any GeoJSON file into a layer, just as it is written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.files.layer import Layer
from geo.files.limits import DEFAULT_LIMITS, Limits
from geo.files.refused import FileRefusedError
from geo.geojson.content import Content, content_of
from geo.geojson.coordinates import MAX_ANGLE, MAX_LAT
from geo.geojson.layer import property_columns
from geo.geojson.rules import Fault, findings_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from pyproj import CRS

    from geo.finding import Finding, Level

FEATURE_MEMBERS = frozenset(["type", "id", "bbox", "crs", "properties", "geometry"])
MOST_NAMED = 5
"""Features named one by one in findings of one kind; beyond, they are counted."""


def read_geojson(
    path: Path, *, limits: Limits = DEFAULT_LIMITS, encoding: str | None = None
) -> Layer:
    """
    Layer of a GeoJSON file of any form.

    Parameters
    ----------
    path
        FeatureCollection, Feature, geometry, list of Features, or text sequence (RFC 8142, or one
        text a line); UTF-8 or UTF-16 with a byte order mark.
    limits
        How large the file may be and how deep it may nest.
    encoding
        What a person says the encoding is, e.g. `gbk`; None goes by the RFC.

    Returns
    -------
    layer
        One row a feature. Attributes are the properties, and a column `id` where features have one.
        `frame.crs` is what a `crs` member of GeoJSON of 2008 names, else EPSG:4326; None if the
        member is unknown or the positions are no degrees. Findings of one kind are counted where
        many features have them.

    Raises
    ------
    FileRefusedError
        If the file is too large, no JSON, no GeoJSON, or any feature cannot be read; all of these
        are named.
    OSError
        If there is no such file.

    Examples
    --------
    >>> read_geojson(Path("K0202.json")).frame.crs.to_epsg()  # doctest: +SKIP
    3826
    """
    size = path.stat().st_size
    if size > limits.json_bytes:
        message = f"the file is larger than {limits.json_bytes} bytes"
        raise FileRefusedError(
            findings_of([Fault("too-large", value=str(size), message=message)], path.name)
        )
    content = content_of(path.read_bytes(), source=path.name, limits=limits, encoding=encoding)
    if content.errors:
        raise FileRefusedError(content.errors)
    columns, faults = _columns(content)
    crs, doubts = _crs(content)
    faults += [*doubts, *_foreign_members(content)]
    attributes = pd.DataFrame(columns, dtype=object, index=pd.RangeIndex(len(content.names)))
    return Layer(
        source=path.name,
        name=content.name or path.stem,
        frame=gpd.GeoDataFrame(attributes, geometry=content.geometries, crs=crs),
        ids=content.names,
        findings=(*findings_of(faults, path.name), *counted(content.findings)),
    )


def counted(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """
    Put findings of one kind together where many features have them.

    Parameters
    ----------
    findings
        In the order of the features.

    Returns
    -------
    counted
        In the same order; the first of a kind with more than `MOST_NAMED` stands for all and tells
        their number.
    """
    kinds: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        kinds.setdefault((finding.level, finding.code, finding.field), []).append(finding)
    return tuple(finding for alike in kinds.values() for finding in _counted(alike))


def _counted(alike: list[Finding]) -> list[Finding]:
    if len(alike) <= MOST_NAMED:
        return alike
    first = alike[0]
    return [replace(first, message=f"{first.message}, so in {len(alike)} features")]


def _columns(content: Content) -> tuple[dict[str, list[Any]], list[Fault]]:
    """Properties and ids as columns; a name that is taken gets a number."""
    columns = property_columns(content)
    faults = []
    if "geometry" in columns:
        new = _free_name("geometry", columns)
        columns = {new if name == "geometry" else name: columns[name] for name in columns}
        message = f"the property 'geometry' is read as {new!r}"
        faults.append(Fault("reserved-property", field="geometry", message=message, level="note"))
    if not any("id" in member for member in content.members):
        return columns, faults
    ids = [member.get("id") for member in content.members]
    if columns.get("id", ids) == ids:
        return {"id": ids} | columns, faults
    new = _free_name("id", columns)
    message = f"features have an id and another property 'id': the id is read as {new!r}"
    faults.append(Fault("reserved-property", field="id", message=message, level="note"))
    return {new: ids} | columns, faults


def _free_name(name: str, taken: dict[str, list[Any]]) -> str:
    number = 2
    while f"{name}_{number}" in taken:
        number += 1
    return f"{name}_{number}"


def _crs(content: Content) -> tuple[CRS | None, list[Fault]]:
    """Return the declared system, None where the positions cannot be in it."""
    if content.crs is None or not content.crs.is_geographic or not content.names:
        return content.crs, []
    bounds = shapely.total_bounds(content.geometries)
    beyond = np.abs(bounds) > (MAX_ANGLE, MAX_LAT, MAX_ANGLE, MAX_LAT)
    if not beyond.any():
        return content.crs, []
    level: Level = "note" if _is_angles_of_nothing(bounds) else "warning"
    return None, [Fault("left-open-crs", value=f"up to {bounds.round(2).tolist()}", level=level)]


def _is_angles_of_nothing(bounds: NDArray[np.float64]) -> bool:
    """Whether numbers within one turn are degrees in neither order of the axes."""
    west, south, east, north = np.abs(bounds)
    is_swapped = max(west, east) <= MAX_LAT and max(south, north) <= MAX_ANGLE
    return bool(max(west, south, east, north) <= MAX_ANGLE and not is_swapped)


def _foreign_members(content: Content) -> Iterator[Fault]:
    names = dict.fromkeys(
        name for member in content.members for name in member if name not in FEATURE_MEMBERS
    )
    if names:
        yield Fault("foreign-member", value=", ".join(names))
