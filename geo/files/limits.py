"""How much a file may ask of the machine before it is refused."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """
    Bounds on what comes in; a file beyond one is refused by name.

    Parameters
    ----------
    archive_members
        Most members of a zip or KMZ.
    archive_bytes
        Most bytes that all members of an archive unpack to, counted while unpacking.
    archive_ratio
        Most bytes unpacked for each byte packed, beyond the first `archive_free_bytes`.
    archive_free_bytes
        Bytes of a member that may unpack at any ratio (a small file of one value packs very well).
    json_bytes, json_depth
        Most bytes of a JSON text, and how deep its arrays and objects may nest.
    xml_bytes, xml_depth
        The same of an XML text (KML).
    table_bytes
        Most bytes of a CSV or XLSX table.
    """

    archive_members: int = 10_000
    archive_bytes: int = 4096 * MEBIBYTE
    archive_ratio: int = 100
    archive_free_bytes: int = 8 * MEBIBYTE
    json_bytes: int = 2048 * MEBIBYTE
    json_depth: int = 64
    xml_bytes: int = 512 * MEBIBYTE
    xml_depth: int = 64
    table_bytes: int = 512 * MEBIBYTE


DEFAULT_LIMITS = Limits()
