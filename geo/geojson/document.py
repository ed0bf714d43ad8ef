"""Features of parsed GeoJSON documents, whatever their root is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from geo.geojson.members import (
    GEOJSON_TYPES,
    GEOMETRY_TYPES,
    Parts,
    Tree,
    feature_faults,
    geometry_tree,
    object_faults,
    spelling,
)
from geo.geojson.other import other_format
from geo.geojson.rules import Fault, as_written

if TYPE_CHECKING:
    from collections.abc import Sequence

Form: TypeAlias = Literal["collection", "single", "list", "sequence"]


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Document:
    """
    Features of a text.

    Parameters
    ----------
    form
        What the root is: a FeatureCollection, a single Feature or geometry, a list, a sequence.
    name
        Name the text gives itself, empty if none.
    members
        The Feature objects; a bare geometry is put into one.
    roots
        The documents that are objects.
    trees
        Geometry of each feature.
    parts
        Geometries with coordinates.
    faults
        What is wrong with members.
    """

    form: Form = "single"
    name: str = ""
    members: list[dict[str, Any]] = field(default_factory=list)
    roots: list[dict[str, Any]] = field(default_factory=list)
    trees: list[Tree] = field(default_factory=list)
    parts: Parts = field(default_factory=Parts)
    faults: list[Fault] = field(default_factory=list)


def document_of(documents: Sequence[Any]) -> Document:
    """
    Features of parsed documents, with everything wrong about their members.

    Parameters
    ----------
    documents
        One, or several of a text sequence.
    """
    faults: list[Fault] = []
    entries = [entry for document in documents for entry in _entries(document, faults)]
    members = [entry if isinstance(entry, dict) else {} for entry in entries]
    parts = Parts()
    trees = [_feature_tree(entry, n, parts, faults) for n, entry in enumerate(entries)]
    roots = [document for document in documents if isinstance(document, dict)]
    if len(documents) > 1:
        faults.append(Fault("text-sequence", value=f"{len(documents)} texts"))
    return Document(
        form=_form(documents),
        name=_name(roots),
        members=members,
        roots=roots,
        trees=trees,
        parts=parts,
        faults=faults,
    )


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
    if feature_id is None:
        return f"#{position + 1}"
    return feature_id if isinstance(feature_id, str) else as_written(feature_id)


def _form(documents: Sequence[Any]) -> Form:
    if len(documents) != 1:
        return "sequence"
    if isinstance(documents[0], list):
        return "list"
    kind = documents[0].get("type") if isinstance(documents[0], dict) else None
    return "collection" if kind == "FeatureCollection" else "single"


def _name(roots: Sequence[dict[str, Any]]) -> str:
    name = roots[0].get("name") if roots else None
    return name if isinstance(name, str) else ""


def _entries(document: object, faults: list[Fault]) -> list[Any]:
    """Return what stands in the place of features."""
    other = other_format(document)
    if other:
        name, remedy = other
        message = f"expected GeoJSON, got {name}"
        faults.append(Fault("other-format", message=message, remedy=remedy))
        return []
    if isinstance(document, dict):
        return _object_entries(document, faults)
    if isinstance(document, list) and document and all(_is_geojson(item) for item in document):
        faults.append(Fault("feature-list", value=f"{len(document)} features"))
        return [_as_feature(item) for item in document]
    faults.append(Fault("no-object", value=as_written(document)))
    return []


def _object_entries(document: dict[str, Any], faults: list[Fault]) -> list[Any]:
    kind = document.get("type")
    if "type" not in document:
        faults.append(Fault("missing-type", value=", ".join(list(document)[:8])))
    elif not isinstance(kind, str) or kind not in GEOJSON_TYPES:
        faults.append(Fault("unknown-type", value=as_written(kind), remedy=spelling(kind)))
    elif kind != "FeatureCollection":
        return [_as_feature(document)]
    elif not isinstance(document.get("features"), list):
        faults.append(Fault("no-features", value=as_written(document.get("features"))))
    else:
        faults.extend(object_faults(document, kind, None))
        features: list[Any] = document["features"]
        return features
    return []


def _is_geojson(item: object) -> bool:
    if not isinstance(item, dict):
        return False
    kind = item.get("type")
    return isinstance(kind, str) and (kind == "Feature" or kind in GEOMETRY_TYPES)


def _as_feature(document: dict[str, Any]) -> dict[str, Any]:
    if document["type"] == "Feature":
        return document
    return {"type": "Feature", "properties": None, "geometry": document}


def _feature_tree(entry: object, feature: int, parts: Parts, faults: list[Fault]) -> Tree:
    if not isinstance(entry, dict) or entry.get("type") != "Feature":
        faults.append(_no_feature(entry, feature))
        return None
    faults.extend(feature_faults(entry, feature))
    geometry = entry.get("geometry")
    if geometry is None:
        return None
    return geometry_tree(geometry, feature, parts=parts, faults=faults)


def _no_feature(entry: object, feature: int) -> Fault:
    if not isinstance(entry, dict):
        return Fault("no-feature", feature, as_written(entry))
    kind = entry.get("type")
    return Fault("no-feature", feature, as_written(kind), remedy=spelling(kind))
