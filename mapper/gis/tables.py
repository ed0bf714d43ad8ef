"""Figures, units and documents as tables that go with GIS layers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapper.describe_rows import THEMES
from mapper.describe_units import KIND_NAMES
from mapper.finding_words import finding_words
from mapper.gis.basis import source_columns, unit_columns
from mapper.gis.fields import (
    fields_of,
    in_words,
    own_values,
    table_frame,
    with_others,
)
from mapper.gis.scene import GisTable
from mapper.page import NO_WORDS, Words
from mapper.wording import QUALIFIERS, name_of, period_words
from parks.figures import join_figures
from parks.vocabulary import Measure, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from geo.finding import Finding
    from mapper.gis.basis import GisBasis
    from mapper.gis.fields import GisValues

THEME_NAMES: Mapping[str, Words] = {theme.value: name for theme, name in THEMES.items()}
STATUS_NAMES: Mapping[str, Words] = {
    Status.ACTUAL: Words(zh="实际", en="actual"),
    Status.EXPECTED: Words(zh="预计", en="expected"),
    Status.TARGET: Words(zh="目标", en="target"),
}
MEASURE_NAMES: Mapping[str, Words] = {
    Measure.LEVEL: Words(zh="数量", en="level"),
    Measure.NEW: Words(zh="新增", en="new"),
    Measure.CUMULATIVE: Words(zh="累计", en="cumulative"),
    Measure.GROWTH: Words(zh="增速", en="growth"),
    Measure.SHARE: Words(zh="占比", en="share"),
    Measure.THRESHOLD: Words(zh="门槛", en="threshold"),
    Measure.RANK: Words(zh="排名", en="rank"),
    Measure.STRUCTURE: Words(zh="构成", en="composition"),
}
FIGURE_COLUMNS = ("unit_id", "indicator", "value", "value_high", "unit", "period", "status",
                  "measure", "qualifier", "printed", "source_id", "locator", "mark", "note",
                  "note_zh")  # fmt: skip


def gis_tables(basis: GisBasis) -> tuple[tuple[GisTable, ...], tuple[Finding, ...]]:
    """Return the tables, and what their own columns lose; one without rows is left out."""
    region = basis.region
    made = (
        _table("figures", Words(zh="指标数据", en="Figures"), region.indicators, _figures(basis),
               source="indicators.csv", left_out=FIGURE_COLUMNS, link="unit_id"),
        _table("all_units", Words(zh="单位一览", en="All units"), region.units, _units(basis),
               source="units.csv", link="id"),
        _table("sources", Words(zh="资料目录", en="Sources"), region.sources, _sources(basis),
               source="sources.csv"),
    )  # fmt: skip
    tables = tuple(table for table, _ in made if len(table.frame))
    return tables, tuple(finding for _, findings in made for finding in findings)


def _table(
    table_id: str,
    title: Words,
    rows: pd.DataFrame,
    own: list[GisValues],
    *,
    source: str,
    left_out: Iterable[str] = (),
    link: str = "",
) -> tuple[GisTable, tuple[Finding, ...]]:
    """Return a table of own columns and of those that the file has beside them."""
    known = {*left_out, *(one.field.key for one in own)}
    columns, findings = with_others(own, rows, source=source, left_out=known)
    table = GisTable(
        id=table_id,
        title=title,
        frame=table_frame(columns),
        fields=fields_of(columns),
        link=link,
    )
    return table, findings


def _figures(basis: GisBasis) -> list[GisValues]:
    rows = join_figures(basis.region.indicators, basis.region.sources)
    marks = [finding_words(mark.replace("_", "-")).name for mark in rows["mark"]]
    return [
        *own_values(figure_id=rows["figure_id"]),
        *unit_columns(basis, rows["unit_id"].tolist()),
        *own_values(
            theme=rows["theme"],
            indicator=rows["indicator"],
            indicator_zh=rows["name_zh"],
            indicator_en=rows["name_en"],
            value=rows["value"],
            value_high=rows["value_high"],
            unit=rows["unit"],
            printed=rows["printed"],
            period=rows["period"],
        ),
        *in_words("period", [period_words(period) for period in rows["period"]]),
        *_coded("status", rows["status"], STATUS_NAMES),
        *_coded("measure", rows["measure"], MEASURE_NAMES),
        *_coded("qualifier", rows["qualifier"], QUALIFIERS),
        *in_words("theme", [name_of(THEME_NAMES, theme) for theme in rows["theme"]]),
        *source_columns(basis, rows["source_id"]),
        *own_values(locator=rows["locator"], mark=rows["mark"]),
        *in_words("mark", marks),
        *own_values(note_zh=rows["note_zh"], note=rows["note"]),
    ]


def _coded(key: str, values: pd.Series, names: Mapping[str, Words]) -> list[GisValues]:
    """Return a column of codes and its words; a code that has none there has none here."""
    return [*own_values(**{key: values}), *in_words(key, [name_of(names, one) for one in values])]


def _units(basis: GisBasis) -> list[GisValues]:
    rows = basis.region.units
    known = basis.scene.units
    parents = [known[unit].name if unit in known else NO_WORDS for unit in rows["parent"]]
    return [
        *_same(rows, "id", "name_zh", "name_en", "short_zh", "short_en", "aliases"),
        *_coded("kind", rows["kind"], KIND_NAMES),
        *own_values(parent=rows["parent"]),
        *in_words("parent", parents),
        *_same(rows, "valid_from", "valid_to"),
        *source_columns(basis, rows["source_id"]),
        *_same(rows, "locator", "mark", "note_zh", "note"),
    ]


def _sources(basis: GisBasis) -> list[GisValues]:
    rows = basis.region.sources
    return _same(
        rows, "number", "source_id", "title_zh", "title_en", "publisher", "date", "date_note_zh",
        "date_note", "file", "licence", "note",
    )  # fmt: skip


def _same(rows: pd.DataFrame, *keys: str) -> list[GisValues]:
    return own_values(**{key: rows[key] for key in keys})
