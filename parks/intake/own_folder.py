"""Which region folders may be changed: a planner's own, never those of the installed program."""

from importlib.resources import files
from pathlib import Path

from parks.errors import StoreError
from parks.store import SETTINGS, region_names


def own_folder(folder: Path) -> Path:
    """
    Return the full path of a region folder that may be changed.

    Parameters
    ----------
    folder
        Path as the planner writes it; a bare name is a folder here, not a bundled region.

    Raises
    ------
    StoreError
        If it is a bundled region, or no region folder.
    """
    full = folder.resolve()
    is_bundled = full.is_relative_to(Path(str(files("parks"))).resolve())
    if is_bundled or (not full.exists() and str(folder) in region_names()):
        raise StoreError(
            folder,
            "a region that comes with the program is not changed",
            code="region-folder",
            remedy="Make a folder of your own with parkmap new DIR, or copy this one.",
        )
    if not (full / SETTINGS).is_file():
        raise StoreError(
            folder,
            f"there is no region folder here (no {SETTINGS})",
            code="region-folder",
            remedy="Make one with parkmap new DIR.",
        )
    return full
