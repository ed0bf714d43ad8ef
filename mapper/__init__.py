"""What a page shows of a region or a file, and the Folium map that shows it."""

from mapper.describe import describe
from mapper.folium_map import build_map
from mapper.pack_layer import PackLayer
from mapper.render import RemoteAssetError, image_origins, render_map
from mapper.view import view_map

__all__ = [
    "PackLayer",
    "RemoteAssetError",
    "build_map",
    "describe",
    "image_origins",
    "render_map",
    "view_map",
]
