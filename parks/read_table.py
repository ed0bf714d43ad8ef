"""Reading a table of the store into declared dtypes, with a finding for every fault."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from geo.finding import Finding
from parks.errors import StoreError

NUMBER_DTYPES = ("float64", "Int64")


def read_table(path: Path, schema: pa.DataFrameSchema) -> tuple[pd.DataFrame, tuple[Finding, ...]]:
    """
    Read a CSV table of a region folder.

    Parameters
    ----------
    path
        UTF-8 file (a byte order mark is allowed), comma separated, first row names the columns.
    schema
        Columns with dtypes and allowed values.

    Returns
    -------
    frame
        All rows; index `line` is the line in the file. Cells that are no number are missing values.
    findings
        One for every cell that does not follow the schema, in line order.

    Raises
    ------
    StoreError
        If the file is missing, not UTF-8, or lacks a column.
    """
    raw, findings = _read_text(path, schema)
    frame, not_numbers = _with_dtypes(raw, schema, path.name)
    return frame, (*findings, *not_numbers, *_violations(frame, raw, schema, path.name))


def empty_table(schema: pa.DataFrameSchema) -> pd.DataFrame:
    """Return a table without rows, with the schema's columns and dtypes."""
    raw = pd.DataFrame({name: [] for name in schema.columns}, dtype="str")
    raw.index.name = "line"
    return _with_dtypes(raw, schema, "")[0]


def _read_text(path: Path, schema: pa.DataFrameSchema) -> tuple[pd.DataFrame, tuple[Finding, ...]]:
    try:
        lines = path.read_text("utf-8-sig").splitlines(keepends=True)
    except FileNotFoundError as error:
        raise StoreError(
            path, "the file is missing", code="missing-file", remedy="A region folder needs it."
        ) from error
    except UnicodeDecodeError as error:
        raise StoreError(
            path,
            f"byte {error.start} is not UTF-8{_other_encoding(path)}",
            code="not-utf8",
            remedy="Save it as UTF-8 (in Excel: CSV UTF-8).",
        ) from error
    reader = csv.reader(lines)
    header = next(reader, [])
    missing = [name for name in schema.columns if name not in header]
    if missing:
        remedy = f"Add them; the table has: {', '.join(header) or 'nothing'}."
        raise StoreError(
            path, f"missing columns {', '.join(missing)}", code="missing-column", remedy=remedy
        )
    rows = [(line, cells) for line, cells in _numbered(reader) if any(cells)]
    findings = tuple(
        Finding(
            level="error",
            code="wrong-cell-count",
            source=path.name,
            line=line,
            value=str(len(cells)),
            message=f"expected {len(header)} cells",
            remedy="Put text that holds a comma in double quotes.",
        )
        for line, cells in rows
        if len(cells) != len(header)
    )
    padded = [(cells + [""] * len(header))[: len(header)] for _, cells in rows]
    index = pd.Index([line for line, _ in rows], name="line", dtype="int64")
    return pd.DataFrame(padded, columns=header, index=index, dtype="str"), findings


def _other_encoding(path: Path) -> str:
    """Return a hint on what the bytes are, with the first characters that show it."""
    try:
        text = path.read_bytes().decode("gb18030")
    except UnicodeDecodeError:
        return ""
    sample = "".join(re.findall(r"[\u4e00-\u9fff]+", text))[:12]
    return f"; read as GBK it begins {sample!r}" if sample else ""


def _numbered(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Yield every row with the line it starts on (a quoted cell may hold line breaks)."""
    start = reader.line_num + 1  # type: ignore[attr-defined]
    for cells in reader:
        yield start, [cell.strip() for cell in cells]
        start = reader.line_num + 1  # type: ignore[attr-defined]


def _with_dtypes(
    raw: pd.DataFrame, schema: pa.DataFrameSchema, source: str
) -> tuple[pd.DataFrame, tuple[Finding, ...]]:
    frame, findings = raw.copy(), []
    for name, column in schema.columns.items():
        dtype = str(column.dtype)
        if dtype not in NUMBER_DTYPES:
            continue
        numbers = pd.to_numeric(raw[name].where(raw[name] != ""), errors="coerce")
        wrong = numbers.isna() & (raw[name] != "")
        findings += [
            _not_a_number(source, line, name, text) for line, text in raw.loc[wrong, name].items()
        ]
        frame[name] = numbers.astype(dtype)
    return frame, tuple(findings)


def _not_a_number(source: str, line: object, field: str, text: str) -> Finding:
    return Finding(
        level="error",
        code="not-a-number",
        source=source,
        line=int(str(line)),
        field=field,
        value=text,
        message="expected a number",
        remedy="Write digits with a point, without unit or separator: 12.5",
    )


def _violations(
    frame: pd.DataFrame, raw: pd.DataFrame, schema: pa.DataFrameSchema, source: str
) -> tuple[Finding, ...]:
    try:
        schema.validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases.dropna(subset=["index"])
        found = {
            (int(line), str(name)): str(check)
            for line, name, check in zip(
                cases["index"], cases["column"], cases["check"], strict=True
            )
        }
        return tuple(
            _violation(source, line, field=name, check=check, value=str(raw.loc[line, name]))
            for (line, name), check in sorted(found.items())
            if not (check == "not_nullable" and raw.loc[line, name])  # told as not-a-number
        )
    return ()


def _violation(source: str, line: int, *, field: str, check: str, value: str) -> Finding:
    message = "expected a value" if check == "not_nullable" else check
    return Finding(
        level="error",
        code="bad-value",
        source=source,
        line=line,
        field=field,
        value=value,
        message=message,
    )
