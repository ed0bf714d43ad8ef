"""Land use measured, compared and evaluated once for a page."""

import dataclasses
import subprocess
import sys

import geopandas as gpd
import numpy as np
import pytest
import shapely

from geo.transition import UNCLASSIFIED
from mapper.landuse_facts import LandFacts, land_facts, page_class
from parks import Region, load_region
from parks.classes import edition

HEAVY = ("geo.overlay", "parks.change", "mapper.describe_land", "mapper.pack")


@pytest.fixture(scope="module")
def demo() -> Region:
    return load_region("demo")


@pytest.fixture(scope="module")
def facts(demo: Region) -> LandFacts:
    found = land_facts(demo)
    assert found is not None
    return found


def test_region_without_land_use_has_none(qijiang: Region) -> None:
    assert land_facts(qijiang) is None


def test_page_without_land_use_imports_nothing_heavy() -> None:
    code = (
        "import sys; from parks import load_region; from mapper import describe; "
        f"describe(load_region('dazu')); print([m for m in {HEAVY!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    assert done.stdout.strip() == "[]"


def test_classes_and_gaps_make_up_each_boundary(facts: LandFacts) -> None:
    covered = facts.areas.groupby(["unit_id", "state"])["area_m2"].sum()
    sums = facts.sums.set_index(["unit_id", "state"])
    whole = covered.reindex(sums.index) + sums["gaps_m2"]
    np.testing.assert_allclose(whole, sums["zone_m2"], rtol=1e-9)


@pytest.mark.parametrize(
    ("code", "told"),
    [("100102", "100102"), ("070102", "0701"), ("16", "16"), (UNCLASSIFIED, UNCLASSIFIED)],
    ids=["industry-third", "housing-second", "first", "marker"],
)
def test_class_is_told_at_its_level(code: str, told: str) -> None:
    assert page_class(code, edition("ydyh2023")) == told


def test_current_state_alone_is_measured(demo: Region, facts: LandFacts) -> None:
    assert demo.landuse is not None
    current = demo.landuse[demo.landuse["state"] == "current"].reset_index(drop=True)
    alone = land_facts(dataclasses.replace(demo, landuse=current))
    assert alone is not None
    assert alone.change is None
    assert set(alone.areas["state"]) == {"current"}
    both = facts.areas[facts.areas["state"] == "current"]
    keys = ["unit_id", "class"]
    np.testing.assert_allclose(
        alone.areas.groupby(keys)["area_m2"].sum(), both.groupby(keys)["area_m2"].sum(), rtol=1e-9
    )


def test_unknown_edition_leaves_no_areas_and_says_so(demo: Region) -> None:
    meta = demo.meta.model_copy(update={"landuse_edition": ""})
    found = land_facts(dataclasses.replace(demo, meta=meta))
    assert found is not None
    assert found.areas.empty
    assert "landuse_edition" in found.missing[0].en


def with_two_squares(demo: Region, *, shift: float) -> Region:
    """Return the region with two boundaries, the second so far east of the first."""
    rows = demo.parks[demo.parks["extent"] == "planned"].head(2).reset_index(drop=True)
    shapes = [shapely.box(0, 0, 1, 1), shapely.box(shift, 0, shift + 1, 1)]
    two = gpd.GeoDataFrame(rows.drop(columns="geometry"), geometry=shapes, crs=4326)
    return dataclasses.replace(demo, parks=two)


def test_touching_boundaries_add_up(demo: Region) -> None:
    found = land_facts(with_two_squares(demo, shift=1.0))
    assert found is not None
    assert found.is_disjoint


def test_overlapping_boundaries_do_not_add_up(demo: Region) -> None:
    found = land_facts(with_two_squares(demo, shift=0.5))
    assert found is not None
    assert not found.is_disjoint
