"""Dates and times of a column as ISO 8601 text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from numpy.typing import NDArray


def iso_dates(dates: pd.Series[Any]) -> pd.Series[Any]:
    """Return dates (datetime.date or None) as `2024-01-02`, None where missing."""
    days = np.array(dates.where(dates.notna(), None).tolist(), dtype="datetime64[D]")
    return _texts(np.datetime_as_string(days), days)


def iso_datetimes(times: pd.Series[Any]) -> pd.Series[Any]:
    """
    Return times as `2024-01-02T03:04:05`, None where missing.

    Parameters
    ----------
    times
        dtype `datetime64`, with a time zone or without.

    Returns
    -------
    texts
        The local time; `.123` follows where any time of the column has a part of a second, and
        `+08:00` where the column has a time zone.
    """
    local = times.dt.tz_localize(None)
    moments = local.to_numpy(dtype="datetime64[ms]")
    is_whole = (moments.astype("datetime64[s]") == moments) | np.isnat(moments)
    texts = np.datetime_as_string(moments, unit="s" if is_whole.all() else "ms")
    if times.dt.tz is not None:
        texts = np.char.add(
            texts, _offsets(local - times.dt.tz_convert("UTC").dt.tz_localize(None))
        )
    return _texts(texts, moments)


def _offsets(ahead: pd.Series[Any]) -> NDArray[np.str_]:
    """Return how far clocks are ahead of UTC as `+08:00`."""
    minutes, place = np.unique(
        (ahead.dt.total_seconds().fillna(0) // 60).to_numpy(dtype=int), return_inverse=True
    )
    signs = [f"{'-' if one < 0 else '+'}{abs(one) // 60:02}:{abs(one) % 60:02}" for one in minutes]
    return np.array(signs, dtype=str)[place]


def _texts(texts: NDArray[np.str_], moments: NDArray[Any]) -> pd.Series[Any]:
    found = texts.astype(object)
    found[np.isnat(moments)] = None
    return pd.Series(found, dtype="object")
