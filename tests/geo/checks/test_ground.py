"""Units of a CRS on the ground, against geodesics."""

import numpy as np
import pytest
import shapely
from pyproj import CRS, Geod, Transformer

from geo.checks.ground import Ground

GEOD = Geod(ellps="WGS84")


@pytest.mark.parametrize("lonlat", [(106.65, 29.03), (-0.1, 51.5), (18.0, -34.0)])
@pytest.mark.parametrize("epsg", [4490, 4545, 32648, 3857, 2263])
def test_unit_is_as_long_as_the_geodesic(epsg: int, lonlat: tuple[float, float]) -> None:
    if epsg in {4545, 32648, 2263}:
        lonlat = (106.65, 29.03) if epsg != 2263 else (-74.0, 40.7)
    xy = np.array([Transformer.from_crs(4326, epsg, always_xy=True).transform(*lonlat)])
    step = 1e-3 if epsg == 4490 else 100.0
    back = Transformer.from_crs(epsg, 4326, always_xy=True)
    ends = [back.transform(*(xy[0] + moved)) for moved in ((step, 0), (0, step))]
    lengths = [GEOD.inv(*lonlat, *end)[2] / step for end in ends]
    assert Ground(CRS(epsg)).metres_per_unit(xy)[0] == pytest.approx(lengths, rel=1e-4)


def test_places_out_of_reach_are_nan_and_their_units_nominal() -> None:
    ground, xy = Ground(CRS(4545)), np.array([[1e12, 1e12], [np.nan, 0]])
    assert np.isnan(ground.lonlat(xy)).all()
    assert ground.metres_per_unit(xy).tolist() == [[1, 1], [1, 1]]


def test_area_out_of_reach_is_taken_in_the_plane() -> None:
    boxes = np.array([shapely.box(0, 0, 10, 10), shapely.box(1e12, 1e12, 1e12 + 10, 1e12 + 10)])
    assert Ground(CRS(4545)).area_m2(boxes)[1] == pytest.approx(100)
