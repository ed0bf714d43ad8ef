"""DBF attribute tables, with the text encoding decided on the bytes of the table itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from geo.files.column_names import unique_names
from geo.files.dbf_header import NAME_BYTES, header_of
from geo.files.dbf_values import (
    MEMOS,
    NUMBERS,
    binary_values,
    date_values,
    is_binary,
    number_values,
    raw_values,
    text_values,
    truth_values,
)
from geo.files.encoding import Decision, decide_encoding
from geo.files.encoding_reading import Texts, decode_cut, fits
from geo.files.limits import DEFAULT_LIMITS, Limits
from geo.files.refused import FileRefusedError, refuse
from geo.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from geo.files.dbf_header import Field, Header
    from geo.files.dbf_values import Block, Values

DELETED = ord("*")
FLAGS = (ord(" "), DELETED, 0)
OTHERWISE_TYPED = NUMBERS + "DL" + MEMOS


@dataclass(frozen=True, eq=False, kw_only=True)
class Table:
    """
    Attributes of the records that are not deleted.

    Parameters
    ----------
    columns
        One row a record kept, RangeIndex, dtype object; None where nothing stands.
    records
        Index of each row among all records of the file, from 0, shape (n,).
    total
        Number of records in the file, deleted ones too.
    codec
        Encoding of the text.
    findings
        What was found while reading.
    """

    columns: pd.DataFrame
    records: NDArray[np.int64]
    total: int
    codec: str
    findings: tuple[Finding, ...]


def read_dbf(
    path: Path,
    *,
    cpg: Path | None = None,
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Table:
    """
    Read a DBF table.

    Parameters
    ----------
    path
        The .dbf file.
    cpg
        The .cpg file beside it, if there is one.
    encoding
        Encoding given by the user, outranks what the files say.
    limits
        `table_bytes` bounds the size of the file.

    Returns
    -------
    table
        Text exactly as written but for the blanks that fill a field; N and F as int where all are
        whole, else float; D as ISO 8601 text; L as bool; numbers in machine form (I, O) too.

    Raises
    ------
    FileRefusedError
        `table-too-large`, `dbf-damaged`, `dbf-truncated`, or why the encoding cannot be decided.

    Notes
    -----
    Read from bytes, as GDAL decodes with replacement and takes the plan code `T0213` for a time of
    day in other formats. Memo texts (.dbt, .fpt) are not read.
    """
    size = path.stat().st_size
    if size > limits.table_bytes:
        raise refuse(
            "table-too-large", path.name, f"expected at most {limits.table_bytes} bytes",
            value=str(size), remedy="Split the table, or raise the limit",
        )  # fmt: skip
    data = path.read_bytes()
    header = header_of(data, source=path.name)
    every = _records(data, header)
    kept = np.flatnonzero(every[:, 0] != DELETED)
    said = None if cpg is None else cpg.read_text(encoding="utf-8-sig", errors="replace").strip()
    ids = tuple(f"#{number + 1}" for number in kept.tolist())
    reader = _Reader(source=path.name, header=header, block=every[kept], records=kept, ids=ids)
    decision, names = reader.decide(told=encoding, cpg=said)
    return reader.table(decision, names, extra=_doubts(data, header, every, path.name))


def _records(data: bytes, header: Header) -> Block:
    """Return the records as bytes, shape (n, bytes of a record)."""
    count = header.records * header.record_bytes
    flat = np.frombuffer(data, dtype=np.uint8, count=count, offset=header.start)
    return flat.reshape(header.records, header.record_bytes)


@dataclass(frozen=True, eq=False, kw_only=True)
class _Reader:
    """The records of one file on their way to a table."""

    source: str
    header: Header
    block: Block
    records: NDArray[np.int64]
    ids: tuple[str, ...]

    def decide(self, *, told: str | None, cpg: str | None) -> tuple[Decision, tuple[str, ...]]:
        """Return the encoding and the names of the fields, decided together if that is possible."""
        whole, cut = self._texts()
        names = [field.raw_name for field in self.header.fields]
        full = [name for name in names if len(name) >= NAME_BYTES - 1]
        short = [name for name in names if len(name) < NAME_BYTES - 1]
        decide = partial(
            decide_encoding, source=self.source, told=told, cpg=cpg, driver=self.header.driver
        )
        try:
            both = Texts.of((*short, *whole), (*full, *cut))
            decision = decide(both)
        except FileRefusedError:
            if all(name.isascii() for name in names) or not Texts.of(whole, cut):
                raise
            decision = decide(Texts.of(whole, cut))
            by_names = decide_encoding(Texts.of(short, full), source=self.source)
            if all(fits(name, decision.codec) for name in names):
                raise
            return self._apart(decision, by_names), _decoded(names, by_names.codec)
        return decision, _decoded(names, decision.codec)

    def _texts(self) -> tuple[list[bytes], list[bytes]]:
        """Return the texts beyond ASCII that end inside their field, and those that fill it."""
        whole: list[bytes] = []
        cut: list[bytes] = []
        for field in self._text_fields():
            part = self.block[:, field.start : field.start + field.width]
            rows = np.flatnonzero((part >= 0x80).any(axis=1))  # noqa: PLR2004 - beyond ASCII
            for value in dict.fromkeys(raw_values(self.block[rows], field)):
                (cut if len(value) >= field.width else whole).append(value)
        return whole, cut

    def _text_fields(self) -> list[Field]:
        return [f for f in self.header.fields if f.kind not in OTHERWISE_TYPED and not is_binary(f)]

    def _apart(self, decision: Decision, by_names: Decision) -> Decision:
        told = Finding(
            level="warning", code="names-encoding-differs", source=self.source,
            value=by_names.codec,
            message=f"the names of the fields are in another encoding than the text "
            f"({decision.codec})",
            remedy="Look whether both read right",
        )  # fmt: skip
        return Decision(codec=decision.codec, findings=(*decision.findings, told))

    def table(self, decision: Decision, names: Sequence[str], *, extra: list[Finding]) -> Table:
        unique, findings = unique_names(names, source=self.source)
        told = [*extra, *decision.findings, *findings]
        columns = {}
        for field, name in zip(self.header.fields, unique, strict=True):
            values, doubts = self._values(field, name, decision.codec)
            columns[name] = pd.Series(values, dtype=object)
            told += doubts
        frame = pd.DataFrame(columns, index=pd.RangeIndex(len(self.block)))
        return Table(
            columns=frame, records=self.records, total=self.header.records,
            codec=decision.codec, findings=tuple(told),
        )  # fmt: skip

    def _values(self, field: Field, name: str, codec: str) -> tuple[Values, tuple[Finding, ...]]:
        if is_binary(field):
            return binary_values(self.block, field), ()
        if field.kind in MEMOS:
            return [None] * len(self.block), self._memo(name)
        raw = raw_values(self.block, field)
        typed = {"N": number_values, "F": number_values, "D": date_values, "L": truth_values}
        if field.kind in typed:
            return typed[field.kind](raw, source=self.source, name=name, ids=self.ids)
        return text_values(raw, field, codec, source=self.source, name=name, ids=self.ids)

    def _memo(self, name: str) -> tuple[Finding, ...]:
        memo = Finding(
            level="warning", code="memo-not-read", source=self.source, field=name,
            message="the text of memo fields lies in a file of its own (.dbt, .fpt) that is not "
            "read",
            remedy="Export the layer as GeoPackage if the text is needed",
        )  # fmt: skip
        return (memo,)


def _decoded(names: Sequence[bytes], codec: str) -> tuple[str, ...]:
    return tuple(decode_cut(name, codec)[0].strip() for name in names)


def _doubts(data: bytes, header: Header, every: Block, source: str) -> list[Finding]:
    """Return what is odd about the records as a whole."""
    found = []
    deleted = np.flatnonzero(every[:, 0] == DELETED)
    if len(deleted):
        found.append(Finding(
            level="note", code="deleted-records", source=source, value=f"{len(deleted)} records",
            feature_id=f"#{deleted[0] + 1}", message="records marked as deleted are left out",
            remedy="Pack the table, or undelete them if they are wanted",
        ))  # fmt: skip
    odd = np.flatnonzero(~np.isin(every[:, 0], FLAGS))
    if len(odd):
        found.append(Finding(
            level="warning", code="dbf-damaged", source=source, feature_id=f"#{odd[0] + 1}",
            value=f"{len(odd)} records", message="expected each record to begin with a blank or *",
            remedy="Look whether the values stand in the right columns",
        ))  # fmt: skip
    after = len(data) - header.start - header.records * header.record_bytes
    if after >= header.record_bytes:
        found.append(Finding(
            level="warning", code="bytes-after-records", source=source, value=f"{after} bytes",
            message=f"the header counts {header.records} records, but more bytes follow them",
            remedy="Look whether records are missing",
        ))  # fmt: skip
    return found
