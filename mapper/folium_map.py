"""The Folium map of a region: ordinary Folium layers under the page's own controls."""

import copy
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, cast

import folium
from branca.element import Figure, MacroElement

from geo.finding import Finding
from mapper.describe import describe
from mapper.drawable import drawable_parks, drawable_places
from mapper.folium_layer import PlainLayer, frame_layer
from mapper.inert_json import inert_json
from mapper.page import FindingView, Page
from mapper.page_pack import packed
from mapper.template import template
from parks.region import Region

START_ZOOM = 10
DATA_ID = "parkmap-data"


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
    """A Folium figure whose document names no remote resource."""

    _template = template("figure")


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
            min_zoom=7,
            max_zoom=18,
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
        self.data = inert_json(packed(page))
        self.outline, self.shapes, self.places, self.findings = outline, shapes, places, findings


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
    page = describe(region, findings=findings)
    west, south, east, north = page.bounds
    region_map = OfflineMap(title=page.title.zh, location=((south + north) / 2, (west + east) / 2))
    layers = {
        "outline": frame_layer("outline", region.outline, _outline_properties),
        "shapes": frame_layer("shapes", drawable_parks(region.parks), _unit_properties),
        "places": frame_layer("places", drawable_places(region.places), _unit_properties),
        "findings": PlainLayer("findings", map(_finding_point, _placed(page))),
    }
    for layer in layers.values():
        layer.add_to(region_map)
    region_map.add_child(PageControls(page, **layers))
    return region_map


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
