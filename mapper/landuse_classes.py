"""The land-use classes that a page shows, in the order and colours of their edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.transition import NO_PARCEL, SEVERAL, UNCLASSIFIED
from mapper.page import NO_WORDS, LandClassView, Words
from parks.classes import UNCLASSIFIED as NO_CLASS
from parks.classes import swatch

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from parks.classes import Edition

MARKERS: Mapping[str, tuple[Words, str]] = {
    UNCLASSIFIED: (Words(zh="未分类", en="Unclassified"), "?"),
    SEVERAL: (Words(zh="多种地类重叠", en="Several classes overlap"), "×"),
    NO_PARCEL: (Words(zh="无地块", en="No parcel"), ""),
}


def class_views(codes: Iterable[str], edition: Edition) -> tuple[LandClassView, ...]:
    """Return the classes and markers that occur, in the order of the edition, markers last."""
    return tuple(_view(code, edition) for code in in_order(set(codes), edition))


def in_order(codes: Iterable[str], edition: Edition) -> list[str]:
    """Return codes in the order of the edition, markers after them."""
    places = {**edition.order}
    markers = {marker: len(places) + place for place, marker in enumerate(MARKERS)}
    return sorted(codes, key=lambda code: places.get(code, markers.get(code, -1)))


def class_name(code: str, edition: Edition) -> Words:
    """Return the name of a class or marker."""
    if code in MARKERS:
        return MARKERS[code][0]
    named = edition.land_class(code)
    return Words(zh=named.name_zh, en=named.name_en)


def edition_title(edition: Edition | None) -> Words:
    """Return the title of an edition, as it stands under a legend."""
    if edition is None:
        return NO_WORDS
    document = "" if edition.document in edition.name_zh else f"（{edition.document}）"
    return Words(zh=f"《{edition.name_zh}》{document}", en=f"{edition.name_en} ({edition.id})")


def marker_view(marker: str) -> LandClassView:
    """Return the look of land that has no class."""
    name, label = MARKERS[marker]
    return LandClassView(
        id=marker,
        code="",
        name=name,
        label=Words(zh=label, en=label),
        fill=NO_CLASS.fill,
        text=NO_CLASS.text,
        hatch=NO_CLASS.hatch,
    )


def _view(code: str, edition: Edition) -> LandClassView:
    if code in MARKERS:
        return marker_view(code)
    look = swatch(code, edition)
    return LandClassView(
        id=code,
        code=code,
        name=Words(zh=look.name_zh, en=look.name_en),
        label=Words(zh=look.label_zh, en=look.label_en),
        fill=look.fill,
        text=look.text,
        hatch=look.hatch,
    )
