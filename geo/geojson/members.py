"""Members of GeoJSON objects: which must stand there, which must not, and of what type."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from geo.geojson.rules import Fault, as_written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.finding import Level

DEPTHS = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
"""How deep the positions of a geometry are nested in its coordinates."""

COLLECTION = "GeometryCollection"
GEOMETRY_TYPES = frozenset([*DEPTHS, COLLECTION])
GEOJSON_TYPES = GEOMETRY_TYPES | {"Feature", "FeatureCollection"}
BBOX_LENGTHS = (4, 6)

OF_OTHERS = {
    "FeatureCollection": frozenset(["coordinates", "geometries", "geometry", "properties"]),
    "Feature": frozenset(["coordinates", "geometries", "features"]),
    COLLECTION: frozenset(["coordinates", "geometry", "properties", "features"]),
} | dict.fromkeys(DEPTHS, frozenset(["geometries", "geometry", "properties", "features"]))
"""Members that would change the meaning of an object: RFC 7946, section 7.1."""

Tree: TypeAlias = "int | list[Tree] | None"
"""A geometry: the place of its part, the geometries of a collection, or none."""


@dataclass(frozen=True, eq=False, slots=True)
class Parts:
    """Geometries with coordinates, in the order of the text: kind, coordinates, feature."""

    kinds: list[str] = field(default_factory=list)
    coordinates: list[Any] = field(default_factory=list)
    features: list[int] = field(default_factory=list)

    def add(self, kind: str, coordinates: object, feature: int) -> int:
        """Take in a geometry and return its place."""
        self.kinds.append(kind)
        self.coordinates.append(coordinates)
        self.features.append(feature)
        return len(self.kinds) - 1


def feature_faults(member: dict[str, Any], feature: int) -> Iterator[Fault]:
    """Faults of the members of a Feature, its geometry aside."""
    if "id" in member and type(member["id"]) not in (str, int, float):
        level: Level | None = "note" if member["id"] is None else None
        yield Fault("bad-id", feature, as_written(member["id"]), level=level)
    properties = member.get("properties", False)
    if properties is False and "properties" not in member:
        yield Fault("missing-properties", feature)
    elif type(properties) is not dict and properties is not None:
        yield Fault("bad-properties", feature, as_written(properties))
    misplaced = OF_OTHERS["Feature"] & member.keys()
    if "geometry" not in member:
        is_lost = any(member[name] is not None for name in misplaced)
        yield Fault("missing-geometry", feature, level="error" if is_lost else None)
    yield from object_faults(member, "Feature", feature)


def object_faults(member: dict[str, Any], kind: str, feature: int | None) -> Iterator[Fault]:
    """Faults any object can have: members of other types, a bounding box that is none."""
    for name in sorted(OF_OTHERS[kind] & member.keys()):
        yield Fault("misplaced-member", feature, kind, field=name)
    if "bbox" in member and not _is_bbox(member["bbox"]):
        yield Fault("bad-bbox", feature, as_written(member["bbox"]))


def geometry_tree(
    geometry: object, feature: int, *, parts: Parts, faults: list[Fault], is_within: bool = False
) -> Tree:
    """
    Take a geometry apart.

    Parameters
    ----------
    geometry
        Whatever stands in its place.
    feature
        Place of its feature, from 0.
    parts, faults
        Where its parts and the faults of its members are added.
    is_within
        Whether it is part of a collection.

    Returns
    -------
    tree
        None where there is no geometry.
    """
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or not isinstance(kind, str) or kind not in GEOMETRY_TYPES:
        faults.append(_no_geometry(geometry, kind, feature))
        return None
    faults.extend(object_faults(geometry, kind, feature))
    if kind == COLLECTION:
        if is_within:
            faults.append(Fault("nested-collection", feature))
        return _collection_tree(geometry, feature, parts=parts, faults=faults)
    if "coordinates" not in geometry:
        faults.append(Fault("missing-coordinates", feature, kind))
        return None
    return parts.add(kind, geometry["coordinates"], feature)


def _collection_tree(
    geometry: dict[str, Any], feature: int, *, parts: Parts, faults: list[Fault]
) -> Tree:
    members = geometry.get("geometries")
    if not isinstance(members, list):
        faults.append(Fault("missing-geometries", feature, as_written(members)))
        return None
    if len(members) == 1:
        faults.append(Fault("single-collection", feature))
    return [
        geometry_tree(member, feature, parts=parts, faults=faults, is_within=True)
        for member in members
    ]


def _no_geometry(geometry: object, kind: object, feature: int) -> Fault:
    if not isinstance(geometry, dict):
        return Fault("bad-geometry", feature, as_written(geometry))
    if "type" not in geometry:
        return Fault("bad-geometry", feature, message="expected a member 'type' in the geometry")
    return Fault("bad-geometry", feature, as_written(kind), remedy=spelling(kind))


def spelling(kind: object) -> str:
    """Return how to mend a type that is only spelt wrongly, empty if it is not."""
    right = {name.lower(): name for name in GEOJSON_TYPES}.get(str(kind).strip().lower())
    return f"Write {right!r}, capitals count" if right else ""


def _is_bbox(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) in BBOX_LENGTHS
        and all(type(number) in (int, float) for number in value)
    )
