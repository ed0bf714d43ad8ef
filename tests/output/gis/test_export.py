import dataclasses
import hashlib
import shutil
from pathlib import Path

import pandas as pd
import pyogrio
import pytest
import shapely
from made_delivery import made_delivery
from made_scene import made_field, made_layer, made_scene, made_table

from geo.finding import Finding
from output import DeliveryError, Export, export_region
from output.gis import geojson_file
from output.gis.delivery import Delivery, Encoding, Lang, Written
from output.gis.export import export_delivery
from output.gis.formats import FORMATS
from output.gis.options import export_options
from output.gis.plan import deliver
from output.gis.write_formats import STYLES, WRITERS
from parks import Region, UnknownRegionError


def hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def qijiang_files(qijiang: Region, tmp_path_factory: pytest.TempPathFactory) -> Export:
    folder = tmp_path_factory.mktemp("gis")
    return export_region(qijiang, folder, formats="gpkg,geojson,gdb,shp")


def broken_writer(delivery: Delivery, folder: Path) -> Written:
    """Writer of GeoJSON that loses the names of the first layer."""
    layer = delivery.layers[0]
    frame = layer.frame.assign(**{layer.fields[0].name: "?"})
    folder = folder / "geojson"
    folder.mkdir()
    path = folder / f"{layer.name}.geojson"
    frame.to_crs(4326).to_file(path, driver="GeoJSON")
    return Written(format="geojson", files=(path,))


def test_every_format_has_a_writer() -> None:
    assert {*WRITERS, *STYLES} == set(FORMATS)


def test_region_is_written_in_the_zone_of_its_folder(qijiang_files: Export) -> None:
    path = next(path for path in qijiang_files.files if path.suffix == ".gpkg")
    assert pyogrio.read_info(path, layer="园区范围")["crs"] == "EPSG:4545"
    layers = {layer.name: len(layer.frame) for layer in qijiang_files.delivery.layers}
    for name, count in layers.items():
        assert pyogrio.read_info(path, layer=name)["features"] == count


def test_files_are_where_the_export_says(qijiang_files: Export) -> None:
    assert qijiang_files.note is not None
    assert all(path.exists() for path in qijiang_files.files)
    found = {path for path in qijiang_files.note.parent.rglob("*") if path.is_file()}
    told = {path for path in qijiang_files.files if path.is_file()}
    assert {path for path in found if ".gdb" not in str(path)} == told


def test_nothing_else_is_left_in_the_folder(qijiang_files: Export) -> None:
    assert qijiang_files.note is not None
    assert sorted(path.name for path in qijiang_files.note.parent.iterdir()) == [
        "geojson", "qijiang.gdb", "qijiang.gpkg", "shp", "交付说明.txt",
    ]  # fmt: skip


def test_second_export_gives_the_same_bytes(
    qijiang_files: Export, qijiang: Region, tmp_path: Path
) -> None:
    assert qijiang_files.note is not None
    export_region(qijiang, tmp_path, formats="gpkg,geojson,shp")
    first = hashes(qijiang_files.note.parent)
    notes = {"交付说明.txt"}
    assert {name: first[name] for name in hashes(tmp_path).keys() - notes} == {
        name: found for name, found in hashes(tmp_path).items() if name not in notes
    }


def test_note_says_crs_counts_and_losses(qijiang_files: Export) -> None:
    assert qijiang_files.note is not None
    content = qijiang_files.note.read_bytes()
    text = content.decode("utf-8-sig")
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n")
    assert "EPSG:4545" in text
    assert "数据跨越 3 度带分界线 106.5°E" in text
    assert "园区范围：面，5 个要素" in text
    losses = [loss for written in qijiang_files.written for loss in written.losses]
    assert losses
    assert all(loss.source in text and loss.value in text for loss in losses)


def test_note_is_in_the_language_of_the_delivery(dazu: Region, tmp_path: Path) -> None:
    done = export_region(dazu, tmp_path, formats="geojson", lang="en")
    assert done.note is not None
    text = done.note.read_text("utf-8-sig")
    assert done.note.name == "delivery_note.txt"
    assert "2. Coordinate reference system" in text
    assert (tmp_path / "geojson" / "units.geojson").is_file()


def test_note_of_a_fictional_region_says_so(tmp_path: Path) -> None:
    done = export_delivery(made_delivery(), tmp_path, formats=("geojson",))
    assert done.note is not None
    assert "【虚构】" in done.note.read_text("utf-8-sig")


def test_files_without_check_are_not_called_checked(tmp_path: Path) -> None:
    done = export_delivery(made_delivery(), tmp_path, formats=("geojson",), check=False)
    assert done.note is not None
    assert "未作读回检查" in done.note.read_text("utf-8-sig")


def test_difference_fails_the_export_and_leaves_the_old_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export_delivery(made_delivery(), tmp_path, formats=("geojson", "gpkg"))
    before = hashes(tmp_path)
    monkeypatch.setattr(geojson_file, "write_geojson", broken_writer)
    with pytest.raises(DeliveryError, match="nothing was put in place") as caught:
        export_delivery(made_delivery(), tmp_path, formats=("gpkg", "geojson"))
    assert any(found.field == "名称" for found in caught.value.findings)
    assert hashes(tmp_path) == before


