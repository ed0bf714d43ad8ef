"""Tables of a fictional region, which say so in title and notes."""

from collections.abc import Iterable
from dataclasses import replace

from output.say import say
from output.tables import Lang, Sheet

NOTE_ZH = "虚构园区：图形与数据均为生成，不代表任何真实园区。"
NOTE_EN = "Fictional parks: shapes and figures are generated and stand for no real park."


def marked_fictional(
    sheets: Iterable[Sheet], *, is_fictional: bool, lang: Lang = "zh"
) -> tuple[Sheet, ...]:
    """Return tables whose titles and notes say that the region is made up, if it is."""
    if not is_fictional:
        return tuple(sheets)
    word, note = say(lang, "虚构", "fictional"), say(lang, NOTE_ZH, NOTE_EN)
    mark = say(lang, f"（{word}）", f" ({word})")
    return tuple(
        replace(
            sheet,
            title=sheet.title if word in sheet.title else sheet.title + mark,
            notes=tuple(dict.fromkeys((note, *sheet.notes))),
        )
        for sheet in sheets
    )
