"""What leaves the program: offline pages, manifests and the command line."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from output.build import Build, build_region
    from output.gis.export import DeliveryError, Export, export_region
    from output.offline_html import write_html

__all__ = ["Build", "DeliveryError", "Export", "build_region", "export_region", "write_html"]

_HOMES = {
    "Build": "output.build",
    "DeliveryError": "output.gis.export",
    "Export": "output.gis.export",
    "build_region": "output.build",
    "export_region": "output.gis.export",
    "write_html": "output.offline_html",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any public name
    """Import a public name when it is asked for, so that `parkmap --help` starts at once."""
    if name not in _HOMES:
        raise AttributeError(f"module 'output' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
