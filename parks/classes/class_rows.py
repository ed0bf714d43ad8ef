"""The table of an edition, in which an empty cell means: as the class above."""

import csv
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Literal, cast

from parks.classes.land_class import ColourStatus, LandClass, Level, Status

Row = Mapping[str, str]
NOT_EVALUATED = "none"


def read_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of `parks/data/classes`, by its name without `.csv`."""
    text = files("parks").joinpath(f"data/classes/{name}.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def read_classes(edition_id: str) -> dict[str, LandClass]:
    """Return the classes of an edition by code, in the order of its table."""
    rows = {row["code"]: row for row in read_rows(edition_id)}
    return {code: _land_class(row, rows) for code, row in rows.items()}


def _land_class(row: Row, rows: Mapping[str, Row]) -> LandClass:
    coloured = _nearest(row, rows, "colour")
    evaluation = _nearest(row, rows, "evaluation")["evaluation"]
    return LandClass(
        code=row["code"],
        level=cast("Level", int(row["level"])),
        parent=row["parent"],
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        label_zh=_nearest(row, rows, "label_zh")["label_zh"],
        label_en=_nearest(row, rows, "label_en")["label_en"],
        colour=coloured["colour"],
        colour_status=cast("ColourStatus", coloured["colour_status"]),
        colour_from=coloured["code"],
        is_hatched=row["hatched"] == "yes",
        is_urban_construction=_nearest(row, rows, "construction")["construction"] == "yes",
        evaluation="" if evaluation == NOT_EVALUATED else evaluation,
        is_industrial=_nearest(row, rows, "industrial")["industrial"] == "yes",
        is_local=row["local"] == "yes",
        status=cast("Status", row["status"]),
        name_status=cast("Status", row["name_status"]),
    )


def _nearest(
    row: Row,
    rows: Mapping[str, Row],
    column: Literal["colour", "label_zh", "label_en", "construction", "evaluation", "industrial"],
) -> Row:
    """Return the nearest row, this one or one above it, that fills a column; else the top one."""
    return next((one for one in _upwards(row, rows) if one[column]), row)


def _upwards(row: Row, rows: Mapping[str, Row]) -> Iterator[Row]:
    yield row
    if row["parent"]:
        yield from _upwards(rows[row["parent"]], rows)
