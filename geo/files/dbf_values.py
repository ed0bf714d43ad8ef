"""Values of one field of all records of a DBF, from bytes to text, numbers and dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from geo.files.encoding_reading import decode_cut
from geo.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from geo.files.dbf_header import Field

    Block = NDArray[np.uint8]
    Values = list[str | int | float | bool | None]

NUMBERS = "NF"
MEMOS = "MGP"
BINARY = {("I", 4): "<i4", ("+", 4): "<i4", ("O", 8): "<f8", ("B", 8): "<f8"}
TRUTH = {b"T": True, b"Y": True, b"F": False, b"N": False}
NO_TRUTH = (b"", b"?", b" ")
EXACT_DIGITS = 18  # of a 64-bit integer
DATE = re.compile(r"\d{8}")


def raw_values(block: Block, field: Field) -> list[bytes]:
    """
    Bytes of a field in each record, without the blanks and NULs that fill it up.

    Parameters
    ----------
    block
        Records, shape (n, bytes of a record).
    field
        The field; what stands behind a NUL is no part of its text.
    """
    if field.width == 0:
        return [b""] * len(block)
    part = np.ascontiguousarray(block[:, field.start : field.start + field.width])
    values = part.view(f"S{field.width}").ravel().tolist()
    if not part.all():
        values = [value.partition(b"\0")[0] for value in values]
    return [value.rstrip(b" ") for value in values]


def is_binary(field: Field) -> bool:
    """Whether a field holds numbers in machine form."""
    return (field.kind, field.width) in BINARY


def binary_values(block: Block, field: Field) -> Values:
    """Numbers of a field in machine form."""
    part = np.ascontiguousarray(block[:, field.start : field.start + field.width])
    values: Values = part.view(BINARY[field.kind, field.width]).ravel().tolist()
    return values


def text_values(
    raw: Sequence[bytes], field: Field, codec: str, *, source: str, name: str, ids: Sequence[str]
) -> tuple[Values, tuple[Finding, ...]]:
    """Texts of a field, None where it is blank; a cut last character is left off and told."""
    texts: Values = []
    cut: list[int] = []
    for row, value in enumerate(raw):
        if len(value) < field.width or value.isascii():
            texts.append(value.decode(codec) or None)
            continue
        text, was_cut = decode_cut(value, codec)
        texts.append(text or None)
        if was_cut:
            cut.append(row)
    told = [
        Finding(
            level="note", code="text-cut", source=source, feature_id=ids[cut[0]], field=name,
            value=str(texts[cut[0]]),
            message=f"text fills its {field.width} bytes and was cut inside a character "
            f"({_count(cut)})",
            remedy="Look whether the end of the text matters; the whole is not in this file",
        )
    ] if cut else []  # fmt: skip
    return texts, tuple(told)


def number_values(
    raw: Sequence[bytes], *, source: str, name: str, ids: Sequence[str]
) -> tuple[Values, tuple[Finding, ...]]:
    """Numbers of a field, whole ones as int; None where it is blank or filled with `*`."""
    stripped = [value.strip() for value in raw]
    filled = np.array([bool(value.strip(b"*")) for value in stripped], dtype=bool)
    is_whole = all(_is_whole(value) for value, has in zip(stripped, filled, strict=True) if has)
    convert = int if is_whole else float
    values: Values = []
    bad: list[int] = []
    for row, value in enumerate(stripped):
        try:
            values.append(convert(value) if filled[row] else None)
        except ValueError:
            values.append(None)
            bad.append(row)
    return values, _not("bad-number", "a number", raw, bad, source=source, name=name, ids=ids)


def date_values(
    raw: Sequence[bytes], *, source: str, name: str, ids: Sequence[str]
) -> tuple[Values, tuple[Finding, ...]]:
    """Dates as ISO 8601 text, None where blank or zero; what is no date stays as it is written."""
    texts = [value.strip().decode("ascii", "replace") for value in raw]
    values: Values = [
        f"{text[:4]}-{text[4:6]}-{text[6:]}" if DATE.fullmatch(text) else text for text in texts
    ]
    values = [None if text in ("", "00000000") else value
              for text, value in zip(texts, values, strict=True)]  # fmt: skip
    bad = [row for row, value in enumerate(values) if value and not _is_date(str(value))]
    return values, _not("bad-date", "a date YYYYMMDD", raw, bad, source=source, name=name, ids=ids)


def truth_values(
    raw: Sequence[bytes], *, source: str, name: str, ids: Sequence[str]
) -> tuple[Values, tuple[Finding, ...]]:
    """Logical values, None where blank or `?`."""
    values: Values = [TRUTH.get(value.upper()) for value in raw]
    bad = [row for row, value in enumerate(raw)
           if value.upper() not in TRUTH and value not in NO_TRUTH]  # fmt: skip
    return values, _not("bad-logical", "T or F", raw, bad, source=source, name=name, ids=ids)


def _is_whole(value: bytes) -> bool:
    digits = value[1:] if value[:1] in b"+-" else value
    return digits.isdigit() and len(digits) <= EXACT_DIGITS


def _is_date(text: str) -> bool:
    try:
        np.datetime64(text)
    except ValueError:
        return False
    return text[4:5] == "-"


def _not(
    code: str, expected: str, raw: Sequence[bytes], bad: Sequence[int],
    *, source: str, name: str, ids: Sequence[str],
) -> tuple[Finding, ...]:  # fmt: skip
    if not bad:
        return ()
    return (
        Finding(
            level="warning", code=code, source=source, feature_id=ids[bad[0]], field=name,
            value=raw[bad[0]].strip().decode("ascii", "backslashreplace"),
            message=f"expected {expected} ({_count(bad)})", remedy="Mend it in the table",
        ),
    )  # fmt: skip


def _count(rows: Sequence[int]) -> str:
    return f"{len(rows)} record" if len(rows) == 1 else f"{len(rows)} records"
