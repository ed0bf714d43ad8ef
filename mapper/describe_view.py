"""What the page of a file shows."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from mapper.class_group import class_amounts, class_group
from mapper.classing import OTHERS, Classing
from mapper.describe_bounds import CHINA, widened
from mapper.describe_data_findings import describe_data_findings
from mapper.describe_finding_group import finding_group
from mapper.describe_view_panel import view_figures, view_panel, view_source
from mapper.landuse_classes import edition_title
from mapper.landuse_words import fixed
from mapper.packing import PackPlan, packed_layer
from mapper.page import (
    NO_WORDS,
    LegendGroup,
    PackForm,
    Page,
    Station,
    SymbolRef,
    Unit,
    Words,
)
from parks.classes import edition as edition_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geo.finding import Finding
    from mapper.pack import PackSource
    from mapper.pack_element import PackedLayer
    from mapper.view_options import ViewOptions
    from mapper.view_source import Opened

FORMAT = 2
FILE = "file"
"""Id of the unit that stands for the file."""
ALL_FEATURES = Words(zh="全部要素", en="All features")
EMPTY = Words(zh="文件中没有要素。", en="The file has no features.")
FORMS: Mapping[PackForm, Words] = {
    "polygon": Words(zh="个面", en="polygons"),
    "line": Words(zh="条线", en="lines"),
    "point": Words(zh="个点", en="points"),
}
KINDS: Mapping[PackForm, Words] = {
    "polygon": Words(zh="面", en="polygons"),
    "line": Words(zh="线", en="lines"),
    "point": Words(zh="点", en="points"),
}
HEADS: Mapping[PackForm, Words] = {
    "polygon": Words(zh="面积 ha", en="Area ha"),
    "line": Words(zh="长度 km", en="Length km"),
    "point": Words(zh="个数", en="Number"),
}
SHORT_UNITS: Mapping[PackForm, str] = {"polygon": "ha", "line": "km"}
PACK_IDS: Mapping[PackForm, str] = {"polygon": "polygons", "line": "lines", "point": "points"}


@dataclass(frozen=True, eq=False, kw_only=True)
class ViewedFile:
    """
    A file as it was read and classed.

    Parameters
    ----------
    read
        Its features by form.
    classing
        Class of each feature, source after source.
    options
        What the reader said of it.
    findings
        What is doubtful.
    """

    read: Opened
    classing: Classing
    options: ViewOptions
    findings: tuple[Finding, ...]

    @property
    def title(self) -> str:
        """Title of the page."""
        return self.options.title or Path(self.read.name).stem

    @property
    def edition(self) -> Words:
        """Title of the edition, else the field of the classes."""
        if self.options.edition and self.options.class_field:
            return edition_title(edition_of(self.options.edition))
        field = self.options.class_field
        return Words(zh=f"字段 {field}", en=f"field {field}") if field else NO_WORDS


def describe_view(file: ViewedFile) -> tuple[Page, tuple[PackedLayer, ...]]:
    """
    Return the page of a file and its packed layers, one for each form of geometry.

    Parameters
    ----------
    file
        The file.
    """
    parts = tuple(_parts(file.classing, file.read.sources))
    layers = tuple(
        _layer(file, source, part) for source, part in zip(file.read.sources, parts, strict=True)
    )
    figures = view_figures(layers, unit=FILE)
    data = describe_data_findings(None, file.findings, {})
    title = Words(zh=file.title, en=file.title)
    group = _group(file, layers, parts)
    page = Page(
        format=FORMAT,
        title=title,
        subtitle=_subtitle(file, layers),
        region=FILE,
        adcode="",
        province=NO_WORDS,
        fictional=False,
        language=file.options.language,
        bounds=_bounds(layers),
        zone_limits=(),
        stations=(_station(title, group, finding_group(data)),),
        first_station=FILE,
        units=(_unit(title),),
        places=(),
        shapes=(),
        neighbours=(),
        panels={FILE: view_panel(layers, parts, figures=figures, data=data, file=file.read)},
        figures=figures,
        events=(),
        findings=data.shown,
        systems=(),
        thematics=(),
        industries=(),
        indicators=(),
        themes=(),
        sources=(view_source(file.read.name, figures),),
        land_classes=file.classing.views,
        packs=tuple(layer.view for layer in layers),
        backdrops=(),
        compare=None,
        guide=None,
    )
    return page, layers


def counted(layer: PackedLayer) -> Words:
    """Return how many features a layer has, and of what form."""
    count, form = fixed(layer.view.count, 0), FORMS[layer.view.form]
    en = form.en[:-1] if layer.view.count == 1 else form.en
    return Words(zh=f"{count.zh} {form.zh}", en=f"{count.en} {en}")


def _parts(classing: Classing, sources: Sequence[PackSource]) -> Iterator[Classing]:
    """Yield the classes of each source."""
    ends = np.cumsum([len(source) for source in sources]).tolist()
    for start, end in zip([0, *ends[:-1]], ends, strict=True):
        yield dataclasses.replace(classing, numbers=classing.numbers[start:end])


def _layer(file: ViewedFile, source: PackSource, part: Classing) -> PackedLayer:
    form, options = source.form, file.options
    suffix = KINDS[form] if len(file.read.sources) > 1 else NO_WORDS
    has_others = any(view.id == OTHERS for view in part.views)
    plan = PackPlan(
        id=PACK_IDS[form],
        name=Words(
            zh=file.title + (f"（{suffix.zh}）" if suffix.zh else ""),
            en=file.title + (f" ({suffix.en})" if suffix.en else ""),
        ),
        classing=part,
        class_column=options.class_field,
        shows_class=not has_others,
        id_column=options.id_field,
        label_column=options.label_field,
        edition=file.edition,
    )
    return packed_layer(source, plan)


def _group(
    file: ViewedFile, layers: Sequence[PackedLayer], parts: Sequence[Classing]
) -> LegendGroup:
    columns = [
        class_amounts(layer, part, head=HEADS[layer.view.form])
        for layer, part in zip(layers, parts, strict=True)
    ]
    field = file.options.class_field
    group = class_group(
        columns,
        title=Words(zh=field or "图层", en=field or "Layer"),
        aside=_listed(counted(layer) for layer in layers),
        classes=file.classing.views,
        packs=[layer.view.id for layer in layers],
        foot=_foot(file, layers),
    )
    return group if group.rows else dataclasses.replace(group, empty=EMPTY)


def _foot(file: ViewedFile, layers: Sequence[PackedLayer]) -> Words:
    """Return what the classes are of, and the units of the amounts."""
    units = [unit for layer in layers if (unit := SHORT_UNITS.get(layer.view.form))]
    told = Words(zh=f"单位 {'、'.join(units)}", en=f"in {', '.join(units)}")
    parts = [part for part in (file.edition, *([told] if units else [])) if part.zh]
    return Words(zh="；".join(part.zh for part in parts), en="; ".join(part.en for part in parts))


def _subtitle(file: ViewedFile, layers: Sequence[PackedLayer]) -> Words:
    from geo.crs.kind import crs_label  # noqa: PLC0415 - beside the others that need pyproj

    crs = crs_label(file.read.sources[0].crs)
    parts = [*(counted(layer) for layer in layers), Words(zh=crs, en=crs), file.edition]
    return _listed(part for part in parts if part.zh)


def _listed(parts: Iterator[Words]) -> Words:
    told = list(parts)
    return Words(zh=" · ".join(part.zh for part in told), en=" · ".join(part.en for part in told))


def _bounds(layers: Sequence[PackedLayer]) -> tuple[float, float, float, float]:
    """Return the ground of all layers; that of China where nothing has a geometry."""
    known = np.array([layer.view.bounds for layer in layers if any(layer.view.bounds)])
    if not len(known):
        return CHINA
    west, south = known[:, :2].min(axis=0).tolist()
    east, north = known[:, 2:].max(axis=0).tolist()
    return widened((west, south, east, north))


def _station(title: Words, group: LegendGroup, findings: LegendGroup) -> Station:
    return Station(
        id=FILE,
        year="",
        name=title,
        line=NO_WORDS,
        owner=FILE,
        members=(),
        unnamed=0,
        ghosts=(),
        ghost_years=(),
        units=(),
        legend=(group, *([findings] if findings.rows else [])),
    )


def _unit(title: Words) -> Unit:
    return Unit(
        id=FILE,
        name=title,
        short=title,
        kind="",
        kind_name=NO_WORDS,
        parent="",
        symbol=SymbolRef(form="plain"),
        position=NO_WORDS,
        area=NO_WORDS,
        last_named="",
        keys=(),
        placed=False,
        outside=False,
    )
