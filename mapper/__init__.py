"""What a page shows of a region or a file, and the Folium map that shows it."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from mapper.describe import describe
from mapper.folium_map import build_map
from mapper.gis.describe import describe_gis
from mapper.render import RemoteAssetError, image_origins, render_map

if TYPE_CHECKING:
    from mapper.pack_layer import PackLayer
    from mapper.view import view_map

__all__ = [
    "PackLayer",
    "RemoteAssetError",
    "build_map",
    "describe",
    "describe_gis",
    "image_origins",
    "render_map",
    "view_map",
]

_HOMES = {"PackLayer": "mapper.pack_layer", "view_map": "mapper.view"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any public name
    """Import what packs layers when it is asked for: a page without any needs none of it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'mapper' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
