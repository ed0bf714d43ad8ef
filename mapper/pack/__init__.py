"""The parcel pack: a layer of features in a page, read piece by piece (docs/pack_format.md)."""

from mapper.pack.open_source import open_source
from mapper.pack.overview import overview_classes
from mapper.pack.packing import Packed, pack
from mapper.pack.source import PackSource, frame_source
from mapper.pack.unpack import unpack

__all__ = [
    "PackSource",
    "Packed",
    "frame_source",
    "open_source",
    "overview_classes",
    "pack",
    "unpack",
]
