"""Values of a column as JSON texts, all at once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from output.gis.text.iso_text import iso_dates, iso_datetimes

if TYPE_CHECKING:
    from mapper.gis.scene import FieldKind

NULL = "null"
WRITTEN_OUT_BELOW = 1e10
"""Whole floats from here on are written by Arrow with an exponent."""
_ENCODER = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class JsonValues:
    """
    A column as JSON.

    Parameters
    ----------
    texts
        JSON texts, `null` for what is missing; shape (n,).
    endless
        How many numbers were infinite, which JSON does not have: `null`.
    mended
        How many texts held half a character (a lone surrogate), which UTF-8 does not have:
        `?` stands for it.
    """

    texts: pa.StringArray
    endless: int = 0
    mended: int = 0


def json_values(column: pd.Series[Any], kind: FieldKind) -> JsonValues:
    """
    Write a column as JSON.

    Parameters
    ----------
    column
        dtype as `mapper.gis.scene.GisField` says for the kind.
    kind
        What its values are. Numbers are written with the fewest digits that read back to the same
        float, always with a point or an exponent; dates and times as ISO 8601.
    """
    if kind == "text":
        return _texts(column)
    if kind == "number":
        return _numbers(column)
    if kind == "date":
        return _texts(iso_dates(column))
    if kind == "datetime":
        return _texts(iso_datetimes(column))
    return JsonValues(texts=pc.fill_null(pc.cast(pa.array(column), pa.string()), NULL))


def as_json(value: object) -> str:
    """Return a value as one line of JSON."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _texts(column: pd.Series[Any]) -> JsonValues:
    """Write texts, each different one once."""
    codes, different = pd.factorize(column)
    written = list(map(_ENCODER.encode, np.asarray(different, dtype=object)))
    whole = [text.encode("utf-8", "replace").decode("utf-8") for text in written]
    is_mended = np.array([*map(str.__ne__, whole, written), False])
    texts = pa.array([*whole, NULL]).take(pa.array(codes % len(is_mended)))
    return JsonValues(texts=texts, mended=int(is_mended[codes].sum()))


def _numbers(column: pd.Series[Any]) -> JsonValues:
    """Write floats; whole ones get a point, so that no reader takes them for integers."""
    numbers = column.to_numpy(dtype=float, na_value=np.nan)
    is_whole = (np.trunc(numbers) == numbers) & (np.abs(numbers) < WRITTEN_OUT_BELOW)
    texts = pc.cast(pa.array(numbers), pa.string())
    pointed = pc.binary_join_element_wise(texts, pc.if_else(pa.array(is_whole), ".0", ""), "")
    return JsonValues(
        texts=pc.if_else(pa.array(np.isfinite(numbers)), pointed, NULL),
        endless=int(np.isinf(numbers).sum()),
    )
