"""Tables as JSON: columns, rows by key, notes and sources."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from output.tables.sheet import Sheet


def json_text(sheets: Sequence[Sheet]) -> str:
    """Return tables as JSON: a list of `title`, `columns`, `rows`, `notes` and `sources`."""
    content = [_plain(sheet) for sheet in sheets]
    return json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _plain(sheet: Sheet) -> dict[str, Any]:
    told = ("key", "label_zh", "label_en", "unit", "kind")
    keys = [column.key for column in sheet.columns]
    return {
        "title": sheet.title,
        "columns": [
            {name: value for name, value in asdict(column).items() if name in told}
            for column in sheet.columns
        ],
        "rows": [dict(zip(keys, row, strict=True)) for row in sheet.rows],
        "notes": list(sheet.notes),
        "sources": list(sheet.sources),
    }
