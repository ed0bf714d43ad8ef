"""Coordinates as people write them in tables: decimal degrees, degrees and minutes, metres."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

NUMBER = r"[+-]?\d+(?:\.\d+)?"
SEXAGESIMAL = re.compile(
    rf"""^(?P<before>[NSEW东西南北東]|东经|西经|北纬|南纬|東經|北緯)?\s*
    (?P<deg>{NUMBER})\s*(?:°|º|˚|度|d|:|\s|-)?\s*
    (?:(?P<min>\d+(?:\.\d+)?)\s*(?:'|′|’|ʹ|分|m|:|\s|-)?\s*
    (?:(?P<sec>\d+(?:\.\d+)?)\s*(?:''|"|″|”|ʺ|秒|s)?)?)?\s*
    (?P<after>[NSEW东西南北東])?$""",
    re.VERBOSE | re.IGNORECASE,
)
NEGATIVE = ("S", "W", "南", "西")
SIXTY = 60
BETWEEN = re.compile(r"\s*[,，、;；|/]\s*|(?<=[\dNSEWnsew°\"″'])\s+(?=[+\-NSEW\d])")


def coordinate_values(cells: Sequence[object]) -> tuple[Floats, list[int]]:
    """
    Read a column of single coordinates.

    Parameters
    ----------
    cells
        Numbers, or texts such as "106.65", "106°39′12″E", "E106.65", "106度39分12秒"; None where
        blank.

    Returns
    -------
    values
        Shape (n,), degrees or metres as written, south and west negative; NaN where blank or bad.
    bad
        Index of each cell that is filled but cannot be read.
    """
    values = np.array([_value(cell) for cell in cells], dtype=np.float64)
    missing = np.flatnonzero(np.isnan(values)).tolist()
    return values, [row for row in missing if cells[row] is not None]


def split_pairs(cells: Sequence[object]) -> tuple[Floats, Floats, list[int]]:
    """
    Read a column of pairs such as "106.65,29.03" or "106°39′E 29°02′N".

    Returns
    -------
    first, second
        Shape (n,) each, NaN where blank or bad.
    bad
        Index of each cell that is filled but cannot be read.
    """
    parts = [_halves(cell) for cell in cells]
    first = np.array([_value(part[0]) for part in parts], dtype=np.float64)
    second = np.array([_value(part[1]) for part in parts], dtype=np.float64)
    unread = np.flatnonzero(np.isnan(first) | np.isnan(second)).tolist()
    return first, second, [row for row in unread if cells[row] is not None]


def _halves(cell: object) -> tuple[str | None, str | None]:
    if not isinstance(cell, str):
        return None, None
    text = unicodedata.normalize("NFKC", cell).strip(" ()[]（）【】")
    parts = BETWEEN.split(text)
    return (parts[0], parts[1]) if len(parts) == 2 else (None, None)  # noqa: PLR2004 - a pair


def _value(cell: object) -> float:
    """Read the number of a cell, NaN if it holds none."""
    if cell is None or isinstance(cell, bool):
        return np.nan
    if isinstance(cell, int | float):
        return float(cell)
    text = str(cell).strip()
    try:
        number = float(text)
    except ValueError:
        return _sexagesimal(text)
    return number if np.isfinite(number) else np.nan


def _sexagesimal(text: str) -> float:
    """Degrees of a text with minutes, seconds or a side of the globe."""
    written = text.replace("″", '"').replace("′", "'").replace("〃", '"')
    match = SEXAGESIMAL.match(unicodedata.normalize("NFKC", written).strip())
    if match is None:
        return np.nan
    degrees = float(match["deg"])
    minutes, seconds = float(match["min"] or 0), float(match["sec"] or 0)
    is_two_numbers = (match["min"] and "." in match["deg"]) or (
        match["sec"] and "." in match["min"]
    )
    if minutes >= SIXTY or seconds >= SIXTY or is_two_numbers:
        return np.nan
    side = (match["before"] or match["after"] or "").upper()
    size = abs(degrees) + minutes / SIXTY + seconds / SIXTY**2
    return -size if degrees < 0 or side.startswith(NEGATIVE) else size
