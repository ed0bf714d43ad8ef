"""The manifest of a build: what was read, what was written, with what."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from geo.files.atomic import write_atomically
from parks import Finding, Region, count_by_level, region_files

FORMAT = 1
PROGRAMS = ("parkmap", "folium", "geopandas", "shapely", "pyproj")


def write_manifest(
    path: Path, region: Region, *, written: Iterable[Path], findings: Iterable[Finding]
) -> Path:
    """
    Write manifest.json beside the files of a build.

    Parameters
    ----------
    path
        File to write.
    region
        The region built.
    written
        Files of the build, below the manifest's folder.
    findings
        What was found in the region's data; counted by level, and listed.

    Returns
    -------
    path
        The manifest: SHA-256 and size of every input and output, versions; no clock, no machine.
    """
    found = tuple(findings)
    content = {
        "format": FORMAT,
        "region": region.name,
        "inputs": [_entry(file, region.folder) for file in region_files(region)],
        "outputs": [_entry(file, path.parent) for file in sorted(written)],
        "findings": {"count": count_by_level(found), "list": [asdict(item) for item in found]},
        "versions": {name: version(name) for name in PROGRAMS},
    }
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    return write_atomically(path, text.encode("utf-8"))


def _entry(file: Path, folder: Path) -> dict[str, str | int]:
    content = file.read_bytes()
    return {
        "file": file.relative_to(folder).as_posix(),
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
