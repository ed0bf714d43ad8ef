"""A GeoDataFrame as a packed layer of any of our maps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from mapper.class_group import UNITS, class_amounts, class_group
from mapper.classing import Classing, classes_of_values, one_class
from mapper.pack_element import PackElement
from mapper.packing import PackPlan, packed_layer
from mapper.page import LandClassView, Words
from parks.classes import text_colour

if TYPE_CHECKING:
    from collections.abc import Mapping

    import geopandas as gpd

NOT_IN_ID = re.compile(r"[^a-z0-9]+")
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


class PackLayer(PackElement):
    """
    Many features as one light Folium layer.

    A hundred thousand polygons take some 8 MB of the page and are drawn at once; the page's layer
    tree, table and search know them.

    Parameters
    ----------
    frame
        Polygons, lines or points, all of one kind, in any CRS. It is not kept.
    name
        Name of the layer.
    class_field
        Column whose values are the classes; without it all features are drawn alike.
    colours
        `#RRGGBB` by value of that column; other values get colours of their own.
    label_field, id_field
        Columns for the label at close zoom, and for the id of a feature.

    Raises
    ------
    ValueError
        If the features are of several kinds, a column is not there, or a colour is not `#RRGGBB`.
    FileRefusedError
        If the frame has no CRS.

    Examples
    --------
    >>> page = build_map(load_region("qijiang"))  # doctest: +SKIP
    >>> PackLayer(buildings, name="Buildings", class_field="use").add_to(page)  # doctest: +SKIP
    """

    def __init__(
        self,
        frame: gpd.GeoDataFrame,
        *,
        name: str,
        class_field: str = "",
        colours: Mapping[str, str] | None = None,
        label_field: str = "",
        id_field: str = "",
    ) -> None:
        from mapper.pack import frame_source  # noqa: PLC0415 - only pages with packed layers need it

        _check(frame, (class_field, label_field, id_field), colours or {})
        sources = frame_source(frame)
        if len(sources) > 1:
            kinds = ", ".join(source.form for source in sources)
            raise ValueError(f"expected features of one kind, got {kinds}. Add a layer for each")
        pack_id = _pack_id(name)
        words = Words(zh=name, en=name)
        classing = _named(_classing(frame, class_field, words), pack_id, colours or {})
        plan = PackPlan(
            id=pack_id,
            name=words,
            classing=classing,
            class_column=class_field,
            id_column=id_field,
            label_column=label_field,
            edition=Words(zh=f"字段 {class_field}", en=f"field {class_field}")
            if class_field
            else Words(zh="", en=""),
        )
        layer = packed_layer(sources[0], plan)
        count = layer.view.count
        group = class_group(
            [class_amounts(layer, classing, head=UNITS[layer.view.form])],
            title=words,
            aside=Words(zh=str(count), en=str(count)),
            classes=classing.views,
            packs=[pack_id],
            group_id=pack_id,
        )
        super().__init__(layer, classes=classing.views, group=group)
        self.layer_name = name


def _check(frame: gpd.GeoDataFrame, columns: tuple[str, ...], colours: Mapping[str, str]) -> None:
    missing = [name for name in columns if name and name not in frame]
    if missing:
        raise ValueError(f"expected columns {', '.join(map(repr, missing))}, the frame has none")
    wrong = [colour for colour in colours.values() if not COLOUR.fullmatch(colour)]
    if wrong:
        raise ValueError(f"expected colours like #D7B48C, got {wrong[0]!r}")


def _classing(frame: gpd.GeoDataFrame, class_field: str, name: Words) -> Classing:
    return classes_of_values(frame[class_field]) if class_field else one_class(len(frame), name)


def _named(classing: Classing, pack_id: str, colours: Mapping[str, str]) -> Classing:
    """Give classes ids of their own, so that those of another layer stay apart, and colours."""
    views = tuple(_view(view, pack_id, colours.get(view.id)) for view in classing.views)
    return Classing(numbers=np.asarray(classing.numbers), views=views)


def _view(view: LandClassView, pack_id: str, colour: str | None) -> LandClassView:
    return LandClassView(
        id=f"{pack_id}:{view.id}",
        code=view.code,
        name=view.name,
        label=view.label,
        fill=colour or view.fill,
        text=text_colour(colour) if colour else view.text,
        hatch="" if colour else view.hatch,
    )


def _pack_id(name: str) -> str:
    """Return an id from a name: letters and digits as they are, others by their number."""
    plain = "".join(char if char.isascii() else f"u{ord(char):x}" for char in name.casefold())
    return f"layer-{NOT_IN_ID.sub('-', plain).strip('-') or 'unnamed'}"
