"""Text that a spreadsheet would run as a formula, made to stay text."""

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""First characters that make a spreadsheet compute a text cell, with their full-width forms."""
GUARD = "'"


def is_risky(text: str) -> bool:
    """Tell whether a spreadsheet may take a text for a formula; leading blanks do not help."""
    return text.startswith(RISKY) or text.lstrip().startswith(RISKY)


def guarded(text: str) -> str:
    """
    Return a text that no spreadsheet computes.

    Parameters
    ----------
    text
        A text cell; numbers are never given here.

    Returns
    -------
    text
        The same, or with an apostrophe before it where it begins like a formula.

    Notes
    -----
    OWASP, CSV Injection. The apostrophe is the sign by which spreadsheets mark text; it stands in
    the file, so a program that reads the CSV sees it.

    Examples
    --------
    >>> guarded("=1+1")
    "'=1+1"
    """
    return GUARD + text if is_risky(text) else text
