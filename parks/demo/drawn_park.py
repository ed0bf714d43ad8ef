"""The two land-use states of one park: planned and current parcels made of the same faces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pandas as pd

from parks.demo.countryside import rural_codes
from parks.demo.fields import RuralPiece, parcel_numbers, rural_pieces
from parks.demo.ground import METRES_PER_STEP
from parks.demo.joining import joined_as_told, joined_plants
from parks.demo.network import OUTSIDE, Faces, dissolved, faces_of, labels_of
from parks.demo.network_simple import simplified
from parks.demo.parcel_table import joined, largest_under, middles, whole_parcels
from parks.demo.planned import Piece, planned_pieces
from parks.demo.programme import odd_codes, planned_codes
from parks.demo.today import FIELDS, STANDING, todays_use

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from parks.demo.plan import ParkPlan

    Indices: TypeAlias = NDArray[np.int64]
    Geometries: TypeAlias = NDArray[np.object_]

STRAIGHT_M = 0.4
"""A corner goes if the triangle it makes is smaller than the square of this."""
HALF = 0.5
PLANTS = ("1001", "1101")


@dataclass(frozen=True, eq=False, kw_only=True)
class State:
    """
    One land-use state of a park.

    Parameters
    ----------
    parcels
        One row a parcel: `kind`, `block` (-1 outside the blocks), `code`, `u`, `v` (middle in half
        axes of the park), `x_m`, `y_m` (in metres of the drawing), `area_m2` (in its plane).
        Planned ones have `is_there`: whether something is built on most of it. Current ones have
        `use`, `planned_code` (the largest planned class under it, or empty) and `is_inside`:
        whether most of it lies in the park.
    shapes
        Their polygons in steps of 1e-7 degrees, shape (n,): a coverage.
    """

    parcels: pd.DataFrame
    shapes: Geometries


@dataclass(frozen=True, eq=False, kw_only=True)
class DrawnPark:
    """A park with its planned state, which ends at its boundary, and its current state."""

    plan: ParkPlan
    planned: State
    current: State


def drawn_park(plan: ParkPlan) -> DrawnPark:
    """Draw a park from its plan."""
    pieces, rural = planned_pieces(plan), rural_pieces(plan)
    sites = plan.frame.to_steps(np.array([piece.shape for piece in pieces]))
    lands = plan.frame.to_steps(np.array([piece.shape for piece in rural]))
    faces = faces_of(np.concatenate([sites, lands]))
    site, planned = _planned(plan, faces, labels_of(faces, sites), pieces)
    land = labels_of(faces, lands)
    now, current = _current(plan, faces, (site, land), (planned, rural))
    faces, (site, now) = simplified(faces, (site, now), tolerance=STRAIGHT_M / METRES_PER_STEP)
    current["planned_code"], inside = largest_under(faces, now, site, planned["code"])
    current["is_inside"] = inside > HALF
    above, _ = largest_under(faces, site, now, current["use"])
    planned["is_there"] = np.isin(above, STANDING)
    for state, parcels in (("planned", planned), ("current", current)):
        parcels["code"] = odd_codes(plan, parcels, state=state)
    return DrawnPark(
        plan=plan,
        planned=State(parcels=planned, shapes=dissolved(faces, site)),
        current=State(parcels=current, shapes=dissolved(faces, now)),
    )


def _planned(
    plan: ParkPlan, faces: Faces, labels: Indices, pieces: list[Piece]
) -> tuple[Indices, pd.DataFrame]:
    """Return the planned parcel of each face, and the parcels without their odd codes."""
    kinds = [piece.kind for piece in pieces]
    labels, source = whole_parcels(faces, labels, kinds, keep=np.isin(kinds, ["road", "river"]))
    parcels = middles(plan, faces, labels)
    parcels.insert(0, "kind", [kinds[number] for number in source])
    parcels.insert(1, "block", [pieces[number].block for number in source])
    every = np.ones(len(parcels), dtype=bool)
    labels, left = joined(labels, joined_as_told(plan, parcels, state="planned", among=every))
    parcels = parcels.iloc[left].assign(**middles(plan, faces, labels)).reset_index(drop=True)
    return labels, parcels.assign(code=planned_codes(plan, parcels))


def _current(
    plan: ParkPlan,
    faces: Faces,
    labels: tuple[Indices, Indices],
    below: tuple[pd.DataFrame, list[RuralPiece]],
) -> tuple[Indices, pd.DataFrame]:
    """Return the current parcel of each face, and the parcels without their odd codes."""
    (site, land), (planned, rural) = labels, below
    today = todays_use(plan, planned)
    stands = (today["use"] != FIELDS).to_numpy()
    is_site = (site != OUTSIDE) & stands[site]
    mixed = np.where(
        is_site,
        site,
        np.where(land == OUTSIDE, OUTSIDE, len(planned) + parcel_numbers(rural)[land]),
    )
    pieces = pd.concat(
        [
            planned[["kind", "block"]].assign(use=today["use"], code=today["code"]),
            pd.DataFrame({"kind": [p.kind for p in rural], "block": -1, "use": FIELDS, "code": ""}),
        ],
        ignore_index=True,
    )
    keep = np.arange(len(pieces)) < len(planned)
    now, source = whole_parcels(faces, mixed, pieces["kind"].to_list(), keep=keep)
    parcels = pieces.iloc[source].reset_index(drop=True).join(middles(plan, faces, now))
    now, left = joined(now, _one_plant(plan, parcels, faces, now))
    parcels = parcels.iloc[left].reset_index(drop=True).assign(**middles(plan, faces, now))
    is_rural = (parcels["use"] == FIELDS).to_numpy()
    return now, parcels.assign(code=np.where(is_rural, rural_codes(plan, parcels), parcels["code"]))


def _one_plant(plan: ParkPlan, parcels: pd.DataFrame, faces: Faces, labels: Indices) -> Indices:
    """Return the number of the parcel that each parcel is one plant with."""
    is_plant = (parcels["use"] == "built") & parcels["code"].str.startswith(PLANTS)
    among = is_plant.to_numpy()
    beside = joined_plants(plan, parcels, faces, labels, among=among)
    alone = among & (np.bincount(beside, minlength=len(beside)) == 1)
    apart = joined_as_told(plan, parcels, state="current", among=alone)
    return np.where(apart != np.arange(len(apart)), apart, beside)
