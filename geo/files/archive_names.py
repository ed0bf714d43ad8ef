"""Names of the members of a zip, decoded and checked before anything is written under them."""

from __future__ import annotations

import re
import struct
import unicodedata
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from geo.files.encoding import decide_encoding
from geo.files.encoding_reading import Texts
from geo.files.refused import FileRefusedError, refuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from zipfile import ZipInfo

UTF8_FLAG = 0x800
UNICODE_PATH_FIELD = 0x7075
LIKELY_ENCODINGS = ("utf-8", "gb18030", "cp437")
MOST_FOLDERS = 32
MOST_NAME_BYTES = 240
WINDOWS_DEVICE = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])( *\..*)?", re.IGNORECASE
)
UNSAFE_CHARACTER = re.compile(r"[\x00-\x1f\x7f:]")


def member_names(members: Sequence[ZipInfo]) -> tuple[tuple[str, ...], str]:
    """
    Decode the names of all members alike.

    Parameters
    ----------
    members
        Entries of one archive.

    Returns
    -------
    names
        One a member, in their order, as written but for the encoding.
    encoding
        How the names without a mark of their own were read, e.g. "utf-8" or "gb18030".

    Notes
    -----
    A name says by a flag or by an extra field (0x7075, Info-ZIP) that it is UTF-8. Without either
    the format means code page 437, but packers on Chinese Windows write GBK there. One encoding is
    taken for all such names of an archive, so that the parts of a shapefile stay together.
    """
    marked = [_marked_name(member) for member in members]
    raw = [_raw_name(member) for member in members]
    encoding = _common_encoding(
        [name for name, known in zip(raw, marked, strict=True) if not known]
    )
    names = tuple(known or name.decode(encoding) for name, known in zip(raw, marked, strict=True))
    return names, encoding


def safe_member_path(name: str, *, source: str) -> PurePosixPath:
    r"""
    Return the path of a member below the folder it is unpacked to.

    Parameters
    ----------
    name
        Decoded name; a backslash parts folders like a slash, as old packers of Windows write it.
    source
        Name of the archive for messages.

    Raises
    ------
    FileRefusedError
        `archive-unsafe-name`: absolute, with `..`, a drive, a server (`\\host`), a control
        character, a Windows device, or too deep.
    """
    slashed = name.replace("\\", "/")
    parts = [part for part in slashed.split("/") if part not in {"", "."}]
    if slashed.startswith("/") or not parts or len(parts) > MOST_FOLDERS:
        raise unsafe_name(name, source)
    if any(_is_unsafe(part) for part in parts):
        raise unsafe_name(name, source)
    return PurePosixPath(*parts)


def check_distinct(paths: Iterable[PurePosixPath], *, source: str) -> None:
    """Refuse names that some file systems take for one (`archive-unsafe-name`)."""
    seen: dict[str, PurePosixPath] = {}
    for path in paths:
        key = unicodedata.normalize("NFC", str(path)).casefold()
        if key in seen:
            raise refuse(
                "archive-unsafe-name", source,
                f"expected names that differ by more than case, {str(seen[key])!r} is there too",
                value=str(path), remedy="Rename one of the two and pack again",
            )  # fmt: skip
        seen[key] = path


def unsafe_name(name: str, source: str) -> Exception:
    """Return the error for a member that must not be written."""
    return refuse("archive-unsafe-name", source, "expected a name inside the archive's folder",
                  value=name, remedy="Pack the files again with plain names")  # fmt: skip


def _is_unsafe(part: str) -> bool:
    return bool(
        part == ".."
        or part[-1] in ". "
        or UNSAFE_CHARACTER.search(part)
        or WINDOWS_DEVICE.fullmatch(part)
        or len(part.encode("utf-8", "surrogatepass")) > MOST_NAME_BYTES
    )


def _raw_name(member: ZipInfo) -> bytes:
    """Bytes of a name as they stand in the archive (`zipfile` cuts `filename` at a NUL)."""
    marked = member.flag_bits & UTF8_FLAG
    return member.orig_filename.encode("utf-8" if marked else "cp437", "surrogatepass")


def _marked_name(member: ZipInfo) -> str:
    """Name of a member that says how it is encoded, "" of another."""
    if member.flag_bits & UTF8_FLAG:
        return member.orig_filename
    return _unicode_path(member.extra, _raw_name(member))


def _unicode_path(extra: bytes, raw: bytes) -> str:
    """Name in the Info-ZIP Unicode Path field, if there is one and it belongs to this name."""
    while len(extra) >= 4:  # noqa: PLR2004 - a field begins with two 16-bit numbers
        field, size = struct.unpack_from("<HH", extra)
        body, extra = extra[4 : 4 + size], extra[4 + size :]
        if field == UNICODE_PATH_FIELD and body[1:5] == struct.pack("<I", zlib.crc32(raw)):
            return body[5:].decode("utf-8", "ignore")
    return ""


def _common_encoding(names: Sequence[bytes]) -> str:
    """Tell the encoding by the characters; where short names tell little, take the likeliest."""
    try:
        return decide_encoding(Texts.of(names), source="").codec
    except FileRefusedError:
        return next(encoding for encoding in LIKELY_ENCODINGS if _decode_all(names, encoding))


def _decode_all(names: Sequence[bytes], encoding: str) -> bool:
    try:
        for name in names:
            name.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
