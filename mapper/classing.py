"""The class of every feature of a layer, as the page numbers and draws it."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pandas as pd

from geo.transition.texts import UNCLASSIFIED, as_texts
from mapper.landuse_classes import class_views, marker_view
from mapper.page import LandClassView, Words
from parks.classes import classify, roll_up, text_colour

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from geo.finding import Finding
    from parks.classes import Edition

    Numbers: TypeAlias = NDArray[np.uint8]
    Texts: TypeAlias = NDArray[np.object_]

MOST_NUMBERS = 254
"""Numbers of classes that a pack has."""
MOST_VALUES = 60
"""Values of a field that are told apart; the others are one class."""
OTHERS = "(others)"
INK = "#17212B"
LAPS: tuple[tuple[float, float | None], ...] = (
    (0, None), (0.55, 0), (0.55, None), (0.8, -0.3), (-0.35, None),
)  # fmt: skip
"""Fill and lines of a hatch each time the colours begin again: share of white, or of black."""
LABEL_WIDE, LABEL_NARROW = 2, 3
"""Characters of a short label: Chinese ones, and Latin ones, which are narrower."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Classing:
    """
    Classes of a layer.

    Parameters
    ----------
    numbers
        Shape (n,): number of the class of each feature from 1; 0 where the layer has no classes.
    views
        Classes by their number, from 1.
    findings
        What is doubtful in the codes.
    """

    numbers: Numbers
    views: tuple[LandClassView, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def ids(self) -> Texts:
        """Id of the class of each feature, shape (n,); empty for none and for the unclassified."""
        own = ["" if view.id == UNCLASSIFIED else view.id for view in self.views]
        return np.array(["", *own], dtype=object)[self.numbers]


def classes_of_edition(
    codes: pd.Series, edition: Edition, *, source: str, field: str = "class_code"
) -> Classing:
    """
    Return the classes of a column of codes: the finest ones that the edition knows.

    Parameters
    ----------
    codes
        Codes as they are written.
    edition
        Edition that they are of.
    source, field
        File and column, for the findings.
    """
    read = classify(codes, edition, source=source, field=field)
    column = read.frame["class"].cat
    names = {code: roll_up(code, edition, 3) or UNCLASSIFIED for code in column.categories}
    if len(set(names.values())) > MOST_NUMBERS:
        names = {code: roll_up(code, edition, 2) or UNCLASSIFIED for code in names}
    place = column.codes.to_numpy()
    used = [column.categories[number] for number in np.unique(place)]
    views = class_views([names[code] for code in used], edition)
    number = {view.id: at for at, view in enumerate(views, 1)}
    look_up = np.array([number.get(names[code], 0) for code in column.categories], dtype=np.uint8)
    return Classing(numbers=look_up[place], views=views, findings=read.findings)


def classes_of_texts(texts: Sequence[str] | Texts, edition: Edition) -> Classing:
    """Return the classes of texts that are codes of an edition, or markers of `geo.transition`."""
    place, names = pd.factorize(np.asarray(texts, dtype=object))
    views = class_views(names.tolist(), edition)
    number = {view.id: at for at, view in enumerate(views, 1)}
    look_up = np.array([number[name] for name in names], dtype=np.uint8)
    return Classing(numbers=look_up[place] if len(place) else look_up, views=views)


def classes_of_values(values: pd.Series) -> Classing:
    """
    Return the distinct values of a column as classes, the most frequent first.

    Parameters
    ----------
    values
        Any values; missing ones and blank texts have no class.

    Notes
    -----
    Beyond `MOST_VALUES` the rarest values are one class. After twelve the colours begin again:
    hatched, lighter, darker.
    """
    place, distinct = pd.factorize(values)
    names = as_texts(pd.Series(distinct))
    counts = np.bincount(place + 1, minlength=len(distinct) + 1)[1:]
    kinds = _by_frequency(names, counts)
    number = {name: at for at, name in enumerate(kinds[:MOST_VALUES], 1)}
    views = [_value_view(name, at) for name, at in number.items()]
    rest = len(kinds) - len(number)
    if rest:
        views.append(_others_view(rest))
    others = len(views)
    is_some = bool((place < 0).any() or (names == "").any())
    if is_some:
        views.append(marker_view(UNCLASSIFIED))
    own = [len(views) if name == "" else number.get(name, others) for name in names]
    look_up = np.array([*own, len(views)], dtype=np.uint8)
    return Classing(numbers=look_up[place], views=tuple(views))


def one_class(count: int, name: Words) -> Classing:
    """Return one class for all features of a layer that is not classed."""
    fill = _palette()[0]
    view = LandClassView(
        id="all",
        code="",
        name=name,
        label=Words(zh="", en=""),
        fill=fill,
        text=text_colour(fill),
        hatch="",
    )
    return Classing(numbers=np.ones(count, dtype=np.uint8), views=(view,))


def _by_frequency(names: Texts, counts: NDArray[np.int64]) -> list[str]:
    """Return values, the most frequent first; equally frequent ones as they are read."""
    sums: dict[str, int] = {}
    for name, count in zip(names, counts.tolist(), strict=True):
        if name:
            sums[name] = sums.get(name, 0) + count
    return sorted(sums, key=lambda name: (-sums[name], _natural(name)))


def _natural(name: str) -> tuple[tuple[int, str], ...]:
    """Return the key that sorts R2 before R10."""
    parts = re.split(r"(\d+)", name)
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts if part)


def _value_view(name: str, number: int) -> LandClassView:
    fill, text, hatch = _look(number - 1)
    label = _label(name)
    return LandClassView(
        id=name,
        code="",
        name=Words(zh=name, en=name),
        label=Words(zh=label, en=label),
        fill=fill,
        text=text,
        hatch=hatch,
    )


def _others_view(count: int) -> LandClassView:
    return LandClassView(
        id=OTHERS,
        code="",
        name=Words(zh=f"其他 {count} 类", en=f"{count} other values"),
        label=Words(zh="…", en="…"),
        fill="#DDE2E3",
        text=INK,
        hatch="",
    )


def _label(name: str) -> str:
    return name[: LABEL_NARROW if name[:LABEL_NARROW].isascii() else LABEL_WIDE].strip()


def _look(place: int) -> tuple[str, str, str]:
    """Return fill, text and hatch of the class at a place of the legend."""
    lap, at = divmod(place, len(_palette()))
    shade, line = LAPS[lap % len(LAPS)]
    colour = _palette()[at]
    fill = _mixed(colour, shade)
    if line is None:
        return fill, text_colour(fill), ""
    return fill, INK, _mixed(colour, line)


def _mixed(colour: str, share: float) -> str:
    """Return a colour with so much white in it; black where the share is negative."""
    towards = 255 if share > 0 else 0
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one + (towards - one) * abs(share)):02X}" for one in parts)


@cache
def _palette() -> tuple[str, ...]:
    text = files("mapper").joinpath("data/qualitative_colours.csv").read_text("utf-8")
    rows: list[Mapping[str, str]] = list(csv.DictReader(text.splitlines()))
    return tuple(row["colour"] for row in rows)
