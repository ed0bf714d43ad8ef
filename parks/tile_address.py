"""Addresses of map tiles: what may stand in them, and which hosts they name."""

import ipaddress
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

ORIGIN = re.compile(r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?")
PRIVATE_ENDINGS = (".local", ".lan", ".internal", ".intranet", ".corp", ".home", ".localhost")
PLACES = frozenset({"s", "z", "x", "y", "-y", "key"})
WMTS_PLACES = {"TileMatrix": "z", "TileRow": "y", "TileCol": "x"}
UNSAFE = re.compile(r"""[\s"'<>\\^`|]|[^\x20-\x7e]""")


def wmts_address(address: str, *, layer: str, matrix_set: str, style: str, picture: str) -> str:
    """
    Return the tile address of a WMTS.

    Parameters
    ----------
    address
        Address of the service, or a template with {TileMatrix}, {TileRow} and {TileCol}, which is
        returned in our own letters.
    layer, matrix_set, style, picture
        What a GetTile request names; `picture` is its format, e.g. image/png.

    Returns
    -------
    template
        Address with {z}, {x} and {y}.
    """
    for theirs, ours in WMTS_PLACES.items():
        address = address.replace(f"{{{theirs}}}", f"{{{ours}}}")
    if "{z}" in address:
        return address
    joint = "" if address.endswith(("?", "&")) else "&" if "?" in address else "?"
    return (
        f"{address}{joint}SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={layer}&STYLE={style}"
        f"&TILEMATRIXSET={matrix_set}&FORMAT={picture}&TILEMATRIX={{z}}&TILEROW={{y}}&TILECOL={{x}}"
    )


def address_fault(address: str, subdomains: Sequence[str]) -> str:
    """Return what stands against a tile address, with how to mend it; empty if nothing does."""
    parts = urlsplit(address)
    host = parts.netloc
    places = set(re.findall(r"\{([^{}]*)\}", address))
    row = "{-y}" if "{-y}" in address else "{y}"
    tests = (
        (parts.scheme not in ("http", "https"), "an address starts with https:// or http://"),
        (bool(UNSAFE.search(address)), "an address has no spaces, quotes or letters beyond ASCII"),
        ("@" in host, "an address carries no user name or password"),
        ("*" in host, "a host is written out: list the names of its servers as subdomains"),
        (bool(places - PLACES), f"unknown {_braced(places - PLACES)}: use {_braced(PLACES)}"),
        (not {"z", "x", row[1:-1]} <= places, "expected {z}, {x} and {y} (or {-y}) in the address"),
        ("{s}" in address and not subdomains, "{s} needs subdomains = [...]"),
        (bool(set(re.findall(r"\{[^{}]*\}", host)) - {"{s}"}), "a host holds only {s}"),
    )
    return next((message for is_wrong, message in tests if is_wrong), "") or _origins_fault(
        address, subdomains
    )


def origins_of(address: str, subdomains: Sequence[str]) -> tuple[str, ...]:
    """Return scheme, host and port of every server that a tile address names, in order."""
    parts = urlsplit(address)
    origin = f"{parts.scheme}://{parts.netloc.lower()}"
    names = subdomains if "{s}" in origin else ("",)
    return tuple(dict.fromkeys(origin.replace("{s}", name.lower()) for name in names))


def _origins_fault(address: str, subdomains: Sequence[str]) -> str:
    for origin in origins_of(address, subdomains):
        if not ORIGIN.fullmatch(origin):
            return f"{origin!r} is no host of letters, digits, points and hyphens"
        if origin.startswith("http:") and not _is_private(urlsplit(origin).hostname or ""):
            return "http:// is for hosts of an own network only: write https://"
    return ""


def _is_private(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith(PRIVATE_ENDINGS)


def _braced(names: frozenset[str] | set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))
