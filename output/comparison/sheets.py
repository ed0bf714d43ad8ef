"""A comparison as tables: side by side for readers, one cell a row for programs."""

from collections.abc import Iterator

from mapper.compare_words import kind_words
from output.comparison.show import show
from output.comparison.shown import ShownCell, ShownComparison, ShownRow
from output.comparison.words import both
from output.tables import Column, Lang, Sheet, Value
from output.tables.sheet import Paper, RowLook
from parks.comparison import Cell, Comparison, Figure, Row

MOST_ON_A4 = 3
LOOKS: dict[str, RowLook] = {"not_comparable": "doubt"}


def comparison_sheets(comparison: Comparison, *, lang: Lang = "zh") -> tuple[Sheet, ...]:
    """
    Return a comparison as tables of a workbook.

    Parameters
    ----------
    comparison
        The comparison.
    lang
        Language of every text.

    Returns
    -------
    sheets
        Side by side, one cell a row, and the documents. The first holds the notes.
    """
    shown = show(comparison, lang=lang)
    return (
        _side_by_side(comparison, shown),
        long_sheet(comparison, lang=lang),
        _documents(shown, lang),
    )


def long_sheet(comparison: Comparison, *, lang: Lang = "zh") -> Sheet:
    """Return one row for every cell, with value, standing, source and formula beside each other."""
    shown = show(comparison, lang=lang)
    notes = (shown.fictional,) if shown.fictional else ()
    return Sheet(
        title="明细" if lang == "zh" else "Cells",
        columns=LONG_COLUMNS,
        rows=tuple(_long_rows(comparison, shown, lang)),
        notes=notes,
        frozen=2,
    )


def _text(key: str, zh: str, en: str, width: float | None = None) -> Column:
    return Column(key=key, label_zh=zh, label_en=en, width=width)


def _number(key: str, zh: str, en: str) -> Column:
    return Column(key=key, label_zh=zh, label_en=en, kind="number", width=12)


LONG_COLUMNS = (
    _text("section", "主题", "Theme"),
    _text("row", "指标", "Row", 32),
    _text("row_id", "行代码", "Row id"),
    _text("standing", "可比性", "Comparability"),
    _text("row_reasons", "不可比原因", "Why not"),
    _text("unit_id", "单元代码", "Unit id"),
    _text("unit", "单元", "Unit"),
    _text("state", "状态", "State"),
    _number("value", "数值", "Value"),
    _number("value_high", "上限", "Upper value"),
    _text("measure_unit", "单位", "Measured in"),
    _number("canonical_value", "换算值", "Converted value"),
    _text("canonical_unit", "换算单位", "Converted unit"),
    _text("indicator", "数据指标", "Indicator"),
    _text("period", "期间", "Period"),
    _text("kind", "类型", "Kind"),
    _text("status", "实际或目标", "Status"),
    _text("measure", "计量方式", "Measure"),
    _text("qualifier", "限定", "Qualifier"),
    _text("mark", "存疑", "Doubt"),
    Column(key="compared", label_zh="参与比较", label_en="Compared", kind="boolean"),
    _text("reasons", "不参与原因", "Why out"),
    _text("why", "缺什么", "What is missing", 32),
    _text("formula", "公式", "Formula", 32),
    _text("source_ids", "资料代码", "Source ids"),
    _text("sources", "资料与位置", "Sources", 40),
    _text("printed", "原文数字", "As printed"),
    _text("note", "备注", "Note", 32),
    _text("others", "同一行的其他数", "Other figures of the row", 32),
)


def _long_rows(
    comparison: Comparison, shown: ShownComparison, lang: Lang
) -> Iterator[tuple[Value, ...]]:
    for section, shown_section in zip(comparison.sections, shown.sections, strict=True):
        for row, shown_row in zip(section.rows, shown_section.rows, strict=True):
            head = (
                shown_section.name,
                shown_row.name,
                row.id,
                row.standing.value,
                " ".join(reason.value for reason in row.reasons) or None,
            )
            for cell, shown_cell in zip(row.cells, shown_row.cells, strict=True):
                yield (*head, *_cell_values(cell, shown_cell, lang))


def _cell_values(cell: Cell, shown: ShownCell, lang: Lang) -> tuple[Value, ...]:
    why = both(cell.why)
    state = cell.state.value
    head = (cell.unit_id, shown.unit, state)
    tail = (
        cell.compared,
        " ".join(reason.value for reason in cell.reasons) or None,
        (why.zh if lang == "zh" else why.en) or None,
    )
    others = "\n".join(shown.others) or None
    if cell.figure is None:
        return (*head, shown.missing, *[None] * 11, *tail, *[None] * 5, others)
    return (*head, *_figure_values(cell.figure, lang), *tail, *_origin(cell.figure, shown), others)


