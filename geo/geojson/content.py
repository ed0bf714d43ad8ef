"""Content of a GeoJSON text: features, geometries, coordinate system, and all that is doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.files.limits import DEFAULT_LIMITS, Limits
from geo.geojson.crs import WGS84_CRS, declared_crs
from geo.geojson.document import Document, document_of, feature_name
from geo.geojson.encoding import decoded, without_mark
from geo.geojson.parse import Parsed, collector_paused, has_half_character, parsed
from geo.geojson.rules import RULES, Fault, findings_of
from geo.geojson.shapes import assembled, shapes_of
from geo.geojson.structure import feature_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from pyproj import CRS

    from geo.finding import Finding
    from geo.geojson.document import Form

FEATURE_DEPTHS: dict[Form, int] = {"collection": 2, "list": 1, "single": 0, "sequence": 0}


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Content:
    """
    A GeoJSON text, read whole.

    Parameters
    ----------
    form
        What the root is.
    name
        Name the text gives itself, empty if none.
    members
        Feature objects, as parsed.
    names
        Name of each feature for messages.
    geometries
        Shape (features,), None where there is none or it cannot be read.
    crs
        What the text declares: EPSG:4326 (lon/lat) if it says nothing, None if that is unknown.
    findings
        Everything doubtful; if one is of level `error` the text must not be used.
    """

    form: Form
    name: str
    members: Sequence[dict[str, Any]]
    names: tuple[str, ...]
    geometries: NDArray[np.object_]
    crs: CRS | None
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Findings that forbid to use the text."""
        return tuple(finding for finding in self.findings if finding.level == "error")


def content_of(
    data: bytes | str, *, source: str, limits: Limits = DEFAULT_LIMITS, encoding: str | None = None
) -> Content:
    """
    Content of a GeoJSON text.

    Parameters
    ----------
    data
        Bytes of a file, or its text.
    source
        Name of the file for messages.
    limits
        How long the text may be and how deep it may nest.
    encoding
        What a person says the encoding of the bytes is; None goes by the RFC.

    Returns
    -------
    content
        Empty if the text is not JSON.
    """
    if len(data) > limits.json_bytes:
        message = f"the file is larger than {limits.json_bytes} bytes"
        return _nothing([Fault("too-large", value=str(len(data)), message=message)], source)
    text, faults = without_mark(data) if isinstance(data, str) else decoded(data, encoding=encoding)
    if _has_error(faults):
        return _nothing(faults, source)
    with collector_paused():
        found, problems = parsed(text, limits=limits)
        if problems:
            return _nothing([*faults, *problems], source)
        return _content(text, found, [*faults], source)


def _content(text: str, found: Parsed, faults: list[Fault], source: str) -> Content:
    document = document_of(found.documents)
    crs, doubts = declared_crs(document.roots, document.members)
    shapes, problems = shapes_of(document.parts, has_degrees=crs is not None and crs.is_geographic)
    faults += [*document.faults, *doubts, *problems, *_text_faults(found, document)]
    names = tuple(feature_name(member, n) for n, member in enumerate(document.members))
    lines: tuple[int, ...] = ()
    if any(fault.feature is not None for fault in faults):
        depth = FEATURE_DEPTHS[document.form]
        lines = feature_lines(text, depth=depth, count=len(names))
    return Content(
        form=document.form,
        name=document.name,
        members=document.members,
        names=names,
        geometries=assembled(document.trees, shapes),
        crs=crs,
        findings=findings_of(faults, source, names, lines),
    )


def _nothing(faults: Sequence[Fault], source: str) -> Content:
    return Content(
        form="single",
        name="",
        members=(),
        names=(),
        geometries=np.empty(0, dtype=object),
        crs=WGS84_CRS,
        findings=findings_of(faults, source),
    )


def _has_error(faults: Sequence[Fault]) -> bool:
    return any((fault.level or RULES[fault.code].level) == "error" for fault in faults)


def _text_faults(found: Parsed, document: Document) -> Iterator[Fault]:
    """Members written twice, and texts that hold half of a character."""
    places = _places(document) if found.repeated else {}
    for repeated, names in found.repeated:
        yield Fault("duplicate-member", places.get(id(repeated)), ", ".join(names))
    if found.has_surrogates:
        if has_half_character(document.name):
            yield Fault("bad-text", field="name")
        for feature, member in enumerate(document.members):
            if has_half_character([member.get("id"), member.get("properties")]):
                yield Fault("bad-text", feature)


def _places(document: Document) -> dict[int, int]:
    """Feature each object belongs to, by the identity of the object."""
    return {
        id(owned): feature
        for feature, member in enumerate(document.members)
        for owned in (member, member.get("properties"), member.get("geometry"))
        if isinstance(owned, dict)
    }
