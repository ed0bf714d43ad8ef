"""One table of a TOML file that a planner wrote."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def toml_table(path: Path, name: str, *, example: str) -> Mapping[str, Any]:
    """
    Return one table of a TOML file.

    Parameters
    ----------
    path
        The file.
    name
        Name of the table.
    example
        How the table begins, for the message.

    Raises
    ------
    ValueError
        If the file is no TOML in UTF-8, or has no such table.
    """
    try:
        document = tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path.name} is not TOML in UTF-8: {error}") from error
    found = document.get(name)
    if not isinstance(found, dict):
        raise ValueError(f"{path.name} has no table [{name}]. Start with {example}")  # noqa: TRY004 - a wrong file, not a wrong call
    return found
