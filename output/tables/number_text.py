"""Numbers as text, written as the number format of their column says."""

import re

SIGNIFICANT = 10
_FORMAT = re.compile(r"(?P<grouped>#,##)?0(?:\.(?P<decimals>0+))?(?P<percent>%)?")


def number_text(value: float, number_format: str = "") -> str:
    """
    Return a number as a reader sees it.

    Parameters
    ----------
    value
        The number.
    number_format
        A format such as `#,##0.00` or `0.0%`; any other leaves ten significant digits.

    Examples
    --------
    >>> number_text(1234.5, "#,##0.00"), number_text(1234.5)
    ('1,234.50', '1234.5')
    """
    found = _FORMAT.fullmatch(number_format)
    if found is None:
        return f"{value:.{SIGNIFICANT}g}"
    decimals = len(found["decimals"] or "")
    shown = 100 * value if found["percent"] else value
    text = f"{shown:{',' if found['grouped'] else ''}.{decimals}f}"
    if not any(digit in text for digit in "123456789"):
        text = text.removeprefix("-")
    return text + (found["percent"] or "")
