"""Bringing one file into a region folder: read, located, mapped, merged, written."""

from dataclasses import dataclass
from pathlib import Path

from geo.files.read_layer import read_layer
from geo.finding import Finding
from parks.intake.content import Content
from parks.intake.document_row import document_row
from parks.intake.figures_content import figures_content
from parks.intake.history import apply_change, settle_pending
from parks.intake.join_units import Row
from parks.intake.layer_content import layer_content
from parks.intake.options import ImportOptions, Target
from parks.intake.own_folder import own_folder
from parks.intake.table_text import with_rows
from parks.region import Region
from parks.store import load_region


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """
    What an import did, or would do.

    Parameters
    ----------
    features
        Features or figures brought in.
    replaced
        Ids of the features they replace.
    new_units
        Ids of the units that were new.
    changed
        Files of the region folder with new content.
    findings
        Everything worth knowing of the file.
    """

    features: int
    replaced: tuple[str, ...]
    new_units: tuple[str, ...]
    changed: tuple[str, ...]
    findings: tuple[Finding, ...]


def import_file(
    path: Path,
    into: Path,
    *,
    target: Target,
    options: ImportOptions | None = None,
    dry_run: bool = False,
) -> Import:
    """
    Bring a file into a region folder.

    Parameters
    ----------
    path
        File of any format that `geo.files.read_layer` reads.
    into
        Region folder.
    target
        What the file becomes.
    options
        How the file is to be read; as it says itself where this is None.
    dry_run
        Whether the folder stays as it is.

    Returns
    -------
    done
        What changed, or would change. All files of a change are written, or none; the former ones
        are kept for `undo_change`.

    Raises
    ------
    FileRefusedError
        If the file cannot be brought in; its findings say why, all at once.
    parks.RegionError
        If the region folder cannot be read.
    """
    told = options or ImportOptions()
    if not dry_run:
        settle_pending(own_folder(into))
    region = load_region(own_folder(into))
    layer = read_layer(
        path, layer=told.layer or None, encoding=told.encoding or None, limits=told.limits
    )
    document = document_row(path, layer, region)
    build = figures_content if target is Target.INDICATORS else layer_content
    content = build(layer, region, target=target, options=told, source_id=document["source_id"])
    files = _changed(region, content, document)
    if files and not dry_run:
        apply_change(region.folder, files, label=f"import {layer.source} as {target}")
    return Import(
        features=content.features,
        replaced=content.replaced,
        new_units=tuple(row["id"] for row in content.new_units),
        changed=tuple(files),
        findings=(*layer.findings, *content.findings),
    )


def _changed(region: Region, content: Content, document: Row) -> dict[str, bytes]:
    """Return the new bytes of the files that change."""
    known = set(region.sources["source_id"])
    rows = {
        "sources.csv": [document] if document["source_id"] not in known else [],
        "units.csv": content.new_units,
    }
    tables = {name: with_rows(region.folder / name, added) for name, added in rows.items()}
    files = {**content.files, **tables}
    return {
        name: new
        for name, new in files.items()
        if not (region.folder / name).exists() or (region.folder / name).read_bytes() != new
    }
