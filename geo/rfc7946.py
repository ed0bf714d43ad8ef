"""Check of a GeoJSON text against the rules of RFC 7946 that drawing programs tend to break."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from geo.geojson import GeoJSONFault, feature_name
from geo.geojson_text import DECIMALS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Ring: TypeAlias = Sequence[Sequence[int | Decimal]]

BYTE_ORDER_MARK = "\ufeff"
MAX_LON, MAX_LAT = 180, 90
MIN_RING_POSITIONS = 4
NUMBERS_OF_A_POSITION = (2, 3)
DEPTHS = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
"""How deep the positions of a geometry are nested in its coordinates."""

MESSAGES = {
    "byte-order-mark": ("expected plain UTF-8, got a byte order mark", "Save without it"),
    "not-json": ("expected JSON", "Save the file again"),
    "no-feature-collection": ("expected a FeatureCollection", "Save the layer as GeoJSON"),
    "no-feature": ("expected an object of type Feature", "Save the layer as GeoJSON"),
    "crs-member": ("expected no 'crs' member", "Convert to WGS 84 and leave it out"),
    "bad-geometry": ("expected a geometry of a GeoJSON type, or null", "Check its type"),
    "bad-position": ("expected two or three numbers a position", "Write longitude, latitude"),
    "outside-degrees": ("expected positions within +-180, +-90", "Convert to WGS 84 degrees"),
    "too-many-decimals": (f"expected at most {DECIMALS} decimals", "Round the positions"),
    "short-ring": ("expected at least four positions in a ring", "Add the missing corners"),
    "unclosed-ring": ("expected a ring to end where it begins", "Repeat its first position"),
    "clockwise-shell": ("expected a counter-clockwise outer ring", "Turn the ring round"),
    "counter-clockwise-hole": ("expected a clockwise inner ring", "Turn the ring round"),
}


def rfc7946_faults(text: str) -> tuple[GeoJSONFault, ...]:
    """
    Violations of RFC 7946 in a GeoJSON text.

    Parameters
    ----------
    text
        Content of a file with one FeatureCollection, decoded as UTF-8 (not utf-8-sig, which would
        hide a byte order mark).

    Returns
    -------
    faults
        Each kind of fault once a feature, in the order of the features; empty if the text is clean.
        The codes are the keys of `MESSAGES`.

    Notes
    -----
    RFC 7946, sections 3.1.1 (positions), 3.1.6 (rings), 4 (CRS) and 11.2 (precision; 7 decimals are
    1 cm).
    """
    try:
        document = json.loads(text.removeprefix(BYTE_ORDER_MARK), parse_float=Decimal)
    except ValueError:
        return (_fault("not-json"),)
    faults = [_fault(code) for code in _document_codes(text, document)]
    members = document.get("features") if isinstance(document, dict) else None
    for position, member in enumerate(members or ()):
        name = feature_name(member, position)
        faults += [_fault(code, name) for code in dict.fromkeys(_feature_codes(member))]
    return tuple(faults)


def _fault(code: str, feature: str | None = None) -> GeoJSONFault:
    message, remedy = MESSAGES[code]
    return GeoJSONFault(code=code, feature=feature, message=message, remedy=remedy)


def _document_codes(text: str, document: object) -> Iterator[str]:
    if text.startswith(BYTE_ORDER_MARK):
        yield "byte-order-mark"
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection":
        yield "no-feature-collection"
    elif "crs" in document:
        yield "crs-member"


def _feature_codes(member: object) -> Iterator[str]:
    if not isinstance(member, dict) or member.get("type") != "Feature":
        yield "no-feature"
        return
    if "crs" in member:
        yield "crs-member"
    if member.get("geometry") is not None:
        yield from _geometry_codes(member["geometry"])


def _geometry_codes(geometry: object) -> Iterator[str]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if isinstance(geometry, dict) and kind == "GeometryCollection":
        for part in geometry.get("geometries", ()):
            yield from _geometry_codes(part)
    elif isinstance(geometry, dict) and kind in DEPTHS:
        yield from _coordinate_codes(geometry.get("coordinates"), DEPTHS[kind], kind)
    else:
        yield "bad-geometry"


def _coordinate_codes(coordinates: object, depth: int, kind: str) -> Iterator[str]:
    positions = list(_nested(coordinates, depth))
    if not all(_is_position(position) for position in positions):
        yield "bad-position"
        return
    for position in positions:
        yield from _position_codes(position)
    if kind in ("Polygon", "MultiPolygon"):
        for polygon in _nested(coordinates, depth - 2):
            yield from _polygon_codes(polygon)


def _nested(value: Any, depth: int) -> Iterator[Any]:  # noqa: ANN401 - whatever the file holds
    """Values that deep in lists; one that is no list is given as it is."""
    if depth == 0 or not isinstance(value, list):
        yield value
    else:
        for item in value:
            yield from _nested(item, depth - 1)


def _is_position(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) in NUMBERS_OF_A_POSITION
        and all(type(number) in (int, Decimal) for number in value)
    )


def _position_codes(position: Sequence[int | Decimal]) -> Iterator[str]:
    lon, lat = map(float, position[:2])
    if abs(lon) > MAX_LON or abs(lat) > MAX_LAT:
        yield "outside-degrees"
    if any(_decimals(number) > DECIMALS for number in position):
        yield "too-many-decimals"


def _decimals(number: int | Decimal) -> int:
    return max(0, -int(Decimal(number).as_tuple().exponent))


def _polygon_codes(polygon: Sequence[Ring]) -> Iterator[str]:
    for position, ring in enumerate(polygon):
        if len(ring) < MIN_RING_POSITIONS:
            yield "short-ring"
        if ring[:1] != ring[-1:]:
            yield "unclosed-ring"
        if position == 0 and _turn(ring) < 0:
            yield "clockwise-shell"
        if position > 0 and _turn(ring) > 0:
            yield "counter-clockwise-hole"


def _turn(ring: Ring) -> float:
    """Twice the signed area of a ring in the lon/lat plane: > 0 runs counter-clockwise."""
    x, y = np.array([position[:2] for position in ring], dtype=float).reshape(-1, 2).T
    x, y = x - x[:1], y - y[:1]
    return float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))
