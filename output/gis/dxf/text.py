"""Texts as a DXF file can hold them: attributes in extended data, labels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from output.gis.counted_loss import CountedLoss, loss_findings
from output.gis.dxf.encoding import NOT_HELD, column, cut, encoded, side_by_side, without_unheld
from output.gis.text.iso_text import iso_dates, iso_datetimes
from output.say import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.finding import Finding
    from output.gis.delivery import DeliveredField, DeliveredLayer, Lang

APP = "PARKMAP"
"""Name under which attributes are registered in the drawing."""
MOST_BYTES = 255
"""Longest text of extended data and of a label, GBK."""
MOST_BYTES_AN_ENTITY = 16_000
OVERHEAD = 8
"""Bytes that a text of extended data takes beside its characters."""
LABEL_CODES = re.compile(r"%%|\^")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class DxfTexts:
    """Texts of features, null where there is none; how many were cut, and how many changed."""

    texts: pa.BinaryArray
    cut: int = 0
    changed: int = 0


def extended_data(
    layer: DeliveredLayer, *, lang: Lang, source: str
) -> tuple[pa.BinaryArray, list[Finding]]:
    """
    Write the attributes of features as extended data.

    Parameters
    ----------
    layer
        What is delivered.
    lang
        Language of yes and no.
    source
        Name of the file, for findings.

    Returns
    -------
    texts
        A group (1000) with `name=value` for each value that a feature has; shape (n,).
    losses
        Columns with texts that were cut at 255 bytes or had characters DXF does not know.
    """
    pieces = [column([""] * len(layer.frame))]
    most = min(MOST_BYTES, MOST_BYTES_AN_ENTITY // max(1, len(layer.fields)) - OVERHEAD)
    losses: list[Finding] = []
    for one in layer.fields:
        name = without_unheld(one.name)
        room = max(0, most - len(encoded(f"{name}=")))
        values = _values(layer.frame[one.name], one, lang=lang, most=room)
        losses.extend(loss_findings(_losses(values, layer.name), source=source, field=one.name))
        pieces.append(pc.fill_null(side_by_side(f"1000\n{name}=", values.texts, "\n"), b""))
    return side_by_side(*pieces), losses


def row_numbers(layer: DeliveredLayer) -> pa.BinaryArray:
    """Return the groups that begin extended data: our name, and the number of the row from 1."""
    rows = pa.array(np.arange(1, len(layer.frame) + 1)).cast(pa.string())
    return side_by_side(f"1001\n{APP}\n1071\n", rows, "\n")


def label_texts(shown: pd.Series[Any]) -> pa.BinaryArray:
    """Return texts of labels with the codes of DXF texts (`%%`, `^`) made plain; null for none."""
    texts = shown.map(lambda text: str(text).strip() or None, na_action="ignore")
    return _each(texts, lambda text: LABEL_CODES.sub(_plain_code, text), most=MOST_BYTES).texts


def cleaned(text: str) -> str:
    """Return a text for a label as a DXF file can hold it."""
    return LABEL_CODES.sub(_plain_code, without_unheld(text))


def _plain_code(found: re.Match[str]) -> str:
    return "%%%%%%" if found[0] == "%%" else "^ "


def _values(values: pd.Series[Any], one: DeliveredField, *, lang: Lang, most: int) -> DxfTexts:
    """Write a column as texts."""
    if one.kind == "text":
        return _each(values, str, most=most)
    if one.kind == "date":
        return _each(iso_dates(values), str, most=most)
    if one.kind == "datetime":
        return _each(iso_datetimes(values), str, most=most)
    if one.kind == "flag":
        yes, no = say(lang, "是", "yes"), say(lang, "否", "no")
        return DxfTexts(texts=column([yes, no, None]).take(_flag_places(values)))
    return DxfTexts(texts=pc.cast(pa.array(values, from_pandas=True), pa.string()))


def _each(values: pd.Series[Any], make: Callable[[str], str], *, most: int) -> DxfTexts:
    """Write each different text of a column once."""
    codes, known = pd.factorize(values)
    different = np.asarray(known, dtype=object).tolist()
    has_unheld = NOT_HELD.search("".join(different)) is not None
    plain = [without_unheld(text) for text in different] if has_unheld else different
    made = [make(text) for text in plain]
    short = [cut(text, most) for text in made]
    is_changed = np.array([*map(str.__ne__, plain, different), False])
    is_cut = np.array([*map(str.__ne__, short, made), False])
    texts = column([*short, None]).take(pa.array(codes % len(is_cut)))
    return DxfTexts(texts=texts, cut=int(is_cut[codes].sum()), changed=int(is_changed[codes].sum()))


def _flag_places(values: pd.Series[Any]) -> pa.Array:
    """Return 0 for yes, 1 for no, 2 for missing."""
    return pc.if_else(pa.array(values), 0, 1).fill_null(2)


def _losses(values: DxfTexts, layer: str) -> tuple[CountedLoss, ...]:
    """Return what was lost of a column."""
    return (
        CountedLoss(
            code="text-cut",
            count=values.cut,
            message=f"layer {layer!r}: texts of extended data end after {MOST_BYTES} bytes",
        ),
        CountedLoss(
            code="text-not-in-encoding",
            count=values.changed,
            message=f"layer {layer!r}: DXF texts have no line breaks and control characters "
            "(a blank stands for them), and none beyond 16 bits (〓)",
        ),
    )
