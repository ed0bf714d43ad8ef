"""Published averages, targets and thresholds as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from output.evaluation.columns import INDICATOR, NOTE, SOURCE, STATUS, VALUE, text
from output.evaluation.words import (
    PUBLISHED_KINDS,
    QUALIFIERS,
    STATUSES,
    name_in,
    word_in,
)
from output.say import say
from output.tables import Column, Sheet
from parks.evaluation import definitions, published_values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from output.tables import Lang, Value
    from parks.evaluation import PublishedValue

OTHER_NAMES: Mapping[str, tuple[str, str]] = {
    "score": ("总分", "Score"),
    "built_of_buildable": ("已建成占可开发建设土地", "Built land of the buildable"),
    "hitech_output": ("高新技术产业用地产出强度", "Output of high-tech industrial land"),
}
"""Names of published indicators that no formula here computes."""
COLUMNS = (
    *INDICATOR,
    text("kind", "类型", "Kind", 10),
    text("qualifier", "限定", "Qualifier", 10),
    *VALUE,
    text("year", "年份", "Year", 8),
    text("data_end", "数据截至", "Data until", 10),
    text("scope", "范围", "Scope", 32),
    Column(key="zones", label_zh="开发区数", label_en="Zones", kind="integer", width=10),
    STATUS,
    SOURCE,
    NOTE,
)


def published_sheet(*, lang: Lang) -> Sheet:
    """Return published values to stand beside the results; never ideals or limits."""
    return Sheet(
        title=say(lang, "公布的平均值", "Published averages"),
        columns=COLUMNS,
        rows=tuple(_values(item, lang) for item in published_values()),
        notes=(
            say(
                lang,
                "公布的平均值属于其他开发区，不作理想值，也不作限值。",
                "Published averages are those of other zones: neither ideal values nor limits.",
            ),
        ),
        frozen=2,
    )


def _values(item: PublishedValue, lang: Lang) -> tuple[Value, ...]:
    definition = definitions().get(item.key)
    name = name_in(lang, definition) if definition else word_in(lang, OTHER_NAMES, item.key)
    return (
        item.key,
        name,
        word_in(lang, PUBLISHED_KINDS, item.kind),
        word_in(lang, QUALIFIERS, item.qualifier),
        item.value,
        item.unit or None,
        item.year or None,
        item.data_end or None,
        say(lang, item.scope_zh, item.scope_en),
        item.zones,
        word_in(lang, STATUSES, item.status),
        item.source,
        say(lang, item.note_zh, item.note) or None,
    )
