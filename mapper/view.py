"""Any polygon, line or point file as a page: with legend, table, and what is doubtful in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from mapper.classing import classes_of_edition, classes_of_values, one_class
from mapper.describe_view import ALL_FEATURES, ViewedFile, describe_view
from mapper.view_fields import checked_fields, unclassed_note
from mapper.view_options import ViewOptions
from mapper.view_source import Opened, opened
from parks.classes import edition as edition_of

if TYPE_CHECKING:
    import folium
    import geopandas as gpd

    from geo.finding import Finding
    from mapper.classing import Classing
    from mapper.pack_element import PackedLayer
    from mapper.page import Page

NOTHING = ViewOptions()


@dataclass(frozen=True, eq=False, kw_only=True)
class View:
    """
    The page of a file.

    Parameters
    ----------
    page
        What it shows.
    layers
        Packed layers, whose blocks stand in the document.
    findings
        Everything doubtful that was looked for.
    """

    page: Page
    layers: tuple[PackedLayer, ...]
    findings: tuple[Finding, ...]


def view_map(
    source: str | Path | gpd.GeoDataFrame,
    *,
    class_field: str = "",
    edition: str = "",
    label_field: str = "",
    id_field: str = "",
    title: str = "",
) -> folium.Map:
    """
    Show a file or a layer in memory as a page of its own.

    Parameters
    ----------
    source
        File of any format that `geo.files.read_layer` reads, or a GeoDataFrame in any CRS.
    class_field
        Column whose values are the classes; without it all features are drawn alike.
    edition
        Edition of a land-use standard that the values are codes of, e.g. `ydyh2023`: classes then
        have its names, order and colours.
    label_field, id_field
        Columns for the label at close zoom, and for the id of a feature.
    title
        Title of the page; else the name of the file.

    Returns
    -------
    map
        A `folium.Map` with a packed layer for each form of geometry. It shows in a notebook and
        takes further elements; `output.write_html` makes one offline file of it.

    Raises
    ------
    geo.files.refused.FileRefusedError
        If the file cannot be read or says no CRS, or has no such column.
    ValueError
        If there is no such edition.

    Examples
    --------
    >>> write_html(view_map("lots.parquet", class_field="LandUse"), "lots.html")  # doctest: +SKIP
    """
    options = ViewOptions(
        class_field=class_field,
        edition=edition,
        label_field=label_field,
        id_field=id_field,
        title=title,
    )
    return map_of(read_view(source, options))


def map_of(view: View) -> folium.Map:
    """Return the map of a file's page."""
    from mapper.folium_map import page_map  # noqa: PLC0415 - reading needs no Folium

    return page_map(view.page, view.layers)


def read_view(source: str | Path | gpd.GeoDataFrame, options: ViewOptions = NOTHING) -> View:
    """
    Read, class, check and pack a file.

    Parameters
    ----------
    source
        As in `view_map`, which raises the same.
    options
        What the reader says of it.
    """
    read = opened(Path(source) if isinstance(source, str) else source, options)
    fields = {
        "--class-field": options.class_field,
        "--label-field": options.label_field,
        "--id-field": options.id_field,
    }
    checked_fields(fields.items(), read.columns, read.name)
    classing = _classing(read, options)
    findings = (*read.findings, *classing.findings)
    if not options.class_field and any(len(source) for source in read.sources):
        findings = (*findings, unclassed_note(read.attributes, read.name))
    page, layers = describe_view(
        ViewedFile(read=read, classing=classing, options=options, findings=findings)
    )
    return View(page=page, layers=layers, findings=findings)


def _classing(read: Opened, options: ViewOptions) -> Classing:
    """Return the class of every feature, source after source."""
    if not options.class_field:
        return one_class(sum(len(source) for source in read.sources), ALL_FEATURES)
    columns = [source.attributes[options.class_field] for source in read.sources]
    values = columns[0] if len(columns) == 1 else pd.concat(columns)
    if options.edition:
        chosen = edition_of(options.edition)
        return classes_of_edition(values, chosen, source=read.name, field=options.class_field)
    return classes_of_values(values)
