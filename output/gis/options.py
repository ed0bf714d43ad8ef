"""What an export is asked for: formats, layers, CRS, encoding, language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, TypeVar, cast, get_args

from geo.files.refused import refuse
from output.gis.delivery import Encoding, Format, Lang
from output.gis.formats import DEFAULT_FORMATS, FORMATS

if TYPE_CHECKING:
    from geo.files.refused import FileRefusedError

T = TypeVar("T", bound=str)
Names: TypeAlias = str | Sequence[str]
"""Names as one text with commas, or one by one."""

ENCODINGS: tuple[Encoding, ...] = get_args(Encoding)
LANGS: tuple[Lang, ...] = get_args(Lang)
AUTO = "auto"
OTHER_ENCODING_NAMES = {"utf8": "utf-8", "cp936": "gbk", "gb2312": "gbk"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """
    What an export is asked for; `export_options` makes one from what a user writes.

    Parameters
    ----------
    formats
        In the order of `FORMATS`; a QGIS project brings the GeoPackage that it shows.
    layers
        Ids of layers; empty for all.
    crs
        "auto", or any text that pyproj reads, e.g. `EPSG:4545`.
    zone_prefix
        Gauss-Kruger eastings that begin with the number of the zone.
    encoding
        Encoding of shapefiles.
    lang
        Language of names, titles, notes.
    """

    formats: tuple[Format, ...] = DEFAULT_FORMATS
    layers: tuple[str, ...] = ()
    crs: str = AUTO
    zone_prefix: bool = False
    encoding: Encoding = "gbk"
    lang: Lang = "zh"


def export_options(
    *,
    formats: Names = DEFAULT_FORMATS,
    layers: Names = (),
    crs: str = AUTO,
    zone_prefix: bool = False,
    encoding: str = "gbk",
    lang: str = "zh",
) -> ExportOptions:
    """
    Options from what a user writes.

    Parameters
    ----------
    formats, layers
        One text with commas, or names one by one; capitals, blanks and repeats do not matter.
    crs, zone_prefix, encoding, lang
        As in `ExportOptions`.

    Returns
    -------
    options
        Checked, but for the CRS and the ids of layers, which need the region.

    Raises
    ------
    geo.files.refused.FileRefusedError
        If a value is not allowed; the message lists those that are.
    """
    wanted = [_one_of(FORMATS, text, "--formats") for text in _split(formats)]
    if not wanted:
        raise _not_allowed("--formats", "", FORMATS)
    if "qgz" in wanted:
        wanted.append("gpkg")
    code = encoding.strip().lower()
    return ExportOptions(
        formats=tuple(name for name in FORMATS if name in wanted),
        layers=_split(layers),
        crs=crs.strip() or AUTO,
        zone_prefix=zone_prefix,
        encoding=_one_of(ENCODINGS, OTHER_ENCODING_NAMES.get(code, code), "--encoding"),
        lang=_one_of(LANGS, lang, "--lang"),
    )


def _split(names: Names) -> tuple[str, ...]:
    parts = names.split(",") if isinstance(names, str) else names
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _one_of(allowed: tuple[T, ...], text: str, option: str) -> T:
    if text.strip().lower() not in allowed:
        raise _not_allowed(option, text, allowed)
    return cast("T", text.strip().lower())


def _not_allowed(option: str, text: str, allowed: Sequence[str]) -> FileRefusedError:
    message = "expected one of the names below" if text else "expected at least one name"
    remedy = f"Allowed are: {', '.join(allowed)}."
    return refuse("bad-option", option, message, value=text, remedy=remedy)
