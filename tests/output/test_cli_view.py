"""The command view: pages of files of every kind, messages, exit codes."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from output import cli

HERE = (106.6, 29.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    code: int
    out: str
    err: str
    html: str


Run = Callable[..., Done]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Return a function that runs the command in this process and reads the page."""
    monkeypatch.chdir(tmp_path)
    capfd.readouterr()

    def view(*arguments: object, page: str = "page.html") -> Done:
        told = [*map(str, arguments), *([] if page == "" else ["-o", page])]
        monkeypatch.setattr("sys.argv", ["parkmap", "view", *told])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        printed = capfd.readouterr()
        assert "Traceback" not in printed.out + printed.err
        assert "internal error" not in printed.out + printed.err
        written = Path(page).read_text("utf-8") if page and Path(page).is_file() else ""
        return Done(code=int(ended.value.code or 0), out=printed.out, err=printed.err, html=written)

    return view


def squares(count: int, **columns: object) -> gpd.GeoDataFrame:
    """Return squares of 0.001 degrees side by side."""
    lon, lat = HERE
    boxes = [
        shapely.box(lon + 0.001 * at, lat, lon + 0.001 * (at + 1), lat + 0.001)
        for at in range(count)
    ]
    return gpd.GeoDataFrame(columns, geometry=boxes, crs=4326, index=range(count))


def test_file_becomes_a_page_that_makes_no_request(run: Run) -> None:
    squares(3, use=["a", "b", "a"]).to_file("land.gpkg")
    done = run("land.gpkg", "--class-field", "use")
    assert done.code == 0
    assert "page.html: 3 polygons, 3.2 ha" in done.out
    assert "<title>land</title>" in done.html
    assert "default-src 'none'" in done.html


def test_page_stands_here_under_the_name_of_the_file(run: Run) -> None:
    Path("data").mkdir()
    squares(1).to_file("data/land.gpkg")
    assert run("data/land.gpkg", page="").code == 0
    assert Path("land.html").is_file()
    assert not Path("data/land.html").exists()


def test_without_a_class_likely_columns_are_proposed_and_none_is_taken(run: Run) -> None:
    squares(4, height=[1.5, 2.5, 3.5, 4.25], LandUse=["01", "02", "01", "02"]).to_file("a.gpkg")
    done = run("a.gpkg")
    assert done.code == 0
    assert "Name one with --class-field; likely are LandUse" in done.err
    assert "height" not in done.err


def test_codes_that_the_edition_does_not_know_are_told(run: Run) -> None:
    squares(3, code=["100101", "XX", "1401"]).to_file("a.gpkg")
    done = run("a.gpkg", "--class-field", "code", "--edition", "ydyh2023")
    assert done.code == 0
    assert "'XX'" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--class-field", "LandUze"), "no such column for --class-field. Did you mean 'LandUse'?"),
        (("--label-field", "name"), "no such column for --label-field"),
        (("--edition", "ydyh2023"), "Name their column with --class-field"),
        (("--layer", "other"), "other"),
        (("--crs", "EPSG:1"), "Write its EPSG code"),
    ],
    ids=["class", "label", "edition", "layer", "crs"],
)
def test_what_does_not_fit_the_file_is_refused(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    squares(2, LandUse=["a", "b"]).to_file("a.gpkg")
    done = run("a.gpkg", *arguments)
    assert done.code == 2
    assert said in re.sub(r"[\s│]+", " ", done.err)
    assert done.html == ""


def test_page_ends_in_html(run: Run) -> None:
    squares(1).to_file("a.gpkg")
    done = run("a.gpkg", page="page.pdf")
    assert done.code == 2
    assert "Write -o page.html" in done.err


def test_file_without_a_crs_is_refused_with_what_it_may_be(run: Run) -> None:
    squares(2).to_crs(4545).to_file("a.shp")
    Path("a.prj").unlink()
    done = run("a.shp")
    assert done.code == 2
    assert "EPSG:4545" in done.err
    assert run("a.shp", "--crs", "4545").code == 0


def test_crs_that_the_numbers_disprove_is_refused(run: Run) -> None:
    squares(2).to_crs(4545).set_crs(4326, allow_override=True).to_file("a.gpkg")
    assert run("a.gpkg").code == 2


def test_file_that_is_not_there_is_named(run: Run) -> None:
    done = run("nothing.gpkg")
    assert done.code == 2
    assert "nothing.gpkg" in done.err


def test_hostile_names_stay_text(run: Run) -> None:
    hostile = "</script><script>alert(1)</script>{{ 7 * 7 }}{% x %}"
    squares(2, **{hostile: [hostile, "b"]}).to_parquet("a.parquet")
    done = run("a.parquet", "--class-field", hostile, "--title", f"<b>{hostile}")
    assert done.code == 0
    assert "<script>alert" not in done.html
    assert done.html.count("<script>") == 2


def test_mixed_geometry_becomes_one_layer_a_form(run: Run) -> None:
    lon, lat = HERE
    shapes = [
        shapely.box(lon, lat, lon + 0.01, lat + 0.01),
        shapely.LineString([(lon, lat), (lon + 0.01, lat)]),
        shapely.Point(lon, lat),
        None,
    ]
    gpd.GeoDataFrame({"kind": list("abca")}, geometry=shapes, crs=4326).to_parquet("a.parquet")
    done = run("a.parquet", "--class-field", "kind")
    assert done.code == 0
    assert "2 polygons, 1 line, 1 point" in done.out
    assert set(re.findall(r'id="pm-pack-(\w+)"', done.html)) == {"polygons", "lines", "points"}


@pytest.mark.parametrize("count", [0, 1], ids=["none", "one without geometry"])
def test_file_with_nothing_to_draw_becomes_a_page_all_the_same(run: Run, count: int) -> None:
    frame = gpd.GeoDataFrame({"a": ["x"] * count}, geometry=[None] * count, crs=4326)
    frame.to_parquet("a.parquet")
    done = run("a.parquet", "--class-field", "a")
    assert done.code == 0
    assert f"page.html: {count} polygon" in done.out


def test_heights_and_many_columns_are_taken(run: Run) -> None:
    columns = {f"column_{at}": np.arange(2) * at for at in range(200)}
    frame = squares(2, **columns)
    frame.geometry = shapely.force_3d(frame.geometry.to_numpy(), 5.0)
    frame.to_file("a.gpkg")
    done = run("a.gpkg")
    assert done.code == 0
    assert "(Z)" in done.err


def test_points_of_a_table_are_shown(run: Run) -> None:
    Path("a.csv").write_text("name,lon,lat\nA,106.61,29.01\nB,106.62,29.02\n", "utf-8")
    done = run("a.csv", "--crs", "EPSG:4326", "--label-field", "name")
    assert done.code == 0
    assert "2 points" in done.out


def test_same_file_gives_the_same_bytes(run: Run) -> None:
    squares(30, use=list("abc") * 10).to_file("a.gpkg")
    first = run("a.gpkg", "--class-field", "use")
    assert run("a.gpkg", "--class-field", "use", page="b.html").html == first.html


def test_page_opens_in_the_language_that_was_told(run: Run) -> None:
    squares(1).to_file("a.gpkg")
    assert '"language":"en"' in run("a.gpkg", "--lang", "en").html
