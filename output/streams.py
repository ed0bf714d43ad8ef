"""Standard streams that show any text, whatever characters the terminal knows."""

import io
import sys


def show_any_text() -> None:
    """
    Let characters that the terminal does not know be shown as escapes.

    A terminal or pipe of another encoding (cp1252 on Windows) otherwise ends the program half-way.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
