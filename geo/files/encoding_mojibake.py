"""Text that was decoded in the wrong encoding before it reached us, with what it likely meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geo.files.encoding_reading import decode_cut
from geo.files.encoding_score import chance_cost, text_cost
from geo.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

ODDS = 9.0  # nats by which the mended text must be likelier than the text as it stands
CERTAIN = 25.0  # the same for text in UTF-8, which bytes of another encoding hardly ever are
ODDS_OVER_CHANCE = 2.0
LOOKED_AT = 4000  # different texts of a column that are looked at, spread evenly
MOSTLY = 0.5

LOST = re.compile(
    "\ufffd|锟斤拷|[锟�]斤拷|烫烫烫|屯屯屯|(?<![?\\w])\\?{2,}(?!\\S)|^\\?{2,}|(?<=[\u4e00-\u9fff])\\?{2,}"
)
WESTERN = re.compile("[\u0080-\u02ff\u2013-\u203a\u20ac\u2122\u2500-\u25a0\u0391-\u03c9]")
HAN = re.compile("[\u3400-\u9fff\ue000-\uf8ff]")

MISREADINGS = {
    "western": (("western", "utf-8"), ("western", "gb18030"), ("western", "cp950"),
                ("cp437", "utf-8"), ("cp437", "gb18030")),
    "han": (("gb18030", "utf-8"), ("cp950", "gb18030"), ("gb18030", "cp950"),
            ("cp932", "gb18030"), ("cp950", "utf-8"), ("cp932", "utf-8")),
}  # fmt: skip
"""(read as, written in): how Chinese text is misread most often, by the script that comes out."""

SPELLED = {"western": "cp1252", "cp950": "big5", "cp932": "shift_jis"}
WESTERN_BYTES = {
    **{chr(code): code for code in range(0x100)},
    **{
        bytes([code]).decode("cp1252"): code
        for code in range(0x80, 0xA0)
        if bytes([code]).decode("cp1252", "ignore")
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """
    A text that is probably mojibake.

    Parameters
    ----------
    position
        Index of the text among those given.
    text
        As it stands.
    meant
        What it likely meant; "" if the characters are lost.
    how
        What went wrong, e.g. "gb18030 read as cp1252".
    """

    position: int
    text: str
    meant: str
    how: str


def mojibake_suspects(texts: Sequence[str | None]) -> tuple[Suspect, ...]:
    """
    Find the texts that were decoded in the wrong encoding.

    Parameters
    ----------
    texts
        Decoded texts, None where there is none.

    Returns
    -------
    suspects
        In order; of more than `LOOKED_AT` different texts, evenly spread ones are looked at.

    Notes
    -----
    A text is suspect if it holds what a lossy conversion leaves (U+FFFD, 锟斤拷, runs of "?"), or
    if undoing a common misreading gives a text e^9 times likelier (`text_cost`) than the one that
    stands there, and likelier than characters drawn blindly.
    """
    first: dict[str, int] = {}
    for position, text in enumerate(texts):
        if isinstance(text, str) and (not text.isascii() or "??" in text):
            first.setdefault(text, position)
    step = max(1, -(-len(first) // LOOKED_AT))
    chosen = list(first.items())[::step]
    found = (_suspect(text, position) for text, position in chosen)
    return tuple(suspect for suspect in found if suspect is not None)


def mojibake_findings(
    columns: pd.DataFrame, *, source: str, ids: Sequence[str] = ()
) -> tuple[Finding, ...]:
    """
    Find `mojibake` in the text columns and the names of columns of a table.

    Parameters
    ----------
    columns
        Attributes of a layer; what is not text is passed over.
    source
        Name of the file for messages.
    ids
        Name of each row for messages, shape (n,).

    Returns
    -------
    findings
        One a column: `error` if at least half of its different texts beyond ASCII are suspect,
        else `warning`.
    """
    names = [str(name) for name in columns.columns]
    found = [_finding(source, "", names, suspects) for suspects in [mojibake_suspects(names)]]
    for place, name in enumerate(names):
        texts = _texts(columns.iloc[:, place])
        suspects = mojibake_suspects(texts)
        feature_id = ids[suspects[0].position] if suspects and ids else ""
        found.append(_finding(source, name, texts, suspects, feature_id=feature_id))
    return tuple(finding for finding in found if finding is not None)


def _texts(column: pd.Series) -> list[str | None]:
    values = column.tolist() if column.dtype.kind == "O" or str(column.dtype) == "str" else []
    return [value if isinstance(value, str) else None for value in values]


def _suspect(text: str, position: int) -> Suspect | None:
    if LOST.search(text):
        return Suspect(position=position, text=text, meant="", how="characters lost")
    best = min(_mended(text), default=None)
    if best is None:
        return None
    _, meant, wrong, right = best
    how = f"{SPELLED.get(right, right)} read as {SPELLED.get(wrong, wrong)}"
    return Suspect(position=position, text=text, meant=meant, how=how)


def _mended(text: str) -> Iterator[tuple[float, str, str, str]]:
    """Yield cost, meaning, wrong and right encoding of what is far likelier than the text."""
    script = "western" if len(WESTERN.findall(text)) > 1 else "han"
    if script == "han" and not HAN.search(text):
        return
    cost = text_cost(text, "utf-8")
    if script == "han" and cost + ODDS < chance_cost(text):
        return
    for wrong, right in MISREADINGS[script]:
        meant = _undone(text, wrong, right)
        if meant is None or meant == text or meant.isascii() or (script, len(meant)) == ("han", 1):
            continue
        mended_cost = text_cost(meant, right)
        odds = 0 if right == "utf-8" else ODDS_OVER_CHANCE
        likely = mended_cost + odds < chance_cost(meant)
        if mended_cost + (ODDS if likely else CERTAIN) < cost and (likely or right == "utf-8"):
            yield mended_cost, meant, wrong, right


def _undone(text: str, wrong: str, right: str) -> str | None:
    """Text as it would have been if decoded right; None if it cannot have come about so."""
    try:
        if wrong == "western":
            data = bytes(WESTERN_BYTES[character] for character in text)
        else:
            data = text.encode(wrong)
        return decode_cut(data, right)[0]
    except (UnicodeError, KeyError):
        return None


def _finding(
    source: str,
    field: str,
    texts: Sequence[str | None],
    suspects: Sequence[Suspect],
    *,
    feature_id: str = "",
) -> Finding | None:
    if not suspects:
        return None
    first = next((suspect for suspect in suspects if suspect.meant), suspects[0])
    beyond = np.unique([text for text in texts if text and (not text.isascii() or "??" in text)])
    mostly = len(suspects) >= MOSTLY * min(len(beyond), LOOKED_AT)
    likely = f" {first.meant[:40]!r} was likely meant ({first.how})" if first.meant else ""
    where = f"{len(suspects)} different texts" if field else f"{len(suspects)} names of columns"
    return Finding(
        level="error" if mostly else "warning",
        code="mojibake",
        source=source,
        feature_id=feature_id if first is suspects[0] else "",
        field=field,
        value=first.text[:40],
        message=f"text was decoded in the wrong encoding ({where});{likely or ' it is lost'}",
        remedy="Export the layer again from the original, in UTF-8",
    )
