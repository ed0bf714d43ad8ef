"""Boundaries in the words of the page: what each rests on decides how it is drawn."""

import math
from collections.abc import Mapping

import geopandas as gpd
import numpy as np
import shapely

from geo import ellipsoidal_area_m2
from mapper.drawable import drawable_parks
from mapper.page import NO_WORDS, Shape, ShapeLine, Words
from mapper.wording import name_of, number_text
from parks.records import Record, records
from parks.region import Region
from parks.vocabulary import Basis, Extent

BASIS_NAMES: Mapping[str, Words] = {
    Basis.SURVEYED: Words(zh="实测范围", en="surveyed extent"),
    Basis.PUBLISHED: Words(zh="公布范围", en="published extent"),
    Basis.DIGITISED: Words(zh="数字化", en="digitised"),
    Basis.STAND_IN: Words(zh="驻地代替", en="stand-in"),
    Basis.ESTIMATED: Words(zh="估计", en="estimated"),
    Basis.SCHEMATIC: Words(zh="范围示意", en="schematic"),
    Basis.FICTIONAL: Words(zh="虚构", en="fictional"),
}
EXTENT_NAMES: Mapping[str, Words] = {
    Extent.PLANNED: Words(zh="规划", en="planned"),
    Extent.APPROVED: Words(zh="批准", en="approved"),
    Extent.BUILT: Words(zh="已建", en="built"),
    Extent.ILLUSTRATION: Words(zh="范围未公布", en="extent not published"),
}
OFFICIAL = frozenset({Basis.SURVEYED, Basis.PUBLISHED})
REAL_LINES: tuple[ShapeLine, ...] = ("surveyed", "digitised")
"""Lines of shapes that lie where they are drawn."""
M2_PER_KM2 = 1e6
DECIMALS = 7


def describe_shapes(region: Region, names: Mapping[str, Words]) -> tuple[Shape, ...]:
    """Return the boundary versions; `names` gives the short name of each unit."""
    drawn = drawable_parks(region.parks)
    geometries = drawn.geometry
    areas_m2 = np.where(geometries.is_valid, ellipsoidal_area_m2(geometries), np.nan)
    return tuple(
        _shape(record, float(area), lonlat, names)
        for record, area, lonlat in zip(
            records(drawn), areas_m2, lonlats(geometries.representative_point()), strict=True
        )
    )


def lonlats(points: gpd.GeoSeries) -> list[tuple[float, float]]:
    """Return lon, lat of points in degrees, as they cross to the page."""
    pairs = shapely.get_coordinates(points.to_numpy()).round(DECIMALS)
    return [(float(lon), float(lat)) for lon, lat in pairs]


def _shape(
    record: Record, area_m2: float, lonlat: tuple[float, float], names: Mapping[str, Words]
) -> Shape:
    measurable = bool(record["area_measurable"] and math.isfinite(area_m2))
    km2 = number_text(round(area_m2 / M2_PER_KM2, 2), separator="") if measurable else ""
    uncertainty_m = round(record["position_uncertainty_m"] or 0)
    name = names.get(record["unit_id"], Words(zh=record["unit_id"], en=record["unit_id"]))
    return Shape(
        id=record["id"],
        unit=record["unit_id"],
        extent=record["extent"],
        basis=record["basis"],
        line=_line(record["basis"], record["extent"]),
        area_measurable=measurable,
        area_label=Words(zh=f"{km2} km²", en=f"{km2} km²") if measurable else NO_WORDS,
        lon=lonlat[0],
        lat=lonlat[1],
        uncertainty_m=uncertainty_m,
        valid_from=record.get("valid_from") or "",
        valid_to=record.get("valid_to") or "",
        spoken=_spoken(record, name, km2, uncertainty_m),
    )


def _line(basis: str, extent: str) -> ShapeLine:
    """Return how a shape is drawn; a built extent that is not real is no more than a share."""
    if extent == Extent.ILLUSTRATION:
        return "illustration"
    if basis in OFFICIAL:
        return "surveyed"
    if basis == Basis.DIGITISED:
        return "digitised"
    return "share" if extent == Extent.BUILT else "schematic"


def _spoken(record: Record, name: Words, km2: str, uncertainty_m: int) -> Words:
    extent, basis = name_of(EXTENT_NAMES, record["extent"]), name_of(BASIS_NAMES, record["basis"])
    km = number_text(uncertainty_m / 1000, separator="")
    zh = [name.zh, basis.zh, f"{extent.zh} {km2} 平方公里" if km2 else extent.zh]
    en = [name.en, basis.en, f"{extent.en} {km2} square kilometres" if km2 else extent.en]
    if uncertainty_m:
        zh.append(f"位置正负 {km} 公里")
        en.append(f"position within {km} kilometres")
    return Words(zh="，".join(zh), en=", ".join(en))
