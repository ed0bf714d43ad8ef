"""Every figure of the bundled regions stands in the named line of its article."""

from pathlib import Path

import pytest
from chinese_numbers import numbers_in

from parks import Region, load_region
from parks.records import records

VAGUE = {"数千亩": {2000.0, 9000.0}}
LINES_JOINED = 5
# Names put together from words that stand apart in the article: "重庆、成都、宜宾、自贡等高新区".
COMPOSED = {
    "chengdugaoxinqu",
    "yibingaoxinqu",
    "taiyangnengdianchizhenzidonghuashengchanxian",
    "shunliyongquanzidonghuashengchanxian",
    "changfengchilunzidonghuashengchanxian",
    "yuelonghangxiaozhinengjiqirenshengchanxian",
    "zhanliangqichezhinenghuahanjieshengchanxian",
    "weixinghexinbujianjixitongshengchanzhizao",
}


@pytest.fixture(params=["qijiang", "dazu"], scope="module")
def region(request: pytest.FixtureRequest) -> Region:
    return load_region(request.param)


def squeeze(text: str) -> str:
    return "".join(text.split())


def test_printed_figures_stand_in_the_named_lines(region: Region, articles: Path) -> None:
    files = region.sources.set_index("source_id")["file"]
    lines = {
        source: (articles / file).read_text("utf-8").splitlines()
        for source, file in files.items()
        if file.endswith(".txt")
    }

    def stands(row: dict[str, str]) -> bool:
        start = int(row["locator"]) - 1
        named, printed = lines[row["source_id"]][start:], squeeze(row["printed"])
        return printed in squeeze("".join(named[:LINES_JOINED])) and printed[0] in named[0]

    assert [
        (row["line"], row["printed"]) for row in records(region.indicators) if not stands(row)
    ] == []


def test_values_are_the_printed_numbers(region: Region) -> None:
    wrong = [
        (row["line"], row["printed"], value)
        for row in records(region.indicators)
        for value in (row["value"], row["value_high"])
        if value is not None
        and not any(
            abs(abs(value) - number) < 1e-6
            for number in VAGUE.get(row["printed"], numbers_in(row["printed"]))
        )
    ]
    assert wrong == []


@pytest.mark.parametrize("table", ["units", "structures", "clusters", "events"])
def test_locators_name_lines_of_the_article(region: Region, articles: Path, table: str) -> None:
    files = region.sources.set_index("source_id")["file"]
    lengths = {
        source: len((articles / file).read_text("utf-8").splitlines())
        for source, file in files.items()
        if file.endswith(".txt")
    }
    cited = [row for row in records(getattr(region, table)) if row["source_id"] in lengths]
    assert [row for row in cited if not 1 <= int(row["locator"]) <= lengths[row["source_id"]]] == []


def test_unit_names_stand_in_the_articles(region: Region, articles: Path) -> None:
    """Each unit's name, short name or alias is printed in an article of the region."""
    files = region.sources["file"]
    text = squeeze("".join((articles / f).read_text("utf-8") for f in files if f.endswith(".txt")))
    cited = [
        row
        for row in records(region.units)
        if row["source_id"].startswith(("qj", "dz")) and row["id"] not in COMPOSED
    ]

    def is_printed(row: dict[str, str]) -> bool:
        names = [row["name_zh"], row["short_zh"], *row["aliases"].split("|")]
        plain = text.replace("(", "（").replace(")", "）")
        return any(squeeze(name) in plain for name in names if name)

    assert [(row["id"], row["name_zh"]) for row in cited if not is_printed(row)] == []
