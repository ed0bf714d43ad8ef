"""What a format cannot hold of a column, with its count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from output.gis.delivery import Delivery

GEOPACKAGE = "Use the GeoPackage where it matters"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedLoss:
    """A kind of loss: its code, what happens, how many values it concerns, what helps."""

    code: str
    message: str
    count: int
    remedy: str = GEOPACKAGE


def loss_findings(
    losses: Iterable[CountedLoss], *, source: str, field: str = ""
) -> Iterator[Finding]:
    """Return a note for each loss that happens, with the count in its value."""
    for loss in losses:
        if loss.count:
            yield Finding(
                level="note", code=loss.code, source=source, field=field, value=str(loss.count),
                message=loss.message, remedy=loss.remedy,
            )  # fmt: skip


def tables_left_out(delivery: Delivery, *, source: str) -> Iterator[Finding]:
    """Return a note where a format of features only leaves out the tables of a delivery."""
    left_out = CountedLoss(
        code="tables-left-out", count=len(delivery.tables),
        message="this format holds features only; tables are not written",
        remedy="Take the tables from the workbook, the CSV files or the GeoPackage",
    )  # fmt: skip
    return loss_findings([left_out], source=source)
