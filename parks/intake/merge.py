"""New features beside the old ones of a layer: which of the old ones they replace."""

from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from geo.finding import Finding
from parks.intake.options import Target
from parks.intake.slug import unique_slugs
from parks.vocabulary import Basis, Extent, PlaceRole

STAND_INS = frozenset({Basis.SCHEMATIC, Basis.STAND_IN, Basis.ESTIMATED})
STAND_IN_ROLES = frozenset({PlaceRole.STAND_IN, PlaceRole.POSSIBLE_SEAT})


@dataclass(frozen=True, eq=False, kw_only=True)
class Merged:
    """
    A layer after an import.

    Parameters
    ----------
    features
        Old features that stay, then the new ones; EPSG:4326.
    replaced
        Ids of the old features that the new ones replace.
    findings
        A note for each of them.
    """

    features: gpd.GeoDataFrame
    replaced: tuple[str, ...]
    findings: tuple[Finding, ...]


def merge_features(old: gpd.GeoDataFrame, new: gpd.GeoDataFrame, *, target: Target) -> Merged:
    """
    Put new features into a layer.

    Parameters
    ----------
    old
        Features of the region's layer, as they are written.
    new
        Features to add, with the store's properties.
    target
        Which layer it is.

    Returns
    -------
    merged
        A new feature replaces the old one of its unit and id; a boundary also the schematic ones of
        its unit and extent, the illustrations of its unit, and the one of the same extent and
        `valid_from`; a place the estimated and stand-in ones of its unit; an outline the former
        one. What was drawn from a survey for another year stays. An id that another unit's feature
        has is numbered.
    """
    replaced = _replaced(old, new, target) if len(old) else pd.Series(dtype=bool)
    kept = old[~replaced] if len(old) else old
    taken = kept["id"].astype(str) if len(kept) else ()
    new = new.assign(id=unique_slugs(list(new["id"]), taken=taken, stem=str(target)))
    columns = list(dict.fromkeys([*kept.columns, *new.columns]))
    frames = [frame.reindex(columns=columns) for frame in (kept, new) if len(frame)]
    joined = pd.concat(frames, ignore_index=True) if frames else new
    ids = tuple(str(item) for item in old.loc[replaced, "id"]) if len(old) else ()
    notes = tuple(
        Finding(
            level="note",
            code="replaced",
            source=f"{target}.geojson",
            feature_id=feature_id,
            message="replaced by the import",
            remedy="parkmap import --undo --into FOLDER takes it back.",
        )
        for feature_id in ids
    )
    features = gpd.GeoDataFrame(joined, geometry="geometry", crs="EPSG:4326")
    return Merged(features=features, replaced=ids, findings=notes)


def _replaced(old: gpd.GeoDataFrame, new: gpd.GeoDataFrame, target: Target) -> "pd.Series[bool]":
    if target is Target.OUTLINE:
        return old["role"].isin(new["role"])
    same_id = _keys(old, "id").isin(_keys(new, "id"))
    same_unit = old["unit_id"].isin(new["unit_id"])
    if target is Target.PLACES:
        stand_in = old["basis"].isin(STAND_INS) | old["role"].isin(STAND_IN_ROLES)
        return same_id | (same_unit & stand_in)
    same_extent = _keys(old, "extent").isin(_keys(new, "extent"))
    same_version = _keys(old, "extent", "valid_from").isin(_keys(new, "extent", "valid_from"))
    illustration = old["extent"].eq(Extent.ILLUSTRATION) & same_unit
    schematic = old["basis"].isin(STAND_INS) & same_extent
    return same_id | illustration | schematic | same_version


def _keys(frame: gpd.GeoDataFrame, *fields: str) -> "pd.Series[str]":
    """Return one text a feature that says of which unit, and which version of it, it is."""
    parts = pd.DataFrame(
        {
            field: frame[field].fillna("").astype(str) if field in frame else ""
            for field in ("unit_id", *fields)
        },
        index=frame.index,
    )
    return parts.agg("\n".join, axis=1)
