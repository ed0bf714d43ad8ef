import dataclasses

import geopandas as gpd
import numpy as np
import pytest
import shapely
from geopandas.testing import assert_geoseries_equal
from made_scene import made_field, made_layer, made_scene, made_table, square
from pyproj import Transformer

from geo.files.refused import FileRefusedError
from mapper.gis.scene import GisScene
from output.gis.delivery import Delivery
from output.gis.options import ExportOptions
from output.gis.plan import deliver
from parks.export_names import ExportNames

PARKS = made_layer(
    [square(106.6, 29), None, square(106.8, 29)],
    fields=[made_field("name_zh", "名称"), made_field("fid", "FID")],
)
FIRMS = made_layer(
    [shapely.Point(106.65, 29.03)], id="firms", title="企业", form="point", group="sites"
)
SCENE = made_scene(PARKS, FIRMS, tables=[made_table()])


def delivered(scene: GisScene = SCENE, **options: object) -> Delivery:
    return deliver(scene, name="trial", options=ExportOptions(**options))[0]  # type: ignore[arg-type]


def test_geometries_are_in_the_zone_of_the_data_with_east_first() -> None:
    firms = delivered().layers[1]
    east, north = firms.frame.geometry.iloc[0].coords[0]
    assert (east, north) == pytest.approx((368_488.989, 3_213_346.331), abs=1e-3)
    assert firms.frame.crs.to_epsg() == 4545


def test_geometries_of_the_region_are_kept_beside() -> None:
    parks = delivered().layers[0]
    expected = gpd.GeoSeries(PARKS.frame.geometry.to_numpy(), crs=4326)
    assert_geoseries_equal(parks.source, expected)
    assert_geoseries_equal(parks.lonlat, expected)


def test_layer_that_lies_in_the_crs_is_not_moved() -> None:
    shape = shapely.box(368_000.1, 3_213_000.2, 369_000.3, 3_214_000.4)
    done = delivered(made_scene(made_layer([shape], crs=4545)))
    assert shapely.equals_exact(done.layers[0].frame.geometry.iloc[0], shape)


def test_rows_are_numbered_from_nought_and_keep_their_order() -> None:
    frame = delivered().layers[0].frame
    assert list(frame.index) == [0, 1, 2]
    assert list(frame["名称"]) == ["name_zh 0", "name_zh 1", "name_zh 2"]
    assert list(frame.geometry.isna()) == [False, True, False]


def test_scene_is_not_changed() -> None:
    before = PARKS.frame.copy()
    delivered()
    gpd.testing.assert_geodataframe_equal(PARKS.frame, before)


@pytest.mark.parametrize(
    ("lang", "name", "columns", "title"),
    [
        ("zh", "园区范围", ["名称", "FID_", "geometry"], "试验区"),
        ("en", "parks", ["name_zh", "fid_", "geometry"], "Trial district"),
    ],
)
def test_names_are_those_of_the_language(
    lang: str, name: str, columns: list[str], title: str
) -> None:
    done = delivered(lang=lang)
    assert (done.title, done.layers[0].name) == (title, name)
    assert list(done.layers[0].frame.columns) == columns
    assert [field.name for field in done.layers[0].fields] == columns[:-1]


def test_class_and_label_name_columns_of_the_delivery() -> None:
    layer = dataclasses.replace(
        PARKS, class_field="fid", label_field=made_field("name_zh", "name_zh").title
    )
    done = delivered(made_scene(layer)).layers[0]
    assert (done.class_field, done.label_field) == ("FID_", "名称")


def test_region_names_layers_and_columns() -> None:
    names = ExportNames(layers={"parks": "YQFW"}, fields={"name_zh": "YQMC"})
    done, _ = deliver(SCENE, name="trial", options=ExportOptions(), names=names)
    assert done.layers[0].name == "YQFW"
    assert done.layers[0].fields[0].name == "YQMC"
    assert done.layers[0].fields[0].title == "名称"


def test_layers_asked_for_bring_their_groups_only() -> None:
    done = delivered(layers=("firms",))
    assert [layer.id for layer in done.layers] == ["firms"]
    assert [group.id for group in done.groups] == ["sites"]
    assert done.draw_order == ("firms",)
    assert [table.id for table in done.tables] == ["sources"]


def test_layers_stand_in_the_order_of_their_groups() -> None:
    done = delivered(dataclasses.replace(SCENE, groups=SCENE.groups[::-1]))
    assert [layer.group for layer in done.layers] == ["sites", "structure"]


def test_heights_are_dropped_and_counted() -> None:
    high = shapely.force_3d(square(106.6, 29), 310.0)
    scene = made_scene(made_layer([high, square(106.8, 29)]))
    done, findings = deliver(scene, name="trial", options=ExportOptions())
    assert not shapely.has_z(np.asarray(done.layers[0].frame.geometry)).any()
    assert not shapely.has_z(np.asarray(done.layers[0].source)).any()
    assert [(found.code, found.value) for found in findings] == [("no-place-for-height", "1")]


def test_empty_shapes_become_missing_and_are_counted() -> None:
    scene = made_scene(made_layer([shapely.Polygon(), square(106.8, 29)]))
    done, findings = deliver(scene, name="trial", options=ExportOptions())
    assert list(done.layers[0].frame.geometry.isna()) == [True, False]
    assert [(found.code, found.value) for found in findings] == [("empty-geometry", "1")]


def test_why_this_crs_is_said_in_the_language() -> None:
    assert delivered().crs_notes[0].startswith("坐标系为")
    assert delivered(lang="en").crs_notes[0].startswith("The CRS is")


def test_unknown_layer_is_refused_with_those_allowed() -> None:
    with pytest.raises(FileRefusedError, match=r"got 'roads'\. Allowed are: parks, firms\."):
        delivered(layers=("parks", "roads"))


def test_nothing_to_deliver_is_refused() -> None:
    with pytest.raises(FileRefusedError, match="the layers and tables have no row"):
        delivered(made_scene(made_layer([]), tables=[made_table(0)]))


def test_empty_layer_beside_a_full_one_is_delivered() -> None:
    done = delivered(made_scene(PARKS, made_layer([], id="firms", title="企业", form="point")))
    assert [len(layer.frame) for layer in done.layers] == [3, 0]
    assert done.layers[1].frame.crs.to_epsg() == 4545


def test_feature_without_a_place_in_the_crs_is_refused() -> None:
    far = made_scene(made_layer([square(106.6, 29), square(-74, 0)]))
    with pytest.raises(FileRefusedError, match=r"1 features have no place .* is number 2"):
        delivered(far, crs="+proj=gnom +lat_0=29 +lon_0=106.6 +datum=WGS84")


def test_layers_of_several_crs_meet_in_one() -> None:
    to_plane = Transformer.from_crs(4326, 4544, always_xy=True)
    east, north = to_plane.transform(106.65, 29.03)
    other = made_layer([shapely.Point(east, north)], id="towns", form="point", crs=4544)
    done = delivered(made_scene(PARKS, FIRMS, other))
    one, two = (done.layers[n].frame.geometry.iloc[0] for n in (1, 2))
    firms, towns = sorted((one, two), key=lambda shape: shape.x)
    assert firms.distance(towns) < 1e-6
