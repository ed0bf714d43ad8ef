"""Which columns of a table hold coordinates, by their names and what stands in them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.files.coordinate_text import split_pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

LON = "longitude|lon|lng|long|经度|經度|东经|東經"
LAT = "latitude|lat|纬度|緯度|北纬|北緯"
EASTING = "x|x坐标|x座標|坐标x|座標x|coordx|xcoord|pointx|posx|easting|east|e|东坐标|東坐標|横坐标"
NORTHING = (
    "y|y坐标|y座標|坐标y|座標y|coordy|ycoord|pointy|posy|northing|north|n|北坐标|北坐標|纵坐标"
)
BOTH = re.compile(
    "经纬度|經緯度|纬经度|坐标|座標|位置坐标|中心坐标|coordinates?|coords?|lonlat|lnglat|latlon|latlng|"
    "location|position|geolocation"
)
SHAPES = re.compile(
    "(?:.*wkt.*|wkb.*|ewk[tb]|geometry|geom|thegeom|shape|几何|幾何|图形|圖形|空间数据)\\d*"
)
SHAPE_TEXT = re.compile(
    r"\s*(?:SRID=\d+;\s*)?(?:(?:MULTI)?(?:POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION)\b"
    r"|\s*0[01][0-9A-Fa-f]{8,}|\s*\{\s*\"", re.IGNORECASE
)  # fmt: skip
DATUMS = (
    ("gcj02", re.compile("gcj|火星|高德|腾讯|騰訊|amap|gaode|tencent")),
    ("bd09", re.compile("bd09|bd-09|bd_09|百度|baidu")),
)
LOOKED_AT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """
    Two columns that hold a point.

    Parameters
    ----------
    x, y
        Names of the columns: longitude and latitude, or easting and northing.
    in_degrees
        Whether the names say degrees.
    datum
        "gcj02" or "bd09" if the names say so, else "".
    """

    x: str
    y: str
    in_degrees: bool
    datum: str = ""


def coordinate_pairs(names: Sequence[str]) -> tuple[Pair, ...]:
    """
    Find the pairs of columns whose names say that they hold a point.

    Parameters
    ----------
    names
        Of all columns, as they are written.

    Returns
    -------
    pairs
        Degrees before metres, else in the order of the columns. The rest of both names must be the
        same: "start_lon" goes with "start_lat", not with "end_lat".
    """
    lons, lats = _naming(names, LON), _naming(names, LAT)
    degrees = [
        Pair(x=x, y=lats[rest], in_degrees=True, datum=_datum(x + lats[rest]))
        for rest, x in lons.items()
        if rest in lats
    ]
    norths = [(name, place) for name in names if (place := _place(name, NORTHING)) is not None]
    metres = [
        Pair(x=name, y=north, in_degrees=False)
        for name in names
        if (place := _place(name, EASTING)) is not None
        for north, same in norths
        if same == place
    ]
    return (*degrees, *metres)


def paired_column(columns: pd.DataFrame) -> str | None:
    """Return the column in which most cells hold two coordinates, if its name says so too."""
    for name in columns.columns:
        if BOTH.fullmatch(re.sub(r"[\W_]", "", _lowered(str(name)))):
            cells = [cell for cell in columns[name].tolist()[:LOOKED_AT] if cell is not None]
            *_, bad = split_pairs(cells)
            if cells and 2 * len(bad) < len(cells):
                return str(name)
    return None


def wkt_column(columns: pd.DataFrame) -> str | None:
    """Return the column in which most cells hold a geometry as text, if its name says so too."""
    for name in columns.columns:
        if SHAPES.fullmatch(_lowered(str(name)).replace("_", "").replace(" ", "")):
            cells = [cell for cell in columns[name].tolist()[:LOOKED_AT] if cell is not None]
            shapes = [cell for cell in cells if isinstance(cell, str) and SHAPE_TEXT.match(cell)]
            if cells and 2 * len(shapes) > len(cells):
                return str(name)
    return None


def _naming(names: Sequence[str], words: str) -> dict[str, str]:
    """Return the columns that name longitude (or latitude), by what else stands in the name."""
    latin = "|".join(word for word in words.split("|") if word.isascii())
    chinese = "|".join(word for word in words.split("|") if not word.isascii())
    axis = re.compile(f"(?<![a-z])(?:{latin})(?![a-z])|{chinese}")
    found: dict[str, str] = {}
    for name in names:
        lowered = _lowered(name)
        match = axis.search(lowered)
        if match:
            rest = _plain(f"{lowered[: match.start()]} {lowered[match.end() :]}")
            found.setdefault(re.sub("^[xy]$", "", rest), name)
    return found


def _place(name: str, words: str) -> int | None:
    """Return which of the words is the whole name but for a unit, None if none is."""
    plain = re.sub("(?<!^)(?:m|米)$", "", _plain(name))
    listed = words.split("|")
    return listed.index(plain) if plain in listed else None


def _lowered(name: str) -> str:
    """Return a name in one width and case, words written together taken apart."""
    apart = re.sub("(?<=[a-z])(?=[A-Z])", "_", unicodedata.normalize("NFKC", name))
    return apart.lower()


def _plain(name: str) -> str:
    """Return the letters of a name, without units of degrees."""
    return re.sub(r"度$|deg$|dd$", "", re.sub(r"[\W_]", "", _lowered(name)))


def _datum(names: str) -> str:
    lowered = names.lower()
    return next((datum for datum, pattern in DATUMS if pattern.search(lowered)), "")
