"""Building a region: the page, its tables and the manifest, into a folder of its own."""

from dataclasses import dataclass
from pathlib import Path

from mapper import build_map
from output.manifest import write_manifest
from output.offline_html import write_html
from parks import Finding, Region, check_region, load_region

PAGE, TABLES, MANIFEST = "index.html", "tables", "manifest.json"


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
        The files written, the page first, and the findings. Tables are written for regions with
        land use.

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
    found = (*findings, *told)
    manifest = write_manifest(folder / MANIFEST, region, written=[page, *tables], findings=found)
    return Build(region=region.name, written=(page, *tables, manifest), findings=found)


def _tables(region: Region, folder: Path) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    if region.landuse is None:
        return (), ()
    from output.region_tables import write_region_tables  # noqa: PLC0415 - only regions with land use need it

    done = write_region_tables(region, folder)
    return done.written, done.findings
