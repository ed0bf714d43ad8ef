"""New rows for a table of the store, written behind the rows that are there."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path


def with_rows(path: Path, rows: Sequence[Mapping[str, str]]) -> bytes:
    """
    Return the bytes of a CSV table with rows added at its end.

    Parameters
    ----------
    path
        UTF-8 table of a region folder; what it holds stays byte for byte.
    rows
        Cells by column; a column that a row lacks stays empty.

    Returns
    -------
    content
        The table's bytes, then one line a row.

    Raises
    ------
    ValueError
        If a row has a column that the table has not.
    """
    content = path.read_bytes()
    header = next(csv.reader([content.decode("utf-8-sig").split("\n", 1)[0].rstrip("\r")]), [])
    text = io.StringIO()
    writer = csv.DictWriter(text, header, restval="", lineterminator="\n")
    writer.writerows(rows)
    joint = b"" if content.endswith(b"\n") else b"\n"
    return content + joint + text.getvalue().encode("utf-8")
