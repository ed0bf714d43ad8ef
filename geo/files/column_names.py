"""Names of columns made unique, with every change told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

RESERVED = "geometry"


def unique_names(
    names: Sequence[str], *, source: str, line: int | None = None
) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """
    Make the names of columns unique.

    Parameters
    ----------
    names
        As written, blanks around them removed.
    source
        Name of the file for messages.
    line
        Line of the header.

    Returns
    -------
    names
        Each once: the second "area" is "area_2", a nameless third column "column_3"; a column
        "geometry" is "geometry_2", as the first is taken by the drawing.
    findings
        `empty-column-name` and `duplicate-column` (warnings), `reserved-column` (note).
    """
    taken = {RESERVED}
    unique: list[str] = []
    findings: list[Finding] = []
    written = set(names)
    for number, name in enumerate(names, start=1):
        plain = name or f"column_{number}"
        chosen = _free(plain, taken, written)
        unique.append(chosen)
        taken.add(chosen)
        if chosen != name:
            findings.append(_told(name, chosen, number, source=source, line=line))
    return tuple(unique), tuple(findings)


def _free(name: str, taken: set[str], written: set[str]) -> str:
    """Return the name, or the first numbered form that nobody has or wants."""
    number, chosen = 2, name
    while chosen in taken or (chosen != name and chosen in written):
        chosen, number = f"{name}_{number}", number + 1
    return chosen


def _told(name: str, chosen: str, number: int, *, source: str, line: int | None) -> Finding:
    if not name:
        code, message = "empty-column-name", f"column {number} has no name, it is called {chosen!r}"
    elif name == RESERVED:
        code, message = "reserved-column", f"this name is taken, the column is called {chosen!r}"
    else:
        code, message = "duplicate-column", f"this name stands twice, column {number} is {chosen!r}"
    return Finding(
        level="note" if name == RESERVED else "warning",
        code=code,
        source=source,
        line=line,
        field=name,
        message=message,
        remedy="Give each column a name of its own",
    )
