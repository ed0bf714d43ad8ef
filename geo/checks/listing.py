"""Findings of one kind from arrays: the worst first, what is left out told as a sum."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from geo.finding import Finding, Level

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.checks.ground import Ground

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]

Text: TypeAlias = str | Callable[[int], str]

LIMIT = 1000
LONLAT_DECIMALS = 7
LEAST_TOLD = 0.001


@dataclass(frozen=True, eq=False, kw_only=True)
class Faults:
    """
    Faults of one kind in a layer.

    Parameters
    ----------
    level, code
        As in `Finding`.
    rows
        Rows that have the fault, shape (n,).
    xy
        Places in the CRS of the layer, shape (n, 2); NaN where unknown.
    sizes
        How bad each is, shape (n,): decides what is listed where there are too many.
    unit
        Unit of the sizes where their sum means something, else empty.
    message, value, remedy
        As in `Finding`; a function is given the number of the fault, from 0.
    """

    level: Level
    code: str
    rows: Indices
    xy: Floats
    sizes: Floats
    message: Text
    unit: str = ""
    value: Text = ""
    remedy: Text = ""


@dataclass(frozen=True, eq=False, kw_only=True)
class Listing:
    """
    Layer that findings are about.

    Parameters
    ----------
    source
        Name of the file for messages.
    ids
        Name of each row.
    ground
        Ground under the CRS of the layer.
    limit
        Most findings of one kind; the worst are listed, and one more tells how many are left out.
    """

    source: str
    ids: Sequence[str]
    ground: Ground
    limit: int = LIMIT

    def findings(self, faults: Faults) -> list[Finding]:
        """Return one finding a fault, in the order of the rows, as far as the limit allows."""
        worst = np.sort(np.argsort(-faults.sizes, kind="stable")[: self.limit])
        lonlat = self.ground.lonlat(faults.xy[worst])
        found = [
            self.finding(
                faults.level,
                faults.code,
                _text(faults.message, number),
                row=int(faults.rows[number]),
                value=_text(faults.value, number),
                remedy=_text(faults.remedy, number),
                lonlat=(lon, lat),
            )
            for number, (lon, lat) in zip(worst.tolist(), lonlat.tolist(), strict=True)
        ]
        return [*found, *self._rest(faults, worst)]

    def finding(
        self,
        level: Level,
        code: str,
        message: str,
        *,
        row: int | None = None,
        value: str = "",
        remedy: str = "",
        lonlat: tuple[float, float] = (np.nan, np.nan),
    ) -> Finding:
        """Return one finding; about the layer as a whole without a row."""
        is_placed = bool(np.isfinite(lonlat).all())
        return Finding(
            level=level,
            code=code,
            source=self.source,
            feature_id="" if row is None else self.ids[row],
            message=message,
            value=value,
            remedy=remedy,
            lon=round(lonlat[0], LONLAT_DECIMALS) if is_placed else None,
            lat=round(lonlat[1], LONLAT_DECIMALS) if is_placed else None,
        )

    def _rest(self, faults: Faults, listed: Indices) -> list[Finding]:
        """One finding for all that is not listed."""
        left_out = len(faults.rows) - len(listed)
        if not left_out:
            return []
        total = float(faults.sizes.sum() - faults.sizes[listed].sum())
        together = f", together {quantity(total, faults.unit)}" if faults.unit else ""
        message = f"{left_out:,} more of this kind are not listed one by one{together}"
        remedy = "Mend the listed ones, which are the worst, and check again"
        return [self.finding(faults.level, faults.code, message, remedy=remedy)]


def quantity(value: float, unit: str) -> str:
    """
    Return a size, >= 0, with its unit and no more digits than a planner reads.

    Examples
    --------
    >>> quantity(12345.6, "m²"), quantity(0.01234, "m")
    ('12,346 m²', '0.0123 m')
    """
    if 0 < value < LEAST_TOLD:
        return f"less than {LEAST_TOLD:g} {unit}"
    if value >= 999.5:  # noqa: PLR2004 - what three digits would round to 1e+03
        return f"{value:,.0f} {unit}"
    return f"{value:.3g} {unit}"


def _text(text: Text, number: int) -> str:
    return text if isinstance(text, str) else text(number)
