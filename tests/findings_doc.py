"""The list of all finding codes for the docs, made from the source and the table of words."""

from collections.abc import Mapping
from pathlib import Path

from mapper.finding_words import finding_words

HEAD = Path(__file__).parent / "golden" / "findings_head.md"
PARTS: Mapping[str, tuple[str, ...]] = {
    "Regions, tables and imports": ("parks", "output"),
    "Shapes and neighbours": ("geo/checks", "geo/store_precision"),
    "CRS and datum": ("geo/crs", "geo/datum", "geo/locate"),
    "Files, texts and formats": ("geo",),
}


def findings_doc(codes: Mapping[str, str]) -> str:
    """Return the document; `codes` holds the file in which each code is found."""
    left = dict(codes)
    sections = [HEAD.read_text("utf-8")]
    for title, folders in PARTS.items():
        mine = sorted(code for code, path in left.items() if path.startswith(folders))
        rows = [_row(code) for code in mine]
        sections.append(
            "\n".join(
                [
                    f"## {title}\n",
                    "| Code | What | 名称 | 办法 |",
                    "| --- | --- | --- | --- |",
                    *rows,
                    "",
                ]
            )
        )
        left = {code: path for code, path in left.items() if code not in mine}
    return "\n".join(sections)


def _row(code: str) -> str:
    words = finding_words(code)
    return f"| `{code}` | {words.name.en} | {words.name.zh} | {words.remedy_zh} |"
