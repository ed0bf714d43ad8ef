"""What is raised when a region cannot be read at all."""

from pathlib import Path


class RegionError(Exception):
    """The input cannot be read; the message says where, what was found and how to mend it."""


class UnknownRegionError(RegionError):
    """No bundled region has this name and no folder has this path."""


class StoreError(RegionError):
    """A file of a region folder is missing or unreadable."""

    def __init__(self, path: Path, problem: str, *, remedy: str = "") -> None:
        super().__init__(f"{path}: {problem}. {remedy}".rstrip())
        self.path = path
