"""Columns of a foreign file: told, guessed, or kept as they are; never taken for something else."""

from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from made_files import geojson, geopackage

from geo.files.refused import FileRefusedError
from geo.finding import Finding
from parks import check_region, load_region
from parks.intake.import_file import Import, import_file
from parks.intake.options import ImportOptions, Target


@pytest.fixture
def plain(boundaries: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return boundaries[["MC", "geometry"]]


def bring(
    frame: gpd.GeoDataFrame, folder: Path, into: Path, target: Target = Target.PARKS, **told: object
) -> Import:
    return import_file(geojson(frame, folder), into, target=target, options=ImportOptions(**told))


def refused(frame: gpd.GeoDataFrame, folder: Path, into: Path, **told: object) -> Finding:
    with pytest.raises(FileRefusedError) as error:
        bring(frame, folder, into, **told)
    (finding,) = [item for item in error.value.findings if item.level == "error"]
    return finding


def parks(into: Path) -> gpd.GeoDataFrame:
    return load_region(into).parks


def levels(into: Path) -> set[str]:
    return {item.level for item in check_region(load_region(into))}


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("kind", ["国家级", "省级", "省级"]),
        ("basis", ["卫星影像", "planned", ""]),
        ("extent", ["大", "中", "小"]),
        ("extent", ["planned", "approved", "四至"]),
        ("valid_from", ["近年", "2023", "2024"]),
        ("source", ["天地图", "天地图", "规划局"]),
        ("unit_id", ["KR 01", "KR 02", "KR 03"]),
        ("position_uncertainty_m", ["小", "小", "大"]),
    ],
    ids=["kind", "basis", "extent", "one word", "valid_from", "source", "unit_id", "number"],
)
def test_other_words_than_the_stores_stay_an_ordinary_property(
    column: str, words: list[str], plain: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    done = bring(plain.assign(**{column: words}), tmp_path, into)
    (told,) = [item for item in done.findings if item.code == "unknown-value"]
    assert (told.level, told.field) == ("note", column)
    kept = next(name for name in (f"{column}_in_file", column) if name in parks(into))
    assert parks(into)[kept].fillna("").tolist() == words
    assert levels(into) == set()


def test_role_of_a_foreign_point_stays_an_ordinary_property(
    plain: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    points = plain.set_geometry(plain.geometry.representative_point())
    bring(points.assign(role=["厂", "厂", "店"]), tmp_path, into, Target.PLACES)
    places = load_region(into).places.iloc[-3:]
    assert places["role"].tolist() == ["site"] * 3
    assert places["role_in_file"].tolist() == ["厂", "厂", "店"]


def test_the_stores_own_words_are_taken(
    plain: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    words = plain.assign(extent="built", basis="surveyed", valid_from="2023/5/1", source="survey")
    bring(words, tmp_path, into)
    row = parks(into).iloc[-1]
    assert row[["extent", "basis", "valid_from", "source"]].tolist() == [
        "built", "surveyed", "2023-05-01", "survey",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("told", "field", "value"),
    [
        ({"fields": {"extent": "MC"}}, "MC", "北岸园区"),
        ({"values": {"extent": "large"}}, "extent", "large"),
        ({"values": {"basis": "测绘"}}, "basis", "测绘"),
        ({"values": {"valid_from": "近年"}}, "valid_from", "近年"),
        ({"values": {"unit_id": "North Park"}}, "unit_id", "North Park"),
    ],
    ids=["--map", "extent", "basis", "valid_from", "unit_id"],
)
def test_told_words_that_the_store_lacks_are_refused(
    told: dict[str, Any], field: str, value: str, plain: gpd.GeoDataFrame, tmp_path: Path,
    into: Path,
) -> None:  # fmt: skip
    finding = refused(plain.assign(name=plain["MC"]), tmp_path, into, **told)
    assert (finding.code, finding.field, finding.value) == ("unknown-value", field, value)


@pytest.mark.parametrize(
    ("told", "code", "hint"),
    [
        ({"fields": {"id": "DN"}}, "missing-column", "Did you mean 'DM'?"),
        ({"fields": {"naem_zh": "MC"}}, "unknown-field", "Did you mean 'name_zh'?"),
        ({"values": {"extend": "built"}}, "unknown-field", "Did you mean 'extent'?"),
    ],
    ids=["no such column", "no such field", "no such field to set"],
)
def test_wrong_option_is_refused_with_the_nearest_name(
    told: dict[str, Any], code: str, hint: str, boundaries: gpd.GeoDataFrame, tmp_path: Path,
    into: Path,
) -> None:  # fmt: skip
    finding = refused(boundaries, tmp_path, into, **told)
    assert (finding.code, finding.remedy) == (code, hint)


def test_told_columns_and_values_are_taken(
    boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    told = {"id": "YDDM", "note": "PZRQ"}
    bring(boundaries, tmp_path, into, fields=told, values={"extent": "approved"})
    new = parks(into)[parks(into)["extent"] == "approved"]
    assert new["id"].tolist() == ["t0213", "1001", "t0101"]
    assert new["id_in_file"].tolist() == ["T0213", "1001", "T0101"]
    assert new["note"].tolist() == boundaries["PZRQ"].tolist()


def test_layer_without_a_name_is_refused(
    plain: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    finding = refused(plain.rename(columns={"MC": "x"}), tmp_path, into)
    assert (finding.code, finding.value) == ("missing-name-column", "x")


def test_parcels_without_a_class_are_refused(
    plain: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    finding = refused(plain, tmp_path, into, target=Target.LANDUSE)
    assert (finding.code, finding.value) == ("missing-class-column", "MC")
    assert "--map class_code=COLUMN" in finding.remedy


def test_columns_named_like_the_stores_own_lose_nothing(
    plain: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    own = plain.assign(
        id=["a", "b", "c"], id_in_file=["x", "y", "z"], id_in_file_in_file=["1", "2", "3"],
        unit_id_in_file="u", area_note="n",
    )  # fmt: skip
    bring(own, tmp_path, into)
    row = parks(into).iloc[-3]
    assert row[["id", "id_in_file", "area_note", "unit_id_in_file"]].tolist() == [
        "a",
        "a",
        "n",
        "u",
    ]
    assert {"x", "1"} <= set(row.drop("geometry").astype(str))


def test_column_called_geometry_is_kept(
    plain: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    path = geopackage(plain.rename_geometry("geom").assign(geometry=["a", "b", "c"]), tmp_path)
    import_file(path, into, target=Target.PARKS)
    assert parks(into)["geometry_data"].tolist() == ["a", "b", "c"]


def test_values_of_every_type_can_be_written(
    plain: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    values = plain.assign(
        n=[1, 2, 3], x=[0.5, None, 2.0], b=[True, False, True], t=["甲", "", None]
    )
    import_file(geopackage(values, tmp_path), into, target=Target.PARKS)
    row = parks(into).iloc[0]
    assert (row["n"], row["x"], row["b"], row["t"]) == (1, 0.5, True, "甲")
