"""The Folium map of a region: ordinary Folium layers under the page's own controls."""

import copy
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any, cast

import folium
from branca.element import Element, Figure, MacroElement

from geo.finding import Finding
from mapper.describe import describe_all
from mapper.describe_backdrops import tile_origins
from mapper.drawable import drawable_parks, drawable_places
from mapper.folium_layer import PlainLayer, frame_layer
from mapper.inert_json import inert_json
from mapper.pack_element import PackedLayer, PackElement, with_layers
from mapper.page import FindingView, Page
from mapper.page_pack import packed
from mapper.template import template
from parks.region import Region

START_ZOOM = 10
LEAST_ZOOM, MOST_ZOOM = 1, 20
DATA_ID = "parkmap-data"
LAYERS = ("outline", "shapes", "places")


@cache
def _static(name: str) -> str:
    path = files("mapper").joinpath(f"static/{name}")
    if not path.is_file():
        raise FileNotFoundError(
            f"the front end {name} is not built: install the package (pip install .), or run "
            "`npm ci && node build.mjs` in mapper/web"
        )
    return path.read_text("utf-8")


class OfflineFigure(Figure):
    """A Folium figure whose document names no remote resource; `tail` stands after its script."""

    _template = template("figure")

    def __init__(self, *, title: str) -> None:
        super().__init__(title=title)
        self.tail = Element()
        self.tail._parent = self  # noqa: SLF001 - as branca's own sections


class OfflineMap(folium.Map):
    """A `folium.Map` without tiles that carries Leaflet and the page's bundle inside."""

    _template = template("map")
    default_js: list[tuple[str, str]] = []  # noqa: RUF012 - Folium's own form
    default_css: list[tuple[str, str]] = []  # noqa: RUF012

    def __init__(self, *, title: str, location: tuple[float, float]) -> None:
        super().__init__(
            location=list(location),
            zoom_start=START_ZOOM,
            tiles=None,
            zoom_control=False,
            attribution_control=False,
            zoom_snap=0.25,
            zoom_delta=0.5,
            min_zoom=LEAST_ZOOM,
            max_zoom=MOST_ZOOM,
        )
        figure = OfflineFigure(title=title)
        figure.add_child(self)

    def _repr_html_(self, **kwargs: Any) -> str:  # noqa: ANN401 - Folium's own form
        """Show a copy in a notebook: rendering a Folium tree leaves traces in it."""
        figure = cast("Figure", copy.deepcopy(self.get_root()))
        return str(figure._repr_html_(**kwargs))

    @property
    def style_sheet(self) -> str:
        """Style sheet of the bundle."""
        return _static("page.css")

    @property
    def bundle(self) -> str:
        """Script of the bundle: Leaflet and the page."""
        return _static("page.js")


class PageControls(MacroElement):
    """Header, layer tree, panels, labels and year switch over four Folium layers."""

    _template = template("page")

    def __init__(
        self,
        page: Page,
        *,
        outline: folium.GeoJson,
        shapes: folium.GeoJson,
        places: folium.GeoJson,
        findings: folium.GeoJson,
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "PageControls"
        self.data_id = DATA_ID
        self.page = page
        self.image_origins = tile_origins(page.backdrops)
        self.outline, self.shapes, self.places, self.findings = outline, shapes, places, findings

    @property
    def data(self) -> str:
        """The page, with the packed layers that were added to its map."""
        return inert_json(packed(with_layers(self.page, self._layers())))

    def _layers(self) -> Iterator[PackElement]:
        siblings = self._parent._children.values() if self._parent else ()  # noqa: SLF001 - the only way
        return (element for element in siblings if isinstance(element, PackElement))


def build_map(region: Region, *, findings: Iterable[Finding] | None = None) -> folium.Map:
    """
    Build the map of a region.

    Parameters
    ----------
    region
        A loaded region (`parks.load_region`); it is not changed.
    findings
        What `parks.check_region` found; it is asked where this is None.

    Returns
    -------
    map
        A `folium.Map` with four `folium.GeoJson` layers (outline, shapes, places, findings;
        EPSG:4326) and the page's controls. It shows in a notebook and takes further elements;
        `output.write_html` makes one offline file of it.

    Raises
    ------
    FileNotFoundError
        If the front end is not built.

    Examples
    --------
    >>> region_map = build_map(load_region("qijiang"))  # doctest: +SKIP
    """
    described = describe_all(region, findings=findings)
    return page_map(
        described.page,
        described.layers,
        outline=frame_layer("outline", region.outline, _outline_properties),
        shapes=frame_layer("shapes", drawable_parks(region.parks), _unit_properties),
        places=frame_layer("places", drawable_places(region.places), _unit_properties),
    )


def page_map(page: Page, packs: Iterable[PackedLayer], **drawn: PlainLayer) -> folium.Map:
    """
    Return the map of a page.

    Parameters
    ----------
    page
        What it shows.
    packs
        Its packed layers.
    **drawn
        Layers `outline`, `shapes` and `places`; one that is left out is empty.
    """
    west, south, east, north = page.bounds
    made = OfflineMap(title=page.title.zh, location=((south + north) / 2, (west + east) / 2))
    layers = {name: drawn.get(name) or PlainLayer(name, ()) for name in LAYERS}
    layers["findings"] = PlainLayer("findings", map(_finding_point, _placed(page)))
    for layer in layers.values():
        layer.add_to(made)
    for pack in packs:
        made.add_child(PackElement(pack))
    made.add_child(PageControls(page, **layers))
    return made


def _unit_properties(row: Any) -> dict[str, Any]:  # noqa: ANN401 - a named tuple of the frame
    return {"id": row.id, "unit": row.unit_id}


def _outline_properties(row: Any) -> dict[str, Any]:  # noqa: ANN401
    labels = (
        {} if row.role == "district" else {"label_lon": row.label_lon, "label_lat": row.label_lat}
    )
    return {
        "id": row.id,
        "role": row.role,
        "name_zh": row.name_zh,
        "name_en": row.name_en,
        **labels,
    }


def _placed(page: Page) -> Iterable[FindingView]:
    return (finding for finding in page.findings if finding.lon is not None)


def _finding_point(finding: FindingView) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": finding.id,
        "properties": {"id": finding.id},
        "geometry": {"type": "Point", "coordinates": [finding.lon, finding.lat]},
    }
