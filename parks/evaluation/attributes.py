"""Attributes of parcels that the evaluation reads, with a finding for every value it cannot use."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pandas as pd

from geo.finding import Finding
from parks.evaluation.land_category import states_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import geopandas as gpd
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Texts: TypeAlias = NDArray[np.object_]

STATES = ("building_state", "supply_state")
FLAGS = ("is_idle", "is_hitech")
AREAS = ("floor_area_m2", "footprint_m2", "yard_m2")
PROJECT_NUMBERS = ("fixed_investment_10k", "office_land_m2", "office_floor_m2", "green_m2")
NUMBERS = (*AREAS, *PROJECT_NUMBERS)
FLAG_WORDS: Mapping[str, str] = {
    "true": "1", "1": "1", "1.0": "1", "yes": "1", "y": "1", "是": "1",
    "false": "0", "0": "0", "0.0": "0", "no": "0", "n": "0", "否": "0",
}  # fmt: skip
WITHOUT_UNIT: Mapping[str, tuple[str, ...]] = {
    "floor_area_m2": ("floor_area", "jzmj", "建筑面积", "总建筑面积"),
    "footprint_m2": ("footprint", "jdmj", "基底面积", "建筑基底面积"),
}
"""Columns that name an area and no unit; which unit they mean is not guessed."""
NAMES: Mapping[str, tuple[str, str]] = {
    "class_code": ("用地分类", "land-use class"),
    "building_state": ("建设状态", "building state"),
    "supply_state": ("供应状态", "supply state"),
    "is_idle": ("是否闲置", "whether idle"),
    "is_hitech": ("是否高新技术产业", "whether high-tech"),
    "floor_area_m2": ("建筑面积", "floor area"),
    "footprint_m2": ("建筑基底面积", "building footprint"),
    "yard_m2": ("构筑物与露天堆场面积", "structures and open yards"),
    "fixed_investment_10k": ("固定资产投资（万元）", "fixed-asset investment, 万元"),
    "office_land_m2": ("行政办公及生活服务用地", "office and living land"),
    "office_floor_m2": ("行政办公及生活服务建筑面积", "office and living floor area"),
    "green_m2": ("绿地面积", "green land"),
    "industry_code": ("行业代码", "industry code"),
}


@dataclass(frozen=True, eq=False, kw_only=True)
class Attributes:
    """
    Attributes of n parcels, in their order.

    Parameters
    ----------
    ids
        Ids of the parcels.
    texts
        By field, shape (n,): states and flags ("1", "0"), "" where nothing usable stands.
    numbers
        By field, shape (n,), as the field's name says; NaN where nothing usable stands.
    absent
        Fields for which the layer has no column.
    findings
        Values that cannot be used.
    """

    ids: tuple[str, ...]
    texts: Mapping[str, Texts]
    numbers: Mapping[str, Floats]
    absent: frozenset[str]
    findings: tuple[Finding, ...]


def attributes_of(parcels: gpd.GeoDataFrame, *, source: str) -> Attributes:
    """
    Read the attributes of parcels.

    Parameters
    ----------
    parcels
        Parcels with `id` and any of the columns STATES, FLAGS, NUMBERS.
    source
        Name of their file, for findings.

    Returns
    -------
    attributes
        `unknown-state`, `not-a-number`, `negative-attribute`, `area-without-unit` are what the
        findings say; a value they name counts as not given.
    """
    ids = tuple(parcels["id"].astype(str))
    read = [
        *(_states(parcels, field, ids, source=source) for field in STATES),
        *(_flags(parcels, field, ids, source=source) for field in FLAGS),
    ]
    texts = dict(zip((*STATES, *FLAGS), (found for found, _ in read), strict=True))
    measured = [_numbers(parcels, field, ids, source=source) for field in NUMBERS]
    numbers = dict(zip(NUMBERS, (found for found, _ in measured), strict=True))
    return Attributes(
        ids=ids,
        texts=texts,
        numbers=numbers,
        absent=frozenset({*texts, *numbers} - set(parcels.columns)),
        findings=(
            *(finding for _, findings in (*read, *measured) for finding in findings),
            *_areas_without_unit(parcels, source=source),
        ),
    )


def plain_texts(parcels: pd.DataFrame, field: str) -> Texts:
    """Return a column as trimmed texts, shape (n,); "" where nothing stands or no such column."""
    if field not in parcels:
        return np.full(len(parcels), "", dtype=object)
    number, distinct = pd.factorize(parcels[field].astype(object))
    texts = [unicodedata.normalize("NFKC", str(value)).strip() for value in distinct]
    return np.array([*texts, ""], dtype=object)[number]


def _states(
    parcels: pd.DataFrame, field: str, ids: Sequence[str], *, source: str
) -> tuple[Texts, list[Finding]]:
    allowed = states_of(field)
    written = plain_texts(parcels, field)
    known = {text: text.upper() for text in set(written) if text.upper() in allowed}
    return _read(written, known, field, ids, source=source, allowed=", ".join(allowed))


def _flags(
    parcels: pd.DataFrame, field: str, ids: Sequence[str], *, source: str
) -> tuple[Texts, list[Finding]]:
    written = plain_texts(parcels, field)
    lower = {text: text.lower() for text in set(written)}
    known = {text: FLAG_WORDS[low] for text, low in lower.items() if low in FLAG_WORDS}
    return _read(written, known, field, ids, source=source, allowed="true, false, 1, 0, 是, 否")


def _read(
    written: Texts,
    known: Mapping[str, str],
    field: str,
    ids: Sequence[str],
    *,
    source: str,
    allowed: str,
) -> tuple[Texts, list[Finding]]:
    values = np.array([known.get(text, "") for text in written], dtype=object)
    unknown = sorted(set(written) - set(known) - {""})
    findings = [
        Finding(
            level="error",
            code="unknown-state",
            source=source,
            feature_id=ids[int(np.flatnonzero(written == text)[0])],
            field=field,
            value=text,
            message=f"not a {NAMES[field][1]} ({_parcels(int((written == text).sum()))})",
            remedy=f"Allowed are {allowed}. Until then it counts as not given.",
        )
        for text in unknown
    ]
    return values, findings


def _numbers(
    parcels: pd.DataFrame, field: str, ids: Sequence[str], *, source: str
) -> tuple[Floats, list[Finding]]:
    if field not in parcels:
        return np.full(len(parcels), np.nan), []
    column = parcels[field].replace("", np.nan)
    values = pd.to_numeric(column, errors="coerce").to_numpy(dtype="float64", na_value=np.nan)
    is_odd = column.notna().to_numpy() & ~np.isfinite(values)
    is_negative = values < 0
    wrong = (
        _wrong_number(column, is_odd, ids, code="not-a-number", source=source),
        _wrong_number(column, is_negative, ids, code="negative-attribute", source=source),
    )
    findings = [finding for finding in wrong if finding is not None]
    return np.where(is_odd | is_negative, np.nan, values), findings


def _wrong_number(
    column: pd.Series, is_wrong: NDArray[np.bool_], ids: Sequence[str], *, code: str, source: str
) -> Finding | None:
    if not is_wrong.any():
        return None
    first = int(np.flatnonzero(is_wrong)[0])
    return Finding(
        level="error",
        code=code,
        source=source,
        feature_id=ids[first],
        field=str(column.name),
        value=str(column.iloc[first]),
        message=f"expected a number of 0 or more ({_parcels(int(is_wrong.sum()))})",
        remedy="Write the number without unit. Until then it counts as not given.",
    )


def _areas_without_unit(parcels: pd.DataFrame, *, source: str) -> list[Finding]:
    lower = {str(column).lower(): str(column) for column in parcels.columns}
    return [
        Finding(
            level="warning",
            code="area-without-unit",
            source=source,
            field=lower[name],
            message="the column names an area and no unit; m² and 万m² are not guessed",
            remedy=f"If it is in m², name it {field}.",
        )
        for field, names in WITHOUT_UNIT.items()
        for name in names
        if name in lower and field not in parcels
    ]


def _parcels(count: int) -> str:
    return f"{count:,} parcel" + ("s" if count != 1 else "")
