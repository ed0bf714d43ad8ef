"""Findings as a table."""

from typing import TYPE_CHECKING

from geo.finding import worst_first
from output.say import say
from output.tables import Column, Lang, Sheet
from output.tables.sheet import RowLook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.finding import Finding

LEVELS: "Mapping[str, tuple[str, str]]" = {
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "note": ("提示", "note"),
}
COLUMNS = (
    Column(key="level", label_zh="级别", label_en="Level", width=8),
    Column(key="code", label_zh="代码", label_en="Code", width=20),
    Column(key="name", label_zh="问题", label_en="What", width=24),
    Column(key="source", label_zh="文件", label_en="File", width=18),
    Column(key="feature_id", label_zh="对象", label_en="Feature", width=16),
    Column(key="field", label_zh="字段", label_en="Field", width=16),
    Column(key="value", label_zh="取值", label_en="Value", width=24),
    Column(key="message", label_zh="说明（英文）", label_en="Message", width=48),
    Column(key="remedy", label_zh="办法", label_en="Remedy", width=48),
)


def finding_sheet(findings: "Iterable[Finding]", *, lang: Lang = "zh") -> Sheet:
    """Return findings as a table, worst first; one that repeats stands once."""
    from mapper.finding_words import finding_words  # noqa: PLC0415 - folium, where tables are wanted only

    found = sorted(dict.fromkeys(findings), key=worst_first)
    rows, looks = [], list[RowLook]()
    for item in found:
        words = finding_words(item.code)
        remedy = say(lang, words.remedy_zh or item.remedy, item.remedy)
        rows.append(
            (
                say(lang, *LEVELS[item.level]),
                item.code,
                say(lang, words.name.zh, words.name.en),
                item.source,
                item.feature_id or None,
                item.field or None,
                item.value or None,
                item.message,
                remedy or None,
            )
        )
        looks.append("" if item.level == "note" else "doubt")
    return Sheet(
        title=say(lang, "疑点", "Findings"),
        columns=COLUMNS,
        rows=tuple(rows),
        looks=tuple(looks),
        frozen=2,
    )
