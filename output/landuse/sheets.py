"""Measured land as tables of a workbook, the first of which stands for itself."""

from collections.abc import Hashable, Iterator, Mapping

from output.finding_sheet import finding_sheet
from output.landuse.request import Measured
from output.landuse.words import (
    METHODS,
    NO_CLASS,
    READINGS,
    TERMS,
    TITLES,
    notes,
)
from output.tables import Column, Lang, Sheet, Value, sheet_of
from parks.classes import Edition
from parks.measure_unit import measure_units

Record = dict[str, Value]


def landuse_sheets(measured: Measured, *, lang: Lang = "zh") -> tuple[Sheet, ...]:
    """
    Return measured land as tables.

    Parameters
    ----------
    measured
        Land by zone and class.
    lang
        Language of titles and notes; names of classes are in both.

    Returns
    -------
    sheets
        Land by zone and class, whose areas add up to each zone's area; the balance of each zone;
        totals by class; codes that are none of the edition, if there is an edition; findings.
    """
    told = notes(measured, lang=lang)
    sources = (f"{measured.zones.source}; {measured.request.parcels.name}",)
    sheets = [
        sheet_of(
            TITLES["areas"].of(lang), AREAS, _areas(measured, lang), notes=told, sources=sources
        ),
        sheet_of(TITLES["balance"].of(lang), BALANCE, _balance(measured)),
        sheet_of(TITLES["total"].of(lang), TOTAL, _total(measured)),
    ]
    if measured.areas.edition is not None:
        sheets.append(sheet_of(TITLES["codes"].of(lang), CODES, _codes(measured, lang)))
    sheets.append(finding_sheet(measured.findings, lang=lang))
    return tuple(sheets)


def _text(key: str, zh: str, en: str, width: float | None = None) -> Column:
    return Column(key=key, label_zh=zh, label_en=en, width=width)


def _area(key: str, zh: str, en: str, *, unit: str = "m²", digits: int = 2) -> Column:
    return Column(
        key=key, label_zh=zh, label_en=en, unit=unit, kind="number",
        number_format=f"#,##0.{'0' * digits}", width=14,
    )  # fmt: skip


ZONE = _text("zone_id", "区域", "Zone", 20)
CLASS = (
    _text("class_code", "用地代码", "Class code"),
    _text("class_zh", "用地名称", "Class (zh)", 20),
    _text("class_en", "用地英文名", "Class (en)", 28),
)
SIZES = (
    _area("area_m2", "面积", "Area"),
    _area("area_ha", "面积", "Area", unit="ha", digits=4),
    _area("area_mu", "面积", "Area", unit="亩"),
)
PARCELS = Column(key="parcels", label_zh="地块数", label_en="Parcels", kind="integer")
SHARE = Column(
    key="share", label_zh="占区域面积", label_en="Share of the zone", kind="number",
    number_format="0.00%",
)  # fmt: skip
AREAS = (
    ZONE,
    _text("term", "项", "Term"),
    *CLASS,
    *SIZES,
    PARCELS,
    SHARE,
    _text("edition", "分类版本", "Edition", 14),
    _text("area_method", "面积算法", "Area method", 14),
    _text("crs", "坐标系", "CRS", 14),
)
BALANCE = (
    ZONE,
    _area("zone_area_m2", "区域面积", "Zone area"),
    _area("classified_m2", "已分类", "Classified"),
    _area("no_class_m2", "未写分类", "No class written"),
    _area("unknown_class_m2", "分类未知", "Unknown class"),
    _area("gaps_m2", "无地块覆盖", "Covered by no parcel"),
    _area("overlaps_m2", "地块重叠", "Covered more than once"),
    _area("residual_m2", "余差", "Residual", digits=6),
    PARCELS,
)
TOTAL = (*CLASS, *SIZES, PARCELS)
CODES = (
    _text("code", "原代码", "Code as written", 20),
    _text("reading", "读法", "Reading", 24),
    _text("read_as", "最长已知前缀", "Longest known prefix"),
    _text("class_zh", "按此分类", "Counts for (zh)", 20),
    _text("class_en", "按此分类（英）", "Counts for (en)", 28),
    PARCELS,
    *SIZES,
)


def _areas(measured: Measured, lang: Lang) -> Iterator[Record]:
    """Yield the terms of each zone: classes, what has none, gaps, and overlaps below zero."""
    edition = measured.areas.edition
    same: Record = {
        "edition": "none" if edition is None else edition.id,
        "area_method": METHODS[measured.overlay.area].of(lang),
        "crs": measured.overlay.crs,
    }
    classes = dict(iter(measured.areas.by_class.groupby("zone_id", sort=False)))
    for zone in measured.areas.by_zone.to_dict("records"):
        for row in _classes_of(classes.get(zone["zone_id"]), edition):
            yield {"zone_id": zone["zone_id"], "term": TERMS["class"].of(lang), **row, **same}
        for term, area_m2 in _rest(zone):
            share = area_m2 / zone["zone_area_m2"] if zone["zone_area_m2"] else None
            yield {
                "zone_id": zone["zone_id"], "term": TERMS[term].of(lang), "class_code": "",
                **_sizes(area_m2), "share": share, **same,
            }  # fmt: skip


def _classes_of(rows: object, edition: Edition | None) -> Iterator[Record]:
    for row in () if rows is None else rows.to_dict("records"):  # type: ignore[attr-defined]
        if row["class"]:
            yield {
                **class_words(row["class"], edition), **_sizes(row["area_m2"]),
                "parcels": int(row["parcels"]), "share": float(row["share"]),
            }  # fmt: skip


def _rest(zone: Mapping[Hashable, float]) -> Iterator[tuple[str, float]]:
    yield "no_class", zone["no_class_m2"]
    yield "unknown_class", zone["unknown_class_m2"]
    yield "gap", zone["gaps_m2"]
    yield "overlap", 0.0 - zone["overlaps_m2"]


def _balance(measured: Measured) -> Iterator[Record]:
    for zone in measured.areas.by_zone.to_dict("records"):
        yield {str(key): value for key, value in zone.items()}


def _total(measured: Measured) -> Iterator[Record]:
    for row in measured.areas.total.to_dict("records"):
        yield {
            **class_words(row["class"], measured.areas.edition),
            **_sizes(row["area_m2"]),
            "parcels": int(row["parcels"]),
        }


def _codes(measured: Measured, lang: Lang) -> Iterator[Record]:
    for row in measured.areas.codes.to_dict("records"):
        words = class_words(row["read_as"], measured.areas.edition)
        yield {
            "code": row["code"], "reading": READINGS[row["reading"]].of(lang),
            "read_as": row["read_as"], "class_zh": words["class_zh"],
            "class_en": words["class_en"], "parcels": int(row["parcels"]),
            **_sizes(row["area_m2"]),
        }  # fmt: skip


def class_words(code: str, edition: Edition | None) -> Record:
    """Return a class with its names in both languages, as far as an edition gives it some."""
    if not code:
        return {"class_code": "", "class_zh": NO_CLASS.zh, "class_en": NO_CLASS.en}
    one = None if edition is None else edition.classes[code]
    return {
        "class_code": code,
        "class_zh": one.name_zh if one else None,
        "class_en": one.name_en if one else None,
    }


def _sizes(area_m2: float) -> Record:
    return {
        "area_m2": float(area_m2),
        "area_ha": area_m2 / float(measure_units()["公顷"].factor),
        "area_mu": area_m2 / float(measure_units()["亩"].factor),
    }
