"""The text encoding of bytes: told, stated by the file, or detected with the evidence shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.files.encoding_names import (
    EAST_ASIAN_DRIVERS,
    OTHER_DRIVERS,
    codec_named,
    is_ascii_compatible,
    shown_name,
)
from geo.files.encoding_reading import (
    Reading,
    Texts,
    decodes,
    fits,
    is_clear,
    is_fair,
    mostly_in,
    reading_in,
    readings_of,
    rival_of,
    shown,
    worth_showing,
)
from geo.files.refused import FileRefusedError, refuse
from geo.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDER: dict[str, tuple[str, ...]] = {"cp950": ("big5hkscs",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The encoding to read with, and how it was told."""

    codec: str
    findings: tuple[Finding, ...] = ()


def decide_encoding(
    texts: Texts,
    *,
    source: str,
    told: str | None = None,
    cpg: str | None = None,
    driver: int = 0,
) -> Decision:
    """
    Decide in which encoding the texts of a file are.

    Parameters
    ----------
    texts
        All pieces of text of the file that are not ASCII.
    source
        Name of the file for messages.
    told
        Encoding given by the user; outranks everything.
    cpg
        What the .cpg file says.
    driver
        Language driver byte of a DBF; 0 if there is none.

    Returns
    -------
    decision
        A codec in which every piece decodes strictly.

    Raises
    ------
    FileRefusedError
        `encoding-name-unknown` for a told name nobody knows; `encoding-contradiction` if what
        names the encoding does not fit the bytes; `encoding-unknown` if nothing names it and no
        reading is clearly the likeliest, or that is none of UTF-8, GBK/GB18030 and Big5.
    """
    if told is not None:
        return _told(texts, told, source=source)
    if not texts:
        return Decision(codec=_usable(cpg) or "utf-8")
    return _stated(texts, source=source, cpg=cpg, driver=driver)


def _told(texts: Texts, told: str, *, source: str) -> Decision:
    named = _usable(told)
    if named is None:
        raise refuse(
            "encoding-name-unknown", source, "no encoding of a table has this name", value=told,
            remedy="Give one of: utf-8, gbk, gb18030, big5, shift_jis, euc-kr, cp1252",
        )  # fmt: skip
    codec = _fitting(texts, named, source=source, by="the option --encoding says")
    rival = rival_of(texts, codec)
    if rival is None:
        return Decision(codec=codec)
    name, other = shown_name(codec), shown_name(rival.codec)
    doubt = _finding(
        "warning", "encoding-doubtful", source, shown([reading_in(texts.evidence(), codec), rival]),
        f"the text is read as {name}, as told, but looks like {other}",
        f"If it reads wrong, give --encoding {other}",
    )  # fmt: skip
    return Decision(codec=codec, findings=(doubt,))


def _stated(texts: Texts, *, source: str, cpg: str | None, driver: int) -> Decision:
    """Decide by the .cpg, else by the language byte, else by detection."""
    named = _usable(cpg)
    if named is not None:
        return _as_named(texts, named, source=source, by=f"the .cpg file ({cpg!r:.40}) says")
    found = _by_driver(texts, source=source, driver=driver)
    if cpg is None:
        return found
    unknown = _finding(
        "warning", "encoding-name-unknown", source, cpg[:40],
        "the .cpg file names no encoding of a table", "Mend or delete the .cpg file",
    )  # fmt: skip
    return Decision(codec=found.codec, findings=(unknown, *found.findings))


def _by_driver(texts: Texts, *, source: str, driver: int) -> Decision:
    if driver not in EAST_ASIAN_DRIVERS:
        return _detected(texts, source=source, driver=driver)
    by = f"the language byte 0x{driver:02X} of the DBF says"
    return _as_named(texts, EAST_ASIAN_DRIVERS[driver], source=source, by=by)


