"""A Folium map as HTML text, with element ids that do not change from run to run."""

import copy
from collections.abc import Iterator

import folium
from branca.element import Element

NEEDS_ASSETS = {
    "popup": "jQuery",
    "icon": "Font Awesome",
    "tilelayer": "map tiles",
    "wmstilelayer": "map tiles",
}


class RemoteAssetError(ValueError):
    """A Folium element needs files that cannot be put into the page."""


def render_map(region_map: folium.Map) -> str:
    """
    Render a Folium map to the text of one HTML document.

    Parameters
    ----------
    region_map
        A map from `mapper.build_map`, with or without further Folium elements; it is not changed.

    Returns
    -------
    html
        The same map gives the same text: ids count the elements from 1.

    Raises
    ------
    RemoteAssetError
        If an element needs a script, a style sheet or tiles from elsewhere; the message names it.
    """
    root = copy.deepcopy(region_map.get_root())
    elements = tuple(_walk(root))
    remote = [text for text in map(_remote_need, elements) if text]
    if remote:
        raise RemoteAssetError(f"cannot be put into an offline page: {'; '.join(remote)}")
    for number, element in enumerate(elements, 1):
        element._id = f"{number:x}"  # noqa: SLF001 - Folium's ids are random and have no public setter
    return str(root.render())


def image_origins(region_map: folium.Map) -> tuple[str, ...]:
    """
    Return the servers from which a map may load pictures.

    Parameters
    ----------
    region_map
        A map from `mapper.build_map`.

    Returns
    -------
    origins
        Scheme, host and port of each server of a declared backdrop; none where nothing is declared.
    """
    named = (
        origin
        for element in _walk(region_map.get_root())
        for origin in getattr(element, "image_origins", ())
    )
    return tuple(dict.fromkeys(named))


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for child in element._children.values():  # noqa: SLF001 - the only way through Folium's tree
        yield from _walk(child)


def _remote_need(element: Element) -> str:
    assets = [*getattr(element, "default_js", []), *getattr(element, "default_css", [])]
    kind = type(element).__name__
    if assets:
        return f"{kind} (needs {', '.join(url for _, url in assets)})"
    need = NEEDS_ASSETS.get(kind.lower())
    return f"{kind} (needs {need})" if need else ""
