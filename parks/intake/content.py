"""What a file makes of a region's files, before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.finding import Finding
from parks.intake.join_units import Row


@dataclass(frozen=True, eq=False, kw_only=True)
class Content:
    """
    New bytes of the region's files, and what they came from.

    Parameters
    ----------
    files
        Whole content by file name.
    features
        Features or figures brought in.
    new_units
        Rows for units.csv.
    replaced
        Ids of the features they replace.
    findings
        Everything worth knowing.
    """

    files: Mapping[str, bytes]
    features: int
    new_units: tuple[Row, ...] = ()
    replaced: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