def _as_named(texts: Texts, named: str, *, source: str, by: str) -> Decision:
    """Decide for the encoding that the file names, unless its text says otherwise."""
    codec = _fitting(texts, named, source=source, by=by)
    rival = rival_of(texts, codec)
    if rival is not None:
        but = f"but the text reads far better as {shown_name(rival.codec)}"
        raise _contradiction(texts, codec, source=source, why=f"{by} {shown_name(codec)}, {but}")
    return Decision(codec=codec, findings=(_stated_note(texts, codec, source=source, by=by),))


def _detected(texts: Texts, *, source: str, driver: int) -> Decision:
    """Decide by the likeliest reading if it is clearly so, else by a Western driver, else ask."""
    western = OTHER_DRIVERS.get(driver)
    readings = readings_of(texts.evidence(), (western,) if western else ())
    if readings and is_clear(readings):
        by = "nothing names an encoding that fits; the text is clearly"
        codec = _fitting(texts, readings[0].codec, source=source, by=by)
        finding = _finding(
            "note", "encoding-detected", source, shown(readings[:3]), f"{by} {shown_name(codec)}",
            "If it reads wrong, give the right encoding with --encoding",
        )  # fmt: skip
        return Decision(codec=codec, findings=(finding,))
    if western and is_fair(readings, western):
        by = f"the language byte 0x{driver:02X} of the DBF says"
        codec = _fitting(texts, western, source=source, by=by)
        return Decision(codec=codec, findings=(_stated_note(texts, codec, source=source, by=by),))
    mostly = mostly_in(texts.evidence())
    if mostly is not None:
        why = f"nearly all text is clearly in {shown_name(mostly)}, but not all of it"
        raise _contradiction(texts, mostly, source=source, why=why)
    raise _unknown(texts, readings, source=source)


def _stated_note(texts: Texts, codec: str, *, source: str, by: str) -> Finding:
    sample = shown([reading_in(texts.evidence(), codec)])
    return _finding("note", "encoding-stated", source, sample, f"{by} {shown_name(codec)}", "")


def _fitting(texts: Texts, codec: str, *, source: str, by: str) -> str:
    """Return the codec, or the wider one of its family, that decodes every piece."""
    for wider in (codec, *WIDER.get(codec, ())):
        if decodes(texts, wider):
            return wider
    why = f"{by} {shown_name(codec)}, but that does not fit all text"
    raise _contradiction(texts, codec, source=source, why=why)


def _usable(name: str | None) -> str | None:
    """Codec of a name if bytes of a table can be in it."""
    codec = codec_named(name) if name else None
    return codec if codec and is_ascii_compatible(codec) else None


def _contradiction(texts: Texts, codec: str, *, source: str, why: str) -> FileRefusedError:
    pieces = (*texts.whole, *texts.cut)
    wrong = next((piece for piece in pieces if not fits(piece, codec)), b"")
    shown_bytes = f", e.g. the bytes {wrong[:12].hex(' ')}" if wrong else ""
    return refuse(
        "encoding-contradiction", source, why + shown_bytes,
        value=shown(worth_showing(readings_of(texts.evidence(), (codec,)))),
        remedy="Give the encoding that reads right with --encoding",
    )  # fmt: skip


def _unknown(texts: Texts, readings: Sequence[Reading], *, source: str) -> FileRefusedError:
    first = (*texts.whole, *texts.cut)[0]
    return refuse(
        "encoding-unknown", source,
        "there is text beyond ASCII, and nothing says clearly in which encoding",
        value=shown(worth_showing(readings)) or f"bytes {first[:12].hex(' ')}",
        remedy="Give the encoding that reads right with --encoding",
    )  # fmt: skip


def _finding(  # noqa: PLR0917 - the parts of a finding
    level: Level, code: str, source: str, value: str, message: str, remedy: str
) -> Finding:
    return Finding(
        level=level, code=code, source=source, value=value, message=message, remedy=remedy
    )
