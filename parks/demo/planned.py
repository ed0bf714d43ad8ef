"""The planned pieces of a park: roads, river, green belts, blocks cut into plots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from parks.demo.curves import outline_of, river
from parks.demo.plan import rows
from parks.demo.plots import in_order, plots_of
from parks.demo.roads import Roads, roads_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from parks.demo.plan import ParkPlan

    Geometries: TypeAlias = NDArray[np.object_]

LEAST_M2 = 1.0
POND_CORNERS, POND_SHARE = 20, 0.62
"""Corners of a pond, and its radius against that of the largest circle in its plot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """
    A piece of a plan before its borders are brought together with those of its neighbours.

    Parameters
    ----------
    kind
        road, river, belt, pond, plot.
    block
        Number of its block; -1 outside the blocks.
    shape
        Metres of the park's frame.
    """

    kind: str
    block: int
    shape: shapely.Polygon


def planned_pieces(plan: ParkPlan) -> list[Piece]:
    """Return pieces that fill the planned boundary of a park without overlap."""
    outline, roads = outline_of(plan), roads_of(plan)
    bare = outline - shapely.union_all([*roads.across, *roads.along])
    water = plan.frame.from_drawing(np.array([river()]))[0]
    green = shapely.union_all([shapely.buffer(water, plan.belt_m), *_strips(plan, roads)])
    plots = plots_of(_polygons([bare - green]), plot_m2=plan.plot_m2, dice=plan.dice("plots"))
    pond = shapely.union_all(_ponds(plan, plots))
    return [
        *_pieces("road", roads.pieces(outline)),
        *_pieces("river", _polygons([bare & water])),
        *_pieces("belt", _polygons([(bare & green) - water])),
        *_pieces("pond", _polygons([(bare - green) & pond])),
        *(
            Piece(kind="plot", block=block, shape=part)
            for block, plot in plots
            for part in _polygons([plot - pond])
        ),
    ]


def _strips(plan: ParkPlan, roads: Roads) -> Geometries:
    """Return the green belts on both sides of the road that has them."""
    first = len(roads.across) if plan.strip is None else plan.strip
    return np.asarray(
        shapely.buffer(roads.across[first : first + 1], plan.belt_m, cap_style="flat")
    )


def _ponds(plan: ParkPlan, plots: list[tuple[int, shapely.Polygon]]) -> Geometries:
    """Return a pond inside the plot nearest to each place that a data file names."""
    own = [row for row in rows("ponds") if row["park"] == plan.unit]
    middles = shapely.get_coordinates(shapely.centroid([plot for _, plot in plots]))
    turn = np.arange(POND_CORNERS) * 2 * np.pi / POND_CORNERS
    shapes = []
    for row in own:
        place = float(row["u"]) * plan.half_long_m, float(row["v"]) * plan.half_wide_m
        _, plot = plots[int(np.hypot(*(middles - place).T).argmin())]
        radius = shapely.maximum_inscribed_circle(plot)
        (x, y), (edge_x, edge_y) = shapely.get_coordinates(radius)
        size = POND_SHARE * np.hypot(edge_x - x, edge_y - y) * (1 + 0.15 * np.cos(2 * turn + x))
        shapes.append(np.column_stack([x + size * np.cos(turn), y + size * np.sin(turn)]))
    return np.array([shapely.Polygon(shape) for shape in shapes], dtype=object)


def _pieces(kind: str, shapes: Iterable[shapely.Polygon]) -> Iterator[Piece]:
    yield from (Piece(kind=kind, block=-1, shape=shape) for shape in in_order(shapes))


def _polygons(shapes: Iterable[shapely.Geometry]) -> list[shapely.Polygon]:
    parts = shapely.get_parts(np.array(list(shapes), dtype=object))
    return [part for part in parts if part.geom_type == "Polygon" and part.area > LEAST_M2]
