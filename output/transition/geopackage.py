"""Land that differs between two states as a layer of a GeoPackage."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from geo.files.atomic import write_atomically
from output.transition.columns import SQUARE_METRES

if TYPE_CHECKING:
    from collections.abc import Iterator

    import geopandas as gpd
    import pandas as pd

    from output.transition.content import TransitionContent

LAYER = "changes"
WRITTEN = "2000-01-01T00:00:00.000Z"
"""Date in every GeoPackage, so that the same land gives the same bytes."""
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
    with tempfile.TemporaryDirectory() as folder, _fixed_date():
        part = Path(folder) / "part.gpkg"
        pyogrio.write_dataframe(
            layer_of(content),
            part,
            layer=LAYER,
            driver="GPKG",
            geometry_type="MultiPolygon",
            layer_options={"DESCRIPTION": about, "IDENTIFIER": LAYER},
        )
        return write_atomically(path, part.read_bytes())


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


@contextmanager
def _fixed_date() -> Iterator[None]:
    """Let GDAL write one date into all files."""
    import pyogrio  # noqa: PLC0415 - as above

    name = "OGR_CURRENT_DATE"
    former = pyogrio.get_gdal_config_option(name)
    pyogrio.set_gdal_config_options({name: WRITTEN})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({name: former})
