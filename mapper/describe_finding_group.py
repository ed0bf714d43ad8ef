"""The rows of a legend that stand for findings with a place."""

from collections.abc import Mapping

from geo.finding import Level
from mapper.describe_data_findings import LEVEL_NAMES, DataFindings
from mapper.page import LegendGroup, LegendRow, SymbolForm, SymbolRef, Words

FINDING_FORMS: Mapping[Level, SymbolForm] = {
    "error": "finding-error",
    "warning": "finding-warning",
    "note": "finding-note",
}


def finding_group(data: DataFindings) -> LegendGroup:
    """Return a row for each level that has findings with a place."""
    placed = [finding.level for finding in data.shown if finding.lon is not None]
    return LegendGroup(
        id="findings",
        title=Words(zh="数据问题", en="Data findings"),
        rows=tuple(
            LegendRow(
                id=form,
                title=Words(zh=LEVEL_NAMES[level].zh, en=LEVEL_NAMES[level].en.capitalize()),
                symbol=SymbolRef(form=form),
                target="findings",
                count=placed.count(level),
            )
            for level, form in FINDING_FORMS.items()
            if level in placed
        ),
    )
