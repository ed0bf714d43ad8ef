import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from output.cli import app


def evaluate(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["evaluate", *arguments], env={"COLUMNS": "200"})


def written(folder: Path, text: str) -> str:
    path = folder / "given.toml"
    path.write_text(text, "utf-8")
    return str(path)


def test_table_is_printed_where_no_file_is_named() -> None:
    done = evaluate("demo", "--units", "park-a,park-b", "--units", "丙园")
    assert done.exit_code == 0, done.output
    for text in ("土地建成率", "86.90", "本次比较的参照值", "等权", "不代表任何真实园区"):
        assert text in done.stdout


def test_english_table_speaks_english() -> None:
    done = evaluate("demo", "--lang", "en")
    assert "Industry-city" in done.stdout or "integrated" in done.stdout
    assert "土地建成率" not in done.stdout


@pytest.mark.parametrize("form", ["xlsx", "csv", "json", "html"])
def test_file_is_written_in_the_form_of_its_ending(tmp_path: Path, form: str) -> None:
    path = tmp_path / "there" / f"e.{form}"
    done = evaluate("demo", "-o", str(path))
    assert done.exit_code == 0, done.output
    assert path.stat().st_size > 5000
    assert "5 units, 3 scored" in done.stdout


def test_choices_of_the_planner_are_used(tmp_path: Path) -> None:
    ideals = written(tmp_path, "[ideals]\nfar = 2.0\nind_far = 2\n")
    path = tmp_path / "e.json"
    options = ["--ideals", ideals, "--type", "丁园=integrated", "--drop", "ind_bcr,density"]
    done = evaluate("demo", *options, "--reference", "p80", "--period", "2025", "-o", str(path))
    assert done.exit_code == 0, done.output
    text = path.read_text("utf-8")
    for words in ("规划人员给定的理想值", "第 80 百分位", "数据期间：2025", "产城融合型"):
        assert words in text


def test_grading_of_the_planner_gives_grades(tmp_path: Path) -> None:
    told = "[grading.weights]\ntax_per_mu = 100\n[grading.limits]\nA = 130\nB = 90\nC = 60\n"
    path = tmp_path / "e.csv"
    done = evaluate("demo", "--grading", written(tmp_path, told), "-o", str(path))
    assert done.exit_code == 0, done.output
    done = evaluate("demo", "--grading", written(tmp_path, told))
    assert "亩均等级" in done.stdout


WRONG_FILES = [
    ("--weights", "[weights]\nfar = 0.5\n", "weights of the first level sum to 0.5, not 1"),
    ("--weights", "[weights]\nfat = 1\n", "no indicator 'fat'"),
    ("--weights", "far = 1", "has no table [weights]"),
    ("--weights", "[weights\n", "is not TOML"),
    ("--ideals", "[ideals]\nfar = 'high'\n", "far: expected a number of 0 or more, got 'high'"),
    ("--ideals", "[ideals]\nfar = 0\n", "ideal value of far: expected a number above 0"),
    ("--ideals", "[ideals]\nidle_rate = 1\n", "idle_rate has no ideal value"),
    ("--grading", "[grading.weights]\ntax_per_mu = 90\n", "weights of the grading sum to 90"),
    ("--grading", "[grading]\nmean = 'pooled'\n", "there are no weights"),
    ("--grading", "[grading]\nweight = 1\n", "got weight"),
    ("--grading", "[grading]\nmean = 'x'\n[grading.weights]\ntax_per_mu = 1\n", "got 'x'"),
]


@pytest.mark.parametrize(
    ("option", "text", "said"), WRONG_FILES, ids=[said[:24] for _, _, said in WRONG_FILES]
)
def test_wrong_file_is_one_message_and_exit_code_2(
    tmp_path: Path, option: str, text: str, said: str
) -> None:
    done = evaluate("demo", option, written(tmp_path, text), "-o", str(tmp_path / "e.xlsx"))
    assert (done.exit_code, said in done.stderr) == (2, True), done.output
    assert not (tmp_path / "e.xlsx").exists()


WRONG_OPTIONS = [
    (["--units", "park-ax"], "Did you mean 演示甲园"),
    (["--units", "park-a,park-a"], "named 2 times"),
    (["--type", "park-a=big"], "expected UNIT=TYPE"),
    (["--drop", "fat"], "indicator: expected one of"),
    (["--period", "soon"], "'soon' is not a period"),
    (["-o", "e.docx"], "expected a name that ends in .xlsx"),
]


@pytest.mark.parametrize(
    ("options", "said"), WRONG_OPTIONS, ids=[said[:20] for _, said in WRONG_OPTIONS]
)
def test_wrong_option_is_one_message_and_exit_code_2(options: list[str], said: str) -> None:
    done = evaluate("demo", *options)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.output


def test_missing_file_and_region_are_messages(tmp_path: Path) -> None:
    for arguments in (["demo", "--weights", "none.toml"], ["nowhere"]):
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "output.cli", "evaluate", *arguments],
            cwd=tmp_path, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        assert "none.toml" in done.stderr or "bundled regions" in done.stderr
