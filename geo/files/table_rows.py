"""A table made of rows of cells: titles above the header left aside, every oddity told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pandas as pd

from geo.files.column_names import unique_names
from geo.files.refused import refuse
from geo.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Cell: TypeAlias = str | int | float | bool | None
    Row: TypeAlias = tuple[int, list[Cell]]
    Merge: TypeAlias = tuple[int, int, int, int]

LOOKED_AT = 50
MOST_FINDINGS = 20
SHOWN = 60
YEARS = range(1900, 2101)
FOOTNOTE = re.compile(
    r"^\s*[（(\[*※]*\s*(注|备注|備註|说明|說明|数据来源|資料來源|资料来源|来源|note|source)",
    re.IGNORECASE,
)
LINE_BREAK = re.compile(r"(?<=[^\x00-\x7f])\s*\n\s*|\s*\n\s*(?=[^\x00-\x7f])")


@dataclass(frozen=True, eq=False, kw_only=True)
class RowTable:
    """
    Columns and where each row stands in the file.

    Parameters
    ----------
    columns
        RangeIndex, dtype object, None where a cell is blank.
    lines
        Line of the file (of the sheet), from 1, shape (n,).
    findings
        What was found.
    """

    columns: pd.DataFrame
    lines: tuple[int, ...]
    findings: tuple[Finding, ...]


def table_of_rows(rows: Iterable[Row], *, source: str, merges: Sequence[Merge] = ()) -> RowTable:
    """
    Make a table of rows of cells.

    Parameters
    ----------
    rows
        Line and cells of each row; rows may differ in length.
    source
        Name of the file for messages.
    merges
        Merged cells: first line, first column, last line, last column, all from 1.

    Returns
    -------
    table
        The header is the first row with at least half as many cells filled as the rows have in the
        median; rows merged into it belong to it. Blank rows are passed over.

    Raises
    ------
    FileRefusedError
        `empty-table` if there is no row.
    """
    filled = [(line, cells) for line, cells in _blanked(rows) if any(c is not None for c in cells)]
    if not filled:
        raise refuse(
            "empty-table", source, "expected a header and rows, the table is empty",
            remedy="Save the table again with its rows",
        )  # fmt: skip
    at = _header_at(filled)
    names, last, told = _header(filled, at, merges, source=source)
    findings = [*_titles(filled[:at], source=source), *told]
    body = filled[last + 1 :]
    if not told and _is_data(filled[at][1]):
        body = filled[at:]
        findings.append(_no_header(filled[at], source=source))
        names = [""] * len(names)
    findings += _ragged(body, len(names), source=source)
    columns, unique = _columns(body, names, source=source, line=filled[at][0])
    is_named = any(names)
    findings += [*(unique if is_named else ()), *_footnotes(body, source=source)]
    findings += _merged_data(merges, filled[last][0], source=source)
    lines = tuple(line for line, _ in body)
    return RowTable(columns=columns, lines=lines, findings=tuple(findings))


def capped(findings: Sequence[Finding]) -> list[Finding]:
    """Return the first findings of a kind, the last of them saying how many more there are."""
    if len(findings) <= MOST_FINDINGS:
        return list(findings)
    last = findings[MOST_FINDINGS - 1]
    more = len(findings) - MOST_FINDINGS
    message = f"{last.message} (and {more} more like this)"
    parts = {name: getattr(last, name) for name in Finding.__slots__}
    return [*findings[: MOST_FINDINGS - 1], Finding(**{**parts, "message": message})]


def _blanked(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows with None for every cell that holds nothing but blanks."""
    for line, cells in rows:
        yield line, [None if isinstance(c, str) and not c.strip() else c for c in cells]


def _header_at(rows: Sequence[Row]) -> int:
    counts = [sum(cell is not None for cell in cells) for _, cells in rows[:LOOKED_AT]]
    wanted = max(min(2, max(counts)), median(counts) / 2)
    return next(at for at, count in enumerate(counts) if count >= wanted)


def _header(
    rows: Sequence[Row], at: int, merges: Sequence[Merge], *, source: str
) -> tuple[list[str], int, list[Finding]]:
    """Return the names of the columns, the index of the header's last row, and what is told."""
    line = rows[at][0]
    ours = [merge for merge in merges if merge[0] <= line <= merge[2]]
    end = max((merge[2] for merge in ours), default=line)
    last = max(index for index, (number, _) in enumerate(rows) if number <= end)
    if (last == at and not ours) or last + 1 >= len(rows):
        return [_name(cell) for cell in rows[at][1]], at, []
    width = max(len(cells) for _, cells in rows[at : last + 1])
    levels = [_spread(row, ours, width) for row in rows[at : last + 1]]
    names = [_deepest(cells) for cells in zip(*levels, strict=True)]
    twice = {name for name in names if names.count(name) > 1}
    names = [
        "/".join(dict.fromkeys(filter(None, cells))) if name in twice else name
        for name, cells in zip(names, zip(*levels, strict=True), strict=True)
    ]
    told = Finding(
        level="note", code="merged-header", source=source, line=line,
        value=", ".join(names)[:SHOWN],
        message=f"the header has merged cells (lines {line} to {rows[last][0]})",
        remedy="Look whether the columns have the right names",
    )  # fmt: skip
    return names, last, [told]


