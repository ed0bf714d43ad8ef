import numpy as np
import pytest
import shapely

from output.gis.read_back.shapes import differing_shapes

SHELL = [(0, 0), (9, 0), (9, 9), (0, 9), (0, 0)]
HOLES = [[(1, 1), (1, 2), (2, 2), (1, 1)], [(4, 4), (4, 6), (6, 6), (4, 4)]]
HOLED = shapely.Polygon(SHELL, HOLES)
PAIR = shapely.MultiPolygon([HOLED, shapely.box(20, 0, 30, 5)])


def differ(delivered: object, found: object, tolerance: float = 0.01) -> bool:
    (told,) = differing_shapes(
        np.array([delivered], dtype=object), np.array([found], dtype=object), tolerance=tolerance
    )
    return bool(told)


@pytest.mark.parametrize(
    ("delivered", "found"),
    [
        (HOLED, shapely.Polygon(SHELL[::-1], HOLES)),
        (HOLED, shapely.Polygon(SHELL, [HOLES[0], HOLES[1][::-1]])),
        (HOLED, shapely.Polygon(SHELL, HOLES[::-1])),
        (HOLED, shapely.Polygon([*SHELL[2:], *SHELL[1:3]], HOLES)),
        (PAIR, shapely.MultiPolygon([PAIR.geoms[1], HOLED.reverse()])),
        (HOLED, shapely.MultiPolygon([HOLED])),
        (HOLED, shapely.affinity.translate(HOLED, 0.009)),
        (None, shapely.Polygon()),
    ],
    ids=["shell", "one hole", "order of holes", "start", "parts", "multi", "near", "none"],
)
def test_same_land_is_no_difference(delivered: object, found: object) -> None:
    assert not differ(delivered, found)


@pytest.mark.parametrize(
    ("delivered", "found"),
    [
        (HOLED, shapely.Polygon(SHELL, HOLES[:1])),
        (HOLED, shapely.Polygon(SHELL, [HOLES[0], [(4, 4), (4, 6), (6, 6.1), (4, 4)]])),
        (HOLED, shapely.affinity.translate(HOLED, 0.02)),
        (PAIR, HOLED),
        (HOLED, None),
        (shapely.LineString(SHELL), shapely.LineString(SHELL[:4])),
    ],
    ids=["hole filled", "vertex of a hole", "moved", "part lost", "lost", "line cut"],
)
def test_other_land_is_told(delivered: object, found: object) -> None:
    assert differ(delivered, found)


def test_each_row_is_judged_for_itself() -> None:
    delivered = np.array([HOLED, None, PAIR, HOLED], dtype=object)
    found = np.array([HOLED.reverse(), None, shapely.box(0, 0, 1, 1), HOLED], dtype=object)
    assert differing_shapes(delivered, found, tolerance=0).tolist() == [False, False, True, False]
