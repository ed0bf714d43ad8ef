"""What a file offers to choose from: its layers, told without reading them whole."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.files.refused import refuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NO_GEOMETRY = "none"
ANY_GEOMETRY = "Unknown"
SHOWN_LAYERS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerInfo:
    """
    One layer of a file, as listed for choosing.

    Parameters
    ----------
    name
        What `--layer` takes.
    geometry
        Geometry type as the file declares it, e.g. "MultiPolygon"; "Unknown" where it may be any,
        "none" for a table.
    features
        How many rows it has; None where only reading the whole file would tell.
    """

    name: str
    geometry: str
    features: int | None = None

    def __str__(self) -> str:
        """Return name, geometry and count, as a message lists them."""
        kind = "table" if self.geometry == NO_GEOMETRY else self.geometry
        about = kind if self.features is None else f"{kind}, {self.features}"
        return f"{self.name} ({about})"


def common_geometry(kinds: Iterable[str]) -> str:
    """
    Name the geometry type of a layer by those of its features.

    Parameters
    ----------
    kinds
        Types that occur, e.g. "Polygon".

    Returns
    -------
    geometry
        The only one; the multi type for single and multi together; "Unknown" for unlike ones;
        "none" for none.
    """
    kinds = set(kinds)
    single = {kind.removeprefix("Multi") for kind in kinds}
    if not kinds:
        return NO_GEOMETRY
    if len(single) > 1:
        return ANY_GEOMETRY
    return max(kinds, key=len)


def chosen_layer(infos: Sequence[LayerInfo], layer: str | None, *, source: str) -> LayerInfo:
    """
    Return the layer meant: the one named, or the only one.

    Parameters
    ----------
    infos
        Layers of the file.
    layer
        Name asked for; None if none was.
    source
        File name for messages.

    Raises
    ------
    FileRefusedError
        `no-layers`, `several-layers`, or `unknown-layer` with the nearest name.
    """
    if not infos:
        raise refuse("no-layers", source, "expected a layer, the file holds none",
                     remedy="Export the layer again")  # fmt: skip
    if layer is not None:
        return named_layer(infos, layer, source=source)
    if len(infos) > 1:
        raise refuse("several-layers", source, f"expected one layer, the file holds {len(infos)}",
                     value=listed(infos), remedy="Choose one with --layer NAME")  # fmt: skip
    return infos[0]


def named_layer(infos: Sequence[LayerInfo], layer: str, *, source: str) -> LayerInfo:
    """Return the layer of this name, or refuse with the nearest name (`unknown-layer`)."""
    for info in infos:
        if info.name == layer:
            return info
    folded = {info.name.casefold(): info.name for info in infos}
    near = difflib.get_close_matches(layer.casefold(), folded, n=1, cutoff=0.5)
    meant = f"Did you mean {folded[near[0]]!r}? " if near else ""
    raise refuse("unknown-layer", source, f"expected one of {listed(infos)}", value=layer,
                 remedy=f"{meant}Name the layer as it is listed")  # fmt: skip


def listed(infos: Sequence[LayerInfo]) -> str:
    """Return the layers in one line, cut after the first thirty."""
    shown = ", ".join(str(info) for info in infos[:SHOWN_LAYERS])
    rest = len(infos) - SHOWN_LAYERS
    return shown if rest <= 0 else f"{shown} and {rest} more"
