"""What is raised when a region cannot be read at all."""

from collections.abc import Sequence
from pathlib import Path

from geo.finding import Finding


class RegionError(Exception):
    """
    The input cannot be read; the message says where, what was found and how to mend it.

    Parameters
    ----------
    message
        Everything at once, a line a problem.
    findings
        The same as findings of level `error`; one for the message where none are given.
    """

    def __init__(self, message: str, findings: Sequence[Finding] = ()) -> None:
        super().__init__(message)
        self.findings = tuple(findings) or (
            Finding(level="error", code="unreadable", source="", message=message),
        )


class UnknownRegionError(RegionError):
    """No bundled region has this name and no folder has this path."""


class StoreError(RegionError):
    """A file of a region folder is missing or unreadable."""

    def __init__(
        self, path: Path, problem: str, *, code: str = "unreadable", remedy: str = ""
    ) -> None:
        finding = Finding(
            level="error", code=code, source=path.name, message=problem, remedy=remedy
        )
        super().__init__(f"{path}: {problem}. {remedy}".rstrip(), [finding])
        self.path = path
