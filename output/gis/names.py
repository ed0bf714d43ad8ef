"""Names of layers and columns that every file system, database and office program takes."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.finding import Finding
from mapper.page_words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mapper.gis.scene import GisField, GisLayer, GisTable
    from output.gis.delivery import Lang

LONGEST = 60
WINDOWS_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"}
)
LAYER_RESERVED = WINDOWS_DEVICES | {"layer_styles", "qgis_projects", "history"}
"""Devices of Windows; tables of GeoPackage and QGIS; a sheet that Excel keeps for itself."""
LAYER_PREFIXES = ("gpkg_", "rtree_", "sqlite_", "gdb_")
FIELD_RESERVED = frozenset({
    "fid", "ogc_fid", "objectid", "oid", "rowid", "geom", "geometry", "shape", "the_geom",
    "shape_length", "shape_area", "ogr_style", "bbox",
})  # fmt: skip
"""Columns that GDAL, SQLite, ArcGIS and GeoParquet make or hide."""
UNIT_WORDS = {
    "m²": "平方米", "km²": "平方公里", "m": "米", "km": "公里", "ha": "公顷", "%": "百分比",
    "°": "度", "mm": "毫米",
}  # fmt: skip
"""Units whose signs GBK or a name cannot hold."""
IN_ADDRESSES = frozenset("<>:\"/\\|?*#%&'")
KEPT_SIGNS = frozenset("_")
KEPT_IN_OWN_NAMES = frozenset("_-（）()·、")
BLANKS_IN_CHINESE = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Names by id or key, and findings on those that could not be as they were."""

    names: Mapping[str, str]
    findings: tuple[Finding, ...] = ()


def layer_names(
    things: Sequence[GisLayer | GisTable], *, lang: Lang, own: Mapping[str, str]
) -> Naming:
    """
    Names of layers and tables, as tables of a database, sheets, and stems of files.

    Parameters
    ----------
    things
        Layers and tables of one delivery, each with its own id.
    lang
        Chinese names are titles, English ones ids.
    own
        Names that region.toml gives, by id.

    Returns
    -------
    naming
        By id. Letters, digits and underscores, at most 60, beginning with a letter (names of
        region.toml also have digits first, hyphens and brackets); no two are
        equal when case is ignored; none is a device of Windows or a table of GeoPackage's own.
    """
    wanted = {thing.id: _spoken(thing.title, thing.id, lang) for thing in things}
    rules = _Rules(
        initial="L",
        codes=("renamed-layer", "renamed-layer"),
        source="region.toml",
        is_reserved=_is_reserved_layer,
    )
    return _named(wanted, own, rules)


def field_names(
    fields: Sequence[GisField], *, lang: Lang, own: Mapping[str, str], layer: str
) -> Naming:
    """
    Names of the columns of one layer.

    Parameters
    ----------
    fields
        Columns, each with its own key.
    lang
        Chinese names are titles, with the unit where titles are equal; English ones keys.
    own
        Names that region.toml gives, by key.
    layer
        Name of the layer, for findings.

    Returns
    -------
    naming
        By key. At most 60 characters, beginning with a letter; no two are equal when case is
        ignored; none is a name that GDAL, SQLite or ArcGIS use themselves: such a one ends in `_`.
    """
    titles = Counter(_same(field.title.zh) for field in fields)
    wanted = {
        field.key: _spoken(
            _with_unit(field) if titles[_same(field.title.zh)] > 1 else field.title, field.key, lang
        )
        for field in fields
    }
    rules = _Rules(
        initial="F",
        codes=("reserved-column", "renamed-field"),
        source=layer,
        is_reserved=_is_reserved_field,
    )
    return _named(wanted, own, rules)


def file_stem(name: str) -> str:
    """Return a name as a stem of files: `_` for what file systems or addresses give a meaning."""
    plain = "".join(
        "_" if sign in IN_ADDRESSES or not sign.isprintable() else sign for sign in name
    )
    stem = plain.strip(" .")[:LONGEST]
    return f"{stem}_" if not stem or _same(stem) in WINDOWS_DEVICES else stem


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    """What differs between names of layers and of columns; codes of reserved and other names."""

    initial: str
    codes: tuple[str, str]
    source: str
    is_reserved: Callable[[str], bool]


def _named(wanted: Mapping[str, str], own: Mapping[str, str], rules: _Rules) -> Naming:
    """Names that fit; those of region.toml are given first, and kept where they can be."""
    names: dict[str, str] = {}
    findings = []
    taken: set[str] = set()
    for key in sorted(wanted, key=lambda key: key not in own):
        asked = own.get(key, wanted[key])
        plain = _fit(asked, KEPT_IN_OWN_NAMES) if key in own else _fit(asked, KEPT_SIGNS)
        if key not in own and not plain[:1].isalpha():
            plain = f"{rules.initial}_{plain}".rstrip("_")[:LONGEST]
        names[key] = _free(plain, taken, rules)
        taken.add(_same(names[key]))
        if rules.is_reserved(asked) or (key in own and names[key] != asked):
            findings.append(_renamed(key, asked, names[key], rules))
    return Naming(names={key: names[key] for key in wanted}, findings=tuple(findings))


def _spoken(title: Words, name: str, lang: Lang) -> str:
    return (title.zh or name) if lang == "zh" else name


def _with_unit(field: GisField) -> Words:
    unit = UNIT_WORDS.get(field.unit.zh, field.unit.zh)
    return Words(zh=f"{field.title.zh}{unit}", en=field.title.en)


def _fit(text: str, signs: frozenset[str]) -> str:
    """Text of letters, digits, marks and some signs; whatever lies between them is one `_`."""
    joined = BLANKS_IN_CHINESE.sub("", unicodedata.normalize("NFC", text).replace("°", "度"))
    kept = (sign if _is_letter(sign) or sign in signs else " " for sign in joined)
    return "_".join("".join(kept).split())[:LONGEST].strip("_")


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign).startswith("M")


def _free(name: str, taken: set[str], rules: _Rules) -> str:
    """Return the name, else the first of it with a sign more that is free and not reserved."""
    base = name or rules.initial
    ways = (base, f"{base[: LONGEST - 1]}_", f"{rules.initial}_{base}"[:LONGEST])
    base = next(way for way in ways if not rules.is_reserved(way))
    found, number = base, 1
    while _same(found) in taken:
        number += 1
        found = f"{base[: LONGEST - 1 - len(str(number))]}_{number}"
    return found


def _is_reserved_layer(name: str) -> bool:
    return _same(name) in LAYER_RESERVED or _same(name).startswith(LAYER_PREFIXES)


def _is_reserved_field(name: str) -> bool:
    return _same(name) in FIELD_RESERVED


def _same(name: str) -> str:
    """Return what is equal for names that a program takes for the same."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def _renamed(key: str, asked: str, name: str, rules: _Rules) -> Finding:
    is_reserved = rules.is_reserved(asked)
    reason = "programs use this name themselves" if is_reserved else "no file can have this name"
    return Finding(
        level="note",
        code=rules.codes[0] if is_reserved else rules.codes[1],
        source=rules.source,
        field=key,
        value=asked,
        message=f"{reason}: delivered as {name!r}",
        remedy="Another name can stand in [export] of region.toml.",
    )
