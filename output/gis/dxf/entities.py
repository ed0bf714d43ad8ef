"""Entities of a DXF drawing, written as text for thousands of features at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from output.gis.dxf.colours import colour_groups
from output.gis.dxf.encoding import column, side_by_side
from output.gis.text.coordinate_text import Runs, Template, content_of, joined, run_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from output.gis.dxf.layers import ClassLayers

    Indices: TypeAlias = NDArray[np.int64]
    Flags: TypeAlias = NDArray[np.bool_]

TEMPLATE = Template(decimals=4, position=("10\n", "\n20\n", "\n"), joint="")
"""Positions in metres, to a tenth of a millimetre."""
ALIGNED = replace(TEMPLATE, position=("11\n", "\n21\n", "\n"))
TEXT_STYLE = "PARKMAP"
CLOSED, OPEN = 129, 128
"""Flags of a polyline; 128: dashes run on round corners."""
SHELL_PATH, HOLE_PATH = 3, 18
HATCH_HEAD = (
    "100\nAcDbHatch\n10\n0\n20\n0\n30\n0\n210\n0\n220\n0\n230\n1\n2\nSOLID\n70\n1\n71\n0\n91\n"
)
HATCH_END = "75\n0\n76\n1\n98\n0\n"


@dataclass(frozen=True, eq=False, kw_only=True)
class Chunk:
    """
    Some features of a layer, ready to be written.

    Parameters
    ----------
    runs
        Their geometries.
    rows
        Numbers of their classes, shape (f,).
    numbers, values
        Extended data: number of the row, attributes; shapes (f,).
    owner
        Handle of the model space.
    first
        Handle of the first entity; so many may follow as there are positions.
    """

    runs: Runs
    rows: Indices
    numbers: pa.BinaryArray
    values: pa.BinaryArray
    owner: str
    first: int

    @property
    def feature_of_part(self) -> Indices:
        """Number of the feature of each part."""
        counts = np.diff(self.runs.features)
        return np.repeat(np.arange(len(counts)), counts)

    @property
    def part_of_run(self) -> Indices:
        """Number of the part of each run."""
        counts = np.diff(self.runs.parts)
        return np.repeat(np.arange(len(counts)), counts)

    def heads(self, kind: str, first: int, count: int) -> list[str | pa.Array]:
        """Return kind, handle and owner of entities."""
        return [f"0\n{kind}\n5\n", handles(first, count), f"\n330\n{self.owner}\n100\nAcDbEntity\n"]


def handles(first: int, count: int) -> pa.StringArray:
    """Return handles that follow each other, hexadecimal."""
    return pa.array(map("{:X}".format, range(first, first + count)), pa.string(), size=count)


def polygons(chunk: Chunk, classes: Sequence[ClassLayers]) -> list[memoryview]:
    """
    Write polygons: fills with their islands, then outlines.

    Notes
    -----
    The page's hatch over a fill is left out: GDAL and QGIS show any pattern as a solid fill, and
    its colour would stand for the class.
    """
    runs = _unclosed(chunk.runs)
    positions = run_texts(runs, TEMPLATE)
    counts = pa.array(np.diff(runs.runs)).cast(pa.string())
    is_shell = np.zeros(len(counts), bool)
    is_shell[runs.parts[:-1]] = True
    flags = pa.array(np.where(is_shell, str(SHELL_PATH), str(HOLE_PATH)))
    paths = side_by_side("92\n", flags, "\n72\n0\n73\n1\n93\n", counts, "\n", positions, "97\n0\n")
    paths = joined(paths, runs.parts, "")
    outlines = _outlines(chunk, classes, counts=counts, positions=positions, is_shell=is_shell)
    fills = _fills(chunk, classes, paths, first=chunk.first + len(counts))
    return [content_of(texts) for texts in (fills, outlines)]


def lines(chunk: Chunk, classes: Sequence[ClassLayers]) -> list[memoryview]:
    """Write lines as open polylines."""
    counts = pa.array(np.diff(chunk.runs.runs)).cast(pa.string())
    heads = column([_line_head(one, "AcDbPolyline") for one in classes])
    features = pa.array(chunk.feature_of_part)
    texts = side_by_side(
        *chunk.heads("LWPOLYLINE", chunk.first, len(counts)),
        heads.take(pa.array(chunk.rows).take(features)),
        "90\n", counts, f"\n70\n{OPEN}\n", run_texts(chunk.runs, TEMPLATE),
        chunk.numbers.take(features), chunk.values.take(features),
    )  # fmt: skip
    return [content_of(texts)]


def marks(
    chunk: Chunk, classes: Sequence[ClassLayers], *, blocks: Sequence[str], size_m: float
) -> list[memoryview]:
    """Write points as references to the blocks of their classes."""
    heads = column(
        f"{_line_head(one, 'AcDbBlockReference')}2\n{block}\n"
        for one, block in zip(classes, blocks, strict=True)
    )
    features = pa.array(chunk.feature_of_part)
    scale = "".join(f"{code}\n{size_m:g}\n" for code in (41, 42, 43))
    texts = side_by_side(
        *chunk.heads("INSERT", chunk.first, len(features)),
        heads.take(pa.array(chunk.rows).take(features)),
        run_texts(chunk.runs, TEMPLATE), f"30\n0\n{scale}",
        chunk.numbers.take(features), chunk.values.take(features),
    )  # fmt: skip
    return [content_of(texts)]


def labels(
    texts: pa.BinaryArray, points: Runs, *, layer: str, owner: str, first: int, height_m: float
) -> memoryview:
    """Write texts centred at points, a point a text."""
    positions = run_texts(points, TEMPLATE)
    again = run_texts(points, ALIGNED)
    entities = side_by_side(
        "0\nTEXT\n5\n", handles(first, len(texts)), f"\n330\n{owner}\n100\nAcDbEntity\n",
        f"8\n{layer}\n100\nAcDbText\n", positions, f"30\n0\n40\n{height_m:g}\n1\n", texts,
        f"\n7\n{TEXT_STYLE}\n72\n1\n", again, "31\n0\n100\nAcDbText\n73\n2\n",
    )  # fmt: skip
    return content_of(entities)


def _unclosed(runs: Runs) -> Runs:
    """Leave out the last position of every ring: it is the first again."""
    is_kept = np.ones(len(runs.positions), bool)
    is_kept[runs.runs[1:] - 1] = False
    return Runs(
        positions=runs.positions[is_kept],
        runs=runs.runs - np.arange(len(runs.runs)),
        parts=runs.parts,
        features=runs.features,
        is_multi=runs.is_multi,
    )


def _outlines(
    chunk: Chunk,
    classes: Sequence[ClassLayers],
    *,
    counts: pa.StringArray,
    positions: pa.StringArray,
    is_shell: Flags,
) -> pa.BinaryArray:
    """Write rings as closed polylines; only shells have the attributes, holes say their row."""
    heads = column([_line_head(one, "AcDbPolyline") for one in classes])
    features = chunk.feature_of_part[chunk.part_of_run]
    values = pc.if_else(pa.array(is_shell), chunk.values.take(pa.array(features)), pa.scalar(b""))
    return side_by_side(
        *chunk.heads("LWPOLYLINE", chunk.first, len(counts)),
        heads.take(pa.array(chunk.rows[features])),
        "90\n", counts, f"\n70\n{CLOSED}\n", positions,
        chunk.numbers.take(pa.array(features)), values,
    )  # fmt: skip


def _fills(
    chunk: Chunk, classes: Sequence[ClassLayers], paths: pa.BinaryArray, *, first: int
) -> pa.BinaryArray:
    """Write the parts of classes with a fill as solid hatches."""
    rows = chunk.rows[chunk.feature_of_part]
    heads = [f"8\n{one.fill.name}\n{HATCH_HEAD}" if one.fill else None for one in classes]
    is_filled = np.array([head is not None for head in heads])[rows]
    counts = np.diff(chunk.runs.parts)[is_filled]
    return side_by_side(
        *chunk.heads("HATCH", first, len(counts)),
        column(heads).take(pa.array(rows[is_filled])),
        pa.array(counts).cast(pa.string()), "\n", paths.filter(pa.array(is_filled)), HATCH_END,
    )  # fmt: skip


def _line_head(one: ClassLayers, kind: str) -> str:
    colour = "" if one.border is None else colour_groups(one.border)
    return f"8\n{one.line.name}\n{colour}100\n{kind}\n"
