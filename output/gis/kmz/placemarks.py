"""Features of a layer as KML placemarks, thousands at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely

from geo.geojson.rules import DECIMALS
from output.gis.kmz.values import balloon_text, kml_values, xml_data
from output.gis.text.coordinate_text import Template, geometry_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from mapper.gis.scene import GisForm
    from output.gis.delivery import DeliveredLayer, Lang
    from output.gis.kmz.values import KmlValues

    Geometries: TypeAlias = NDArray[np.object_]
    Pieces: TypeAlias = list[str | pa.StringArray]

COORDINATES = ("<coordinates>", "</coordinates>")
RING = ("<LinearRing><coordinates>", "</coordinates></LinearRing>")
OUTER = (f"<outerBoundaryIs>{RING[0]}", f"{RING[1]}</outerBoundaryIs>")
INNER = (f"<innerBoundaryIs>{RING[0]}", f"{RING[1]}</innerBoundaryIs>")
ON_GROUND = "<tessellate>1</tessellate>"
PARTS = {
    "point": ("<Point>", "</Point>"),
    "line": (f"<LineString>{ON_GROUND}", "</LineString>"),
    "polygon": (f"<Polygon>{ON_GROUND}", "</Polygon>"),
}


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Placemarks:
    """
    What the placemarks of a layer are written from.

    Parameters
    ----------
    geometries
        In degrees, shells counter-clockwise; shape (n,).
    template
        How geometries are written.
    pieces
        Constants, and texts of shape (n,), of all that stands before the geometry.
    columns
        Values by name of field.
    """

    geometries: Geometries
    template: Template
    pieces: Pieces
    columns: Mapping[str, KmlValues]

    def written(self, part: slice) -> memoryview:
        """Write some placemarks, each on a line of its own."""
        pieces = [one if isinstance(one, str) else one[part] for one in self.pieces]
        shapes = pc.fill_null(geometry_texts(self.geometries[part], self.template), "")
        lines = pc.binary_join_element_wise(*pieces, shapes, "</Placemark>\n", "")
        _, offsets, content = lines.buffers()
        ends = np.frombuffer(offsets, np.int32)[lines.offset :][[0, len(lines)]]
        return memoryview(content)[ends[0] : ends[1]]


def layer_placemarks(layer: DeliveredLayer, *, layer_id: str, lang: Lang) -> Placemarks:
    """
    Return the placemarks of a layer, ready to be written.

    Parameters
    ----------
    layer
        The layer. Features without geometry are placemarks without geometry.
    layer_id
        Id of its schema, and with a number after `-` those of its styles.
    lang
        Language of the delivery.
    """
    columns = {one.name: kml_values(layer.frame[one.name], one, lang=lang) for one in layer.fields}
    places = _class_places(layer, columns)
    hidden = "" if layer.is_shown else "<visibility>0</visibility>"
    pieces: Pieces = [
        "<Placemark>",
        *_name_pieces(layer, columns, places),
        f'{hidden}<Snippet maxLines="0"/><description><![CDATA[<table>',
        *_balloon_pieces(layer, columns),
        "</table>]]></description>",
        _style_urls(layer, places, layer_id),
        *_data_pieces(layer, columns, layer_id),
    ]
    return Placemarks(
        geometries=shapely.orient_polygons(np.asarray(layer.lonlat, dtype=object)),
        template=_template(layer.form),
        pieces=pieces,
        columns=columns,
    )


def _class_places(layer: DeliveredLayer, columns: Mapping[str, KmlValues]) -> pa.Int32Array:
    """Return the place of every feature's class among the classes; null where it has none."""
    if not layer.class_field:
        return pa.array(np.zeros(len(layer.frame), np.int32))
    values = pa.array([xml_data(one.value) for one in layer.classes])
    return pc.index_in(pc.fill_null(columns[layer.class_field].data, ""), value_set=values)


def _name_pieces(
    layer: DeliveredLayer, columns: Mapping[str, KmlValues], places: pa.Int32Array
) -> Pieces:
    """Return names: the label of a feature, that of its class where it has none."""
    of_class = pc.fill_null(
        pa.array([xml_data(one.name) for one in layer.classes]).take(places), ""
    )
    if not layer.label_field:
        return ["<name>", of_class, "</name>"]
    names = pc.fill_null(columns[layer.label_field].data, "")
    return ["<name>", pc.if_else(pc.equal(names, ""), of_class, names), "</name>"]


def _style_urls(layer: DeliveredLayer, places: pa.Int32Array, layer_id: str) -> pa.StringArray:
    urls = [f"<styleUrl>#{layer_id}-{n}</styleUrl>" for n in range(len(layer.classes))]
    return pc.fill_null(pa.array(urls, pa.string()).take(places), "")


def _balloon_pieces(layer: DeliveredLayer, columns: Mapping[str, KmlValues]) -> Pieces:
    """Return rows of a table: heading, value; a row is left out where the value is missing."""
    return [
        _around(
            f"<tr><th>{balloon_text(headed(one.title, one.unit))}</th><td>", shown, "</td></tr>"
        )
        for one in layer.fields
        for shown in [columns[one.name].shown]
    ]


def _data_pieces(layer: DeliveredLayer, columns: Mapping[str, KmlValues], layer_id: str) -> Pieces:
    """Return data by the schema; missing values are left out."""
    if not layer.fields:
        return []
    names = {one.name: xml_data(one.name).replace('"', "&quot;") for one in layer.fields}
    data = [
        _around(f'<SimpleData name="{said}">', columns[name].data, "</SimpleData>")
        for name, said in names.items()
    ]
    before = f'<ExtendedData><SchemaData schemaUrl="#{layer_id}">'
    return [before, *data, "</SchemaData></ExtendedData>"]


def headed(title: str, unit: str) -> str:
    """Return a heading with its unit."""
    return f"{title} ({unit})" if unit else title


def _around(before: str, texts: pa.StringArray, after: str) -> pa.StringArray:
    """Put something before and after texts; nothing at all where a text is missing."""
    return pc.fill_null(pc.binary_join_element_wise(before, texts, after, ""), "")


def _template(form: GisForm) -> Template:
    """Return how geometries of a kind are written."""
    is_area = form == "polygon"
    return Template(
        decimals=DECIMALS,
        position=("", ",", ""),
        joint=" ",
        run=INNER if is_area else COORDINATES,
        first_run=OUTER if is_area else None,
        part=PARTS[form],
        multi=("<MultiGeometry>", "</MultiGeometry>"),
    )
