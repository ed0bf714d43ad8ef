"""A packed layer in the document: before the script what is drawn first, the rest after it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from branca.element import Element, MacroElement

from mapper.inert_json import inert_json
from mapper.template import template

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mapper.pack import Packed
    from mapper.page import LandClassView, LegendGroup, PackView, Page

HEADER_KIND, PIECE_KIND = "application/json", "text/plain"


@dataclass(frozen=True, eq=False, kw_only=True)
class PackedLayer:
    """
    A layer ready for a page.

    Parameters
    ----------
    view
        What the page shows of it.
    packed
        Its blocks in the document.
    """

    view: PackView
    packed: Packed


class InertScript(Element):
    """Text that stands in the document as it is: no template is ever made of it."""

    _template = template("inert")

    def __init__(self, element_id: str, text: str, *, kind: str) -> None:
        super().__init__()
        self.element_id, self.text, self.kind = element_id, text, kind


class PackElement(MacroElement):
    """
    The blocks of a packed layer as a Folium element.

    Parameters
    ----------
    layer
        The layer.
    classes
        Classes that it brings into the page.
    group
        Group of the legend that it brings into the page.

    Notes
    -----
    It goes into a map of `mapper.build_map` or `mapper.view_map` only: other maps have neither
    its reader nor a place for its blocks.
    """

    def __init__(
        self,
        layer: PackedLayer,
        *,
        classes: tuple[LandClassView, ...] = (),
        group: LegendGroup | None = None,
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "PackElement"
        self.view, self.classes, self.group = layer.view, classes, group
        self.header = inert_json(layer.packed.header)
        self.first = dict(layer.packed.first)
        self.rest = dict(layer.packed.rest)

    def render(self, **_: Any) -> str:  # noqa: ANN401 - Folium's own form
        """Put the blocks into the document, none of them where the element stands."""
        figure = cast("Any", self.get_root())
        if not hasattr(figure, "tail"):
            raise TypeError(
                "a packed layer needs a map of mapper.build_map or mapper.view_map: "
                f"{type(figure).__name__} does not carry its reader"
            )
        for element in self._first():
            figure.html.add_child(element, name=element.element_id)
        for name, text in self.rest.items():
            figure.tail.add_child(InertScript(name, text, kind=PIECE_KIND), name=name)
        return ""

    def _first(self) -> Iterator[InertScript]:
        yield InertScript(f"pm-pack-{self.view.id}", self.header, kind=HEADER_KIND)
        for name, text in self.first.items():
            yield InertScript(name, text, kind=PIECE_KIND)


def with_layers(page: Page, elements: Iterable[PackElement]) -> Page:
    """Return a page that also shows the packed layers which were added to its map."""
    known = {view.id for view in page.packs}
    added = [element for element in elements if element.view.id not in known]
    if not added:
        return page
    classes = {view.id: view for element in added for view in element.classes}
    groups = tuple(element.group for element in added if element.group)
    return dataclasses.replace(
        page,
        packs=(*page.packs, *(element.view for element in added)),
        land_classes=tuple({**{view.id: view for view in page.land_classes}, **classes}.values()),
        stations=tuple(
            dataclasses.replace(station, legend=(*station.legend, *groups))
            for station in page.stations
        ),
    )
