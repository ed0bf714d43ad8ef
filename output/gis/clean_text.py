"""Texts of a layer without the characters that no file can hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd

from geo.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapper.gis.scene import GisField

UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
"""NUL, at which many readers end a text, and halves of surrogate pairs, which UTF-8 has not."""
STAND_IN = "\ufffd"


def clean_texts(
    frame: pd.DataFrame, fields: Sequence[GisField], *, source: str
) -> tuple[pd.DataFrame, tuple[Finding, ...]]:
    """
    Put U+FFFD for every character that no file can hold.

    Parameters
    ----------
    frame
        Columns by the keys of `fields`; it is not changed.
    fields
        Its columns; texts are looked at.
    source
        Name of the layer, for the findings.

    Returns
    -------
    frame
        The same where nothing is to be replaced.
    findings
        A warning a column, with the number of texts concerned.
    """
    told = []
    for field in fields:
        if field.kind != "text":
            continue
        distinct = pd.unique(frame[field.key])
        mended = {
            text: UNWRITABLE.sub(STAND_IN, text)
            for text in distinct
            if isinstance(text, str) and UNWRITABLE.search(text)
        }
        if mended:
            is_bad = frame[field.key].isin(list(mended))
            told.append(_finding(source, field.key, frame[field.key][is_bad]))
            frame = frame.assign(**{field.key: frame[field.key].replace(mended)})
    return frame, tuple(told)


def _finding(source: str, field: str, texts: pd.Series) -> Finding:
    return Finding(
        level="warning",
        code="unwritable-characters",
        source=source,
        feature_id=f"#{texts.index[0] + 1}",
        field=field,
        value=str(len(texts)),
        message="texts hold characters that no file can (NUL, halves of pairs); U+FFFD stands "
        "for each",
        remedy="Mend the texts in the source.",
    )