def test_foreign_files_stay_and_own_ones_are_replaced(tmp_path: Path) -> None:
    (tmp_path / "geojson").mkdir()
    (tmp_path / "geojson" / "道路.geojson").write_text("{}", "utf-8")
    (tmp_path / "geojson" / "园区范围.geojson").write_text("old", "utf-8")
    export_delivery(made_delivery(), tmp_path, formats=("geojson",))
    assert (tmp_path / "geojson" / "道路.geojson").read_text("utf-8") == "{}"
    assert len(pyogrio.read_dataframe(tmp_path / "geojson" / "园区范围.geojson")) == 2


def test_file_geodatabase_is_replaced_whole(tmp_path: Path) -> None:
    for _ in range(2):
        export_delivery(made_delivery(), tmp_path, formats=("gdb",), check=False)
        (tmp_path / "made.gdb" / "stale.lock").write_text("", "utf-8")
        found = set(pyogrio.list_layers(tmp_path / "made.gdb")[:, 0])
    shutil.rmtree(tmp_path / "made.gdb")
    export_delivery(made_delivery(), tmp_path, formats=("gdb",), check=False)
    assert not (tmp_path / "made.gdb" / "stale.lock").exists()
    assert found >= {layer.name for layer in made_delivery().layers}


def test_doubts_go_into_note_and_result(tmp_path: Path) -> None:
    doubt = Finding(
        level="warning", code="outside-area-of-use", source="--crs", value="66.7%", message="far"
    )
    done = export_delivery(made_delivery(), tmp_path, formats=("geojson",), findings=(doubt,))
    assert done.note is not None
    assert "警告：--crs：超出坐标系适用范围：66.7%" in done.note.read_text("utf-8-sig")
    assert doubt in done.findings


def test_sources_are_listed_in_the_note(qijiang: Region, qijiang_files: Export) -> None:
    assert qijiang_files.note is not None
    text = qijiang_files.note.read_text("utf-8-sig")
    for title in pd.Series(qijiang.sources["title_zh"]):
        assert " ".join(title.split()) in text


def test_unknown_region_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnknownRegionError):
        export_region("qijang", tmp_path)


def test_formats_of_features_are_left_out_where_there_are_none(tmp_path: Path) -> None:
    tables_only = dataclasses.replace(made_delivery(), layers=(), groups=(), draw_order=())
    done = export_delivery(tables_only, tmp_path, formats=("gpkg", "shp", "kmz", "qgz", "qml"))
    assert [written.format for written in done.written] == ["gpkg"]
    assert [found.source for found in done.findings if found.code == "format-left-out"] == [
        "shp", "kmz", "qgz", "qml",
    ]  # fmt: skip


def hostile_delivery(lang: Lang, encoding: Encoding) -> Delivery:
    """Polygons of another CRS with heights, without shapes, and columns as offices have them."""
    keys = ["fid", "FID", "geom", "𠮷é名称", "a.b/c:d*e'f", "2023年产值", "长" * 80, "=1+1", "CON"]
    high = shapely.force_3d(shapely.box(600_000, 3_213_000, 600_500, 3_213_400), 300)
    shapes = [high, None, shapely.Polygon(), shapely.box(601_000, 3_213_000, 601_500, 3_213_400)]
    fields = [made_field(key) for key in keys]
    odd = made_layer(shapes, id="landuse", title="CON", crs=4544, fields=fields)
    one = made_layer(
        [shapely.Point(106.6, 29)], id="firms", title="con", form="point", fields=fields[:1]
    )
    scene = made_scene(odd, one, tables=[made_table()])
    options = export_options(lang=lang, encoding=encoding)
    return deliver(scene, name="試驗 1", options=options)[0]


@pytest.mark.parametrize(("lang", "encoding"), [("zh", "gbk"), ("en", "utf-8")])
def test_hostile_region_is_written_in_every_format(
    lang: Lang, encoding: Encoding, tmp_path: Path
) -> None:
    done = export_delivery(hostile_delivery(lang, encoding), tmp_path, formats=FORMATS)
    assert {written.format for written in done.written} == set(FORMATS)
    assert all(path.exists() for path in done.files)
    assert all(written.files for written in done.written)


def test_drawing_in_degrees_is_left_out_and_said(dazu: Region, tmp_path: Path) -> None:
    done = export_region(dazu, tmp_path, formats="dxf,geojson", crs="EPSG:4490")
    assert done.note is not None
    assert not list(tmp_path.glob("*.dxf"))
    assert "DXF\r\n- 未写出" in done.note.read_bytes().decode("utf-8-sig")


def test_doubts_about_the_data_stand_in_result_and_note(tmp_path: Path) -> None:
    done = export_region("qijiang", tmp_path, formats="csv")
    assert [found.code for found in done.findings].count("scope-differs") > 0
    assert len(set(done.findings)) == len(done.findings)
    assert done.note is not None
    assert "口径不同" in done.note.read_text("utf-8-sig")
