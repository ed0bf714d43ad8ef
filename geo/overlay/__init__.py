"""Land measured by zone and class."""

from geo.overlay.from_file import overlay_file
from geo.overlay.in_memory import area_by_class, overlay, pieces
from geo.overlay.result import UNCLASSIFIED, Overlay

__all__ = ["UNCLASSIFIED", "Overlay", "area_by_class", "overlay", "overlay_file", "pieces"]
