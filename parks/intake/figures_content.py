"""Figures of a table as the new content of indicators.csv."""

from collections.abc import Iterable

from geo.files.layer import Layer
from geo.files.refused import FileRefusedError
from geo.finding import Finding
from parks.intake.content import Content
from parks.intake.figure_rows import figure_rows
from parks.intake.join_units import Row, join_units
from parks.intake.options import ImportOptions, Target
from parks.intake.table_text import with_rows
from parks.region import Region

SAME = (
    "unit_id",
    "indicator",
    "unit",
    "period",
    "status",
    "measure",
    "source_id",
    "locator",
    "value",
)
"""Columns in which a figure of the same file is the same."""


def figures_content(
    layer: Layer, region: Region, *, target: Target, options: ImportOptions, source_id: str
) -> Content:
    """
    Turn a table into the new content of indicators.csv.

    Parameters
    ----------
    layer
        The table as it was read.
    region
        The region as it is.
    target
        `indicators`.
    options
        What the planner says of the table.
    source_id
        Id of the file in sources.csv.

    Returns
    -------
    content
        The former figures, then the new ones, and the units named for the first time. A figure that
        the same file brought in before is left out.

    Raises
    ------
    FileRefusedError
        If a figure cannot be read, with everything that stands against the table.
    """
    table = layer.frame.drop(columns="geometry")
    new = figure_rows(
        table, fields=options.fields, values=options.values, units=region.units,
        source=layer.source, source_id=source_id,
    )  # fmt: skip
    allowed = {"unknown-unit"} if options.add_units else set()
    errors = [item for item in new.findings if item.level == "error" and item.code not in allowed]
    if errors:
        raise FileRefusedError((*layer.findings, *new.findings))
    joined = join_units(
        [{"unit_id": row["unit_id"], "name_zh": row["name"]} for row in new.rows],
        region.units,
        ids=[row["locator"] for row in new.rows],
        source=layer.source,
        new={"kind": "park", "source_id": source_id, "locator": layer.source},
    )
    rows: list[Row] = [
        {**{key: text for key, text in row.items() if key != "name"}, "unit_id": unit_id}
        for row, unit_id in zip(new.rows, joined.unit_ids, strict=True)
    ]
    rows, known = _unknown_rows(rows, region)
    kept = (item for item in new.findings if item.code not in allowed)
    return Content(
        files={f"{target}.csv": with_rows(region.folder / f"{target}.csv", rows)},
        features=len(rows),
        new_units=joined.new_units,
        findings=(*kept, *joined.findings, *_told_known(known, layer.source)),
    )


def _unknown_rows(rows: list[Row], region: Region) -> tuple[list[Row], int]:
    """Return the figures that the same file has not brought in before, and how many it has."""
    old = zip(*(region.indicators[name] for name in SAME), strict=True)
    known = {(*texts, float(value)) for *texts, value in old}
    new = [
        row
        for row in rows
        if (*(row[name] for name in SAME[:-1]), float(row["value"])) not in known
    ]
    return new, len(rows) - len(new)


def _told_known(count: int, source: str) -> Iterable[Finding]:
    if count:
        yield Finding(
            level="note",
            code="duplicate-figure",
            source=source,
            value=f"{count:,} figures",
            message="the same file was imported before; figures that stand already were left out",
            remedy="Nothing needs to be done.",
        )
