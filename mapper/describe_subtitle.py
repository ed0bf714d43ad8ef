"""The line below the title: what the borders rest on, and how new the documents are."""

from collections.abc import Iterable

from mapper.describe_shapes import OFFICIAL
from mapper.page import NO_WORDS, Shape, Words
from mapper.wording import end_ordinal, period_words
from parks.region import Region

BORDERS = {
    "none": Words(zh="尚无界线", en="No boundaries yet"),
    "fictional": Words(zh="界线为虚构", en="Fictional boundaries"),
    "schematic": Words(zh="界线为示意", en="Schematic boundaries"),
    "digitised": Words(zh="数字化界线", en="Digitised boundaries"),
    "surveyed": Words(zh="界线有公布或测量依据", en="Published or surveyed boundaries"),
}
SEPARATOR = " · "


def describe_subtitle(region: Region, shapes: Iterable[Shape]) -> Words:
    """Return the subtitle; a region whose documents have no date says nothing of dates."""
    parts = [part for part in (BORDERS[_borders(region, shapes)], _until(region)) if part.zh]
    return Words(
        zh=SEPARATOR.join(part.zh for part in parts), en=SEPARATOR.join(part.en for part in parts)
    )


def _borders(region: Region, shapes: Iterable[Shape]) -> str:
    """Return what the least certain of the borders rests on."""
    if region.meta.fictional:
        return "fictional"
    lines = {str(shape.line) for shape in shapes}
    if not region.district.empty:
        lines.add("surveyed" if is_official_outline(region) else "schematic")
    if not lines:
        return "none"
    return next(
        (line for line in ("surveyed", "digitised") if lines <= {line, "surveyed"}), "schematic"
    )


def is_official_outline(region: Region) -> bool:
    """Tell whether the district's outline was published or surveyed; others settle no border."""
    district = region.district
    return (
        "basis" in district and not district.empty and bool(district["basis"].isin(OFFICIAL).all())
    )


def _until(region: Region) -> Words:
    rows = region.sources
    dates = [date for date in rows.loc[rows["number"] != "", "date"] if date]
    if not dates:
        return NO_WORDS
    latest = period_words(max(dates, key=end_ordinal))
    return Words(zh=f"资料至 {latest.zh}", en=f"data to {latest.en}")
