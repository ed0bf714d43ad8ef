"""What a page shows of a region, and the Folium map that shows it."""

from mapper.describe import describe
from mapper.folium_map import build_map
from mapper.render import RemoteAssetError, image_origins, render_map

__all__ = ["RemoteAssetError", "build_map", "describe", "image_origins", "render_map"]
