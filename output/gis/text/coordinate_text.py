"""Texts of coordinates: geometries written by a template, millions of positions at a time."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely

from geo.files.refused import FileRefusedError
from geo.finding import Finding
from output.gis.text.decimal_text import decimal_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

    from numpy.typing import NDArray

    Geometries: TypeAlias = NDArray[np.object_]
    Integers: TypeAlias = NDArray[np.int64]

T = TypeVar("T")
S = TypeVar("S")
Around: TypeAlias = tuple[str, str]
NOTHING: Around = ("", "")
CHUNK_POSITIONS = 65_536
"""Positions written at a time: a few MB of text, far below the 2 GB an Arrow text array holds."""
FIRST_MULTI_TYPE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """
    What stands around and between coordinates.

    Parameters
    ----------
    decimals
        Decimals kept; zeros at the end are not written.
    position
        Before x, between x and y, after y.
    joint
        Between positions.
    run
        Around the positions of a ring, line or point.
    first_run
        Around those of a polygon's shell; as `run` where None.
    run_joint
        Between the rings of a polygon.
    part
        Around a polygon, line or point.
    part_joint
        Between the parts of a feature.
    single, multi
        Around a feature of a single and of a multi kind.

    Examples
    --------
    >>> template = Template(decimals=2, position=("", ",", ""), joint=" ", part=("<", ">"))
    >>> geometry_texts(np.array([shapely.LineString([(1, 2), (-0.001, 0.5)])]), template)[0].as_py()
    '<1,2 0,0.5>'
    """

    decimals: int
    position: tuple[str, str, str]
    joint: str
    run: Around = NOTHING
    first_run: Around | None = None
    run_joint: str = ""
    part: Around = NOTHING
    part_joint: str = ""
    single: Around = NOTHING
    multi: Around = NOTHING


@dataclass(frozen=True, eq=False, kw_only=True)
class Runs:
    """
    Geometries taken apart: features have parts, parts have runs, runs have positions.

    A polygon is a part whose runs are its rings, the shell first; a line or a point is a part of
    one run.

    Parameters
    ----------
    positions
        x and y, shape (n, 2).
    runs, parts, features
        Where each run begins among positions, each part among runs, each feature among parts, with
        the end of the last; shapes (r + 1,), (p + 1,), (f + 1,). Features without positions have
        no parts.
    is_multi
        Whether a feature is of a multi kind, however many parts it has, shape (f,).
    """

    positions: NDArray[np.float64]
    runs: Integers
    parts: Integers
    features: Integers
    is_multi: NDArray[np.bool_]


def geometry_texts(geometries: Geometries, template: Template) -> pa.StringArray:
    """
    Write geometries by a template.

    Parameters
    ----------
    geometries
        Shapely geometries of one kind (points, lines or polygons), single and multi may be mixed,
        shape (f,); None and empty ones have no text.
    template
        What stands around and between the numbers.

    Returns
    -------
    texts
        Shape (f,); null where there is no position. Numbers have no exponent, no zeros at the end
        and no negative zero. Their value is that of `numpy.round`.

    Raises
    ------
    ValueError
        If a coordinate is not finite or too large to be written with these decimals, or kinds are
        mixed.
    """
    return template_texts(taken_apart(geometries), template)


def template_texts(runs: Runs, template: Template) -> pa.StringArray:
    """Write geometries that were taken apart; as `geometry_texts`."""
    parts = joined(_around_runs(runs, template), runs.parts, template.run_joint)
    parts = _between(template.part, parts)
    features = joined(parts, runs.features, template.part_joint)
    before, after = (
        pc.if_else(pa.array(runs.is_multi), *texts)
        for texts in zip(template.multi, template.single, strict=True)
    )
    whole = pc.binary_join_element_wise(before, features, after, "")
    return pc.if_else(pa.array(np.diff(runs.features) > 0), whole, None)


def run_texts(runs: Runs, template: Template) -> pa.StringArray:
    """Write the positions of every ring, line and point, joined; shape (r,)."""
    return decimal_texts(
        runs.positions,
        runs.runs,
        decimals=template.decimals,
        around=template.position,
        joint=template.joint,
    )


def joined(texts: pa.StringArray, starts: Integers, joint: str) -> pa.StringArray:
    """Join texts into those of the wholes that begin at `starts`, shape (wholes + 1,)."""
    if len(starts) == len(texts) + 1 and bool((np.diff(starts) == 1).all()):
        return texts
    offsets = pa.array(starts.astype(np.int32))
    lists = pa.ListArray.from_arrays(offsets, texts)
    return pc.binary_join(lists, pa.scalar(joint).cast(texts.type))


def taken_apart(geometries: Geometries) -> Runs:
    """
    Take geometries of one kind apart into runs of positions.

    Raises
    ------
    ValueError
        If kinds are mixed.
    """
    is_present = ~(shapely.is_missing(geometries) | shapely.is_empty(geometries))
    is_multi = shapely.get_type_id(geometries) >= FIRST_MULTI_TYPE
    until = np.concatenate([[0], np.cumsum(is_present)])
    if not is_present.any():
        none = until[:1]
        return Runs(
            positions=np.empty((0, 2)), runs=none, parts=none, features=until, is_multi=is_multi
        )
    kind, positions, offsets = shapely.to_ragged_array(geometries[is_present], include_z=False)
    levels = [level.astype(np.int64) for level in offsets]
    features = levels.pop() if kind.name.startswith("MULTI") else np.arange(until[-1] + 1)
    if kind.name.endswith("POINT"):
        levels = [np.arange(len(positions) + 1)]
    if len(levels) == 1:
        levels.append(np.arange(len(levels[0])))
    runs, parts = levels
    parts, features = _without_empty(parts, features)
    return Runs(
        positions=positions, runs=runs, parts=parts, features=features[until], is_multi=is_multi
    )


def check_finite(geometries: Geometries, source: str) -> None:
    """
    Refuse geometries that have an endless coordinate or one that is no number.

    Raises
    ------
    geo.files.refused.FileRefusedError
        Names the first such feature of `source`.
    """
    if np.isfinite(shapely.get_coordinates(geometries)).all():
        return
    positions, feature = shapely.get_coordinates(geometries, return_index=True)
    first = int(np.flatnonzero(~np.isfinite(positions).all(axis=1))[0])
    finding = Finding(
        level="error",
        code="nan-or-infinity",
        source=source,
        feature_id=f"#{feature[first] + 1}",
        value=str(positions[first].tolist()),
        message="expected finite coordinates",
        remedy="Correct the shape, or leave the feature out",
    )
    raise FileRefusedError([finding])


def chunks(geometries: Geometries, *, positions: int = CHUNK_POSITIONS) -> Iterator[slice]:
    """Return slices of geometries that have about so many positions together."""
    counts = shapely.get_num_coordinates(geometries) + 1  # a feature without any is work too
    chunk = np.cumsum(counts) // positions
    starts = np.flatnonzero(np.diff(chunk, prepend=-1))
    for start, stop in pairwise([*starts.tolist(), len(geometries)]):
        yield slice(start, stop)


def in_order(work: Callable[[T], S], tasks: Iterable[T], *, threads: int = 2) -> Iterator[S]:
    """Return results in the order of their tasks, worked on in threads, a few ahead."""
    waiting: deque[Future[S]] = deque()
    with ThreadPoolExecutor(threads) as pool:
        for task in tasks:
            waiting.append(pool.submit(work, task))
            if len(waiting) > 2 * threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def content_of(texts: pa.StringArray) -> memoryview:
    """Return texts one after the other, as they lie in memory: UTF-8."""
    if not len(texts):
        return memoryview(b"")
    _, offsets, content = texts.buffers()
    ends = np.frombuffer(offsets, np.int32)[texts.offset :][[0, len(texts)]]
    return memoryview(content or b"")[ends[0] : ends[1]]


def _around_runs(runs: Runs, template: Template) -> pa.StringArray:
    """Write runs with what stands around them."""
    texts = run_texts(runs, template)
    if template.first_run is None or template.first_run == template.run:
        return _between(template.run, texts)
    is_first = np.zeros(len(texts), bool)
    is_first[runs.parts[:-1]] = True
    before, after = (
        pc.if_else(pa.array(is_first), *words)
        for words in zip(template.first_run, template.run, strict=True)
    )
    return pc.binary_join_element_wise(before, texts, after, "")


def _between(around: Around, texts: pa.StringArray) -> pa.StringArray:
    """Put something before and after every text."""
    if around == NOTHING:
        return texts
    return pc.binary_join_element_wise(around[0], texts, around[1], "")


def _without_empty(parts: Integers, features: Integers) -> tuple[Integers, Integers]:
    """Leave out parts without runs, such as an empty polygon among others."""
    is_part = np.diff(parts) > 0
    if is_part.all():
        return parts, features
    until = np.concatenate([[0], np.cumsum(is_part)])
    return np.append(parts[:-1][is_part], parts[-1]), until[features]
