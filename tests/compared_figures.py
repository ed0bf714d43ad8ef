"""Figures for tests of the comparison."""

from typing import Any

from parks.comparison import Citation, Figure, Said

HERE = Citation(
    source_id="d1", number="1", title=Said(zh="文件", en="Document"), date="2024", locator="5"
)


def figure(of: str = "a", value: float = 10.0, **more: Any) -> Figure:  # noqa: ANN401
    """Return an exact, actual level of 2023 in 亿元, with whatever is said otherwise."""
    known: dict[str, Any] = {
        "indicator": "industrial_output",
        "name": Said(zh="规上工业总产值", en="Above-scale industrial output"),
        "unit": "亿元",
        "canonical_unit": "亿元",
        "canonical_value": value,
        "period": "2023",
        "status": "actual",
        "measure": "level",
        "qualifier": "exact",
        "printed": f"{value}",
        "citations": (HERE,),
    }
    return Figure(unit_id=of, value=value, **{**known, **more})


def area(of: str = "a", km2: float = 4.0, **more: Any) -> Figure:  # noqa: ANN401
    """Return a planned area of 2023."""
    name = Said(zh="规划面积", en="Planned area")
    known = {"indicator": "planned_area", "name": name, "unit": "平方公里"}
    return figure(of, km2, **{**known, "canonical_unit": "平方公里", **more})
