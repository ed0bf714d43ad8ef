"""Online backdrops that a region declares in region.toml: `[[backdrops]]`."""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator

from parks.tile_address import address_fault, wmts_address

DEEPEST = 24
OWN_KINDS = ("xyz", "wmts")
Subdomain = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,32}$")]


class TileDatum(StrEnum):
    """Datum of the tiles; CGCS2000 is drawn as WGS-84 (they differ by decimetres)."""

    WGS84 = "WGS-84"
    CGCS2000 = "CGCS2000"
    GCJ02 = "GCJ-02"


class _Preset(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    name_zh: str
    name_en: str
    layers: tuple[str, ...]
    subdomains: tuple[str, ...] = ()
    attribution: str
    datum: TileDatum
    max_zoom: int


@cache
def _presets() -> Mapping[str, _Preset]:
    text = files("parks").joinpath("data/catalogue/backdrops.toml").read_text("utf-8")
    return {name: _Preset.model_validate(table) for name, table in tomllib.loads(text).items()}


class Backdrop(BaseModel):
    """One table of `[[backdrops]]`, complete after `Backdrop.model_validate`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[A-Za-z0-9_-]{1,40}$")
    kind: str = Field(default="", validate_default=True)
    """A preset, `xyz` or `wmts`; the id where it is not told."""
    name_zh: str = ""
    name_en: str = ""
    subdomains: tuple[Subdomain, ...] = ()
    layer: str = Field(default="", pattern=r"^[\w.:%-]*$")
    matrix_set: str = Field(default="", pattern=r"^[\w.:%-]*$")
    style: str = Field(default="default", pattern=r"^[\w.:%-]*$")
    format: str = Field(default="image/png", pattern=r"^[\w/+-]+$")
    url: str = Field(default="", validate_default=True)
    """Template of an own tile service."""
    key: str = Field(default="", pattern=r"^[A-Za-z0-9_-]*$", validate_default=True)
    datum: TileDatum = TileDatum.WGS84
    attribution: str = Field(default="", validate_default=True)
    min_zoom: int = Field(default=1, ge=0, le=DEEPEST)
    max_zoom: int = Field(default=18, ge=0, le=DEEPEST)

    @property
    def layers(self) -> tuple[str, ...]:
        """Addresses of the tiles with {s}, {z}, {x} and {y}, the lowest layer first."""
        preset = _presets().get(self.kind)
        templates = preset.layers if preset else (self.url,)
        return tuple(template.replace("{key}", self.key) for template in templates)

    @model_validator(mode="before")
    @classmethod
    def _with_preset(cls, told: object) -> object:
        """Fill in what the preset says and the user does not."""
        if not isinstance(told, dict):
            return told
        preset = _presets().get(str(told.get("kind") or told.get("id")))
        if preset is None:
            return told
        return {**preset.model_dump(mode="json", exclude={"layers"}), **told}

    @field_validator("kind")
    @classmethod
    def _known(cls, kind: str, info: ValidationInfo) -> str:
        found = kind or str(info.data.get("id", ""))
        allowed = (*_presets(), *OWN_KINDS)
        if found not in allowed:
            raise ValueError(f"{found!r} is no backdrop: write kind = one of {', '.join(allowed)}")
        return found

    @field_validator("url")
    @classmethod
    def _usable(cls, url: str, info: ValidationInfo) -> str:
        kind = info.data.get("kind", "")
        if kind not in OWN_KINDS:
            if url and kind:
                raise ValueError(f"{kind} has its own address: leave url out, or say kind = 'xyz'")
            return url
        if not url:
            raise ValueError(f"{kind} needs url = 'https://host/{{z}}/{{x}}/{{y}}.png'")
        if kind == "wmts":
            url = _wmts(url, info)
        fault = address_fault(url, info.data.get("subdomains", ()))
        if fault:
            raise ValueError(fault)
        return url

    @field_validator("key")
    @classmethod
    def _needed(cls, key: str, info: ValidationInfo) -> str:
        kind, url = info.data.get("kind", ""), info.data.get("url", "")
        preset = _presets().get(kind)
        templates = preset.layers if preset else (url,)
        if not key and any("{key}" in template for template in templates):
            raise ValueError(f"{kind} needs key = '...', your own key of the service")
        return key

    @field_validator("attribution")
    @classmethod
    def _credited(cls, attribution: str) -> str:
        if not attribution.strip():
            raise ValueError("write attribution = '...': who made the map that is shown")
        return attribution

    @model_validator(mode="after")
    def _named(self) -> Self:
        if not self.name_zh and not self.name_en:
            raise ValueError(f"backdrop {self.id!r} needs name_zh or name_en")
        if self.min_zoom > self.max_zoom:
            raise ValueError(f"backdrop {self.id!r}: min_zoom is above max_zoom")
        return self


def _wmts(url: str, info: ValidationInfo) -> str:
    told = {name: str(info.data.get(name, "")) for name in ("layer", "matrix_set", "style")}
    if "{" not in url.replace("{s}", "").replace("{key}", "") and not (
        told["layer"] and told["matrix_set"]
    ):
        raise ValueError("wmts needs layer and matrix_set, or {TileMatrix} and so on in its url")
    return wmts_address(url, **told, picture=str(info.data.get("format", "")))
