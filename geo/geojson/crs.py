"""The `crs` member of GeoJSON of 2008, which RFC 7946 took out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pyproj import CRS
from pyproj.exceptions import CRSError

from geo.geojson.rules import Fault, as_written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.finding import Level

WGS84_CRS = CRS.from_epsg(4326)
_CODE = re.compile(r"(?i)\b(epsg|esri)[:/]+(?:[\d.]*[:/]+)?(\d{4,6})\b")
_LONLAT = re.compile(r"(?i)\bCRS:?84\b")


def declared_crs(
    documents: Sequence[Mapping[str, Any]], features: Sequence[Mapping[str, Any]]
) -> tuple[CRS | None, tuple[Fault, ...]]:
    """
    Coordinate system a GeoJSON text declares.

    Parameters
    ----------
    documents, features
        The objects of the text that may hold a `crs` member.

    Returns
    -------
    crs
        EPSG:4326 (lon/lat) if no object has the member, as RFC 7946 says; what the members name,
        whose coordinates GeoJSON writes with east first; None if that is unknown.
    faults
        `crs-member` (a note where it says WGS 84), `unknown-crs` or `mixed-crs`.

    Notes
    -----
    GeoJSON of 2008 (geojson.org/geojson-spec.html), section 3: `name`, `link` and null; older
    programs also write {"type": "EPSG", "properties": {"code": 4326}}. Links are never followed.
    """
    written = [member["crs"] for member in [*documents, *features] if "crs" in member]
    if not written:
        return WGS84_CRS, ()
    names = {as_written(_name(crs)): _name(crs) for crs in written}
    found = [named_crs(name) for name in names.values()]
    if not _is_everywhere(documents) and not _is_everywhere(features):
        found.append(WGS84_CRS)
    value = ", ".join(names)
    if any(crs != found[0] for crs in found):
        return None, (Fault("mixed-crs", value=value),)
    if found[0] is None:
        return None, (Fault("unknown-crs", value=value),)
    level: Level = "note" if found[0] == WGS84_CRS else "warning"
    return found[0], (Fault("crs-member", value=value, level=level),)


def _is_everywhere(members: Sequence[Mapping[str, Any]]) -> bool:
    return all("crs" in member for member in members)


def named_crs(name: object) -> CRS | None:
    """
    Return the coordinate system of a name such as `urn:ogc:def:crs:EPSG::3826`, None if unknown.

    Parameters
    ----------
    name
        Name, URN, address or number; read by its authority (EPSG, ESRI, OGC) and code only.
    """
    text = f"EPSG:{name}" if type(name) is int else str(name)
    if _LONLAT.search(text):
        return WGS84_CRS
    code = _CODE.search(text)
    if code is None:
        return None
    try:
        return CRS.from_authority(code[1].upper(), code[2])
    except CRSError:
        return None


def _name(crs: object) -> object:
    """Name within a `crs` member; the member itself where it has none."""
    properties = crs.get("properties") if isinstance(crs, dict) else None
    if not isinstance(properties, dict):
        return crs
    for key in ("name", "href", "code"):
        if key in properties:
            return properties[key]
    return crs
