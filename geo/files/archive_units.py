"""What can be read in the folder of an unpacked archive, each layer's files taken together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.files.formats import TABLES, Format, format_of, is_geodatabase
from geo.files.refused import FileRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SIDECARS = (
    ".shx", ".dbf", ".prj", ".cpg", ".sbn", ".sbx", ".qix", ".qpj", ".qmd", ".fbn", ".fbx", ".ain",
    ".aih", ".atx", ".dat", ".map", ".id", ".ind", ".mid",
)  # fmt: skip
HEAD_BYTES = 64 * 1024
GEOJSON_MARKS = (b'"coordinates"', b'"features"', b'"geometry"', b'"geometries"', b'"arcs"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """
    One thing to read in an archive.

    Parameters
    ----------
    path
        File; folder of a File Geodatabase or of an unpacked KMZ.
    name
        Path below the archive's folder, with "/"; "" for the archive itself.
    format
        What it is.
    title
        Name of the file, where it is not that of `path`.
    """

    path: Path
    name: str
    format: Format
    title: str = ""

    @property
    def file_name(self) -> str:
        """Name of the file as the user knows it, without folders."""
        return self.title or self.path.name

    @property
    def stem(self) -> str:
        """Name without folders and extension."""
        return self.name.rpartition("/")[2].rpartition(".")[0] or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """
    What an archive offers.

    Parameters
    ----------
    layers
        Units with geometry.
    tables
        Units without: used if nothing has geometry, or if asked for by name.
    others
        Names of files that are neither read nor parts of a unit.
    """

    layers: tuple[Unit, ...]
    tables: tuple[Unit, ...]
    others: tuple[str, ...]

    @property
    def offered(self) -> tuple[Unit, ...]:
        """The units to choose from when none is named."""
        return self.layers or self.tables


def archive_contents(folder: Path, *, title: str) -> Contents:
    """
    Sort the files of an unpacked archive.

    Parameters
    ----------
    folder
        Where it was unpacked.
    title
        Name of the archive. If it ends in .kmz, or if a `doc.kml` lies at the top, this is a KMZ:
        one unit with all its documents.

    Returns
    -------
    contents
        In order of name.
    """
    is_kmz = title.lower().endswith(".kmz") or (folder / "doc.kml").is_file()
    if is_kmz and kml_documents(folder):
        whole = Unit(path=folder, name="", format=Format.KMZ, title=title)
        return Contents(layers=(whole,), tables=(), others=())
    units: list[Unit] = []
    others: list[str] = []
    for path in _candidates(folder):
        name = path.relative_to(folder).as_posix()
        known = _format(path)
        if known is None:
            others.append(name)
        else:
            units.append(Unit(path=path, name="" if path == folder else name, format=known))
    units = [unit for unit in units if not _is_part(unit, units)]
    tables = [unit for unit in units if unit.format in TABLES or _is_other_json(unit)]
    layers = [unit for unit in units if unit not in tables]
    unused = [name for name in others if not name.lower().endswith((*SIDECARS, ".xml"))]
    return Contents(layers=tuple(layers), tables=tuple(tables), others=tuple(unused))


def kml_documents(folder: Path) -> dict[str, Path]:
    """
    KML texts of an unpacked KMZ by their names; the main one first, under "".

    The main one is `doc.kml`, else the first by depth and name.
    """
    found = [path for path in folder.rglob("*") if path.suffix.lower() == ".kml"]
    found.sort(key=lambda path: (path != folder / "doc.kml", len(path.parts), str(path)))
    return {
        path.relative_to(folder).as_posix() if position else "": path
        for position, path in enumerate(found)
    }


def _candidates(folder: Path) -> Iterator[Path]:
    """Files and folders that may be units; nothing within a geodatabase or KMZ."""
    if is_geodatabase(folder):
        yield folder
        return
    for path in sorted(folder.iterdir()):
        if path.is_dir() and path.suffix.lower() != ".kmz":
            yield from _candidates(path)
        else:
            yield path


def _format(path: Path) -> Format | None:
    if path.is_dir() and path.suffix.lower() == ".kmz":
        return Format.KMZ
    try:
        return format_of(path)
    except FileRefusedError:
        return None


def _is_part(unit: Unit, units: Sequence[Unit]) -> bool:
    """Whether a .dbf belongs to a shapefile beside it."""
    if unit.format is not Format.DBF:
        return False
    own = (unit.path.parent, unit.path.stem.casefold())
    return any(
        (other.path.parent, other.path.stem.casefold()) == own
        for other in units
        if other.format in {Format.SHAPEFILE, Format.TAB}
    )


def _is_other_json(unit: Unit) -> bool:
    """Whether a JSON text shows no sign of geometry, e.g. a style beside the layer."""
    if unit.format is not Format.GEOJSON or unit.path.suffix.lower() == ".geojson":
        return False
    with unit.path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    return not any(mark in head for mark in GEOJSON_MARKS)
