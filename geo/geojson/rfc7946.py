"""Check of a GeoJSON text against RFC 7946."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.files.limits import DEFAULT_LIMITS, Limits
from geo.geojson.content import content_of

if TYPE_CHECKING:
    from geo.finding import Finding


def rfc7946_faults(
    text: str | bytes, *, source: str = "GeoJSON", limits: Limits = DEFAULT_LIMITS
) -> tuple[Finding, ...]:
    """
    Violations of RFC 7946 in a GeoJSON text.

    Parameters
    ----------
    text
        Content of a file, best as bytes: its encoding is checked too. A text should be decoded as
        UTF-8 (not utf-8-sig, which would hide a byte order mark).
    source
        Name of the file for messages.
    limits
        How long the text may be and how deep it may nest.

    Returns
    -------
    findings
        Each kind of fault once a feature, those of the document first, then in the order of the
        features; empty if the text is clean. Codes and levels are those of
        `geo.geojson.rules.RULES`: an `error` cannot be read right, a `warning` can be read but is
        against the RFC, a `note` is what the RFC advises.

    Notes
    -----
    RFC 7946, sections 3 (objects), 3.1.1 (positions), 3.1.6 (rings), 3.1.8 (nested collections),
    4 (CRS), 5 (bounding box), 7.1 (members of other types), 11.1 (encoding) and 11.2 (precision;
    7 decimals are 1 cm).
    """
    return content_of(text, source=source, limits=limits).findings
