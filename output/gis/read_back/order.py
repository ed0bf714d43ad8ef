"""Rows of formats that keep no order, put back into the order of the delivery."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa
import shapely

from output.gis.read_back.values import delivered_values, read_values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from output.gis.read_back.found import Found
    from output.gis.read_back.values import Values

    Hashes = NDArray[np.uint64]


def in_delivered_order(found: Found, delivered: NDArray[Any]) -> Found:
    """
    Put rows into the order of the delivery.

    Parameters
    ----------
    found
        Rows in any order, as many as delivered.
    delivered
        Delivered geometries, in the CRS of those found.

    Returns
    -------
    found
        Rows beside the delivered ones with the same extent and number of points; among several
        such beside the one with the same values. Those left over stand at the places left over,
        so that only they differ.
    """
    if found.shapes is None:
        return found
    keys = extent_keys(delivered), extent_keys(found.shapes)
    if len(np.unique(keys[0])) < len(keys[0]):
        keys = (
            keys[0] ^ value_keys(found, is_found=False),
            keys[1] ^ value_keys(found, is_found=True),
        )
    rows = paired(*keys)
    return dataclasses.replace(
        found, shapes=found.shapes[rows], columns=found.columns.take(pa.array(rows))
    )


def extent_keys(shapes: NDArray[Any]) -> Hashes:
    """Return a number for each geometry that follows from its extent and number of points."""
    columns = dict(enumerate(shapely.bounds(shapes).T + 0.0))
    about = pd.DataFrame({**columns, 4: shapely.get_num_coordinates(shapes)})
    return np.asarray(pd.util.hash_pandas_object(about, index=False), dtype=np.uint64)


def value_keys(found: Found, *, is_found: bool) -> Hashes:
    """Return a number for each row that follows from its values, as delivered or as found."""
    keys = np.zeros(len(found.columns), dtype=np.uint64)
    for field in found.item.fields:
        in_file = found.names.get(field.name, field.name)
        if in_file not in found.columns.column_names:
            continue
        values = (
            read_values(found.columns[in_file], field.kind)
            if is_found
            else delivered_values(found.item.frame[field.name], field.kind)
        )
        keys = keys * np.uint64(31) + _hashes(values)
    return keys


def _hashes(values: Values) -> Hashes:
    texts = values.array.cast(pa.large_string()).fill_null("").to_numpy(zero_copy_only=False)
    return np.asarray(pd.util.hash_array(texts.astype(object)), dtype=np.uint64)


def paired(delivered: Hashes, found: Hashes) -> NDArray[np.intp]:
    """Return for each delivered row the found one with its key; leftovers fill what is left."""
    sides: Sequence[pd.DataFrame] = [
        pd.DataFrame({"key": keys, "nth": pd.Series(keys).groupby(keys).cumcount()})
        for keys in (delivered, found)
    ]
    both = (
        sides[0]
        .reset_index()
        .merge(sides[1].reset_index(), on=["key", "nth"], suffixes=("", "_found"))
    )
    rows = np.full(len(delivered), -1)
    rows[both["index"]] = both["index_found"]
    rows[rows < 0] = np.setdiff1d(np.arange(len(found)), rows[rows >= 0])
    return rows
