"""New features beside the old ones of a layer: which of the old ones they replace."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np

from geo import features_from_geojson, to_geojson_text
from geo.finding import Finding
from parks.intake.options import Target
from parks.intake.slug import unique_slugs
from parks.vocabulary import Basis, Extent, PlaceRole

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

STAND_INS = frozenset({Basis.SCHEMATIC, Basis.STAND_IN, Basis.ESTIMATED})
STAND_IN_ROLES = frozenset({PlaceRole.STAND_IN, PlaceRole.POSSIBLE_SEAT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """
    A layer after an import.

    Parameters
    ----------
    text
        GeoJSON: the old features that stay, as they were written, then the new ones.
    roles
        What the property `role` says of its features.
    replaced
        Ids of the old features that the new ones replace.
    findings
        A note for each of them.
    """

    text: str
    roles: frozenset[str]
    replaced: tuple[str, ...]
    findings: tuple[Finding, ...]


def merge_features(path: Path, new: gpd.GeoDataFrame, *, target: Target) -> Merged:
    """
    Put new features into a layer.

    Parameters
    ----------
    path
        The region's layer.
    new
        Features to add, with the store's properties; EPSG:4326.
    target
        Which layer it is.

    Returns
    -------
    merged
        A new feature replaces the old one of its unit that has its id, or had the same id in the
        file it came from; a boundary also the schematic ones of its unit and extent, the
        illustrations of its unit, and the one of the same extent and `valid_from`; a place the
        estimated and stand-in ones of its unit; an outline the former one. What was drawn from a
        survey for another year stays. An id that another unit's feature has is numbered.
    """
    old = features_from_geojson(path)
    is_replaced = _replaced(old, new, target) if len(old) else np.zeros(0, dtype=bool)
    taken = old["id"][~is_replaced].astype(str)
    added = new.assign(id=unique_slugs(list(new["id"]), taken=taken, stem=str(target)))
    ids = tuple(str(item) for item in old["id"][is_replaced])
    notes = tuple(
        Finding(
            level="note",
            code="replaced",
            source=path.name,
            feature_id=feature_id,
            message="replaced by the import",
            remedy="parkmap import --undo --into FOLDER takes it back.",
        )
        for feature_id in ids
    )
    return Merged(
        text=_text(path, np.flatnonzero(~is_replaced).tolist(), added),
        roles=frozenset(_roles(old[~is_replaced], added)),
        replaced=ids,
        findings=notes,
    )


def _text(path: Path, kept: Sequence[int], new: gpd.GeoDataFrame) -> str:
    """Return the collection with the kept members, then the new ones: one feature a line."""
    collection: dict[str, Any] = json.loads(path.read_text("utf-8-sig"))
    members = collection.pop("features")
    lines = [_json(members[number]) for number in kept]
    lines += to_geojson_text(new).splitlines()[1:-1]
    body = ",\n".join(line.removesuffix(",") for line in lines)
    head = _json(collection).removesuffix("}")
    return f'{head},"features":[\n{body}\n]}}\n'


def _roles(*frames: gpd.GeoDataFrame) -> list[str]:
    return [role for frame in frames if "role" in frame for role in frame["role"]]


def _json(member: object) -> str:
    return json.dumps(member, ensure_ascii=False, separators=(",", ":"))


def _replaced(old: gpd.GeoDataFrame, new: gpd.GeoDataFrame, target: Target) -> "NDArray[np.bool_]":
    """Return which of the old features the new ones replace, shape (n,)."""
    if target is Target.OUTLINE:
        return _is_any_of(old["role"], set(new["role"]))
    same = _is_among(old, new, "id") | _is_among(old, new, "id_in_file", needed="id_in_file")
    stands_in = _is_any_of(old["basis"], STAND_INS)
    if target is Target.PLACES:
        stands_in |= _is_any_of(old["role"], STAND_IN_ROLES)
        return same | (stands_in & _is_among(old, new))
    same &= ~_is_dated(old) | _is_among(old, new[~_is_dated(new)])
    is_illustration = _is_any_of(old["extent"], {Extent.ILLUSTRATION})
    same |= is_illustration & _is_among(old, new)
    same |= stands_in & _is_among(old, new, "extent")
    return same | _is_among(old, new, "extent", "valid_from")


def _is_among(
    old: gpd.GeoDataFrame, new: gpd.GeoDataFrame, *fields: str, needed: str = "unit_id"
) -> "NDArray[np.bool_]":
    """Return which old features have the unit and the fields of a new one; `needed` is no blank."""
    known = set(_keys(new, fields))
    held = old[needed] if needed in old else [None] * len(old)
    pairs = zip(_keys(old, fields), held, strict=True)
    return np.array([key in known and value is not None for key, value in pairs], dtype=bool)


def _is_dated(frame: gpd.GeoDataFrame) -> "NDArray[np.bool_]":
    held = frame["valid_from"] if "valid_from" in frame else [None] * len(frame)
    return np.array([bool(value) for value in held], dtype=bool)


def _is_any_of(column: "pd.Series[str]", words: Collection[str]) -> "NDArray[np.bool_]":
    return np.array([value in words for value in column], dtype=bool)


def _keys(frame: gpd.GeoDataFrame, fields: Sequence[str]) -> list[tuple[str, ...]]:
    """Return one key a feature that says of which unit, and which version of it, it is."""
    columns = [
        frame[field].fillna("").astype(str) if field in frame else [""] * len(frame)
        for field in ("unit_id", *fields)
    ]
    return list(zip(*columns, strict=True))
