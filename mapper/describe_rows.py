"""The figures of a panel, by theme: rows, pairs over time, shares, and what is missing."""

from collections import defaultdict
from collections.abc import Iterable

from mapper.page import NO_WORDS, FigureView, Row, Section, Words
from parks.catalogue import indicators
from parks.period import parse_period, period_or_none
from parks.vocabulary import Theme

THEMES = {
    Theme.LAND: Words(zh="土地", en="Land"),
    Theme.OUTPUT: Words(zh="产出与效益", en="Output and returns"),
    Theme.INVESTMENT: Words(zh="招商与投资", en="Investment"),
    Theme.PROJECTS: Words(zh="项目", en="Projects"),
    Theme.FIRMS: Words(zh="企业", en="Firms"),
    Theme.INNOVATION: Words(zh="创新", en="Innovation"),
    Theme.PEOPLE: Words(zh="人才", en="People"),
    Theme.PRODUCTION: Words(zh="产能与产品", en="Capacity and products"),
    Theme.FINANCE: Words(zh="金融", en="Finance"),
    Theme.SERVICES: Words(zh="营商服务", en="Business services"),
    Theme.ENVIRONMENT: Words(zh="能耗与环境", en="Energy and environment"),
    Theme.CULTURE: Words(zh="文旅与品牌", en="Culture and brands"),
    Theme.STRUCTURE: Words(zh="构成", en="Composition"),
}
MOST_PAIRED = 4
PAIRED_KINDS = ("actual", "target", "expected")
DAYS_PER_MONTH = 30.4
MOMENT_OR_YEAR = frozenset({0, 1, 12})  # months: a state is told of a date or of a year


def theme_sections(figures: list[FigureView], *, lacks_tax: bool) -> Iterable[Section]:
    """Yield the sections of a unit's figures, in the order of the themes."""
    catalogue = indicators()
    by_theme: defaultdict[str, list[FigureView]] = defaultdict(list)
    for figure in figures:
        entry = catalogue.get(figure.indicator)
        by_theme[entry.theme if entry else Theme.STRUCTURE].append(figure)
    if lacks_tax and not any(figure.indicator == "tax_per_mu" for figure in figures):
        by_theme.setdefault(Theme.OUTPUT, [])
    for theme in THEMES:
        if theme in by_theme:
            yield from _theme_section(
                theme, by_theme[theme], lacks_tax=lacks_tax and theme is Theme.OUTPUT
            )


def _theme_section(
    theme: Theme, figures: list[FigureView], *, lacks_tax: bool
) -> Iterable[Section]:
    rows = [*_rows(figures), *([_missing_tax()] if lacks_tax else [])]
    if rows:
        yield Section(
            form="rows",
            theme=theme,
            title=THEMES[theme],
            aside=common_period(figures),
            rows=tuple(rows),
        )


def _missing_tax() -> Row:
    return Row(
        form="missing",
        title=Words(zh="亩均税收", en="Tax per mu"),
        reason=Words(
            zh="缺少：本园区的税收。有了同一范围、同一期间的税收才能计算。",
            en="Missing: the park's tax. It takes the tax of the same extent and period.",
        ),
    )


def common_period(figures: Iterable[FigureView]) -> Words:
    """Return the period that all figures have, no words where they differ."""
    periods = {figure.period for figure in figures}
    return periods.pop() if len(periods) == 1 else NO_WORDS


def _rows(figures: list[FigureView]) -> list[Row]:
    """Pair figures of one indicator, unit, scope and measure over time; others stand alone."""
    groups: defaultdict[tuple[str, str, str], list[FigureView]] = defaultdict(list)
    for figure in figures:
        groups[figure.indicator, figure.label.zh, figure.measure_unit.zh].append(figure)
    rows = []
    for members in groups.values():
        if _is_pair(members):
            ordered = sorted(
                members,
                key=lambda figure: (figure.kind == "target", parse_period(figure.period_iso)),
            )
            rows.append(
                Row(
                    form="pair",
                    title=members[0].label,
                    figures=tuple(figure.id for figure in ordered),
                )
            )
        else:
            rows += [
                Row(form="figure", title=figure.label, figures=(figure.id,)) for figure in members
            ]
    return rows


def _is_pair(members: list[FigureView]) -> bool:
    """Tell whether figures stand side by side: periods of one length, none twice, none in doubt."""
    periods = [period_or_none(figure.period_iso) for figure in members if not figure.mark]
    spans = [span for span in periods if span]
    lengths = {round((span.end - span.start).days / DAYS_PER_MONTH) for span in spans}
    return (
        1 < len(members) <= MOST_PAIRED
        and len(set(spans)) == len(members)
        and (len(lengths) == 1 or lengths <= MOMENT_OR_YEAR)
        and all(figure.kind in PAIRED_KINDS and figure.number > 0 for figure in members)
    )
