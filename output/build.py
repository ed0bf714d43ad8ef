"""Building a region: page, GIS files, tables and manifest, into a folder of its own."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from geo.files.refused import FileRefusedError
from mapper import build_map
from output.gis.export import deliver_region, distinct, export_delivery
from output.gis.formats import BUILD_FORMATS, BUILD_TABLES
from output.gis.options import ExportOptions
from output.manifest import write_manifest
from output.offline_html import write_html
from parks import Finding, Region, check_region, load_region

PAGE, GIS, TABLES, MANIFEST = "index.html", "gis", "tables", "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """What a build of one region wrote and found."""

    region: str
    written: tuple[Path, ...]
    findings: tuple[Finding, ...]


def build_region(name_or_path: str | Path, into: Path) -> Build:
    """
    Build one region into `into/<region>/`.

    Parameters
    ----------
    name_or_path
        Name of a bundled region, or path of a region folder.
    into
        Folder that gets the region's folder.

    Returns
    -------
    build
        The files written, the page first, and the findings. Tables of land are written for regions
        with land use; GIS files and the workbook of their tables in Chinese, for all.

    Raises
    ------
    parks.RegionError
        If the region cannot be read.
    """
    region = load_region(name_or_path)
    findings = check_region(region)
    folder = into / region.name
    page = write_html(build_map(region, findings=findings), folder / PAGE)
    tables, told = _tables(region, folder / TABLES)
    gis, lost = _gis_files(region, folder, findings=findings, tables=tables)
    found = distinct(findings, told, lost)
    written = (page, *tables, *gis)
    manifest = write_manifest(folder / MANIFEST, region, written=written, findings=found)
    return Build(region=region.name, written=(*written, manifest), findings=found)


def _gis_files(
    region: Region, folder: Path, *, findings: Iterable[Finding], tables: Iterable[Path]
) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """Write GIS files and the workbook; a region of which nothing can be delivered has none."""
    try:
        delivery, told = deliver_region(region, ExportOptions(), findings=findings)
    except FileRefusedError as error:
        return (), error.findings
    doubts = distinct(findings, told)
    gis = export_delivery(delivery, folder / GIS, formats=BUILD_FORMATS, findings=doubts)
    is_taken = any(path.stem == delivery.name for path in tables)
    named = replace(delivery, name=f"{delivery.name}_gis") if is_taken else delivery
    book = export_delivery(named, folder / TABLES, formats=BUILD_TABLES, with_note=False)
    return (*gis.files, *book.files), (*gis.findings, *book.findings)


def _tables(region: Region, folder: Path) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    if region.landuse is None:
        return (), ()
    from output.region_tables import write_region_tables  # noqa: PLC0415 - only regions with land use need it

    done = write_region_tables(region, folder)
    return done.written, done.findings
