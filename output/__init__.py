"""What leaves the program: offline pages, manifests and the command line."""

from output.build import Build, build_region
from output.offline_html import write_html

__all__ = ["Build", "build_region", "write_html"]
