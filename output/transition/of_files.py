"""Two files compared in the zones of a third, ready to be shown."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from geo.files.read_layer import read_layer
from geo.transition import realised, transition
from output.transition.content import TransitionContent
from parks.change.realised_plan import MARKER_NAMES

if TYPE_CHECKING:
    from pathlib import Path


OWN_ID = "zone_id"


def files_content(
    before: Path, after: Path, zones: Path, *, class_field: str, zone_id: str | None = None
) -> TransitionContent:
    """
    Compare two files in zones.

    Parameters
    ----------
    before, after
        Files of parcels, in one CRS.
    zones
        File of polygons.
    class_field
        Column of the class in both files; classes are compared as text.
    zone_id
        Column that names the zones; None for the ids of the file, or their numbers.

    Raises
    ------
    geo.files.refused.FileRefusedError
        If a file cannot be read.
    ValueError
        If a column or a CRS is missing, or the two states are in different CRS.
    """
    layers = {name: read_layer(path) for name, path in _named(before, after, zones).items()}
    frame = layers["zones"].frame
    if zone_id is None:
        zone_id, frame = OWN_ID, frame.assign(**{OWN_ID: list(layers["zones"].ids)})
    found = transition(
        frame,
        layers["before"].frame,
        layers["after"].frame,
        zone_id=zone_id,
        before_class=class_field,
        after_class=class_field,
    )
    told = (item for layer in layers.values() for item in layer.findings)
    title = f"{before.name} → {after.name}"
    return TransitionContent(
        title=(f"用地转移 {title}", f"Land-use transition {title}"),
        before_name=("之前", "before"),
        after_name=("之后", "after"),
        transition=found,
        realised=realised(found),
        zone_names={},
        class_names=MARKER_NAMES,
        missing={},
        notes=((f"范围：{zones.name}。", f"Zones: {zones.name}."),),
        sources=tuple((layer.source, layer.source) for layer in layers.values()),
        is_fictional=False,
        findings=(
            *told,
            *(
                dataclasses.replace(item, source=layers[item.source].source)
                for item in found.findings
            ),
        ),
    )


def _named(before: Path, after: Path, zones: Path) -> dict[str, Path]:
    return {"before": before, "after": after, "zones": zones}
