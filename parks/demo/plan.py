"""What is decided of the fictional parks before anything is drawn, read from data files."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from parks.demo.ground import Frame

SEED = 2035


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkPlan:
    """
    How one park is drawn.

    Parameters
    ----------
    unit
        Id in units.csv.
    letter
        First letter of its parcel ids.
    frame
        Its own axes.
    half_long_m, half_wide_m
        Half axes of its outline, before the harmonics that make it uneven.
    column_m, row_m
        Mean distance of the roads across and along it.
    road_m
        Width of a main road; every other one is three quarters of that.
    belt_m
        Width of the green belts along river and main road.
    strip
        Number of the road across the park that has a green belt on both sides; None for none.
    plot_m2
        Mean area of a plot.
    mesh_deg
        Direction of the fields against the park's long axis.
    built_share
        About how much of it, from its west end, is built today.
    """

    unit: str
    letter: str
    frame: Frame
    half_long_m: float
    half_wide_m: float
    column_m: float
    row_m: float
    road_m: float
    belt_m: float
    strip: int | None
    plot_m2: float
    mesh_deg: float
    built_share: float

    def dice(self, purpose: str) -> np.random.Generator:
        """Return the random numbers of one purpose: the same for the same park and purpose."""
        return np.random.default_rng([SEED, ord(self.letter), *purpose.encode()])


def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a data file of this package as text."""
    text = files("parks.demo").joinpath("data", f"{name}.csv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def park_plans() -> tuple[ParkPlan, ...]:
    """Return the parks in file order."""
    return tuple(_plan(row) for row in rows("parks"))


def _plan(row: dict[str, str]) -> ParkPlan:
    numbers = {name: float(row[name]) for name in _NUMBERS}
    return ParkPlan(
        unit=row["park"],
        letter=row["letter"],
        frame=Frame(
            x_m=float(row["x_m"]), y_m=float(row["y_m"]), angle_deg=float(row["angle_deg"])
        ),
        strip=int(row["strip"]) if row["strip"] else None,
        **numbers,
    )


_NUMBERS = (
    "half_long_m",
    "half_wide_m",
    "column_m",
    "row_m",
    "road_m",
    "belt_m",
    "plot_m2",
    "mesh_deg",
    "built_share",
)
