"""Industrial projects gathered from parcels: land, floor areas and investment of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pandas as pd

from geo.finding import Finding
from parks.evaluation.attributes import NAMES, NUMBERS, Attributes, plain_texts
from parks.evaluation.quantity import Quantity
from parks.need import Need

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import geopandas as gpd
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]

LAND = "land_m2"
UNITS: Mapping[str, str] = {"fixed_investment_10k": "万元"}
HECTARE_M2 = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """
    An industrial project.

    Parameters
    ----------
    name
        As the parcels say.
    parcels
        Ids of its parcels.
    industry_code
        GB/T 4754, as written; empty if the parcels say none, or different ones.
    quantities
        `land_m2` (area of its parcels on the ellipsoid), and NUMBERS of `attributes`.
    """

    name: str
    parcels: tuple[str, ...]
    industry_code: str
    quantities: Mapping[str, Quantity]


def projects_of(
    parcels: gpd.GeoDataFrame, attributes: Attributes, *, areas_m2: Floats, source: str
) -> tuple[tuple[Project, ...], tuple[Finding, ...]]:
    """
    Gather industrial projects from parcels.

    Parameters
    ----------
    parcels
        Parcels; those with text in `project` belong to a project, the same text to the same one.
    attributes
        Of the parcels, in their order.
    areas_m2
        Of the parcels, shape (n,).
    source
        Name of their file.

    Returns
    -------
    projects
        In order of their names. Numbers of several parcels are added up; if all of them carry
        the same number it may stand for the whole project, and there is no value.
    findings
        `project-value-repeated`, `project-industries`.
    """
    names = plain_texts(parcels, "project")
    codes = plain_texts(parcels, "industry_code")
    groups = pd.Series(np.arange(len(names))).groupby(names, sort=True).indices
    rows_by_name = {str(name): np.asarray(rows) for name, rows in groups.items() if name != ""}
    found = tuple(
        Project(
            name=name,
            parcels=tuple(attributes.ids[row] for row in rows),
            industry_code=_one_code(codes[rows]),
            quantities=_quantities(rows, attributes, areas_m2=areas_m2, source=source),
        )
        for name, rows in rows_by_name.items()
    )
    doubts = (
        finding
        for name, rows in rows_by_name.items()
        for finding in (
            *_repeated_findings(name, rows, attributes, source=source),
            *_industry_findings(name, codes[rows], source=source),
        )
    )
    return found, tuple(doubts)


def _quantities(
    rows: Indices, attributes: Attributes, *, areas_m2: Floats, source: str
) -> Mapping[str, Quantity]:
    land = Quantity(
        key=LAND,
        name_zh="项目总用地面积",
        name_en="project land",
        value=float(areas_m2[rows].sum()),
        unit="m²",
        source=source,
    )
    numbers = {
        name: _number(name, attributes.numbers[name][rows], areas_m2[rows], attributes, source)
        for name in NUMBERS
    }
    return {LAND: land, **numbers}


def _number(  # noqa: PLR0917 - one column of one project
    name: str, values: Floats, areas_m2: Floats, attributes: Attributes, source: str
) -> Quantity:
    is_blank = np.isnan(values)
    zh, en = NAMES[name]
    needs: tuple[Need, ...] = ()
    if is_blank.any():
        count, hectares = int(is_blank.sum()), areas_m2[is_blank].sum() / HECTARE_M2
        column_zh, column_en = ("列 ", "column ") if name in attributes.absent else ("", "")
        told = f"{count} parcel{'s' if count != 1 else ''}, {hectares:,.2f} ha"
        needs = (
            Need(
                zh=f"{column_zh}{name}（{zh}）：{count} 个地块，{hectares:,.2f} 公顷",
                en=f"{column_en}{name} ({en}) on {told}",
            ),
        )
    elif _is_repeated(values):
        needs = (
            Need(
                zh=f"{name}（{zh}）：各地块数值相同，须注明是每个地块的还是整个项目的",
                en=f"{name} ({en}) by parcel: all parcels carry the same number, perhaps that of "
                "the whole project",
            ),
        )
    return Quantity(
        key=name,
        name_zh=zh,
        name_en=en,
        value=None if needs else float(values.sum()),
        unit=UNITS.get(name, "m²"),
        source=source,
        needs=needs,
    )


def _is_repeated(values: Floats) -> bool:
    return bool(len(values) > 1 and values[0] > 0 and (values == values[0]).all())


def _one_code(codes: NDArray[np.object_]) -> str:
    distinct = sorted({str(code) for code in codes if code})
    return distinct[0] if len(distinct) == 1 else ""


def _repeated_findings(
    name: str, rows: Indices, attributes: Attributes, *, source: str
) -> Iterator[Finding]:
    for field in NUMBERS:
        values = attributes.numbers[field][rows]
        if _is_repeated(values):
            yield Finding(
                level="warning",
                code="project-value-repeated",
                source=source,
                feature_id=name,
                field=field,
                value=f"{values[0]:,.10g}",
                message=f"all {len(rows)} parcels of the project carry the same number",
                remedy="Give each parcel its own part; of a value of the whole project, write it "
                "on one parcel and 0 on the others.",
            )


def _industry_findings(name: str, codes: NDArray[np.object_], *, source: str) -> Iterator[Finding]:
    distinct = sorted({str(code) for code in codes if code})
    if len(distinct) > 1:
        yield Finding(
            level="warning",
            code="project-industries",
            source=source,
            feature_id=name,
            field="industry_code",
            value=", ".join(distinct),
            message="parcels of one project carry different industries",
            remedy="Give the project one industry, or make it two projects.",
        )
