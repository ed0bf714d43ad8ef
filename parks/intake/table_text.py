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
        The table's bytes, then one line a row, with the line ends of the table.

    Raises
    ------
    ValueError
        If a row has a column that the table has not.
    """
    content = path.read_bytes()
    if not rows:
        return content
    first = content.decode("utf-8-sig").split("\n", 1)[0]
    end = "\r\n" if first.endswith("\r") else "\n"
    text = io.StringIO()
    writer = csv.DictWriter(text, next(csv.reader([first]), []), restval="", lineterminator=end)
    writer.writerows(rows)
    joint = "" if content.endswith(b"\n") else end
    return content + (joint + text.getvalue()).encode("utf-8")
