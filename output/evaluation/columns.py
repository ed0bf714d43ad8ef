"""Columns that tables of an evaluation share."""

from output.tables import Column

NUMBER_FORMAT = "#,##0.00"


def text(key: str, zh: str, en: str, width: float | None = None) -> Column:
    """Return a column of text."""
    return Column(key=key, label_zh=zh, label_en=en, width=width)


def number(
    key: str, zh: str, en: str, unit: str = "", *, number_format: str = NUMBER_FORMAT
) -> Column:
    """Return a column of numbers."""
    return Column(
        key=key,
        label_zh=zh,
        label_en=en,
        unit=unit,
        kind="number",
        number_format=number_format,
        width=14,
    )


UNIT = (text("unit_id", "单元代码", "Unit id", 14), text("unit", "单元", "Unit", 26))
INDICATOR = (text("key", "指标代码", "Key", 16), text("indicator", "指标", "Indicator", 26))
VALUE = (number("value", "数值", "Value"), text("measured_in", "单位", "Measured in", 12))
NEEDS = text("needs", "缺什么", "What is missing", 40)
STATUS = text("status", "核对情况", "Status of the rule", 14)
SOURCE = text("source", "依据", "Source of the rule", 32)
NOTE = text("note", "备注", "Note", 32)
