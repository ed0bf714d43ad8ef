"""Findings with a place as a layer for GIS programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import shapely

from geo.finding import LEVELS, Finding
from mapper.describe_data_findings import LEVEL_NAMES, place_on_map
from mapper.describe_finding_group import FINDING_FORMS
from mapper.finding_words import finding_words
from mapper.gis.fields import WGS84, fields_of, in_words, layer_frame, own_values
from mapper.gis.scene import GisClass, GisLayer
from mapper.outline_looks import mark_look
from mapper.page import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

TITLE = Words(zh="数据问题", en="Data findings")


def finding_layer(findings: Iterable[Finding]) -> GisLayer | None:
    """Return every finding that has a place; None where none has."""
    placed = [(one, place_on_map(one)) for one in findings]
    told = [one for one, place in placed if place is not None]
    if not told:
        return None
    said = [finding_words(one.code) for one in told]
    columns = [
        *own_values(level=[one.level for one in told]),
        *in_words("level", [_level(one) for one in told]),
        *own_values(code=[one.code for one in told]),
        *in_words("title", [words.name for words in said]),
        *own_values(
            file=[one.source for one in told],
            file_line=[one.line for one in told],
            feature_id=[one.feature_id for one in told],
            field=[one.field for one in told],
            found=[one.value for one in told],
            message=[one.message for one in told],
            remedy_zh=[words.remedy_zh for words in said],
            remedy=[one.remedy for one in told],
        ),
    ]
    shapes = shapely.points([place for _, place in placed if place is not None])
    return GisLayer(
        id="findings",
        group="findings",
        title=TITLE,
        form="point",
        frame=layer_frame(columns, gpd.GeoSeries(shapes, crs=WGS84)),
        fields=fields_of(columns),
        classes=tuple(
            GisClass(value=level, name=_words(level), look=mark_look(FINDING_FORMS[level]))
            for level in LEVELS
            if any(one.level == level for one in told)
        ),
        class_field="level",
        label_field=Words(zh="title_zh", en="title_en"),
    )


def _level(finding: Finding) -> Words:
    return _words(finding.level)


def _words(level: str) -> Words:
    name = LEVEL_NAMES[level]  # type: ignore[index]
    return Words(zh=name.zh, en=name.en.capitalize())
