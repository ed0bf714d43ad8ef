"""The placemarks of a KML text with the folders they lie in, just as they are written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.files.kml_geometry import (
    GEOMETRY_ELEMENTS,
    BadGeometryError,
    GeometryText,
    geometry_of_kml,
)
from geo.files.limits import DEFAULT_LIMITS, Limits
from geo.files.refused import refuse
from geo.files.xml_guard import parse_xml

if TYPE_CHECKING:
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

CONTAINERS = ("Document", "Folder")
UNREAD = ("GroundOverlay", "ScreenOverlay", "PhotoOverlay", "Tour", "Model", "SimpleArrayData")
TIMES = ("TimeStamp", "TimeSpan")
ROOTS = ("kml", *CONTAINERS, "Placemark")


@dataclass(slots=True)
class Folder:
    """A folder or document; its name may be written after the placemarks in it."""

    kind: str
    parent: Folder | None
    name: str = ""

    @property
    def path(self) -> tuple[str, ...]:
        """Names from the outermost folder; the document around everything has none."""
        if self.parent is None:
            return () if self.kind == "Document" else (self.name or self.kind,)
        return (*self.parent.path, self.name or self.kind)


@dataclass(slots=True)
class Placemark:
    """A placemark as read; `fault` says why it has no geometry although one is written."""

    line: int
    id: str
    folder: Folder | None
    fields: dict[str, str] = field(default_factory=dict)
    data: dict[str, str] = field(default_factory=dict)
    repeated: list[tuple[str, str]] = field(default_factory=list)
    geometry: BaseGeometry | None = None
    open_rings: tuple[tuple[float, float], ...] = ()
    fault: str = ""


@dataclass(slots=True)
class KmlText:
    """
    What a KML text holds.

    Parameters
    ----------
    name
        Name of the outermost document, "" without one.
    placemarks
        In the order of the file.
    links
        Addresses of NetworkLinks; they are never followed.
    unread
        How many elements of each kind hold something that is not read.
    """

    name: str = ""
    placemarks: list[Placemark] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    unread: Counter[str] = field(default_factory=Counter)


def parse_kml(
    path: Path, *, encoding: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> KmlText:
    """
    Read all placemarks of a KML text, streaming.

    Parameters
    ----------
    path
        The file.
    encoding
        Name of the text encoding; None: as the file says.
    limits
        Bounds of the XML.

    Returns
    -------
    text
        Placemarks with values as text.

    Raises
    ------
    FileRefusedError
        What `parse_xml` raises, and `not-kml` for other XML.

    Notes
    -----
    Not through GDAL (3.12, LIBKML): it reads the value "0101" of a field declared `int` as 101, and
    leaves out values that the schema does not name.
    """
    reader = _Reader(path.name)
    parse_xml(path, reader, encoding=encoding, limits=limits)
    return reader.result


class _Reader:
    """Follows the elements of a KML text."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.result = KmlText()
        self.stack: list[str] = []
        self.text_parts: list[str] = []
        self.is_leaf = False
        self.folder: Folder | None = None
        self.placemark: Placemark | None = None
        self.geometries: list[GeometryText] = []
        self.outermost: GeometryText | None = None
        self.data_name = ""

    def start(self, name: str, attributes: dict[str, str], line: int) -> None:
        if not self.stack and name not in ROOTS:
            raise refuse("not-kml", self.source, "expected the root element 'kml'", value=name,
                         remedy="Give a KML file")  # fmt: skip
        self.text_parts.clear()
        self.is_leaf = True
        if self.placemark is not None:
            self._start_inside(name, attributes)
        elif name == "Placemark":
            self.placemark = Placemark(line=line, id=attributes.get("id", ""), folder=self.folder)
        elif name in CONTAINERS:
            self.folder = Folder(kind=name, parent=self.folder)
        if name in UNREAD:
            self.result.unread[name] += 1
        self.stack.append(name)

    def text(self, data: str) -> None:
        self.text_parts.append(data)

    def end(self, name: str) -> None:
        self.stack.pop()
        text = "".join(self.text_parts) if self.is_leaf else ""
        self.text_parts.clear()
        if self.placemark is not None:
            self._end_inside(name, text, self.placemark)
        else:
            self._end_outside(name, text)
        self.is_leaf = False

    def _start_inside(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element of a placemark."""
        if name in GEOMETRY_ELEMENTS:
            self.geometries.append(GeometryText(kind=name, role=self.stack[-1]))
        elif name in {"Data", "SimpleData"}:
            self.data_name = attributes.get("name", "")

    def _end_inside(self, name: str, text: str, placemark: Placemark) -> None:
        """End an element of a placemark."""
        if name == "Placemark":
            self._finish(placemark)
        elif name in GEOMETRY_ELEMENTS:
            self._end_geometry()
        elif self.geometries:
            self._end_inside_geometry(name, text)
        elif text.strip():
            self._keep(name, text, placemark)

    def _keep(self, name: str, text: str, placemark: Placemark) -> None:
        parent = self.stack[-1]
        if parent == "Placemark" or parent in TIMES:
            placemark.fields[name] = text.strip()
        elif name == "SimpleData" or (name == "value" and parent == "Data"):
            _keep_data(placemark, self.data_name, text)
        elif parent == "ExtendedData":
            _keep_data(placemark, name, text)

    def _end_geometry(self) -> None:
        ended = self.geometries.pop()
        if self.geometries:
            self.geometries[-1].parts.append(ended)
        elif self.outermost is None:
            self.outermost = ended
        else:
            self.outermost = GeometryText("MultiGeometry", parts=[self.outermost, ended])

    def _end_inside_geometry(self, name: str, text: str) -> None:
        if name == "coordinates":
            self.geometries[-1].coordinates.append(text)
        elif name == "coord":
            self.geometries[-1].coordinates.append(",".join(text.split()))

    def _finish(self, placemark: Placemark) -> None:
        if self.outermost is not None:
            try:
                placemark.geometry, placemark.open_rings = geometry_of_kml(self.outermost)
            except BadGeometryError as error:
                placemark.fault = str(error)
        self.result.placemarks.append(placemark)
        self.placemark, self.outermost = None, None

    def _end_outside(self, name: str, text: str) -> None:
        parent = self.stack[-1] if self.stack else ""
        if name in CONTAINERS and self.folder is not None:
            self.folder = self.folder.parent
        elif name == "name" and parent in CONTAINERS and self.folder is not None:
            self.folder.name = text.strip()
            if self.folder.parent is None:
                self.result.name = self.result.name or self.folder.name
        elif name == "href" and parent in {"Link", "Url"} and "NetworkLink" in self.stack:
            self.result.links.append(text.strip())


def _keep_data(placemark: Placemark, name: str, text: str) -> None:
    if name in placemark.data and placemark.data[name] != text:
        placemark.repeated.append((name, text))
    else:
        placemark.data[name] = text
