from dataclasses import replace

import pytest

from parks import Region, load_region
from parks.change import planned_and_built
from parks.landuse_areas import landuse_areas


@pytest.fixture(scope="module")
def demo() -> Region:
    return load_region("demo")


@pytest.mark.parametrize(("state", "side"), [("current", "before"), ("planned", "after")])
def test_areas_are_the_sums_of_the_transition_matrix(demo: Region, state: str, side: str) -> None:
    found = landuse_areas(demo).by_class
    matrix = planned_and_built(demo, edition_level=2).transition.matrix
    sums = matrix.groupby(["zone_id", side])["area_m2"].sum()
    areas = found[found["state"] == state].set_index(["unit_id", "class"])["area_m2"]
    for (unit, code), area_m2 in areas.items():
        marker = code or "(unclassified)"
        assert area_m2 == pytest.approx(sums[unit, marker], rel=1e-9, abs=1e-3)
    assert len(areas) == len(sums)


def test_every_unit_adds_up_in_both_states(demo: Region) -> None:
    sums = landuse_areas(demo).by_unit
    assert sums.groupby("state").size().to_dict() == {"current": 4, "planned": 4}
    parts = sums["classified_m2"] + sums["unclassified_m2"] + sums["gaps_m2"] - sums["overlaps_m2"]
    assert (parts - sums["zone_area_m2"]).abs().max() < 0.01


def test_coarser_level_has_the_same_land(demo: Region) -> None:
    fine, coarse = (landuse_areas(demo, level=level).by_class for level in (3, 1))
    assert set(coarse["class"].str.len()) <= {0, 2}
    by_unit = [table.groupby(["unit_id", "state"])["area_m2"].sum() for table in (fine, coarse)]
    assert by_unit[0].to_numpy() == pytest.approx(by_unit[1].to_numpy(), rel=1e-12)


def test_region_without_land_use_says_so(qijiang: Region) -> None:
    found = landuse_areas(qijiang)
    assert [str(need) for need in found.missing] == ["a land-use layer"]
    assert found.by_class.empty


def test_everything_missing_is_told_at_once(demo: Region) -> None:
    bare = replace(
        demo,
        landuse=demo.landuse.drop(columns="class_code"),
        meta=demo.meta.model_copy(update={"landuse_edition": ""}),
        parks=demo.parks[demo.parks["extent"] == "built"],
    )
    needs = " | ".join(str(need) for need in landuse_areas(bare).missing)
    for words in ("a column with the class", "landuse_edition", "boundary"):
        assert words in needs
