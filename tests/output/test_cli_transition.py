from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from output.cli import app


def transition(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["transition", *arguments], env={"COLUMNS": "160"})


def test_summary_is_printed_where_no_file_is_named() -> None:
    done = transition("demo", "--level", "1")
    assert done.exit_code == 0, done.output
    for text in ("704.80", "436.50", "规划实现率 = ", "不代表任何真实园区", "工矿用地"):
        assert text in done.stdout


@pytest.mark.parametrize("form", ["xlsx", "csv", "json", "html", "gpkg"])
def test_file_is_written_in_the_form_of_its_ending(tmp_path: Path, form: str) -> None:
    path = tmp_path / "there" / f"t.{form}"
    done = transition("demo", "-o", str(path), "--lang", "en")
    assert done.exit_code == 0, done.output
    assert path.stat().st_size > 5000
    assert "4 zones" in done.stdout


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["qijiang"], "cannot be computed: needs a land-use layer"),
        ([], "name a REGION, or --before, --after and --zones"),
        (["demo", "--before", "a.gpkg"], "name a REGION, or"),
        (["demo", "-o", "t.docx"], "expected a name that ends in .xlsx"),
        (["demo", "--level", "4"], "less than or equal to 3"),
    ],
    ids=["no land use", "nothing", "both", "ending", "level"],
)
def test_wrong_option_is_one_message_and_exit_code_2(options: list[str], said: str) -> None:
    done = transition(*options)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.output
