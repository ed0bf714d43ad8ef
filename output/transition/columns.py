"""Columns that tables of a transition share."""

from collections.abc import Iterable

from output.tables import Column

HECTARES, MU = ("公顷", "ha"), ("亩", "mu")
SQUARE_METRES = {"ha": 10_000.0, "mu": 2000 / 3}
FORMATS = {"m2": "#,##0.00", "ha": "#,##0.00", "mu": "#,##0.00"}
UNITS = {"m2": "m²", "ha": "公顷", "mu": "亩"}


def text(key: str, zh: str, en: str, width: float | None = None) -> Column:
    """Return a column of text."""
    return Column(key=key, label_zh=zh, label_en=en, width=width)


def area(key: str, zh: str, en: str, unit: str = "m2") -> Column:
    """Return a column of areas in m2, ha or mu."""
    return Column(
        key=f"{key}_{unit}",
        label_zh=zh,
        label_en=en,
        unit=UNITS[unit],
        kind="number",
        number_format=FORMATS[unit],
        width=15,
    )


def share(key: str, zh: str, en: str) -> Column:
    """Return a column of percentages."""
    return Column(
        key=key, label_zh=zh, label_en=en, unit="%", kind="number", number_format="0.00", width=12
    )


def areas(named: Iterable[tuple[str, str, str]], *units: str) -> tuple[Column, ...]:
    """Return columns of areas, all of them in each of some units."""
    told = tuple(named)
    return tuple(area(key, zh, en, unit) for unit in units for key, zh, en in told)


ZONE = (text("zone_id", "范围代码", "Zone id", 14), text("zone", "范围", "Zone", 24))
