"""A small SVG drawing as coloured areas, painted one over the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, TypeAlias
from xml.etree import ElementTree as ET

import numpy as np
import shapely
from shapely.ops import substring

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shapely.geometry.base import BaseGeometry

Point: TypeAlias = tuple[float, float]
STEPS = 16
"""Straight pieces a curve is drawn with: at 64 px nobody sees them."""
CORNERS = 3
NONE = "none"
MOVES = re.compile(r"(translate|scale)\(([^)]*)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Part of a drawing in its own units, y down, and its colour `#RRGGBB`."""

    shape: BaseGeometry
    colour: str


def svg_areas(svg: str) -> tuple[Area, ...]:
    """
    Return what an SVG document draws, the lowest first.

    Parameters
    ----------
    svg
        A document of paths, circles and rectangles with plain colours, moved and scaled; groups,
        opacity and style sheets are not read. Letters are left out.

    Returns
    -------
    areas
        Fills by the even-odd rule; strokes with their caps, joins and dashes.

    Raises
    ------
    ValueError
        If a path is not one.
    """
    root = ET.fromstring(svg)  # noqa: S314 - written by ourselves
    return tuple(area for element in root for area in _areas(element))


def _areas(element: ET.Element) -> Iterator[Area]:
    """Return fill and stroke of an element."""
    lines = _lines(element)
    fill, stroke = element.get("fill", "#000000"), element.get("stroke", NONE)
    if fill != NONE and lines:
        yield Area(shape=_filled(lines), colour=fill)
    if stroke != NONE and lines:
        yield Area(shape=_stroked(lines, element), colour=stroke)


def _lines(element: ET.Element) -> list[list[Point]]:
    """Return the lines of an element, curves in small steps."""
    from fontTools.misc.transform import Transform  # noqa: PLC0415 - heavy, seldom needed
    from fontTools.pens.recordingPen import RecordingPen  # noqa: PLC0415 - heavy, seldom needed
    from fontTools.pens.transformPen import TransformPen  # noqa: PLC0415 - heavy, seldom needed
    from fontTools.svgLib.path import parse_path  # noqa: PLC0415 - heavy, seldom needed
    from fontTools.svgLib.path.shapes import PathBuilder  # noqa: PLC0415 - heavy, seldom needed

    transform, pen = Transform(), RecordingPen()
    for name, numbers in MOVES.findall(element.attrib.pop("transform", "")):
        transform = getattr(transform, name)(*map(float, numbers.split()))
    builder = PathBuilder()
    builder.add_path_from_element(element)
    for path in builder.paths:
        try:
            parse_path(path, TransformPen(pen, transform))
        except (IndexError, TypeError, ValueError) as error:
            message = f"not an SVG path: {path!r}"
            raise ValueError(message) from error
    return _joined(pen.value)


def _joined(segments: list[tuple[str, tuple[Point, ...]]]) -> list[list[Point]]:
    """Return moves, lines and curves as lines."""
    lines: list[list[Point]] = []
    for kind, points in segments:
        if kind == "moveTo":
            lines.append(list(points))
        elif kind == "closePath":
            lines[-1].append(lines[-1][0])
        elif points:
            lines[-1] += points if kind == "lineTo" else _curve((lines[-1][-1], *points))
    return lines


def _curve(control: tuple[Point, ...]) -> list[Point]:
    """Return the points of a Bezier curve after its start, by de Casteljau's construction."""
    along = np.linspace(0, 1, STEPS + 1)[1:, None, None]
    points = np.array(control)[None, :, :]
    while points.shape[1] > 1:
        points = points[:, :-1] * (1 - along) + points[:, 1:] * along
    return [(float(x), float(y)) for x, y in points[:, 0]]


def _filled(lines: list[list[Point]]) -> BaseGeometry:
    """Return what lies inside an odd number of lines."""
    rings = [shapely.Polygon(line) for line in lines if len(line) > CORNERS]
    nothing: BaseGeometry = shapely.Polygon()
    return reduce(shapely.symmetric_difference, map(shapely.make_valid, rings), nothing)


def _stroked(lines: list[list[Point]], element: ET.Element) -> BaseGeometry:
    """Return what a pen draws along lines."""
    strokes = [shapely.LineString(line) for line in lines]
    dashes = [float(length) for length in element.get("stroke-dasharray", "").split()]
    drawn = [dash for stroke in strokes for dash in _dashed(stroke, dashes)] if dashes else strokes
    return shapely.union_all(drawn).buffer(
        float(element.get("stroke-width", "1")) / 2,
        cap_style="round" if element.get("stroke-linecap") == "round" else "flat",
        join_style="round" if element.get("stroke-linejoin") == "round" else "mitre",
    )


def _dashed(stroke: shapely.LineString, dashes: list[float]) -> list[BaseGeometry]:
    """Return the dashes of a line; lengths are those of dashes and gaps in turn."""
    count = int(np.ceil(stroke.length / sum(dashes)))
    ends = np.concatenate([[0.0], np.cumsum(np.tile(dashes, count))])
    starts = zip(ends[:-1:2], ends[1::2], strict=False)
    return [substring(stroke, start, stop) for start, stop in starts if start < stroke.length]
