"""Names of text encodings as files and people write them, and the codecs they mean."""

import codecs
import re

CODECS = {
    "936": "gb18030", "gbk": "gb18030", "gb2312": "gb18030", "gb18030": "gb18030",
    "gb231280": "gb18030", "euccn": "gb18030", "hz936": "gb18030", "54936": "gb18030",
    "chinese": "gb18030", "simplifiedchinese": "gb18030", "20936": "gb18030",
    "950": "cp950", "big5": "cp950", "big5tw": "cp950", "csbig5": "cp950",
    "big5eten": "cp950", "traditionalchinese": "cp950",
    "big5hkscs": "big5hkscs", "big5hk": "big5hkscs", "hkscs": "big5hkscs", "951": "big5hkscs",
    "utf8": "utf-8", "65001": "utf-8", "unicode11utf8": "utf-8", "utf8sig": "utf-8",
    "utf8bom": "utf-8", "unicodeutf8": "utf-8",
    "utf16": "utf-16", "1200": "utf-16-le", "1201": "utf-16-be",
    "932": "cp932", "shiftjis": "cp932", "sjis": "cp932", "windows31j": "cp932", "31j": "cp932",
    "eucjp": "euc_jp", "20932": "euc_jp", "51932": "euc_jp",
    "949": "cp949", "euckr": "cp949", "ksc5601": "cp949", "uhc": "cp949", "51949": "cp949",
    "874": "cp874", "tis620": "cp874", "koi8r": "koi8_r", "20866": "koi8_r", "koi8u": "koi8_u",
    "latin1": "cp1252", "88591": "cp1252", "iso88591": "cp1252", "28591": "cp1252",
    "ascii": "ascii", "usascii": "ascii", "20127": "ascii",
}  # fmt: skip
"""Simplified spelling to Python's codec; each takes in the narrower sets of the same name."""

EAST_ASIAN_DRIVERS = {
    0x13: "cp932", 0x4D: "gb18030", 0x4E: "cp949", 0x4F: "cp950",
    0x78: "cp950", 0x79: "cp949", 0x7A: "gb18030", 0x7B: "cp932",
}  # fmt: skip
OTHER_DRIVERS = {
    0x01: "cp437", 0x02: "cp850", 0x03: "cp1252", 0x04: "mac_roman", 0x08: "cp865",
    0x09: "cp437", 0x0A: "cp850", 0x0B: "cp437", 0x0D: "cp437", 0x0E: "cp850", 0x0F: "cp437",
    0x10: "cp850", 0x11: "cp437", 0x12: "cp850", 0x14: "cp850", 0x15: "cp437", 0x16: "cp850",
    0x17: "cp865", 0x18: "cp437", 0x19: "cp437", 0x1A: "cp850", 0x1B: "cp437", 0x1C: "cp863",
    0x1D: "cp850", 0x1F: "cp852", 0x22: "cp852", 0x23: "cp852", 0x24: "cp860", 0x25: "cp850",
    0x26: "cp866", 0x37: "cp850", 0x40: "cp852", 0x50: "cp874", 0x58: "cp1252", 0x59: "cp1252",
    0x64: "cp852", 0x65: "cp866", 0x66: "cp865", 0x67: "cp861", 0x6A: "cp737", 0x6B: "cp857",
    0x6C: "cp863", 0x7C: "cp874", 0x7D: "cp1255", 0x7E: "cp1256", 0x86: "cp737", 0x87: "cp852",
    0x88: "cp857", 0x96: "mac_cyrillic", 0x97: "mac_latin2", 0x98: "mac_greek",
    0xC8: "cp1250", 0xC9: "cp1251", 0xCA: "cp1254", 0xCB: "cp1253", 0xCC: "cp1257",
}  # fmt: skip
"""Language driver byte of a DBF to codec; 0x57 ("ANSI") and 0 say nothing and are in neither."""

SHOWN = {"cp950": "big5", "cp932": "shift_jis", "euc_jp": "euc-jp", "cp949": "euc-kr"}
PRINTABLE = bytes(range(0x20, 0x7F))


def codec_named(name: str) -> str | None:
    """
    Codec that a written name means.

    Parameters
    ----------
    name
        As in a .cpg file or given by the user: "UTF-8", "936", "CP936", "OEM 936", "ANSI 1252",
        "ISO 8859-1", "88591", "Big-5", "windows-950" ...

    Returns
    -------
    codec
        Python's name of the codec, the widest set of its family ("gb18030" for every GB name,
        "cp1252" for Latin-1, as in practice); None if the name is unknown.
    """
    key = re.sub(r"[^a-z0-9]", "", name.strip("\ufeff \t\r\n\0").lower())
    for spelling in (
        key,
        re.sub(r"^(?:oem|ansi|windows|win|codepage|cp|ms|ibm|x)+(?=\d)", "", key),
    ):
        if spelling in CODECS:
            return CODECS[spelling]
        codec = _numbered(spelling)
        if codec is not None:
            return codec
    return _known_to_python(name.strip())


def is_ascii_compatible(codec: str) -> bool:
    """Whether ASCII bytes mean themselves in an encoding, as a DBF or a plain CSV needs."""
    try:
        return PRINTABLE.decode(codec) == PRINTABLE.decode("ascii")
    except UnicodeDecodeError:
        return False


def shown_name(codec: str) -> str:
    """Name of a codec for messages; `codec_named` leads back to the codec."""
    return SHOWN.get(codec, codec)


def _numbered(spelling: str) -> str | None:
    """Codec of a bare number: an ISO 8859 part written "88595", or a code page."""
    part = re.fullmatch(r"(?:iso)?8859(\d{1,2})", spelling)
    if part:
        return _known_to_python(f"iso8859-{part[1]}")
    return _known_to_python(f"cp{spelling}") if spelling.isdecimal() else None


def _known_to_python(name: str) -> str | None:
    """Python's name of a text codec, None for an unknown one or one that is no text encoding."""
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    is_text = getattr(codec, "_is_text_encoding", True)
    is_charset = codec.name not in {"idna", "punycode", "undefined", "raw-unicode-escape",
                                    "unicode-escape", "utf-7", "mbcs", "oem"}  # fmt: skip
    return codec.name if is_text and is_charset else None
