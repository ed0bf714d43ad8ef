"""The zip package of a workbook: what it would cost to open, what its sheets hold unseen."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.files.refused import refuse

if TYPE_CHECKING:
    from pathlib import Path

    from geo.files.limits import Limits
    from geo.files.table_rows import Merge

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, KeyError,
    UnicodeError,
)  # fmt: skip
HEAD_BYTES = 4096
CHUNK_BYTES = 1 << 20
LONGEST_MERGE = 80
MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
SAVE_AGAIN = "Open it in Excel or WPS and save it again as .xlsx"


def check_package(path: Path, limits: Limits) -> None:
    """
    Look at a workbook before it is opened.

    Parameters
    ----------
    path
        The file.
    limits
        `table_bytes` bounds what all members unpack to; `archive_members`, `archive_ratio` and
        `archive_free_bytes` hold as for archives.

    Raises
    ------
    FileRefusedError
        `old-workbook`, `encrypted-workbook`, `broken-workbook`, `archive-too-many-members`,
        `table-too-large`, `archive-bomb`, `xml-dtd`.

    Notes
    -----
    The sizes are those of the directory of the zip; `zipfile` never unpacks more than they say.
    """
    source = path.name
    with path.open("rb") as file:
        head = file.read(len(OLE))
    if head == OLE:
        raise _old(path)
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _check_cost(members, limits, source=source)
            _check_members(archive, members, source=source)
    except BROKEN as error:
        raise refuse(
            "broken-workbook", source, "expected a workbook (.xlsx)", value=str(error)[:80],
            remedy=SAVE_AGAIN,
        ) from error  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetMarks:
    """
    What a sheet holds beside its values.

    Parameters
    ----------
    merges
        Merged cells: first row, first column, last row, last column, all from 1.
    has_formulas
        Whether any cell holds a formula.
    """

    merges: tuple[Merge, ...]
    has_formulas: bool


def sheet_marks(path: Path, member: str) -> SheetMarks:
    """
    Look for merged cells and formulas, which openpyxl does not tell when reading row by row.

    Parameters
    ----------
    path
        The workbook.
    member
        The sheet's member of the package.
    """
    merges: list[Merge] = []
    has_formulas = False
    with zipfile.ZipFile(path) as archive, archive.open(member.lstrip("/")) as sheet:
        rest = b""
        while chunk := sheet.read(CHUNK_BYTES):
            text = rest + chunk
            has_formulas = has_formulas or FORMULA.search(text) is not None
            end = 0
            for match in MERGE.finditer(text):
                first, top, last, bottom = match.groups()
                merges.append((int(top), _number(first), int(bottom), _number(last)))
                end = match.end()
            rest = text[max(end, len(text) - LONGEST_MERGE) :]
    return SheetMarks(merges=tuple(merges), has_formulas=has_formulas)


def _number(letters: bytes) -> int:
    """Return the number of a column from its letters, from 1."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _old(path: Path) -> Exception:
    if ENCRYPTED in path.read_bytes():
        return refuse(
            "encrypted-workbook", path.name, "expected a workbook without a password",
            remedy="Remove the password and save it again as .xlsx",
        )  # fmt: skip
    return refuse(
        "old-workbook", path.name, "expected a workbook of 2007 or later (.xlsx), this is an .xls",
        remedy=SAVE_AGAIN,
    )  # fmt: skip


def _check_cost(members: list[zipfile.ZipInfo], limits: Limits, *, source: str) -> None:
    if len(members) > limits.archive_members:
        raise refuse(
            "archive-too-many-members", source,
            f"expected at most {limits.archive_members} members", value=str(len(members)),
            remedy=SAVE_AGAIN,
        )  # fmt: skip
    total = sum(member.file_size for member in members)
    if total > limits.table_bytes:
        raise refuse(
            "table-too-large", source, f"expected at most {limits.table_bytes} bytes unpacked",
            value=str(total), remedy="Split the table, or raise the limit",
        )  # fmt: skip
    for member in members:
        packed = max(member.compress_size, 1)
        beyond = member.file_size - limits.archive_free_bytes
        if beyond > limits.archive_ratio * packed:
            raise refuse(
                "archive-bomb", source,
                f"expected at most {limits.archive_ratio} bytes unpacked for each byte packed",
                value=member.filename, remedy=SAVE_AGAIN,
            )  # fmt: skip


def _check_members(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], *, source: str
) -> None:
    """Refuse XML with a document type, and packages that are no workbook."""
    names = {member.filename for member in members}
    if "[Content_Types].xml" not in names:
        raise refuse(
            "broken-workbook", source, "expected a workbook (.xlsx), this is another kind of zip",
            remedy=SAVE_AGAIN,
        )  # fmt: skip
    for member in members:
        if member.filename.endswith((".xml", ".rels")):
            with archive.open(member) as file:
                head = file.read(HEAD_BYTES)
            if DECLARATION.search(head):
                raise refuse(
                    "xml-dtd", source, "expected XML without a document type",
                    value=member.filename, remedy=SAVE_AGAIN,
                )  # fmt: skip
