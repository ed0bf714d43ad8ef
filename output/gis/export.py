"""The export of a region: described, delivered, written, read back, and only then put in place."""

from __future__ import annotations

import dataclasses
import tempfile
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from output.gis.formats import DEFAULT_FORMATS
from output.gis.into_place import move_into
from output.gis.options import AUTO, export_options
from output.gis.write_formats import formats_with_content, write_formats

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.finding import Finding
    from output.gis.delivery import Delivery, Format, Written
    from output.gis.options import ExportOptions, Names
    from parks import Region

MOST_SHOWN = 20


class DeliveryError(Exception):
    """
    Files that do not hold what was to be delivered.

    Parameters
    ----------
    findings
        The differences, each with file, layer, feature, field, what was expected and found.
    """

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(tuple(findings))
        self.findings = tuple(findings)

    def __str__(self) -> str:
        """Return one line a difference, the first twenty."""
        shown = [f"  {finding}" for finding in self.findings[:MOST_SHOWN]]
        rest = len(self.findings) - MOST_SHOWN
        more = [f"  ... and {rest} more"] if rest > 0 else []
        head = "what was written differs from what was to be delivered; nothing was put in place:"
        return "\n".join([head, *shown, *more])


@dataclass(frozen=True, eq=False, kw_only=True)
class Export:
    """
    What an export wrote.

    Parameters
    ----------
    delivery
        What was delivered, with its CRS.
    written
        Files by format, where they are now.
    note
        The delivery note; None where none was wanted.
    findings
        Doubts about the data, and what the formats cannot hold.
    """

    delivery: Delivery
    written: tuple[Written, ...]
    note: Path | None
    findings: tuple[Finding, ...]

    @property
    def files(self) -> tuple[Path, ...]:
        """All files, the note first; for a file geodatabase its folder."""
        files = dict.fromkeys(path for written in self.written for path in written.files)
        return (*([self.note] if self.note else []), *files)


def export_region(  # noqa: PLR0913 - one parameter an option
    region: Region | str | Path,
    folder: Path,
    *,
    formats: Names = DEFAULT_FORMATS,
    layers: Names = (),
    crs: str = AUTO,
    zone_prefix: bool = False,
    encoding: str = "gbk",
    lang: str = "zh",
    check: bool = True,
) -> Export:
    """
    Write a region as styled GIS files and tables.

    Parameters
    ----------
    region
        A region, the name of a bundled one, or the path of a region folder.
    folder
        Folder to write to; made if needed. Files of the same names are replaced, others stay.
    formats
        Of gpkg, shp, kmz, dxf, fgb, parquet, geojson, gdb, xlsx, csv, qgz, sld, qml: one text with
        commas, or one by one.
    layers
        Ids of layers, likewise; empty for all. Tables go with every delivery.
    crs
        "auto", or any text that pyproj reads, e.g. `EPSG:4545`. "auto" is the CRS of region.toml,
        else the CGCS2000 3-degree zone that holds most of what is delivered.
    zone_prefix
        Gauss-Kruger eastings that begin with the number of the zone.
    encoding
        Encoding of shapefiles, `gbk` or `utf-8`.
    lang
        Language of names, titles and notes, `zh` or `en`.
    check
        Whether every file is read again and compared.

    Returns
    -------
    export
        Files and findings.

    Raises
    ------
    geo.files.refused.FileRefusedError
        If an option is not allowed or nothing can be delivered as asked for.
    parks.RegionError
        If the region cannot be read.
    DeliveryError
        If a file does not hold what was to be delivered; then no file is put in place.
    """
    from parks import check_region  # noqa: PLC0415 - heavy imports only where they are needed

    options = export_options(
        formats=formats, layers=layers, crs=crs, zone_prefix=zone_prefix, encoding=encoding,
        lang=lang,
    )  # fmt: skip
    read = _loaded(region)
    doubts = check_region(read)
    delivery, findings = deliver_region(read, options, findings=doubts)
    return export_delivery(
        delivery, folder, formats=options.formats, findings=distinct(doubts, findings), check=check
    )


def distinct(*findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings of several steps, each once."""
    return tuple(dict.fromkeys(chain.from_iterable(findings)))


def deliver_region(
    region: Region | str | Path,
    options: ExportOptions,
    *,
    findings: Iterable[Finding] | None = None,
) -> tuple[Delivery, tuple[Finding, ...]]:
    """
    Describe a region and make it ready to be written.

    Parameters
    ----------
    region, options
        As for `export_region`.
    findings
        What `parks.check_region` found; it is asked where this is None.

    Returns
    -------
    delivery
        What is delivered.
    findings
        Doubts about the data found on the way.

    Raises
    ------
    geo.files.refused.FileRefusedError
        If nothing can be delivered as asked for.
    """
    from mapper.gis.describe import describe_gis  # noqa: PLC0415 - as above
    from output.gis.names import file_stem  # noqa: PLC0415 - as above
    from output.gis.plan import deliver  # noqa: PLC0415 - as above

    read = _loaded(region)
    scene = describe_gis(read, findings=findings)
    delivery, told = deliver(
        scene, name=file_stem(read.name), options=options, names=read.meta.export,
        region_crs=read.meta.delivery_crs,
    )  # fmt: skip
    return delivery, (*scene.findings, *told)


def _loaded(region: Region | str | Path) -> Region:
    """Return a region, read where its name or path is given."""
    from parks import load_region  # noqa: PLC0415 - as above

    return load_region(region) if isinstance(region, str | Path) else region


def export_delivery(
    delivery: Delivery,
    folder: Path,
    *,
    formats: Sequence[Format],
    findings: Sequence[Finding] = (),
    check: bool = True,
    with_note: bool = True,
) -> Export:
    """
    Write a delivery.

    Parameters
    ----------
    delivery
        What is written.
    folder
        Folder to write to; made if needed.
    formats
        Formats to write.
    findings
        What was found while it was made ready; goes into note and result.
    check
        Whether every file is read again and compared.
    with_note
        Whether a delivery note is written.

    Returns
    -------
    export
        Files and findings.

    Raises
    ------
    DeliveryError
        If a file does not hold what was to be delivered; then no file is put in place.
    """
    from output.gis.note import write_note  # noqa: PLC0415 - as above

    kept, left_out = formats_with_content(delivery, formats)
    found = (*findings, *left_out)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".export-") as beside:
        part = Path(beside)
        written = write_formats(delivery, part, kept)
        if check:
            _check(delivery, written)
        note = (
            write_note(delivery, part, written=written, findings=found, is_checked=check)
            if with_note
            else None
        )
        move_into(part, folder)
    losses = tuple(loss for one in written for loss in one.losses)
    return Export(
        delivery=delivery,
        written=tuple(_moved(one, part, folder) for one in written),
        note=folder / note.name if note else None,
        findings=(*found, *losses),
    )


def _check(delivery: Delivery, written: Sequence[Written]) -> None:
    from output.gis.read_back.check import check_written  # noqa: PLC0415 - as above

    found = [finding for one in written for finding in check_written(delivery, one)]
    if found:
        raise DeliveryError(found)


def _moved(written: Written, part: Path, folder: Path) -> Written:
    files = tuple(folder / path.relative_to(part) for path in written.files)
    return dataclasses.replace(written, files=files)
