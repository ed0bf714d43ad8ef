"""Making a new region folder that builds as it is."""

import csv
import io
from importlib.resources import files
from pathlib import Path

from geo.files.atomic import write_atomically
from parks.errors import StoreError
from parks.store import LAYERS, SETTINGS, TABLES

EMPTY_LAYER = '{"type":"FeatureCollection","features":[\n]}\n'
OWN_SOURCE = "region-folder"


def new_region(folder: Path, *, name_zh: str = "", name_en: str = "") -> tuple[Path, ...]:
    """
    Make a region folder with nothing in it but the region itself.

    Parameters
    ----------
    folder
        Folder to make; it must not exist, or be empty.
    name_zh, name_en
        Names of the region; the folder's name where they are empty.

    Returns
    -------
    written
        Its files: settings with comments, tables with their headings, empty layers, and a README
        that says what each is for.

    Raises
    ------
    StoreError
        If the folder holds something already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreError(
            folder, "the folder is not empty", remedy="Name a folder that does not exist yet."
        )
    plain = folder.resolve().name
    names = {"name_zh": name_zh or name_en or plain, "name_en": name_en or name_zh or plain}
    rows = {"units": [_own_unit(names)], "sources": [_own_document(names)]}
    contents = {
        SETTINGS: _template(SETTINGS, {key: _toml_text(text) for key, text in names.items()}),
        "README.md": _template("README.md", names),
        **{f"{name}.csv": _table(name, rows.get(name, [])) for name in TABLES},
        **{f"{name}.geojson": EMPTY_LAYER for name in LAYERS},
    }
    return tuple(
        write_atomically(folder / name, text.encode("utf-8")) for name, text in contents.items()
    )


def _own_unit(names: dict[str, str]) -> dict[str, str]:
    return {"id": "region", **names, "kind": "district", "source_id": OWN_SOURCE}


def _own_document(names: dict[str, str]) -> dict[str, str]:
    return {
        "source_id": OWN_SOURCE,
        "title_zh": f"{names['name_zh']}：本区域文件夹的说明",
        "title_en": f"{names['name_en']}: what this region folder itself says",
        "file": SETTINGS,
    }


def _table(name: str, rows: list[dict[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(TABLES[name].columns), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _template(name: str, values: dict[str, str]) -> str:
    text = files("parks").joinpath(f"data/template/{name}").read_text("utf-8")
    for field, value in values.items():
        text = text.replace(f"{{{field}}}", value)
    return text


def _toml_text(text: str) -> str:
    """Return a text as it stands between the quotes of a TOML string."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
