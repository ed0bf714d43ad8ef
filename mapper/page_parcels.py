"""What a page shows of packed layers: parcels and other features drawn from a compact block."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from mapper.page_words import Words

PackForm = Literal["polygon", "line", "point"]
PackState = Literal["current", "planned", "change", ""]
PackColumnKind = Literal["text", "number", "class", "date", "flag"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackColumn:
    """A column of a packed layer as the table and the tooltip show it."""

    name: str
    """Name of the column in the pack."""
    title: Words
    measure_unit: Words
    """Unit of its numbers, empty if they have none."""
    kind: PackColumnKind
    decimals: int
    """Decimals shown of a number."""
    words: Mapping[str, Words]
    """Words for coded values; a value that is not in it is shown as it is."""
    hidden: bool
    """True for a column that only code reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackView:
    """A packed layer; its blocks in the document are named by its id (docs/pack_format.md)."""

    id: str
    name: Words
    state: PackState
    form: PackForm
    count: int
    total: Words
    """Area or length of all features, with its unit; empty for points."""
    bounds: tuple[float, float, float, float]
    """West, south, east, north in degrees (EPSG:4326)."""
    classes: tuple[str, ...]
    """Ids of the classes (`Page.land_classes`) by the class number in the pack, from 1."""
    class_column: str
    id_column: str
    label_column: str
    """Columns of the pack; empty where there is none."""
    columns: tuple[PackColumn, ...]
    """In the order shown."""
    edition: Words
    """Edition of the classes, or the name of the field that they come from."""
    note: Words
    """How the layer was made, shown with it; empty if there is nothing to say."""
