"""A drawing read back: shapes by GDAL, attributes from the extended data, ezdxf's own audit."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely

from output.gis.read_back.colours import look_colours
from output.gis.read_back.compare import FEW, difference
from output.gis.read_back.found import Found
from output.gis.read_back.gdal import read_layer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from geo.finding import Finding
    from output.gis.delivery import DeliveredLayer, Delivery, Written

MOST_FOR_EZDXF = 10_000_000
"""Bytes of a drawing that ezdxf audits in some seconds; for 100,000 parcels it takes minutes."""
BLOCKS = {"DXF_INLINE_BLOCKS": "FALSE"}
"""GDAL else draws blocks instead of saying where they are."""
HEAD_BYTES = 2_000_000
"""Layers stand before this place."""
CODE_PAGE = re.compile(rb"\$DWGCODEPAGE\s+3\s+ANSI_(\d+)")
ESCAPED = re.compile(r"\\U\+([0-9A-Fa-f]{4})")
DATA = re.compile(rb"\n1001\r?\nPARKMAP\r?\n1071\r?\n(\d+)\r?\n((?:1000\r?\n[^\n]*\n)*)")
LAYER = re.compile(r"AcDbLayerTableRecord\n +2\n([^\n]*)\n(.*?)\n +0\n", re.DOTALL)
TRUE_COLOUR = re.compile(r"(?:^|\n)420\n *(\d+)")
NOT_IN_NAMES = re.compile(r"[<>/\\\":;?*|,=`'\x00-\x1f\x7f]")
SHAPES = ("AcDbPolyline", "AcDbBlockReference")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Drawn:
    """
    What is drawn of features, in the order of the file.

    Parameters
    ----------
    layers
        Names of layers in the drawing.
    shapes
        Lines and points.
    rows
        Numbers of the features, from 0.
    values
        Attributes, `name=value`; empty for holes.
    """

    layers: NDArray[Any]
    shapes: NDArray[Any]
    rows: NDArray[np.intp]
    values: Sequence[tuple[str, ...]]


def drawing(delivery: Delivery, written: Written) -> Iterator[Found]:
    """Read the layers of a delivery from a drawing; none where no drawing was written."""
    for path in written.files:
        drawn = read_drawing(path)
        owners = layer_owners(delivery, drawn.layers)
        for place, layer in enumerate(delivery.layers):
            yield found_in_drawing(path, layer, drawn, np.flatnonzero(owners == place))


def read_drawing(path: Path) -> Drawn:
    """
    Read outlines, lines and marks with their attributes.

    Raises
    ------
    ValueError
        If there are not as many records of attributes as shapes.
    """
    with blocks_as_points():
        table, shapes, _ = read_layer(path, layer="entities")
    content = path.read_bytes()
    codec = codec_of(content)
    kinds = pc.list_element(pc.split_pattern(table["SubClasses"], ":"), 1)
    places = np.flatnonzero(np.asarray(pc.is_in(kinds, pa.array(SHAPES))))
    records = DATA.findall(content)
    if shapes is None or len(records) != len(places):
        raise ValueError(f"{len(records)} records of attributes for {len(places)} shapes")
    return Drawn(
        layers=np.asarray(table["Layer"].take(pa.array(places)).to_pylist(), dtype=object),
        shapes=shapes[places],
        rows=np.array([int(row) for row, _ in records], dtype=np.intp) - 1,
        values=[tuple(plain(said, codec).split("\n")[1::2]) for _, said in records],
    )


def codec_of(content: bytes) -> str:
    """Return the encoding that the head of a drawing says."""
    found = CODE_PAGE.search(content[:HEAD_BYTES])
    return f"cp{found[1].decode()}" if found else "utf-8"


def plain(said: bytes, codec: str) -> str:
    """Return text of a drawing, with the characters that it writes as their numbers."""
    text = said.decode(codec).replace("\r", "")
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "\\U+" in text else text


@contextmanager
def blocks_as_points() -> Iterator[None]:
    """Let GDAL say where blocks are."""
    import pyogrio  # noqa: PLC0415 - GDAL is loaded only where files are read

    former = {name: pyogrio.get_gdal_config_option(name) for name in BLOCKS}
    pyogrio.set_gdal_config_options(BLOCKS)
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options(former)


def layer_owners(delivery: Delivery, names: NDArray[Any]) -> NDArray[np.intp]:
    """Return for each layer of the drawing the place of the delivered one that begins its name."""
    stems = [plain_name(layer.name) for layer in delivery.layers]
    longest = sorted(range(len(stems)), key=lambda place: -len(stems[place]))
    different, back = np.unique(names.astype(str), return_inverse=True)
    owners = [
        next((place for place in longest if plain_name(name).startswith(stems[place])), -1)
        for name in different
    ]
    return np.array(owners, dtype=np.intp)[back]


def plain_name(name: str) -> str:
    """Return a name as drawings hold it, in small letters."""
    whole = ESCAPED.sub(lambda found: chr(int(found[1], 16)), name)
    return NOT_IN_NAMES.sub("_", whole).strip().lower()


def found_in_drawing(
    path: Path, layer: DeliveredLayer, drawn: Drawn, mine: NDArray[np.intp]
) -> Found:
    """Put the parts of features together again."""
    mine = mine[np.argsort(drawn.rows[mine], kind="stable")]
    rows, firsts = np.unique(drawn.rows[mine], return_index=True)
    values = [drawn.values[place] for place in mine]
    is_shell = np.array([bool(said) for said in values], dtype=bool)
    is_shell[firsts] = True
    shapes = whole_shapes(drawn.shapes[mine], firsts, is_shell, form=layer.form)
    return Found(
        item=layer,
        source=path.name,
        columns=columns_of(layer, [values[first] for first in firsts]),
        shapes=shapes,
        rows=rows,
    )


def whole_shapes(
    parts: NDArray[Any], firsts: NDArray[np.intp], is_shell: NDArray[np.bool_], *, form: str
) -> NDArray[Any]:
    """Build one geometry a feature from its parts: a shell is followed by its holes."""
    if not len(parts):
        return np.zeros(0, dtype=object)
    coordinates = shapely.get_coordinates(parts)
    ends = np.concatenate([[0], np.cumsum(shapely.get_num_coordinates(parts))])
    of_row = np.append(firsts, len(parts))
    shells = np.flatnonzero(is_shell)
    kind, offsets = {
        "point": (shapely.GeometryType.MULTIPOINT, (of_row,)),
        "line": (shapely.GeometryType.MULTILINESTRING, (ends, of_row)),
        "polygon": (
            shapely.GeometryType.MULTIPOLYGON,
            (ends, np.append(shells, len(parts)), np.searchsorted(shells, of_row)),
        ),
    }[form]
    return np.asarray(shapely.from_ragged_array(kind, coordinates, offsets))


def columns_of(layer: DeliveredLayer, values: Sequence[tuple[str, ...]]) -> pa.Table:
    """Return attributes as columns of text."""
    names = {re.sub(r"[\x00-\x1f\x7f]", " ", field.name): field.name for field in layer.fields}
    names = {re.sub(r"[\U00010000-\U0010ffff]", "〓", name): names[name] for name in names}
    said = [dict(one.partition("=")[::2] for one in texts) for texts in values]
    if any("=" in name for name in names):
        said = [dict(split_at_name(one, names) for one in texts) for texts in values]
    columns = [pa.array([one.get(name) for one in said], pa.string()) for name in names]
    return pa.table(columns, names=list(names.values()))


def split_at_name(text: str, names: Mapping[str, str]) -> tuple[str, str]:
    """Split `name=value` where the name has such a sign itself."""
    fitting = [name for name in names if text.startswith(f"{name}=")]
    name = max(fitting, key=len, default=text.partition("=")[0])
    return name, text[len(name) + 1 :]


def check_drawing(delivery: Delivery, written: Written) -> Iterator[Finding]:
    """Compare the colours of the drawing's layers, and let ezdxf audit a small drawing."""
    for path in written.files:
        if path.stat().st_size <= MOST_FOR_EZDXF:
            yield from audit(path)
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
        colours = layer_colours(head.decode(codec_of(head), "replace").replace("\r", ""))
        for layer in delivery.layers:
            yield from layer_colours_differ(path.name, layer, colours)


