"""Classes as text, and the words for land that has none."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Texts: TypeAlias = NDArray[np.object_]

NO_PARCEL = "(no parcel)"
"""Land that no parcel of a state covers."""
SEVERAL = "(several classes)"
"""Land that parcels of different classes of one state cover."""
UNCLASSIFIED = "(unclassified)"
"""Land whose parcel has no class."""
MARKERS = (UNCLASSIFIED, SEVERAL, NO_PARCEL)


def as_texts(column: pd.Series) -> Texts:
    """
    Return the values of a column as text, shape (n,); empty where there is none.

    Notes
    -----
    Blanks around a text are dropped. Whole numbers lose the point that a column with missing
    values gives them: 1001.0 is "1001".
    """
    is_missing = column.isna().to_numpy(dtype=bool)
    if pd.api.types.is_float_dtype(column) and (column.dropna() % 1 == 0).all():
        column = column.astype("Int64")
    texts = column.astype(object).astype(str).str.strip().to_numpy(dtype=object)
    return np.where(is_missing, "", texts).astype(object)


def class_texts(column: pd.Series) -> Texts:
    """Return classes as text, shape (n,), with the marker for those that are missing."""
    texts = as_texts(column)
    return np.where(texts == "", UNCLASSIFIED, texts).astype(object)


def classes_in_order(classes: pd.Series) -> list[str]:
    """Return the classes that occur, sorted, the markers last."""
    found = set(classes)
    return [*sorted(found.difference(MARKERS)), *(item for item in MARKERS if item in found)]