def _spread(row: Row, merges: Sequence[Merge], width: int) -> list[str]:
    """Return the names in a row, each merged one in every column it covers."""
    line, cells = row
    names = [_name(cell) for cell in cells] + [""] * (width - len(cells))
    for first_line, first, _, last in merges:
        if first_line == line:
            names[first - 1 : last] = [names[first - 1]] * (min(last, width) - first + 1)
    return names


def _deepest(cells: Sequence[str]) -> str:
    return next((cell for cell in reversed(cells) if cell), "")


def _name(cell: Cell) -> str:
    return "" if cell is None else " ".join(LINE_BREAK.sub("", str(cell)).split())


def _is_data(cells: Sequence[Cell]) -> bool:
    """Whether a header is rather a row of data: more numbers than names, but no years."""
    present = [cell for cell in cells if cell is not None]
    numbers = [cell for cell in present if _is_number(cell)]
    return 2 * len(numbers) > len(present)


def _is_number(cell: Cell) -> bool:
    try:
        number = np.nan if cell is None else float(cell)
    except ValueError:
        return False
    return number not in YEARS


def _columns(
    body: Sequence[Row], names: Sequence[str], *, source: str, line: int
) -> tuple[pd.DataFrame, tuple[Finding, ...]]:
    """Return the columns under names of their own, without nameless empty ones."""
    width = max([len(names), *(len(cells) for _, cells in body)])
    padded = [cells + [None] * (width - len(cells)) for _, cells in body]
    columns = list(zip(*padded, strict=True)) if padded else [()] * width
    every = [*names, *[""] * (width - len(names))]
    unique, told = unique_names(every, source=source, line=line)
    kept = [n for n in range(width) if every[n] or any(cell is not None for cell in columns[n])]
    frame = pd.DataFrame(
        {unique[n]: pd.Series(columns[n], dtype=object) for n in kept},
        index=pd.RangeIndex(len(body)),
    )
    dropped = {f"column {n + 1} " for n in range(width) if n not in kept}
    told = tuple(f for f in told if not any(f.message.startswith(name) for name in dropped))
    return frame, told


def _titles(rows: Sequence[Row], *, source: str) -> list[Finding]:
    return [
        _finding(
            "note", "title-row", source, line, _shown(cells),
            "the row stands above the header and is left aside", "",
        )
        for line, cells in rows
    ]  # fmt: skip


def _no_header(row: Row, *, source: str) -> Finding:
    return _finding(
        "warning", "header-missing", source, row[0], _shown(row[1]),
        "expected names of columns, the first row holds numbers; it is read as data",
        "Put a row with the names of the columns on top",
    )  # fmt: skip


def _ragged(body: Sequence[Row], width: int, *, source: str) -> list[Finding]:
    found = []
    for line, cells in body:
        beyond = any(cell is not None for cell in cells[width:])
        if len(cells) < width or beyond:
            found.append(_finding(
                "warning", "ragged-row", source, line, f"{len(cells)} cells",
                f"expected {width} cells, as in the header",
                "Look whether a separator is missing or too many; nothing was shifted",
            ))  # fmt: skip
    return capped(found)


def _footnotes(body: Sequence[Row], *, source: str) -> list[Finding]:
    """Return a warning for each of the last rows that looks like a footnote; they are kept."""
    found = []
    for line, cells in body[-5:]:
        present = [cell for cell in cells if cell is not None]
        if len(cells) > 1 and len(present) == 1 and FOOTNOTE.match(str(present[0])):
            found.append(_finding(
                "warning", "footnote-row", source, line, _shown(cells),
                "the row looks like a footnote, but is read as data", "Delete it from the table",
            ))  # fmt: skip
    return found


def _merged_data(merges: Sequence[Merge], header_end: int, *, source: str) -> list[Finding]:
    found = [
        _finding(
            "warning", "merged-cells", source, first_line, "",
            f"cells are merged down to line {last_line}, only the first of them has the value",
            "Unmerge the cells and fill in the value",
        )
        for first_line, _, last_line, _ in sorted(merges)
        if first_line > header_end and last_line > first_line
    ]  # fmt: skip
    return capped(found)


def _shown(cells: Sequence[Cell]) -> str:
    return " ".join(str(cell) for cell in cells if cell is not None)[:SHOWN]


def _finding(  # noqa: PLR0917 - the parts of a finding
    level: Level, code: str, source: str, line: int, value: str, message: str, remedy: str
) -> Finding:
    return Finding(
        level=level, code=code, source=source, line=line, value=value, message=message,
        remedy=remedy,
    )  # fmt: skip
