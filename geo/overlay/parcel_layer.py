"""What a layer of parcels in a file has to offer so that its land can be measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import numpy as np
    from numpy.typing import NDArray
    from pyproj import CRS

    from geo.finding import Finding
    from geo.overlay.chunk import Chunk


@dataclass(frozen=True, eq=False, kw_only=True)
class Loads:
    """
    The chunks of a layer that may lie in zones.

    Parameters
    ----------
    functions
        One a chunk; each reads it, or has it at hand, when called. To be taken one by one: the next
        may be read from the file only when it is asked for.
    rows_skipped
        Rows that are known to lie outside all zones and are not among the chunks.
    """

    functions: Iterable[Callable[[], Chunk]]
    rows_skipped: int = 0


class ParcelLayer(Protocol):
    """A layer of parcels, open for reading."""

    @property
    def source(self) -> str:
        """Name of the file for messages."""

    @property
    def crs(self) -> CRS | None:
        """CRS that the file declares."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the attributes."""

    @property
    def rows(self) -> int | None:
        """Number of rows, as far as the file tells."""

    def loads(self, class_field: str, bounds: NDArray[np.float64]) -> Loads:
        """
        Return what gives the chunks.

        Parameters
        ----------
        class_field
            Column of the class, one of `columns`.
        bounds
            Of all zones in the CRS of the layer: west, south, east, north; NaN if there are none.
        """

    def told(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return what was found while reading, and `findings` about rows under their own names."""
