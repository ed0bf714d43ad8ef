"""Files as Debian's GDAL 3.6 reads them: a reader of its own beside pyogrio's GDAL."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

needs_ogr = pytest.mark.skipif(shutil.which("ogrinfo") is None, reason="needs gdal-bin")


def told(path: Path, *arguments: str) -> str:
    """Return what `ogrinfo` says, and fail where it warns."""
    return _run("ogrinfo", *arguments, str(path))


def rows(path: Path, layer: str) -> list[dict[str, Any]]:
    """Return features as GeoJSON in the CRS of the file."""
    text = _run("ogr2ogr", "-f", "GeoJSON", "/vsistdout/", str(path), layer)
    features: list[dict[str, Any]] = json.loads(text)["features"]
    return features


def values(path: Path, layer: str) -> list[dict[str, Any]]:
    """Return the attributes of features."""
    return [feature["properties"] for feature in rows(path, layer)]


def _run(*command: str) -> str:
    done = subprocess.run(  # noqa: S603 - the program is one of the two above
        command, check=True, capture_output=True, text=True, timeout=60
    )
    assert "Warning" not in done.stderr, done.stderr
    assert "ERROR" not in done.stderr, done.stderr
    return done.stdout
