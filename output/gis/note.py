"""The delivery note: what was delivered, in which CRS, what the formats could not hold."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

import jinja2

from geo.crs.kind import crs_label
from geo.finding import worst_first
from mapper.finding_words import finding_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from geo.finding import Finding, Level
    from mapper.gis.scene import GisForm
    from output.gis.delivery import DeliveredLayer, DeliveredTable, Delivery, Format, Lang, Written

FILE_NAMES: dict[Lang, str] = {"zh": "交付说明.txt", "en": "delivery_note.txt"}
FORMAT_TITLES: dict[Format, str] = {
    "gpkg": "GeoPackage",
    "gdb": "File Geodatabase",
    "shp": "Shapefile",
    "fgb": "FlatGeobuf",
    "parquet": "GeoParquet",
    "geojson": "GeoJSON",
    "kmz": "KMZ",
    "dxf": "DXF",
    "xlsx": "Excel",
    "csv": "CSV",
    "qgz": "QGIS",
    "sld": "SLD",
    "qml": "QML",
}
MOST_ALIKE = 5
"""Doubts of one kind that the note names; it counts the others."""
SOURCES = "sources"
SOURCE_KEYS: dict[Lang, tuple[str, ...]] = {
    "zh": ("title_zh", "publisher", "date", "licence"),
    "en": ("title_en", "publisher", "date", "licence"),
}
"""Columns of the table of sources that the note repeats, those of them that it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedLayer:
    """A layer in the note; `missing` features have no shape."""

    name: str
    title: str
    form: GisForm
    count: int
    missing: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedTable:
    """A table in the note."""

    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedFormat:
    """A format in the note: its files, relative to the note, and what they cannot hold."""

    title: str
    files: tuple[str, ...]
    losses: tuple[NotedFinding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedFinding:
    """A finding in the words of one language; `place` is its feature or unit, and its field."""

    level: Level
    source: str
    place: str
    what: str
    value: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedDoubts:
    """Doubts of one kind: the first of them, and how many there are beside."""

    shown: tuple[NotedFinding, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What the template of the note gets."""

    title: str
    is_fictional: bool
    notes: tuple[str, ...]
    crs: str
    crs_notes: tuple[str, ...]
    encoding: str
    layers: tuple[NotedLayer, ...]
    tables: tuple[NotedTable, ...]
    formats: tuple[NotedFormat, ...]
    doubts: tuple[NotedDoubts, ...]
    is_checked: bool
    sources: tuple[str, ...]


def write_note(
    delivery: Delivery,
    folder: Path,
    *,
    written: Sequence[Written],
    findings: Iterable[Finding] = (),
    is_checked: bool,
) -> Path:
    """
    Write the delivery note.

    Parameters
    ----------
    delivery
        What was delivered.
    folder
        Folder of the note, in which the files lie.
    written
        What each writer wrote, below the folder.
    findings
        What was found while the delivery was made ready.
    is_checked
        Whether the files were read again and hold the delivery.

    Returns
    -------
    path
        `交付说明.txt` or `delivery_note.txt`: UTF-8 with BOM, lines as Windows ends them, no clock.
    """
    note = describe_note(
        delivery, folder, written=written, findings=findings, is_checked=is_checked
    )
    values = {field.name: getattr(note, field.name) for field in fields(note)}
    text = _template(delivery.lang).render(values)
    path = folder / FILE_NAMES[delivery.lang]
    path.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig", errors="replace"))
    return path


def describe_note(
    delivery: Delivery,
    folder: Path,
    *,
    written: Sequence[Written],
    findings: Iterable[Finding] = (),
    is_checked: bool,
) -> Note:
    """Return what the note says; parameters as of `write_note`."""
    lang = delivery.lang
    return Note(
        title=_line(delivery.title),
        is_fictional=delivery.is_fictional,
        notes=tuple(map(_line, delivery.notes)),
        crs=crs_label(delivery.crs),
        crs_notes=delivery.crs_notes,
        encoding=delivery.encoding.upper(),
        layers=tuple(map(_layer, delivery.layers)),
        tables=tuple(
            NotedTable(name=table.name, count=len(table.frame)) for table in delivery.tables
        ),
        formats=tuple(_format(one, folder, lang) for one in written),
        doubts=tuple(_doubts(findings, lang)),
        is_checked=is_checked,
        sources=tuple(
            line
            for table in delivery.tables
            if table.id == SOURCES
            for line in _sources(table, lang)
        ),
    )


def _layer(layer: DeliveredLayer) -> NotedLayer:
    return NotedLayer(
        name=layer.name,
        title=_line(layer.title),
        form=layer.form,
        count=len(layer.frame),
        missing=int(layer.frame.geometry.isna().sum()),
        note=_line(layer.note),
    )


def _format(written: Written, folder: Path, lang: Lang) -> NotedFormat:
    """Return a format; files of one stem are one line: `shp/parks.cpg .dbf .prj .shp .shx`."""
    names = sorted(path.relative_to(folder) for path in written.files)
    lines = (
        " ".join([first.as_posix(), *(path.suffix for path in others)])
        for _, (first, *others) in groupby(names, key=lambda path: path.with_suffix(""))
    )
    return NotedFormat(
        title=FORMAT_TITLES[written.format],
        files=tuple(lines),
        losses=_in_words(written.losses, lang),
    )


def _doubts(findings: Iterable[Finding], lang: Lang) -> Iterator[NotedDoubts]:
    """Yield the findings by kind, the worst kinds first; of many of one kind the first few."""
    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in sorted(findings, key=worst_first):
        alike.setdefault((finding.level, finding.code), []).append(finding)
    for found in alike.values():
        shown = _in_words(found[:MOST_ALIKE], lang)
        yield NotedDoubts(shown=shown, more=len(found) - len(shown))


def _in_words(findings: Iterable[Finding], lang: Lang) -> tuple[NotedFinding, ...]:
    """Return findings in a language: Chinese names the kind, as the page does, English says all."""
    return tuple(
        NotedFinding(
            level=finding.level,
            source=_line(finding.source) + (f":{finding.line}" if finding.line else ""),
            place=_line(", ".join(filter(None, (finding.feature_id, finding.field)))),
            what=finding_words(finding.code).name.zh if lang == "zh" else _line(finding.message),
            value=_line(finding.value),
            remedy=finding_words(finding.code).remedy_zh if lang == "zh" else finding.remedy,
        )
        for finding in findings
    )


def _sources(table: DeliveredTable, lang: Lang) -> Iterator[str]:
    """Return a line for each source: title, publisher, date, licence."""
    names = {field.key: field.name for field in table.fields}
    columns = [names[key] for key in SOURCE_KEYS[lang] if key in names]
    comma = "，" if lang == "zh" else ", "
    texts = table.frame[columns].fillna("").astype(str)
    for row in texts.itertuples(index=False, name=None):
        yield comma.join(_line(text) for text in row if text)


def _line(text: str) -> str:
    """Return a text as one line."""
    return " ".join(text.split())


@cache
def _template(lang: Lang) -> jinja2.Template:
    text = files("output").joinpath(f"templates/gis/delivery_note.{lang}.jinja").read_text("utf-8")
    return jinja2.Environment(
        autoescape=False,  # noqa: S701 - plain text, in which & is &
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    ).from_string(text)
