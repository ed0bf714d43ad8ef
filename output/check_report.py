"""The report of a check: what is doubtful in a region or in a single file."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.check_file import file_findings
from geo.files.refused import FileRefusedError
from geo.finding import LEVELS, Finding, count_by_level, worst_first
from output.report import report_html, report_json, report_text
from parks import RegionError, check_region, load_region, region_names
from parks.store import SETTINGS

FORMS = {"text": report_text, "json": report_json}


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """
    A report as it is written.

    Parameters
    ----------
    text
        The report in the form asked for.
    summary
        Counts by level, in one line.
    has_error
        Whether a finding is of level `error`.
    """

    text: str
    summary: str
    has_error: bool


def check_report(name_or_path: str, *, form: str) -> CheckReport:
    """
    Check a region or a file.

    Parameters
    ----------
    name_or_path
        Name of a bundled region, region folder, or a file of any format that is read.
    form
        `text`, `json` or `html`.

    Returns
    -------
    report
        A region or file that cannot be read gives a report too: its findings say why.

    Raises
    ------
    parks.UnknownRegionError
        If there is no such region and no such file.
    """
    findings = tuple(sorted(findings_of(name_or_path), key=worst_first))
    counts = count_by_level(findings)
    title = Path(name_or_path).resolve().name
    text = report_html(findings, title=title) if form == "html" else FORMS[form](findings)
    return CheckReport(
        text=text,
        summary=", ".join(
            f"{counts[level]} {level}{'' if counts[level] == 1 else 's'}" for level in LEVELS
        ),
        has_error=counts["error"] > 0,
    )


def findings_of(name_or_path: str) -> Sequence[Finding]:
    """Return the findings of a region, or of a file that is no region."""
    path = Path(name_or_path)
    if name_or_path not in region_names() and path.exists() and not _is_region(path):
        try:
            return file_findings(path)
        except FileRefusedError as error:
            return error.findings
    try:
        return check_region(load_region(name_or_path))
    except RegionError as error:
        if not path.exists() and name_or_path not in region_names():
            raise
        return error.findings


def _is_region(path: Path) -> bool:
    return (path / SETTINGS).is_file()
