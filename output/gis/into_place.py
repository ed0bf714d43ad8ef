"""Moving finished files into a folder in which others may lie."""

import shutil
from collections.abc import Iterator
from pathlib import Path

WHOLE_FOLDERS = frozenset({".gdb"})
"""Folders that are one data set: replaced as a whole."""


def move_into(part: Path, folder: Path) -> None:
    """
    Move everything of a folder into another one, over files of the same names.

    Parameters
    ----------
    part
        Folder with the finished files, on the same file system.
    folder
        Where they go. Files of other names stay; a file geodatabase is replaced whole.
    """
    for path in _units(part):
        target = folder / path.relative_to(part)
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir() and target.is_dir():
            shutil.rmtree(target)
        path.replace(target)


def _units(folder: Path) -> Iterator[Path]:
    """Files, and folders that are moved whole."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and path.suffix not in WHOLE_FOLDERS:
            yield from _units(path)
        else:
            yield path
