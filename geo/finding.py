"""The one type for everything doubtful: what was found, where, and how to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "note"]
LEVELS: tuple[Level, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """
    Something doubtful in a file or a region.

    Parameters
    ----------
    level
        `error`: cannot be used. `warning`: used, but probably wrong. `note`: worth knowing.
    code
        Stable slug, e.g. `unknown-unit`.
    source
        File name, without its folder.
    line
        Line of the file, from 1; None where the file has no lines of its own.
    feature_id
        Id of the feature or unit concerned; "#12" for the twelfth feature of a file without ids.
    field
        Column or property.
    value
        What was found, as text.
    message
        What is wrong.
    remedy
        How to mend it.
    lon, lat
        Place of the doubt, degrees (EPSG:4326), where it has one.
    """

    level: Level
    code: str
    source: str
    message: str
    line: int | None = None
    feature_id: str = ""
    field: str = ""
    value: str = ""
    remedy: str = ""
    lon: float | None = None
    lat: float | None = None

    def __str__(self) -> str:
        """Return one line: where, what, how to mend."""
        where = self.source if self.line is None else f"{self.source}:{self.line}"
        about = ", ".join(
            part
            for part in (
                self.feature_id and f"{self.feature_id!r}",
                self.field and f"field {self.field!r}",
            )
            if part
        )
        found = f", got {self.value!r}" if self.value else ""
        text = f"{where}: {about + ': ' if about else ''}{self.message}{found}."
        return f"{text} {self.remedy}".rstrip()


def count_by_level(findings: Iterable[Finding]) -> dict[Level, int]:
    """Return how many findings there are of each level, errors first."""
    levels = [finding.level for finding in findings]
    return {level: levels.count(level) for level in LEVELS}


def worst_first(finding: Finding) -> tuple[int, str, int]:
    """Return the key that sorts findings: errors first, then by file and line."""
    return LEVELS.index(finding.level), finding.source, finding.line or 0
