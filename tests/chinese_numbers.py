"""Numbers as Chinese newspapers print them, read independently of the tables."""

import re

DIGITS = {
    "零": 0,
    "一": 1,
    "两": 2,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
ARABIC = re.compile(r"\d+(?:\.\d+)?")
FRACTION = re.compile(r"([一二三四五六七八九十])分之([一二三四五六七八九十])")
ARABIC_FRACTION = re.compile(r"(\d+)/(\d+)")
HAN = re.compile(r"[零一两二三四五六七八九十]+")


def numbers_in(text: str) -> set[float]:
    """Return every number a printed text can mean."""
    text = text.replace(" ", "")
    found = {float(match) for match in ARABIC.findall(text)}
    found |= {_han(top) / _han(below) for below, top in FRACTION.findall(text)}
    found |= {int(top) / int(below) for top, below in ARABIC_FRACTION.findall(text)}
    found |= {_han(match) for match in HAN.findall(text)}
    if "半" in text:
        found.add(0.5)
    if "首" in text:
        found.add(1.0)
    if "百" in text:
        found.add(100.0)
    return found


def _han(text: str) -> float:
    if text == "十":
        return 10.0
    tens, has_ten, ones = text.partition("十")
    if has_ten:
        return 10.0 * DIGITS.get(tens, 1) + DIGITS.get(ones, 0)
    return (
        float(DIGITS[text[0]]) if len(text) == 1 else float("".join(str(DIGITS[c]) for c in text))
    )