def audit(path: Path) -> Iterator[Finding]:
    """Return what ezdxf finds wrong with a drawing."""
    from ezdxf.filemanagement import readfile  # noqa: PLC0415 - loaded only where files are read
    from ezdxf.lldxf.const import DXFError  # noqa: PLC0415 - as above

    try:
        auditor = readfile(path).audit()
    except DXFError as error:
        yield difference(path.name, "expected a drawing that ezdxf reads", value=str(error))
        return
    for entry in auditor.errors[:FEW]:
        yield difference(path.name, "expected an audit without errors", value=entry.message)


def layer_colours(head: str) -> dict[str, str]:
    """Return the true colours of the layers in the table of a drawing, `#rrggbb`."""
    said = {name: TRUE_COLOUR.search(record) for name, record in LAYER.findall(head)}
    return {plain_name(name): f"#{int(found[1]):06x}" for name, found in said.items() if found}


def layer_colours_differ(
    source: str, layer: DeliveredLayer, colours: Mapping[str, str]
) -> Iterator[Finding]:
    """Compare the colours of the layers of classes that have features."""
    used = set(layer.frame[layer.class_field].dropna()) if layer.class_field else None
    names = [
        (layer.name, one.name) if layer.class_field else (layer.name,) for one in layer.classes
    ]
    for one, parts in zip(layer.classes, names, strict=True):
        name = plain_name("_".join(parts))
        is_used = used is None or one.value in used
        if is_used and name in colours and colours[name] not in look_colours(one.look):
            yield difference(
                source,
                f"expected a colour of the class '{one.name}' of '{layer.name}'",
                field=layer.class_field,
                value=colours[name],
            )
