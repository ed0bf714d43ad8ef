"""One field of a DBF, read some records at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from geo.files.column_names import unique_names
from geo.files.dbf import DELETED, OTHERWISE_TYPED
from geo.files.dbf_header import NAME_BYTES, header_of
from geo.files.dbf_values import (
    MEMOS,
    binary_values,
    date_values,
    is_binary,
    number_values,
    raw_values,
    text_values,
    truth_values,
)
from geo.files.encoding import decide_encoding
from geo.files.encoding_reading import Texts, decode_cut
from geo.files.refused import refuse

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from geo.files.dbf_header import Field, Header
    from geo.files.dbf_values import Block, Values
    from geo.finding import Finding

    Booleans: TypeAlias = NDArray[np.bool_]

HEAD_BYTES = 1 << 16
"""More than any header has: its length is a number of 16 bits."""
EVIDENCE_RECORDS = 50_000
EVIDENCE_PIECES = 50
TYPED = {"N": number_values, "F": number_values, "D": date_values, "L": truth_values}


@dataclass(frozen=True, eq=False, kw_only=True)
class DbfColumns:
    """
    The fields of a DBF that stays on disk.

    Parameters
    ----------
    path
        The .dbf.
    source
        Its name for messages.
    header
        Its header.
    names
        Of the fields, in order, no two alike.
    codec
        Encoding of the text.
    findings
        How the encoding was told, and names that were changed.
    """

    path: Path
    source: str
    header: Header
    names: tuple[str, ...]
    codec: str
    findings: tuple[Finding, ...]

    @property
    def records(self) -> int:
        """Number of records, deleted ones too."""
        return self.header.records

    def values(
        self, name: str, start: int, stop: int
    ) -> tuple[Values, Booleans, tuple[Finding, ...]]:
        """
        Read a field of some records.

        Parameters
        ----------
        name
            One of `names`.
        start, stop
            First record, and the one behind the last; those behind the end of the file are missing.

        Returns
        -------
        values
            As `read_dbf` gives them.
        is_deleted
            Which records are marked as deleted, shape (n,).
        findings
            What does not fit the type of the field.

        Raises
        ------
        FileRefusedError
            `wrong-encoding` if a text does not decode, `memo-not-read` for a memo field.
        """
        field = self.header.fields[self.names.index(name)]
        block = _block(self.path, self.header, start, min(stop, self.records))
        ids = tuple(f"#{start + number}" for number in range(1, len(block) + 1))
        try:
            values, findings = self._read(field, block, name=name, ids=ids)
        except UnicodeDecodeError as error:
            raise refuse("wrong-encoding", self.source, f"expected text in {self.codec}",
                         field=name, value=repr(error.object[:20]),
                         remedy="Name the encoding with --encoding") from error  # fmt: skip
        missing = stop - start - len(block)
        is_deleted = np.zeros(stop - start, dtype=bool)
        is_deleted[: len(block)] = block[:, 0] == DELETED
        return [*values, *[None] * missing], is_deleted, findings

    def _read(
        self, field: Field, block: Block, *, name: str, ids: tuple[str, ...]
    ) -> tuple[Values, tuple[Finding, ...]]:
        if is_binary(field):
            return binary_values(block, field), ()
        if field.kind in MEMOS:
            raise refuse("memo-not-read", self.source, "memo fields are not read", field=name,
                         remedy="Export the layer as GeoPackage")  # fmt: skip
        raw = raw_values(block, field)
        if field.kind in TYPED:
            return TYPED[field.kind](raw, source=self.source, name=name, ids=ids)
        return text_values(raw, field, self.codec, source=self.source, name=name, ids=ids)


def dbf_columns(
    path: Path, *, source: str, cpg: Path | None = None, encoding: str | None = None
) -> DbfColumns:
    """
    Open a DBF whose fields are read some records at a time.

    Parameters
    ----------
    path
        The .dbf.
    source
        Its name for messages.
    cpg
        The .cpg beside it, if there is one.
    encoding
        Encoding that the user gives.

    Raises
    ------
    FileRefusedError
        `dbf-damaged`, `dbf-truncated`, or why the encoding cannot be decided.

    Notes
    -----
    The encoding is decided as in `read_dbf`, but on 50,000 records spread over a longer table.
    """
    header = _header(path, source=source)
    said = None if cpg is None else cpg.read_text(encoding="utf-8-sig", errors="replace").strip()
    decision = decide_encoding(
        _evidence(path, header), source=source, told=encoding, cpg=said, driver=header.driver
    )
    decoded = [_name(field.raw_name, decision.codec) for field in header.fields]
    names, renamed = unique_names(decoded, source=source)
    return DbfColumns(
        path=path,
        source=source,
        header=header,
        names=tuple(names),
        codec=decision.codec,
        findings=(*decision.findings, *renamed),
    )


def _header(path: Path, *, source: str) -> Header:
    """Read the header; the records are only counted, by the size of the file."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    return header_of(head, source=source, size=path.stat().st_size)


def _block(path: Path, header: Header, start: int, stop: int) -> Block:
    """Read some records, shape (n, bytes of a record)."""
    count = max(0, stop - start)
    with path.open("rb") as file:
        file.seek(header.start + start * header.record_bytes)
        flat = np.frombuffer(file.read(count * header.record_bytes), dtype=np.uint8)
    return flat.reshape(count, header.record_bytes)


def _evidence(path: Path, header: Header) -> Texts:
    """Texts beyond ASCII of all records, or of pieces spread over a long table, and all names."""
    size = EVIDENCE_RECORDS // EVIDENCE_PIECES
    starts: Sequence[int] = range(0, header.records, size)
    if header.records > EVIDENCE_RECORDS:
        last = header.records - size
        starts = [last * piece // (EVIDENCE_PIECES - 1) for piece in range(EVIDENCE_PIECES)]
    whole: dict[bytes, None] = {}
    cut: dict[bytes, None] = {}
    for field in header.fields:
        is_full = len(field.raw_name) >= NAME_BYTES - 1
        (cut if is_full else whole)[field.raw_name] = None
    for start in starts:
        block = _block(path, header, start, min(start + size, header.records))
        for field in header.fields:
            if field.kind not in OTHERWISE_TYPED and not is_binary(field):
                _collect(block, field, whole, cut)
    return Texts.of(whole, cut)


def _collect(
    block: Block, field: Field, whole: dict[bytes, None], cut: dict[bytes, None]
) -> None:  # fmt: skip
    part = block[:, field.start : field.start + field.width]
    rows = np.flatnonzero((part >= 0x80).any(axis=1))  # noqa: PLR2004 - beyond ASCII
    for value in dict.fromkeys(raw_values(block[rows], field)):
        (cut if len(value) >= field.width else whole)[value] = None


def _name(raw: bytes, codec: str) -> str:
    try:
        return decode_cut(raw, codec)[0].strip()
    except UnicodeDecodeError:
        return raw.decode(codec, "replace").strip()
