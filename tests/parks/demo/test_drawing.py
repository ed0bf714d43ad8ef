"""Drawing a park: pieces fill its outline, plots add up to blocks, a seed decides."""

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import geodesic_length_m
from parks.demo.curves import outline_of
from parks.demo.drawn_park import DrawnPark
from parks.demo.ground import DRAWING, Frame, steps_to_lonlat
from parks.demo.plan import ParkPlan, park_plans
from parks.demo.planned import planned_pieces
from parks.demo.plots import plots_of

PLANS = pytest.mark.parametrize("plan", park_plans(), ids=lambda plan: plan.unit)


@PLANS
def test_planned_pieces_fill_the_outline(plan: ParkPlan) -> None:
    shapes = [piece.shape for piece in planned_pieces(plan)]
    outline = outline_of(plan)
    assert sum(shape.area for shape in shapes) == pytest.approx(outline.area, rel=1e-4)
    assert shapely.union_all(shapes).area == pytest.approx(outline.area, rel=1e-4)


@settings(deadline=None, max_examples=30)
@given(st.integers(60, 500), st.integers(60, 500), st.integers(2_000, 20_000), st.integers(0, 99))
def test_plots_add_up_to_the_block(width: int, depth: int, plot_m2: int, seed: int) -> None:
    block = shapely.box(0, 0, width, depth)
    plots = plots_of([block], plot_m2=plot_m2, dice=np.random.default_rng(seed))
    areas = np.array([plot.area for _, plot in plots])
    assert areas.sum() == pytest.approx(block.area)
    assert areas.max() <= 1.7 * plot_m2


@PLANS
def test_purposes_have_dice_of_their_own(plan: ParkPlan) -> None:
    assert plan.dice("roads").random() == plan.dice("roads").random()
    assert plan.dice("roads").random() != plan.dice("plots").random()
    assert plan.dice("roads").random() != replace(plan, letter="Z").dice("roads").random()


def test_what_stands_is_the_planned_parcel(drawn: tuple[DrawnPark, ...]) -> None:
    for park in drawn:
        planned = set(shapely.to_wkb(park.planned.shapes))
        stands = park.current.parcels["use"].isin(["idle", "vacant", "ready", "village"])
        shapes = shapely.to_wkb(park.current.shapes[stands.to_numpy()])
        assert np.mean([shape in planned for shape in shapes]) > 0.8


def test_both_states_together_are_a_coverage(drawn: tuple[DrawnPark, ...]) -> None:
    """Where borders of the two states cross, both have a corner: differences leave no slivers."""
    for park in drawn:
        tree = shapely.STRtree(park.planned.shapes)
        now, then = tree.query(park.current.shapes, predicate="intersects")
        cut = shapely.intersection(park.current.shapes[now], park.planned.shapes[then])
        parts = shapely.get_parts(shapely.get_parts(cut))
        parts = parts[shapely.get_dimensions(parts) == 2]
        positions = shapely.get_coordinates(parts)
        assert shapely.coverage_is_valid(parts)
        assert (positions == np.round(positions)).all()


def test_frame_turns_and_moves() -> None:
    frame = Frame(x_m=1_000, y_m=0, angle_deg=90)
    point = frame.from_drawing(np.array([shapely.Point(1_000, 500)]))[0]
    assert point.x == pytest.approx(500)
    assert point.y == pytest.approx(0)
    back = DRAWING.from_steps(frame.to_steps(np.array([point])))[0]
    assert (back.x, back.y) == (pytest.approx(1_000), pytest.approx(500))


def test_a_metre_of_the_drawing_is_a_metre_on_the_ellipsoid() -> None:
    lines = np.array(
        [shapely.LineString([(0, 0), (1_000, 0)]), shapely.LineString([(0, 0), (0, 1_000)])]
    )
    lengths = geodesic_length_m(steps_to_lonlat(DRAWING.to_steps(lines)))
    assert lengths == pytest.approx([1_000, 1_000], abs=0.1)
