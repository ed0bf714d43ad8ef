"""What a shapefile cannot hold of a layer, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.finding import Finding
from output.gis.counted_loss import CountedLoss, loss_findings
from output.gis.shapefile.dbf_text import lacking_characters, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from output.gis.shapefile.dbf_columns import DbfColumn
    from output.gis.shapefile.layer import ShapefileLayer

UTF_8 = "Export with --encoding utf-8"
DICTIONARY = "The dictionary beside the files has the full names"
SIDE_FILE = "The full texts are in the CSV beside the file"


def losses_of(one: ShapefileLayer) -> Iterator[Finding]:
    """
    Tell what a shapefile cannot hold of a layer.

    Parameters
    ----------
    one
        The layer with its fields.

    Yields
    ------
    loss
        One a kind and field, with the count in `value`; a warning where characters are lacking.
    """
    renamed = CountedLoss(
        code="names-shortened", message="names of fields are cut to 10 bytes",
        count=len(one.names), remedy=DICTIONARY,
    )  # fmt: skip
    blank = CountedLoss(
        code="numbers-left-blank", count=sum(map(_missing_numbers, one.columns.values())),
        message="missing numbers are blank, which some programs show as 0",
    )  # fmt: skip
    yield from loss_findings([renamed, blank], source=one.file)
    for column in one.columns.values():
        yield from _lacking_in_name(one, column)
        yield from _lacking_in_texts(one, column)
        yield from loss_findings(_counted(column), source=one.file, field=column.field.name)


def _lacking_in_name(one: ShapefileLayer, column: DbfColumn) -> Iterator[Finding]:
    lacking = lacking_characters(column.field.name, encoding=one.encoding)
    if lacking:
        yield Finding(
            level="warning", code="text-not-in-encoding", source=one.file, value="1",
            field=column.field.name, remedy=f"{UTF_8}. {DICTIONARY}",
            message=f"the encoding lacks characters of the name of this field: {shown(lacking)}",
        )  # fmt: skip


def _lacking_in_texts(one: ShapefileLayer, column: DbfColumn) -> Iterator[Finding]:
    texts = column.texts
    if texts.lacking:
        is_nowhere = texts.lacking == lacking_characters(texts.lacking, encoding="utf-8")
        yield Finding(
            level="warning", code="text-not-in-encoding", source=one.file,
            feature_id=one.feature_id(int(column.rows[texts.replaced[0]])),
            field=column.field.name, value=str(len(texts.replaced)),
            message="〓 stands for characters that the encoding lacks: "
            f"{shown(texts.lacking)}",
            remedy=SIDE_FILE if is_nowhere else f"{UTF_8}. {SIDE_FILE}",
        )  # fmt: skip


def _missing_numbers(column: DbfColumn) -> int:
    return int(column.is_missing.sum()) - column.not_finite if column.kind in "NF" else 0


def _counted(column: DbfColumn) -> Iterator[CountedLoss]:
    """Return what can be lost of any column."""
    kind, texts, held = column.field.kind, column.texts, len(column.rows)
    yield CountedLoss(
        code="text-cut", count=len(texts.cut), remedy=SIDE_FILE,
        message=f"texts are cut at 254 bytes, the longest has {texts.longest}",
    )  # fmt: skip
    yield CountedLoss(
        code="blanks-not-kept", count=len(texts.trimmed), remedy=SIDE_FILE,
        message="blanks around a text are taken for filling",
    )  # fmt: skip
    yield CountedLoss(
        code="no-place-for-null", count=texts.content.count(b"") if kind == "text" else 0,
        message="empty texts read back as missing",
    )  # fmt: skip
    yield CountedLoss(
        code="no-place-for-infinity", count=column.not_finite,
        message="infinite numbers are written as missing",
    )  # fmt: skip
    yield CountedLoss(
        code="no-place-for-time", count=held if kind == "datetime" else 0,
        message="times are kept as ISO 8601 text",
    )  # fmt: skip
    yield CountedLoss(
        code="number-as-text", count=held if kind == "integer" and column.kind == "C" else 0,
        message="integers beyond 2^53 are kept as text",
    )  # fmt: skip
