"""Periods as people write them, in the form of the store."""

import re
import unicodedata

from parks.period import period_or_none

YEAR = r"(?P<year>\d{4})\s*年?\s*(?:度)?"
DAY = re.compile(
    r"(?P<year>\d{4})\s*[年./-]\s*(?P<month>\d{1,2})\s*(?:月|[./-](?=\s*\d))?\s*(?:(?P<day>\d{1,2})\s*日?)?"
    r"(?:[T ]+[\d:.+Z-]*)?"
)
PLAIN_DAY = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)")
QUARTER = re.compile(YEAR + r"[-\s]*(?:第?(?P<quarter>[一二三四1-4])季度?|Q(?P<q>[1-4]))")
HALF = re.compile(YEAR + r"[-\s]*(?:(?P<half>[上下])半年|H(?P<h>[12]))")
WHOLE = re.compile(YEAR)
NUMERALS = {"一": "1", "二": "2", "三": "3", "四": "4", "上": "1", "下": "2"}


def written_period(text: str) -> str:
    """
    Return a period in the form of the store.

    Parameters
    ----------
    text
        As a column of years or dates holds it: `2023年`, `2023/5/1`, `2024年一季度`,
        `2023-05-01T00:00:00`.

    Returns
    -------
    period
        `2023`, `2024-Q1`, `2020-H1`, `2024-04`, `2023-05-01` or `2023/2025`; empty if the text is
        none.

    Examples
    --------
    >>> written_period("2023年5月"), written_period("2024年第一季度"), written_period("近年")
    ('2023-05', '2024-Q1', '')
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if period_or_none(plain):
        return plain
    return next((found for found in _readings(plain) if period_or_none(found)), "")


def _readings(plain: str) -> list[str]:
    """Return what the text may mean, in the form of the store."""
    found = []
    if match := WHOLE.fullmatch(plain):
        found.append(match["year"])
    if match := QUARTER.fullmatch(plain):
        number = match["quarter"] or match["q"]
        found.append(f"{match['year']}-Q{NUMERALS.get(number, number)}")
    if match := HALF.fullmatch(plain):
        found.append(f"{match['year']}-H{NUMERALS.get(match['half'], match['h'])}")
    match = PLAIN_DAY.fullmatch(plain) or DAY.fullmatch(plain)
    if match and (match["day"] or "." not in plain):  # 2023.1 may be January, October or a number
        day = f"-{int(match['day']):02d}" if match["day"] else ""
        found.append(f"{match['year']}-{int(match['month']):02d}{day}")
    return found
