"""A page as one file that makes no request, under a Content-Security-Policy by hashes."""

import base64
import hashlib
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from geo.files.atomic import write_atomically
from mapper import RemoteAssetError, image_origins, render_map

if TYPE_CHECKING:
    import folium

RUN_TYPES = (None, "", "module", "text/javascript")
REMOTE = re.compile(r"""(?:src|href)\s*=\s*["']?\s*(?:https?:)?//[^\s"'>]+""", re.IGNORECASE)


def write_html(region_map: "folium.Map", path: str | Path) -> Path:
    """
    Write a map as one HTML file that works from disk with no network.

    Only a declared backdrop, when the reader switches it on, loads pictures from its own servers.

    Parameters
    ----------
    region_map
        A map from `mapper.build_map`; further Folium elements are kept.
    path
        File to write; its folder is made, an older file is replaced at once.

    Returns
    -------
    path
        The file written. The same map gives the same bytes.

    Raises
    ------
    mapper.RemoteAssetError
        If a Folium element needs files from elsewhere; the message names it.
    """
    html = with_policy(render_map(region_map), images_from=image_origins(region_map))
    return write_atomically(Path(path), html.encode("utf-8"))


def with_policy(html: str, *, images_from: Iterable[str] = ()) -> str:
    """
    Return a document with a policy that allows its own scripts and styles and nothing else.

    Parameters
    ----------
    html
        A whole document with a `<head>`.
    images_from
        Scheme, host and port of servers from which the page may load pictures.

    Returns
    -------
    html
        The document with a Content-Security-Policy at the top of its head.

    Raises
    ------
    mapper.RemoteAssetError
        If its markup names a resource elsewhere.
    """
    found = _Inline()
    found.feed(html)
    remote = REMOTE.findall(found.markup)
    if remote:
        raise RemoteAssetError(f"the page would load {', '.join(sorted(set(remote)))}")
    policy = "; ".join(
        [
            "default-src 'none'",
            f"script-src {_hashes(found.scripts)}",
            f"style-src {_hashes(found.styles)}",
            " ".join(["img-src data: blob:", *images_from]),
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return html.replace("<head>", f"<head>\n{meta}", 1)


def _hashes(texts: Iterable[str]) -> str:
    digests = (hashlib.sha256(text.encode("utf-8")).digest() for text in texts)
    return (
        " ".join(
            dict.fromkeys(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
        )
        or "'none'"
    )


class _Inline(HTMLParser):
    """Collects what runs and what styles in a document, and the markup around it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.markup = ""
        self._into: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.markup += self.get_starttag_text() or ""
        runs = tag == "script" and dict(attrs).get("type") in RUN_TYPES
        self._into = self.scripts if runs else self.styles if tag == "style" else None
        if self._into is not None:
            self._into.append("")

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._into = None
