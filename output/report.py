"""Findings as a report: plain text, JSON, or one offline HTML file."""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from functools import cache
from importlib.resources import files

import jinja2

from geo.finding import LEVELS, Finding, Level, count_by_level


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedLevel:
    """The findings of one level in one file."""

    level: Level
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedFile:
    """The findings of one file, errors first."""

    source: str
    counts: Mapping[Level, int]
    levels: tuple[ReportedLevel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the template of the HTML report gets."""

    title: str
    counts: Mapping[Level, int]
    files: tuple[ReportedFile, ...]
    names: Mapping[str, tuple[str, str]]
    """Chinese and English name of every code."""


def report_text(findings: Iterable[Finding]) -> str:
    """
    Return findings as plain text.

    Parameters
    ----------
    findings
        In any order; it is kept within a level.

    Returns
    -------
    text
        For each level its count, then a line for each finding; `no findings` where there are none.
    """
    found = tuple(findings)
    lines = []
    for level, count in count_by_level(found).items():
        if count:
            lines.append(f"{count} {level}{'s' if count > 1 else ''}")
            lines += [f"  {_one_line(item)}" for item in found if item.level == level]
    return "\n".join([*lines, ""]) if lines else "no findings\n"


def report_json(findings: Iterable[Finding]) -> str:
    """
    Return findings as JSON.

    Parameters
    ----------
    findings
        In any order, which is kept.

    Returns
    -------
    text
        A list with all fields of each `Finding`, in the order of their definition. A place that is
        no finite number is null.
    """
    rows = [
        asdict(item) | {"lon": _finite(item.lon), "lat": _finite(item.lat)} for item in findings
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def report_html(findings: Iterable[Finding], *, title: str) -> str:
    """
    Return findings as one HTML file that makes no request and runs no script.

    Parameters
    ----------
    findings
        In any order; they are grouped by file, then by level.
    title
        What was checked, e.g. the name of the region.

    Returns
    -------
    html
        The same findings give the same text. Heads are in Chinese and English.
    """
    from output.offline_html import with_policy  # noqa: PLC0415 - folium, where HTML is wanted only

    report = describe_report(tuple(findings), title=title)
    values = {field.name: getattr(report, field.name) for field in fields(report)}
    return with_policy(_template().render(values))


def describe_report(findings: tuple[Finding, ...], *, title: str) -> Report:
    """Return what the HTML report shows."""
    from mapper.finding_words import finding_words  # noqa: PLC0415 - as above

    words = {code: finding_words(code).name for code in sorted({item.code for item in findings})}
    return Report(
        title=title,
        counts=count_by_level(findings),
        files=tuple(
            _file(source, tuple(item for item in findings if item.source == source))
            for source in _worst_first(findings)
        ),
        names={code: (name.zh, name.en) for code, name in words.items()},
    )


def _file(source: str, findings: tuple[Finding, ...]) -> ReportedFile:
    groups = {level: tuple(item for item in findings if item.level == level) for level in LEVELS}
    return ReportedFile(
        source=source,
        counts=count_by_level(findings),
        levels=tuple(
            ReportedLevel(level=level, findings=members)
            for level, members in groups.items()
            if members
        ),
    )


def _finite(degrees: float | None) -> float | None:
    return degrees if degrees is not None and math.isfinite(degrees) else None


def _one_line(finding: Finding) -> str:
    return " ".join(str(finding).split())


@cache
def _template() -> jinja2.Template:
    text = files("output").joinpath("templates/report.html.jinja").read_text("utf-8")
    return jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).from_string(text)


def _worst_first(findings: Iterable[Finding]) -> list[str]:
    """Return the files of some findings, those with the worst level first, then by name."""
    worst: dict[str, int] = {}
    for finding in findings:
        rank = LEVELS.index(finding.level)
        worst[finding.source] = min(rank, worst.get(finding.source, rank))
    return sorted(worst, key=lambda source: (worst[source], source))
