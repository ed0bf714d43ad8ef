"""The one error of reading: a file that is refused, with findings that say why."""

from collections.abc import Sequence

from geo.finding import Finding


class FileRefusedError(ValueError):
    """
    A file that cannot be read, or must not be read as it is.

    Parameters
    ----------
    findings
        Why, at least one of level `error`; each names the file and how to mend it.
    """

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(tuple(findings))
        self.findings = tuple(findings)

    def __str__(self) -> str:
        """Return one line a finding."""
        return "\n".join(str(finding) for finding in self.findings)


def refuse(
    code: str, source: str, message: str, *, remedy: str, value: str = "", field: str = ""
) -> FileRefusedError:
    """Return the error for a file with one reason against it."""
    return FileRefusedError([
        Finding(
            level="error", code=code, source=source, message=message, remedy=remedy,
            value=value, field=field,
        )
    ])  # fmt: skip
