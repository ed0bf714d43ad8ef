"""Names that region.toml gives to layers and columns of deliveries."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from parks import Region, StoreError, load_region
from parks.export_names import ExportNames


def with_export(folder: Path, text: str) -> Path:
    path = folder / "region.toml"
    path.write_text(f"{path.read_text('utf-8')}\n{text}", "utf-8")
    return folder


def test_region_without_names_has_none(qijiang: Region) -> None:
    assert (dict(qijiang.meta.export.layers), dict(qijiang.meta.export.fields)) == ({}, {})


def test_names_are_read(folder: Path) -> None:
    text = '[export.layers]\nparks = "YQFW"\n[export.fields]\narea_mu = "面积（亩）"\n'
    export = load_region(with_export(folder, text)).meta.export
    assert export.layers["parks"] == "YQFW"
    assert export.fields["area_mu"] == "面积（亩）"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "without blanks"),
        (" 园区", "without blanks"),
        ("a/b", "cannot hold '/'"),
        ("a\\b", "cannot hold"),
        ("园区\n范围", "cannot hold"),
        ("a\u200bb", "cannot hold"),
        ("..", "with a dot"),
        ("园" * 101, "at most 100"),
    ],
)
def test_unusable_name_is_refused(name: str, told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        ExportNames(layers={"parks": name})


@pytest.mark.parametrize("other", ["YQFW", "yqfw", "ＹＱＦＷ"])
def test_two_equal_names_are_refused(other: str) -> None:
    with pytest.raises(ValidationError, match="parks and units have the same name"):
        ExportNames(layers={"parks": "YQFW", "units": other})


def test_fault_is_told_with_its_place(folder: Path) -> None:
    with pytest.raises(StoreError, match=r"region\.toml: export\.fields: id = 'a/b'"):
        load_region(with_export(folder, '[export.fields]\nid = "a/b"\n'))


def test_unknown_table_is_refused(folder: Path) -> None:
    with pytest.raises(StoreError, match=r"export\.tables"):
        load_region(with_export(folder, '[export.tables]\nunits = "x"\n'))