def _figure_values(figure: Figure, lang: Lang) -> tuple[Value, ...]:
    name, kind = figure.name, kind_words(figure)[1]
    return (
        figure.value,
        figure.value_high,
        figure.unit,
        figure.canonical_value,
        figure.canonical_unit or None,
        name.zh if lang == "zh" else name.en,
        figure.period or None,
        kind.zh if lang == "zh" else kind.en,
        figure.status,
        figure.measure,
        figure.qualifier,
        figure.mark or None,
    )


def _origin(figure: Figure, shown: ShownCell) -> tuple[Value, ...]:
    seen = shown.figure
    return (
        (seen.formula or None) if seen else None,
        " ".join(dict.fromkeys(item.source_id for item in figure.citations)) or None,
        _cited(shown) or None,
        figure.printed or None,
        (seen.note or None) if seen else None,
    )


def _cited(cell: ShownCell) -> str:
    return (
        "\n".join(f"[{mark}] {place}" for mark, place in cell.figure.sources) if cell.figure else ""
    )


def _side_by_side(comparison: Comparison, shown: ShownComparison) -> Sheet:
    rows, looks = list[tuple[Value, ...]](), list[RowLook]()
    width = 5 + 4 * len(shown.units)
    for section, shown_section in zip(comparison.sections, shown.sections, strict=True):
        rows.append((shown_section.name, *[None] * (width - 1)))
        looks.append("band")
        for row, shown_row in zip(section.rows, shown_section.rows, strict=True):
            rows.append(_wide_row(row, shown_row))
            looks.append(LOOKS.get(shown_row.standing, ""))
    paper: Paper = "A4" if len(shown.units) <= MOST_ON_A4 else "A3"
    return Sheet(
        title=shown.title,
        columns=tuple(_wide_columns(comparison)),
        rows=tuple(rows),
        notes=tuple(text for text in (shown.fictional, shown.subtitle, *shown.notes) if text),
        looks=tuple(looks),
        frozen=2,
        paper=paper,
    )


def _wide_columns(comparison: Comparison) -> Iterator[Column]:
    yield _text("row", "指标", "Row", 28)
    yield _text("standing", "可比性", "Comparability", 22)
    for unit in comparison.units:
        yield Column(
            key=f"{unit.id}_value",
            label_zh=unit.short.zh,
            label_en=unit.short.en,
            kind="number",
            width=14,
        )
        yield _text(f"{unit.id}_unit", "单位", "Measured in", 10)
        yield _text(f"{unit.id}_about", "期间、类型", "Period, kind", 24)
        yield _text(f"{unit.id}_source", "来源", "Source", 30)
    yield _number("difference", "差值", "Difference")
    yield _text("difference_unit", "差值说明", "Difference of", 26)
    yield Column(
        key="difference_percent", label_zh="差值", label_en="Difference", unit="%", kind="number",
        number_format="+0.0;-0.0;0", width=9,
    )  # fmt: skip


def _wide_row(row: Row, shown: ShownRow) -> tuple[Value, ...]:
    said = "\n".join(text for text in (shown.chip, shown.said) if text)
    cells = [
        value
        for cell, shown_cell in zip(row.cells, shown.cells, strict=True)
        for value in _wide_cell(cell, shown_cell)
    ]
    found = row.difference
    return (
        shown.name,
        said or None,
        *cells,
        found.value if found else None,
        shown.told_difference or None,
        found.percent if found else None,
    )


def _wide_cell(cell: Cell, shown: ShownCell) -> tuple[Value, Value, Value, Value]:
    if cell.figure is None or shown.figure is None:
        return shown.missing, None, shown.why or None, None
    seen = shown.figure
    about = [seen.qualifier, seen.period, seen.indicator, seen.kind_word, seen.doubt, *shown.others]
    joined = "\n".join(
        text for text in (", ".join(part for part in about[:5] if part), *about[5:]) if text
    )
    return _plain(cell.figure), cell.figure.unit or None, joined or None, _origin_text(shown)


def _plain(figure: Figure) -> Value:
    """Return a number, or the range in words."""
    if figure.value_high is None:
        return figure.value
    return f"{figure.value:g}–{figure.value_high:g}"


def _origin_text(shown: ShownCell) -> str | None:
    formula = shown.figure.formula if shown.figure else ""
    return "\n".join(text for text in (formula, _cited(shown)) if text) or None


def _documents(shown: ShownComparison, lang: Lang) -> Sheet:
    columns = (
        _text("mark", "编号", "No."),
        _text("source_id", "代码", "Id"),
        _text("title", "题名", "Title", 48),
        _text("date", "日期", "Date"),
        _text("locators", "位置", "Places", 48),
    )
    return Sheet(
        title="来源" if lang == "zh" else "Sources",
        columns=columns,
        rows=tuple(
            (item.mark, item.source_id, item.title, item.date or None, item.locators or None)
            for item in shown.sources
        ),
    )
