"""Land that differs between two states as a layer of a GeoPackage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from output.gis.gdal_write import one_date, part_of
from output.gis.geopackage import VERSION
from output.transition.columns import SQUARE_METRES

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd
    import pandas as pd

    from output.transition.content import TransitionContent

LAYER = "changes"
FICTIONAL = "虚构 fictional"


def write_geopackage(path: Path, content: TransitionContent) -> Path:
    """
    Write the land that differs as polygons.

    Parameters
    ----------
    path
        File to write.
    content
        Two states compared.

    Returns
    -------
    path
        A GeoPackage with one layer `changes` of multipolygons in the CRS of the parcels: ids and
        names of zones, parcels and classes, `area_m2`, `area_ha`, `area_mu`; `basis` says that a
        region is made up.
    """
    import pyogrio  # noqa: PLC0415 - GDAL, where a layer is wanted only

    zh, en = content.title
    about = f"{zh}; {en}" + (f"; {FICTIONAL}" if content.is_fictional else "")
    with one_date(), part_of(path) as part:
        pyogrio.write_dataframe(
            layer_of(content),
            part,
            layer=LAYER,
            driver="GPKG",
            geometry_type="MultiPolygon",
            dataset_options=VERSION,
            layer_options={"DESCRIPTION": about, "IDENTIFIER": LAYER},
        )
    return path


def layer_of(content: TransitionContent) -> gpd.GeoDataFrame:
    """Return the land that differs with the names of zones and classes."""
    pieces = content.transition.pieces
    zones = pieces["zone_id"].astype(str)
    layer = pieces.assign(
        zone_id=zones,
        zone_zh=_names(zones, content, place=0),
        zone_en=_names(zones, content, place=1),
        area_ha=pieces["area_m2"] / SQUARE_METRES["ha"],
        area_mu=pieces["area_m2"] / SQUARE_METRES["mu"],
    )
    for side in ("before", "after"):
        for place, lang in enumerate(("zh", "en")):
            names = {code: content.class_name(code)[place] for code in layer[side].unique()}
            layer[f"{side}_{lang}"] = layer[side].map(names)
    if content.is_fictional:
        layer["basis"] = FICTIONAL
    columns = [
        "zone_id", "zone_zh", "zone_en", "before_id", "before", "before_zh", "before_en",
        "after_id", "after", "after_zh", "after_en", "area_m2", "area_ha", "area_mu",
        *(["basis"] if content.is_fictional else []), "geometry",
    ]  # fmt: skip
    return layer[columns]


def _names(zones: pd.Series, content: TransitionContent, *, place: int) -> pd.Series:
    return zones.map({zone: content.zone_name(zone)[place] for zone in zones.unique()})
