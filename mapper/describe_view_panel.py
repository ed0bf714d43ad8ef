"""The panel of a file: how much is in it, its land by class, where it is from, and its doubts."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from geo.crs.kind import crs_label
from mapper.computed_figure import computed_figure
from mapper.describe_data_findings import DataFindings, count_words
from mapper.landuse_words import fixed, hectares, joined, land_area, percent
from mapper.page import (
    NO_WORDS,
    FigureView,
    Formula,
    LandBar,
    LandMix,
    LandRow,
    PackForm,
    Panel,
    Row,
    Section,
    Source,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from mapper.classing import Classing
    from mapper.pack_element import PackedLayer
    from mapper.view_source import Opened

    Floats: TypeAlias = NDArray[np.float64]

SOURCE = "file"
OVERVIEW = Words(zh="概况", en="Overview")
AREA = Words(zh="面积", en="Area")
BY_CLASS = Words(zh="面积构成", en="Area by class")
NOT_STATED = Words(zh="未注明", en="not stated")
PERIOD = Words(zh="本文件", en="this file")
COUNTS: Mapping[PackForm, Words] = {
    "polygon": Words(zh="面要素", en="Polygons"),
    "line": Words(zh="线要素", en="Lines"),
    "point": Words(zh="点要素", en="Points"),
}
TOTALS: Mapping[PackForm, Words] = {
    "polygon": Words(zh="总面积", en="Total area"),
    "line": Words(zh="总长度", en="Total length"),
}
METHODS: Mapping[PackForm, Words] = {
    "polygon": Words(zh="各面椭球面积之和", en="sum of the areas on the ellipsoid"),
    "line": Words(zh="各线椭球面长度之和", en="sum of the lengths on the ellipsoid"),
}
COUNTED = Words(zh="要素计数", en="features counted")
MINOR_SHARE, FEWEST_MINOR, MOST_SPOKEN = 0.02, 3, 5
M2_PER_HA, M_PER_KM = 1e4, 1e3


def view_figures(layers: Sequence[PackedLayer], *, unit: str) -> tuple[FigureView, ...]:
    """Return number and size of the features of each layer as computed figures."""
    return tuple(figure for layer in layers for figure in _figures(layer, unit))


def view_source(name: str, figures: Sequence[FigureView]) -> Source:
    """Return the file as the document of its figures."""
    return Source(
        id=SOURCE,
        number="1",
        title=Words(zh=name, en=name),
        publisher=NOT_STATED,
        date=NO_WORDS,
        file=name,
        licence="",
        figures=tuple(figure.id for figure in figures),
    )


def view_panel(
    layers: Sequence[PackedLayer],
    parts: Sequence[Classing],
    *,
    figures: Sequence[FigureView],
    data: DataFindings,
    file: Opened,
) -> Panel:
    """
    Return the panel of a file.

    Parameters
    ----------
    layers, parts
        Packed layers and the classes of their features.
    figures
        Of `view_figures`.
    data
        Findings of the file.
    file
        The file.
    """
    mixes = (
        _mix_section(layer, part)
        for layer, part in zip(layers, parts, strict=True)
        if layer.view.form == "polygon"
    )
    return Panel(
        badges=(),
        sections=(
            _overview(figures, file),
            *(section for section in mixes if section),
            *_finding_section(data),
        ),
    )


def _figures(layer: PackedLayer, unit: str) -> Iterator[FigureView]:
    form, count = layer.view.form, layer.view.count
    yield _figure(f"{form}-count", unit, COUNTS[form], (fixed(count, 0), NO_WORDS), count, COUNTED)
    if form == "point" or not count:
        return
    measure = float(np.nansum(layer.packed.measure))
    if form == "polygon":
        value = (hectares(measure / M2_PER_HA), Words(zh="ha", en="ha"))
    else:
        value = (fixed(measure / M_PER_KM, 1), Words(zh="km", en="km"))
    yield _figure(f"{form}-total", unit, TOTALS[form], value, measure, METHODS[form])


def _figure(  # noqa: PLR0917 - the parts of one row
    figure_id: str,
    unit: str,
    label: Words,
    shown: tuple[Words, Words],
    number: float,
    method: Words,
) -> FigureView:
    value, measure_unit = shown
    numbers = Words(
        zh=f"{value.zh} {measure_unit.zh}".strip(), en=f"{value.en} {measure_unit.en}".strip()
    )
    return computed_figure(
        figure_id,
        unit=unit,
        label=label,
        shown=shown,
        number=number,
        period=PERIOD,
        source=SOURCE,
        formula=Formula(expression=method, numbers=numbers, inputs=()),
    )


def _overview(figures: Sequence[FigureView], file: Opened) -> Section:
    crs = crs_label(file.sources[0].crs)
    notes = (
        Words(zh=f"坐标系：{crs}", en=f"CRS: {crs}"),
        Words(zh=f"文件：{file.name}", en=f"File: {file.name}"),
    )
    return Section(
        form="rows",
        theme="",
        title=OVERVIEW,
        aside=NO_WORDS,
        rows=tuple(
            Row(form="figure", title=figure.label, figures=(figure.id,)) for figure in figures
        ),
        notes=notes,
    )


def _mix_section(layer: PackedLayer, part: Classing) -> Section | None:
    """Return the area by class as a bar; none for a single class."""
    size = len(part.views) + 1
    sums: Floats = np.bincount(
        part.numbers, weights=np.nan_to_num(layer.packed.measure), minlength=size
    )[1:].astype(np.float64)
    whole = float(sums.sum())
    if whole <= 0 or np.count_nonzero(sums) < 2:  # noqa: PLR2004 - one class has no mix
        return None
    rows = [
        LandRow(
            land_class=view.id,
            areas=(land_area(area, of_m2=whole),),
            minor=area < MINOR_SHARE * whole,
        )
        for view, area in zip(part.views, sums.tolist(), strict=True)
        if area > 0
    ]
    minor = [row.land_class for row in rows if row.minor]
    if len(minor) < FEWEST_MINOR:
        rows = [LandRow(land_class=row.land_class, areas=row.areas, minor=False) for row in rows]
        minor = []
    rest = sum(
        area for view, area in zip(part.views, sums.tolist(), strict=True) if view.id in minor
    )
    total = land_area(whole, of_m2=whole)
    mix = LandMix(
        bars=(LandBar(state="current", name=AREA, total=total, spoken=_spoken(part, sums)),),
        rows=tuple(rows),
        rest=(land_area(rest, of_m2=whole),) if minor else (),
    )
    aside = Words(zh=f"{len(rows)} 类", en=f"{len(rows)} classes")
    return Section(form="land_mix", theme="", title=BY_CLASS, aside=aside, land_mix=mix)


def _spoken(part: Classing, sums: Floats) -> Words:
    """Return the bar in a sentence: the largest classes with their share."""
    whole = float(sums.sum())
    largest = [
        int(place) for place in np.argsort(-sums, kind="stable")[:MOST_SPOKEN] if sums[place]
    ]
    parts = [
        Words(
            zh=f"{part.views[at].name.zh} {percent(sums[at] / whole).zh}",
            en=f"{part.views[at].name.en} {percent(sums[at] / whole).en}",
        )
        for at in largest
    ]
    told, ha = joined(parts, zh="，", en=", "), hectares(whole / M2_PER_HA)
    return Words(zh=f"面积 {ha.zh} ha：{told.zh}", en=f"Area {ha.en} ha: {told.en}")


def _finding_section(data: DataFindings) -> Iterator[Section]:
    if not data.shown:
        return
    yield Section(
        form="findings",
        theme="",
        title=Words(zh="数据问题", en="Data findings"),
        aside=count_words(data.counts),
        findings=tuple(finding.id for finding in data.shown),
        rest=data.rest,
    )
