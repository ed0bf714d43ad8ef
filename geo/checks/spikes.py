"""Corners where an outline runs out and straight back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.checks.rings import Rings, RingSizes

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]

SPIKE_ANGLE_DEG = 1.0
SPIKE_LENGTH_M = 0.5
MOST_SHARE = 0.05
"""Share of the area of its ring up to which a sharp corner is a spike and not the shape itself."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Spikes:
    """
    Spikes of polygons.

    Parameters
    ----------
    rows
        Row of each, shape (n,).
    tips
        Its tip in units of the CRS, shape (n, 2).
    lengths_m
        How far it stands out, shape (n,): the shorter of its two sides.
    """

    rows: Indices
    tips: Floats
    lengths_m: Floats


def spikes_of(
    rings: Rings,
    sizes: RingSizes,
    *,
    angle_deg: float = SPIKE_ANGLE_DEG,
    length_m: float = SPIKE_LENGTH_M,
) -> Spikes:
    """
    Corners sharper than an angle, with both sides longer than a length.

    Parameters
    ----------
    rings
        The rings.
    sizes
        Their sizes on the ground.
    angle_deg, length_m
        The thresholds.

    Returns
    -------
    spikes
        In the order of the edges. A corner that makes up more than 5 % of the area of its ring
        is no spike: it is what a narrow wedge looks like.
    """
    edges_m = sizes.edges_m
    onward = edges_m[_following(rings.ring)]
    dot = (edges_m * onward).sum(axis=1)
    turn = np.abs(edges_m[:, 0] * onward[:, 1] - edges_m[:, 1] * onward[:, 0])
    at = np.flatnonzero((dot < 0) & (turn <= -dot * np.tan(np.radians(angle_deg))))
    lengths = np.hypot(*edges_m[at].T), np.hypot(*onward[at].T)
    shorter = np.minimum(*lengths)
    area = shorter**2 * turn[at] / (lengths[0] * lengths[1]) / 2
    ring_area = np.abs(sizes.areas_m2[rings.ring[at]])
    is_spike = (shorter > length_m) & (ring_area > 0) & (area <= MOST_SHARE * ring_area)
    at, shorter = at[is_spike], shorter[is_spike]
    return Spikes(rows=rings.row_of_ring[rings.ring[at]], tips=rings.end[at], lengths_m=shorter)


def _following(ring: Indices) -> Indices:
    """Edge that follows each one on its ring, shape (n,)."""
    following = np.arange(1, len(ring) + 1)
    is_first = np.diff(ring, prepend=-1) != 0
    is_last = np.roll(is_first, -1)
    following[is_last] = np.flatnonzero(is_first)
    return following
