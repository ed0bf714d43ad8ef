"""Paths that GDAL takes for what they are, whatever characters they contain."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SPECIAL = re.compile(r"[!?;#%*:]|^[/\\]vsi|^[/\\]{2}")


@contextmanager
def plain_path(path: Path, *, suffix: str) -> Iterator[Path]:
    """
    Give a path to the same data that no library reads as an address.

    Parameters
    ----------
    path
        File, or folder of a File Geodatabase.
    suffix
        Extension that GDAL knows the format by; where the path has another one, it is replaced.

    Yields
    ------
    plain
        Absolute path. Where the given one has `!`, `?` or the like in it, or another extension, a
        link (or a copy) in a temporary folder, with the files of the same stem beside it.
    """
    absolute = path.absolute()
    if absolute.suffix.lower() == suffix and not SPECIAL.search(_without_drive(absolute)):
        yield absolute
        return
    with TemporaryDirectory(prefix="plain-", ignore_cleanup_errors=True) as folder:
        target = Path(folder, "layer" + suffix)
        if absolute.is_dir():
            shutil.copytree(absolute, target, copy_function=_link)
        else:
            _link(str(absolute), str(target))
            for beside in absolute.parent.iterdir():
                if beside.stem == absolute.stem and beside != absolute and beside.is_file():
                    _link(str(beside), str(target.with_suffix(beside.suffix.lower())))
        yield target


def _without_drive(path: Path) -> str:
    return str(path)[len(path.drive) :] if len(path.drive) == 2 else str(path)  # noqa: PLR2004


def _link(source: str, target: str) -> str:
    """Hard link, or copy where that cannot be."""
    if os.path.exists(target):  # noqa: PTH110 - given as text by copytree
        return target
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target
