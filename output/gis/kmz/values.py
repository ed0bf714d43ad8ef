"""Values of a column as they stand in KML: as data, and as words of a balloon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from output.gis.text.iso_text import iso_dates, iso_datetimes
from output.gis.xml_template import legal_text
from output.say import say

if TYPE_CHECKING:
    import pandas as pd

    from output.gis.delivery import DeliveredField, Lang

ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;"))
NO_ENTITY = ("$", "&#36;")
"""Google Earth replaces `$[name]` in a balloon by the unescaped value of that name."""
INT32 = 2**31


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class KmlValues:
    """
    A column.

    Parameters
    ----------
    type
        Type of a `SimpleField`.
    data
        Texts escaped for XML, null where missing; shape (n,).
    shown
        Texts escaped for HTML, numbers rounded to the decimals worth showing.
    illegal
        In how many texts a space stands for characters that XML does not have.
    """

    type: str
    data: pa.StringArray
    shown: pa.StringArray
    illegal: int = 0


def kml_values(column: pd.Series[Any], field: DeliveredField, *, lang: Lang = "zh") -> KmlValues:
    """
    Write a column.

    Parameters
    ----------
    column
        dtype as `mapper.gis.scene.GisField` says for the kind.
    field
        What its values are. Numbers have the fewest digits that read back to the same float;
        dates and times are ISO 8601; integers beyond 32 bits, which KML does not have, are text.
    lang
        Language of yes and no in balloons.
    """
    if field.kind == "flag":
        flags = pa.array(column, pa.bool_())
        words = say(lang, "是", "yes"), say(lang, "否", "no")
        shown = pc.if_else(flags, *words)
        return KmlValues(type="bool", data=pc.if_else(flags, "1", "0"), shown=shown)
    if field.kind in {"number", "integer"}:
        return _numbers(column, field)
    if field.kind == "date":
        return _texts(iso_dates(column))
    if field.kind == "datetime":
        return _texts(iso_datetimes(column))
    return _texts(column)


def xml_data(text: str) -> str:
    """Return a text as data of an XML element, as `kml_values` writes it."""
    text = legal_text(text)
    for sign in ESCAPES:
        text = text.replace(*sign)
    return text


def balloon_text(text: str) -> str:
    """Return a text as HTML that a balloon shows letter by letter."""
    return xml_data(text).replace(*NO_ENTITY)


def _numbers(column: pd.Series[Any], field: DeliveredField) -> KmlValues:
    """Write numbers; those of balloons without digits that say nothing."""
    values = pa.array(column, from_pandas=True)
    data = shown = pc.cast(values, pa.string())
    if field.kind == "integer":
        kml_type = "string" if _is_long(values) else "int"
        return KmlValues(type=kml_type, data=data, shown=shown)
    if field.decimals is not None:
        shown = pc.cast(pc.round(values, field.decimals), pa.string())
    return KmlValues(type="double", data=pc.replace_substring(data, "inf", "INF"), shown=shown)


def _is_long(values: pa.Int64Array) -> bool:
    span = pc.min_max(values).as_py()
    return span["min"] is not None and not -INT32 <= span["min"] <= span["max"] < INT32


def _texts(column: pd.Series[Any]) -> KmlValues:
    """Write texts, each different one made legal once."""
    codes, different = column.factorize()
    legal = [legal_text(text) for text in different]
    is_mended = np.array([*map(str.__ne__, legal, different), False])
    texts = pa.array([*legal, None], pa.string())
    for sign in ESCAPES:
        texts = pc.replace_substring(texts, *sign)
    place = pa.array(codes % len(is_mended))
    return KmlValues(
        type="string",
        data=texts.take(place),
        shown=pc.replace_substring(texts, *NO_ENTITY).take(place),
        illegal=int(is_mended[codes].sum()),
    )
