import subprocess
import sys
from pathlib import Path

import pytest


def compare(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "output.cli", "compare", *arguments],
        cwd=folder, capture_output=True, encoding="utf-8", check=False,
        env={"COLUMNS": "160", "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip


def test_table_is_printed_where_no_file_is_named(tmp_path: Path) -> None:
    done = compare("qijiang", "food_park", "北渡", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    for text in ("4.16 km²", "1.7 km²", "40.87 %", "未公布", "无法计算", "[1] 《"):
        assert text in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_english_table_speaks_english(tmp_path: Path) -> None:
    done = compare("qijiang", "food-park", "beidu", "--lang", "en", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "not published" in done.stdout
    assert "未公布" not in done.stdout


@pytest.mark.parametrize("name", ["c.xlsx", "c.csv", "c.json", "c.html"])
def test_file_is_written_in_the_form_of_its_ending(tmp_path: Path, name: str) -> None:
    units = ["双桥经开区", "大足工业园区", "dazu-hitech-zone"]
    done = compare("dazu", *units, "-o", f"there/{name}", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "there" / name).stat().st_size > 5000
    assert "3 units" in done.stdout
    assert "5 not comparable" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["qijiang", "北度产业园", "food-park"], "Did you mean 北渡产业园 (beidu)"),
        (["qijiang", "food-park"], "expected 2 to 6 units to compare, got 1"),
        (["qijiang", "food-park", "食品园区"], "named 2 times"),
        (["qijang", "a", "b"], "bundled regions are"),
        (["qijiang", "food-park", "beidu", "-o", "c.docx"], "expected a name that ends in .xlsx"),
        (["qijiang", "food-park", "beidu", "--period", "soon"], "'soon' is not a period"),
    ],
    ids=["name", "one", "twice", "region", "ending", "period"],
)
def test_bad_input_is_one_message_and_exit_code_2(
    tmp_path: Path, arguments: list[str], said: str
) -> None:
    done = compare(*arguments, folder=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []
