"""The row of sources.csv that an imported file becomes."""

import hashlib
from pathlib import Path

from geo.files.layer import Layer
from parks.intake.join_units import Row
from parks.intake.slug import unique_slugs
from parks.region import Region

CHUNK = 1 << 20


def document_row(path: Path, layer: Layer, region: Region) -> Row:
    """
    Return the row of sources.csv for a file.

    Parameters
    ----------
    path
        The file.
    layer
        What was read of it.
    region
        Its sources are looked at: a file that was imported before, byte for byte, keeps its row.

    Returns
    -------
    row
        Cells by column; the number follows the last one.
    """
    note = f"imported; layer {layer.name!r}" + _digest(path)
    sources = region.sources
    known = sources[(sources["file"] == layer.source) & (sources["note"] == note)]
    if len(known):
        return {"source_id": str(known["source_id"].iloc[0])}
    numbers = [int(text) for text in sources["number"] if text.isdecimal()]
    stem = Path(layer.source).stem
    return {
        "source_id": unique_slugs([stem], taken=set(sources["source_id"]), stem="import")[0],
        "number": str(1 + max(numbers, default=0)),
        "title_zh": layer.source,
        "title_en": layer.source,
        "file": layer.source,
        "note": note,
    }


def _digest(path: Path) -> str:
    """Return the digest of a file, or of all files of a File Geodatabase one after the other."""
    parts = [path] if path.is_file() else sorted(part for part in path.rglob("*") if part.is_file())
    digest = hashlib.sha256()
    for part in parts:
        with part.open("rb") as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
    return f"; SHA-256 {digest.hexdigest()}"
