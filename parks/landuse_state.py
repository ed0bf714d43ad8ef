"""Which parcels of a land-use layer are current and which are planned."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pandas as pd

from geo.finding import Finding

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Texts: TypeAlias = NDArray[np.object_]

CURRENT, PLANNED = "current", "planned"


def landuse_states(parcels: pd.DataFrame) -> Texts:
    """
    Return the state of each parcel, shape (n,).

    Parameters
    ----------
    parcels
        Land-use layer. A parcel that says no state is current, and so is a layer without the
        column `state`.

    Returns
    -------
    states
        `current`, `planned`, or a text that is neither (`unknown_states` tells of it). Widths,
        cases and blanks do not matter.
    """
    if "state" not in parcels:
        return np.full(len(parcels), CURRENT, dtype=object)
    column = parcels["state"].astype(object)
    number, distinct = pd.factorize(column.where(column.notna(), "").astype(str))
    plain = [unicodedata.normalize("NFKC", text).strip().lower() for text in distinct]
    return np.array([text or CURRENT for text in plain], dtype=object)[number]


def unknown_states(states: Texts, *, source: str) -> tuple[Finding, ...]:
    """Return a finding for every state that is neither current nor planned."""
    return tuple(
        Finding(
            level="error",
            code="unknown-state",
            source=source,
            field="state",
            value=text,
            message=f"not a state of land use ({int((states == text).sum()):,} parcels)",
            remedy=f"Allowed are {CURRENT}, {PLANNED}. Until then these parcels do not count.",
        )
        for text in sorted(set(states) - {CURRENT, PLANNED})
    )
