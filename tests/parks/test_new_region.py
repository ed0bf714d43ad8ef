from pathlib import Path

import pytest

from parks import StoreError, check_region, load_region
from parks.new_region import new_region


def test_new_region_loads_without_a_finding(tmp_path: Path) -> None:
    new_region(tmp_path / "demo", name_zh="试验区", name_en='Test "A"')
    region = load_region(tmp_path / "demo")
    assert (region.meta.name_zh, region.meta.name_en) == ("试验区", 'Test "A"')
    assert check_region(region) == ()


def test_new_region_is_named_by_its_folder(tmp_path: Path) -> None:
    new_region(tmp_path / "yongtong")
    assert load_region(tmp_path / "yongtong").meta.title_en == "Industrial Parks of yongtong"


def test_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    with pytest.raises(StoreError, match="not empty"):
        new_region(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
