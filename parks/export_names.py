"""Names that a region gives to layers and columns of its deliveries."""

import unicodedata
from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

FORBIDDEN = '/\\:*?"<>|'
"""Characters that a file system or a database refuses in a name."""
LONGEST = 100


def _usable(names: Mapping[str, str]) -> Mapping[str, str]:
    """Refuse names that no file or table can have, and two that only differ in case."""
    for key, name in names.items():
        fault = _fault(name)
        if fault:
            raise ValueError(f"{key} = {name!r}: {fault}")
    taken: dict[str, str] = {}
    for key, name in names.items():
        first = taken.setdefault(unicodedata.normalize("NFKC", name).casefold(), key)
        if first != key:
            raise ValueError(f"{first} and {key} have the same name {name!r}: give each its own")
    return names


def _fault(name: str) -> str:
    """Return what is wrong with a name; empty where nothing is."""
    if not name or name != name.strip():
        return "write a name without blanks around it"
    wrong = next((sign for sign in name if sign in FORBIDDEN or not sign.isprintable()), "")
    if wrong:
        return f"a name cannot hold {wrong!r}"
    if name.startswith(".") or name.endswith("."):
        return "a name neither begins nor ends with a dot"
    return f"a name has at most {LONGEST} characters" if len(name) > LONGEST else ""


Names = Annotated[Mapping[str, str], AfterValidator(_usable)]


class ExportNames(BaseModel):
    """
    Table `[export]` of region.toml.

    Parameters
    ----------
    layers
        Names of layers and tables by their ids, e.g. `landuse_planned = "GHDK"`.
    fields
        Names of columns by their keys, e.g. `class_id = "YDDM"`; they hold in every layer.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    layers: Names = {}
    fields: Names = {}
