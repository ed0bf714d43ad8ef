"""Findings in files and tables in the words of the page, the worst first and never too many."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, zip_longest

from geo.finding import LEVELS, Finding, Level
from mapper.finding_words import FindingWords, finding_words
from mapper.page import NO_WORDS, FindingIcon, FindingRest, FindingView, Unit, Words
from parks.region import Region
from parks.vocabulary import Mark

MOST_SHOWN = 200
MOST_CHARACTERS = 240
MOST_LAT = 85.0
DECIMALS = 6
FEATURE_LAYERS = ("parks", "places")
ICONS: Mapping[Level, FindingIcon] = {"error": "check", "warning": "check", "note": "note"}
LEVEL_NAMES: Mapping[Level, Words] = {
    "error": Words(zh="错误", en="errors"),
    "warning": Words(zh="警告", en="warnings"),
    "note": Words(zh="提示", en="notes"),
}
PROPOSAL = re.compile(r"Did you mean ('[^']*'|\"[^\"]*\")\?")


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFindings:
    """What the page lists of the findings in files and tables, and what it only counts."""

    shown: tuple[FindingView, ...] = ()
    rest: tuple[FindingRest, ...] = ()
    counts: Mapping[Level, int]
    """How many there are of each level, shown or not."""


def describe_data_findings(
    region: Region | None, findings: Iterable[Finding], units: Mapping[str, Unit]
) -> DataFindings:
    """
    Return the findings but the documents' own marks, which the page tells beside the figures.

    Parameters
    ----------
    region
        The region; None for a file that is in none.
    findings
        What was found.
    units
        Units by id.
    """
    marks = {mark.replace("_", "-") for mark in Mark}
    found = sorted(
        (item for item in findings if item.code not in marks),
        key=lambda item: LEVELS.index(item.level),
    )
    chosen = _chosen(found)
    unit_of = _unit_of_feature(region) if region else {}
    levels = Counter(item.level for item in found)
    return DataFindings(
        shown=tuple(
            _view(number, item, _unit(item, unit_of, units))
            for number, item in enumerate(found)
            if number in chosen
        ),
        rest=_rest(item for number, item in enumerate(found) if number not in chosen),
        counts={level: levels[level] for level in LEVELS},
    )


def count_words(counts: Mapping[Level, int]) -> Words:
    """Return `2 errors, 1 warning` in both languages."""
    some = [(LEVEL_NAMES[level], count) for level, count in counts.items() if count]
    return Words(
        zh="，".join(f"{count} 个{name.zh}" for name, count in some),
        en=", ".join(f"{count} {name.en[:-1] if count == 1 else name.en}" for name, count in some),
    )


def _chosen(found: list[Finding]) -> frozenset[int]:
    """Return which are shown: the worst level first, in each level one of every code by turns."""
    order: list[int] = []
    for level in LEVELS:
        by_code: defaultdict[str, list[int]] = defaultdict(list)
        for number, item in enumerate(found):
            if item.level == level:
                by_code[item.code].append(number)
        queues = [
            sorted(group, key=lambda at: place_on_map(found[at]) is None)
            for group in by_code.values()
        ]
        turns = chain.from_iterable(zip_longest(*queues))
        order += [number for number in turns if number is not None]
    return frozenset(order[:MOST_SHOWN])


def _rest(left: Iterable[Finding]) -> tuple[FindingRest, ...]:
    counts = Counter((item.level, item.code) for item in left)
    return tuple(
        FindingRest(level=level, name=finding_words(code).name, count=count)
        for (level, code), count in counts.items()
    )


def _unit_of_feature(region: Region) -> Mapping[str, str]:
    """Return the unit of every feature of the region's layers."""
    pairs: Iterator[tuple[str, str]] = chain.from_iterable(
        zip(frame["id"], frame["unit_id"], strict=True)
        for frame in (getattr(region, layer) for layer in FEATURE_LAYERS)
    )
    return dict(pairs)


def _unit(finding: Finding, unit_of: Mapping[str, str], units: Mapping[str, Unit]) -> Unit | None:
    about = finding.feature_id
    return units.get(about) or units.get(unit_of.get(about, ""))


def _view(number: int, finding: Finding, unit: Unit | None) -> FindingView:
    words = finding_words(finding.code)
    place = place_on_map(finding)
    told = _shortened(finding.message) + (f": {_shortened(finding.value)}" if finding.value else "")
    return FindingView(
        id=f"data-{number + 1}",
        icon=ICONS[finding.level],
        unit=unit.id if unit else "",
        figures=(),
        head=_head(words.name, unit, finding.feature_id),
        text=Words(zh=told, en=told),
        level=finding.level,
        where=_where(finding),
        remedy=_remedy(finding, words),
        lon=place[0] if place else None,
        lat=place[1] if place else None,
    )


def _remedy(finding: Finding, words: FindingWords) -> Words:
    """Return the way out: in Chinese that of the code, with the value that is proposed."""
    if not finding.remedy:
        return NO_WORDS
    said = _shortened(finding.remedy)
    proposed = PROPOSAL.search(said)
    asked = f"是否应为 {proposed[1]}？" if proposed else ""
    return Words(zh=asked + words.remedy_zh if words.remedy_zh else said, en=said)


def _head(name: Words, unit: Unit | None, feature_id: str) -> Words:
    about = unit.short if unit else Words(zh=feature_id, en=feature_id)
    if not about.zh:
        return name
    return Words(zh=f"{about.zh}：{name.zh}", en=f"{about.en}: {name.en}")


def _where(finding: Finding) -> str:
    file = finding.source if finding.line is None else f"{finding.source}:{finding.line}"
    return " · ".join(filter(None, (file, finding.feature_id, finding.field)))


def place_on_map(finding: Finding) -> tuple[float, float] | None:
    """Return lon, lat in degrees where a map can show them."""
    lon, lat = finding.lon, finding.lat
    if lon is None or lat is None or not (math.isfinite(lon) and math.isfinite(lat)):
        return None
    on_map = abs(lon) <= 180 and abs(lat) <= MOST_LAT  # noqa: PLR2004 - all round the earth
    return (round(lon, DECIMALS), round(lat, DECIMALS)) if on_map else None


def _shortened(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else f"{text[: MOST_CHARACTERS - 1]}…"
