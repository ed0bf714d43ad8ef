"""Tables as text, cells parted by commas, tabs, semicolons or bars."""

from __future__ import annotations

import csv
import io
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from geo.files.delimited_text import delimited_text
from geo.files.layer import Layer
from geo.files.limits import DEFAULT_LIMITS, Limits
from geo.files.refused import FileRefusedError, refuse
from geo.files.table_geometry import table_layer
from geo.files.table_rows import table_of_rows
from geo.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geo.files.table_rows import Row

DELIMITERS = (",", "\t", ";", "|", "，")
SAMPLE_CHARACTERS = 64_000
SAMPLE_ROWS = 60


def read_delimited(
    path: Path, *, encoding: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Layer:
    """
    Read a table of text: CSV, TSV or the like.

    Parameters
    ----------
    path
        The file, in UTF-8, UTF-16, GBK, Big5 ...
    encoding
        Encoding of the text, if the user gives it.
    limits
        `table_bytes` bounds the file.

    Returns
    -------
    layer
        Every cell is text just as it is written, so codes keep their zeros; None where it is blank.
        Geometry as `table_layer` makes it. Findings name the line.

    Raises
    ------
    FileRefusedError
        `table-too-large`, `empty-table`, `quotes`, or why the encoding cannot be decided.
    OSError
        If there is no such file.
    """
    size = path.stat().st_size
    if size > limits.table_bytes:
        raise refuse(
            "table-too-large", path.name, f"expected at most {limits.table_bytes} bytes",
            value=str(size), remedy="Split the table, or raise the limit",
        )  # fmt: skip
    text, told = delimited_text(path.read_bytes(), source=path.name, encoding=encoding)
    delimiter = delimiter_of(text)
    with _long_cells():
        rows = list(_rows(text, delimiter, source=path.name))
    layer = table_layer(table_of_rows(rows, source=path.name), source=path.name, name=path.stem)
    return Layer(
        source=layer.source, name=layer.name, frame=layer.frame, ids=layer.ids,
        findings=(*told, *layer.findings),
    )  # fmt: skip


def delimiter_of(text: str) -> str:
    """
    Tell which character parts the cells.

    Parameters
    ----------
    text
        The table.

    Returns
    -------
    delimiter
        The one by which the first rows have more than one cell and the same number of cells most
        often; a comma if there is none.
    """
    sample = text[:SAMPLE_CHARACTERS]
    scores = {delimiter: _evenness(sample, delimiter) for delimiter in DELIMITERS}
    return max(DELIMITERS, key=lambda delimiter: scores[delimiter])


def _evenness(sample: str, delimiter: str) -> tuple[float, int]:
    """Share of rows with the commonest number of cells above one, and that number."""
    counts: list[int] = []
    with _long_cells():
        reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
        for cells in reader:
            if any(cells):
                counts.append(len(cells))
            if len(counts) == SAMPLE_ROWS:
                break
    wide = [count for count in counts if count > 1]
    if not wide:
        return 0.0, 0
    commonest = max(sorted(set(wide)), key=wide.count)
    return wide.count(commonest) / len(counts), commonest


@contextmanager
def _long_cells() -> Iterator[None]:
    """Let cells be as long as they are: a polygon as WKT is longer than the module's limit."""
    before = csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _rows(text: str, delimiter: str, *, source: str) -> Iterator[Row]:
    """Yield line and cells of each row; a row over several lines has the first of them."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _quotes(source, line, str(error)) from error
        yield line, [*cells]
        line = reader.line_num + 1


def _quotes(source: str, line: int, reason: str) -> FileRefusedError:
    return FileRefusedError([
        Finding(
            level="error", code="quotes", source=source, line=line, value=reason,
            message='expected each quoted cell to end with a quotation mark (")',
            remedy='Close the quotation mark, or write "" for one inside a quoted cell',
        )
    ])  # fmt: skip
