"""New features beside the old ones of a layer: which of the old ones they replace."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from geo import features_from_geojson, to_geojson_text
from geo.finding import Finding
from parks.intake.options import Target
from parks.intake.slug import unique_slugs
from parks.vocabulary import Basis, Extent, PlaceRole

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
    replaced
        Ids of the old features that the new ones replace.
    findings
        A note for each of them.
    """

    text: str
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


def _json(member: object) -> str:
    return json.dumps(member, ensure_ascii=False, separators=(",", ":"))


def _replaced(old: gpd.GeoDataFrame, new: gpd.GeoDataFrame, target: Target) -> np.ndarray:
    """Return which of the old features the new ones replace, shape (n,)."""
    if target is Target.OUTLINE:
        return old["role"].isin(new["role"]).to_numpy()
    same = _is_among(old, new, "id") | _is_among(old, new, "id_in_file", needed="id_in_file")
    stands_in = old["basis"].isin(STAND_INS).to_numpy()
    if target is Target.PLACES:
        stands_in |= old["role"].isin(STAND_IN_ROLES).to_numpy()
        return same | (stands_in & _is_among(old, new))
    is_illustration = old["extent"].eq(Extent.ILLUSTRATION).to_numpy()
    same |= is_illustration & _is_among(old, new)
    same |= stands_in & _is_among(old, new, "extent")
    return same | _is_among(old, new, "extent", "valid_from")


def _is_among(
    old: gpd.GeoDataFrame, new: gpd.GeoDataFrame, *fields: str, needed: str = "unit_id"
) -> np.ndarray:
    """Return which old features have the unit and the fields of a new one; `needed` is no blank."""
    known = set(_keys(new, fields))
    has_needed = old[needed].notna() if needed in old else pd.Series(data=False, index=old.index)
    return np.array([key in known for key in _keys(old, fields)], dtype=bool) & has_needed


def _keys(frame: gpd.GeoDataFrame, fields: Sequence[str]) -> list[tuple[str, ...]]:
    """Return one key a feature that says of which unit, and which version of it, it is."""
    columns = [
        frame[field].fillna("").astype(str) if field in frame else [""] * len(frame)
        for field in ("unit_id", *fields)
    ]
    return list(zip(*columns, strict=True))
