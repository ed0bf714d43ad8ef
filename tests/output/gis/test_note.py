import dataclasses
from importlib.resources import files
from pathlib import Path

import jinja2
import jinja2.meta
import pytest
from made_delivery import made_delivery

from geo.finding import Finding
from output.gis.delivery import Lang, Written
from output.gis.formats import FORMATS
from output.gis.note import FORMAT_TITLES, Note, write_note

LOSS = Finding(
    level="note", code="text-cut", source="地块.shp", field="备注", value="3",
    message="texts are cut", remedy="Use the GeoPackage",
)  # fmt: skip


def note_text(folder: Path, *, lang: Lang = "zh", names: tuple[str, ...] = ()) -> str:
    written = Written(format="shp", files=tuple(folder / name for name in names), losses=(LOSS,))
    path = write_note(
        made_delivery(lang=lang), folder, written=[written], findings=[], is_checked=True
    )
    return path.read_text("utf-8-sig")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_template_uses_all_that_it_gets_and_nothing_else(lang: str) -> None:
    text = files("output").joinpath(f"templates/gis/delivery_note.{lang}.jinja").read_text("utf-8")
    used = jinja2.meta.find_undeclared_variables(jinja2.Environment().parse(text))  # noqa: S701
    assert used == {field.name for field in dataclasses.fields(Note)}


def test_every_format_has_a_title() -> None:
    assert set(FORMAT_TITLES) == set(FORMATS)


def test_files_of_one_layer_stand_on_one_line(tmp_path: Path) -> None:
    names = ("shp/地块.shp", "shp/地块.dbf", "shp/园区.shp", "shp/字段对照.csv")
    lines = note_text(tmp_path, names=names).splitlines()
    assert [line for line in lines if line.startswith("- shp/")] == [
        "- shp/园区.shp", "- shp/地块.dbf .shp", "- shp/字段对照.csv",
    ]  # fmt: skip


def test_losses_are_in_the_words_of_the_language(tmp_path: Path) -> None:
    assert "- 地块.shp（备注）：文字被截断：3。" in note_text(tmp_path)
    english = note_text(tmp_path, lang="en")
    assert "- 地块.shp (备注): texts are cut: 3. Use the GeoPackage" in english


def test_features_without_a_shape_are_counted(tmp_path: Path) -> None:
    assert "园区与组团：点，3 个要素，其中 1 个没有图形" in note_text(tmp_path)


def test_text_is_plain_not_html(tmp_path: Path) -> None:
    made = dataclasses.replace(made_delivery(), title="<b>A & B</b>\r\n二")
    path = write_note(made, tmp_path, written=[], is_checked=False)
    assert path.read_text("utf-8-sig").startswith("交付说明：<b>A & B</b> 二\n")


def test_doubts_about_the_data_are_named_by_kind_and_counted(tmp_path: Path) -> None:
    doubts = [
        Finding(
            level="warning", code="overlap", source="landuse.gpkg", feature_id=f"P{n}", line=n + 1,
            value="3 m2", message="two parcels overlap", remedy="Mend them.",
        )
        for n in range(8)
    ]  # fmt: skip
    path = write_note(
        made_delivery(lang="en"), tmp_path, written=[], findings=[LOSS, *doubts], is_checked=True
    )
    lines = path.read_text("utf-8-sig").splitlines()
    told = [line for line in lines if line.startswith("- warning")]
    assert told[0] == "- warning: landuse.gpkg:1 (P0): two parcels overlap: 3 m2. Mend them."
    assert len(told) == 5
    assert "  and 3 more of this kind; `parkmap check` lists all" in lines
    assert any(line.startswith("- note: 地块.shp (备注)") for line in lines)
