"""Unpacking of zip archives into a temporary folder, within bounds counted while unpacking."""

from __future__ import annotations

import lzma
import stat
import struct
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, BinaryIO

from geo.files.archive_names import check_distinct, member_names, safe_member_path
from geo.files.encoding_names import shown_name
from geo.files.limits import DEFAULT_LIMITS, MEBIBYTE, Limits
from geo.files.refused import refuse
from geo.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
DIRECTORY_ENTRY = b"PK\x01\x02"
LOCAL_HEADER_BYTES = 30
ENCRYPTED_FLAGS = 0x1 | 0x40 | 0x2000
NESTED_SUFFIXES = (".zip", ".kmz")
DEEPEST_ARCHIVE = 1
BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError,
    RuntimeError,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """
    An archive unpacked, for as long as it is needed.

    Parameters
    ----------
    folder
        Temporary folder that holds the members; an archive among them has become a folder of its
        name.
    findings
        Notes: members left out, names decoded.
    """

    folder: Path
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _Ledger:
    """What an archive, with the archives in it, has cost so far."""

    source: str
    limits: Limits
    nested_folder: Path
    members: int = 0
    unpacked_bytes: int = 0
    nested: int = 0
    left_out: list[str] = field(default_factory=list)
    decoded: list[str] = field(default_factory=list)

    def count_members(self, count: int) -> None:
        self.members += count
        if self.members > self.limits.archive_members:
            raise refuse("archive-too-many-members", self.source,
                         f"expected at most {self.limits.archive_members} members",
                         value=f"{self.members} or more",
                         remedy="Pack only the files that belong to the layer")  # fmt: skip

    def count_bytes(self, name: str, chunk: int, *, written: int, packed: int) -> None:
        self.unpacked_bytes += chunk
        if self.unpacked_bytes > self.limits.archive_bytes:
            raise refuse("archive-too-large", self.source,
                         f"expected at most {self.limits.archive_bytes} bytes unpacked", value=name,
                         remedy="Pack fewer files, or give the layer unpacked")  # fmt: skip
        free, ratio = self.limits.archive_free_bytes, self.limits.archive_ratio
        if written - free > ratio * packed:
            raise refuse("archive-bomb", self.source,
                         f"expected at most {ratio} bytes unpacked for each byte packed",
                         field=name, value=f"more than {written} bytes from {packed}",
                         remedy="If the file is sound, give it unpacked")  # fmt: skip


def is_zip(path: Path) -> bool:
    """Return whether a file begins like a zip, whatever its extension says."""
    with path.open("rb") as file:
        return file.read(4) in ZIP_MAGIC


@contextmanager
def unpacked(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Unpacked]:
    """
    Unpack a zip or KMZ into a temporary folder that is removed on leaving.

    Parameters
    ----------
    path
        Zip file. Archives in it are opened too, one level deep, within the same bounds.
    limits
        Bounds on members, bytes and ratio, all counted while unpacking: what the headers of the
        archive claim is not believed.

    Yields
    ------
    unpacked
        The folder, and notes on what was left out.

    Raises
    ------
    FileRefusedError
        `archive-too-many-members`, `archive-too-large`, `archive-bomb`, `archive-unsafe-name`,
        `archive-link`, `archive-encrypted`, `archive-nested`, `archive-method`, `archive-broken`.
    """
    with TemporaryDirectory(prefix="archive-", ignore_cleanup_errors=True) as name:
        folder, nested_folder = Path(name, "members"), Path(name, "nested")
        nested_folder.mkdir()
        ledger = _Ledger(source=path.name, limits=limits, nested_folder=nested_folder)
        _unpack(path, folder, ledger, depth=0)
        yield Unpacked(folder=folder, findings=_notes(ledger))


def _unpack(path: Path, folder: Path, ledger: _Ledger, *, depth: int) -> None:
    try:
        written = _unpack_members(path, folder, ledger)
    except NotImplementedError as error:
        raise refuse("archive-method", ledger.source, "expected a method of compression that is "
                     "read (stored, deflate, bzip2, LZMA)", value=str(error),
                     remedy="Pack the files again as an ordinary zip") from error  # fmt: skip
    except BROKEN as error:
        if hasattr(error, "findings"):
            raise
        raise refuse("archive-broken", ledger.source, "expected a whole zip archive",
                     value=str(error) or type(error).__name__,
                     remedy="Copy or pack the archive again") from error  # fmt: skip
    for member in written:
        if member.suffix.lower() in NESTED_SUFFIXES and is_zip(member):
            _unpack_nested(member, ledger, depth=depth)


def _unpack_nested(member: Path, ledger: _Ledger, *, depth: int) -> None:
    if depth >= DEEPEST_ARCHIVE:
        raise refuse("archive-nested", ledger.source,
                     "expected at most one archive inside the archive", value=member.name,
                     remedy="Unpack the inner archives and pack their files directly")  # fmt: skip
    ledger.nested += 1
    packed = member.rename(ledger.nested_folder / str(ledger.nested))
    _unpack(packed, member, ledger, depth=depth + 1)
    packed.unlink()


def _unpack_members(path: Path, folder: Path, ledger: _Ledger) -> list[Path]:
    """Write the members of one archive, return the files written."""
    ledger.count_members(_count_directory_entries(path))
    with zipfile.ZipFile(path) as archive, path.open("rb") as file:
        members = _checked_members(archive, ledger)
        _check_no_overlap(archive, file)
        folder.mkdir()
        for name, member in members.items():
            target = folder.joinpath(*name.parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            _write_member(archive, member, target, ledger)
    return [folder.joinpath(*name.parts) for name in members]


def _count_directory_entries(path: Path) -> int:
    """Count the members before `zipfile` makes an object of each; data may raise it by chance."""
    count, tail = 0, b""
    with path.open("rb") as file:
        while chunk := file.read(MEBIBYTE):
            text = tail + chunk
            count += text.count(DIRECTORY_ENTRY)
            tail = text[-len(DIRECTORY_ENTRY) + 1 :]
    return count


def _checked_members(
    archive: zipfile.ZipFile, ledger: _Ledger
) -> dict[PurePosixPath, zipfile.ZipInfo]:
    """Files to write by their safe path; refuses the archive for any member that is not safe."""
    infos = archive.infolist()
    names, encoding = member_names(infos)
    if any(not name.isascii() for name in names) and encoding != "utf-8":
        ledger.decoded += [encoding, next(name for name in names if not name.isascii())]
    paths = [safe_member_path(name, source=ledger.source) for name in names]
    for path, info in zip(paths, infos, strict=True):
        _check_kind(path, info, ledger.source)
    check_distinct(paths, source=ledger.source)
    files = {}
    for path, name, info in zip(paths, names, infos, strict=True):
        if name.endswith(("/", "\\")):
            continue
        if _is_of_macos(path):
            ledger.left_out.append(str(path))
        else:
            files[path] = info
    return files


def _is_of_macos(path: PurePosixPath) -> bool:
    return "__MACOSX" in path.parts or path.name.startswith("._") or path.name == ".DS_Store"


def _check_kind(path: PurePosixPath, info: zipfile.ZipInfo, source: str) -> None:
    mode = info.external_attr >> 16
    if stat.S_IFMT(mode) not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise refuse("archive-link", source, "expected plain files, got a link or device",
                     value=str(path), remedy="Pack the file itself, not a link to it")  # fmt: skip
    if info.flag_bits & ENCRYPTED_FLAGS:
        raise refuse("archive-encrypted", source, "expected members without a password",
                     value=str(path), remedy="Unpack with the password, pack without")  # fmt: skip


def _check_no_overlap(archive: zipfile.ZipFile, file: BinaryIO) -> None:
    """Refuse members that share bytes (Fifield 2019, A better zip bomb)."""
    end = archive.start_dir
    for info in sorted(archive.infolist(), key=lambda info: info.header_offset, reverse=True):
        file.seek(info.header_offset)
        name_bytes, extra_bytes = struct.unpack_from("<HH", file.read(LOCAL_HEADER_BYTES), 26)
        start = info.header_offset + LOCAL_HEADER_BYTES + name_bytes + extra_bytes
        if start + info.compress_size > end:
            raise zipfile.BadZipFile(f"member {info.filename!r} overlaps another")
        end = info.header_offset


def _write_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, ledger: _Ledger
) -> None:
    written = 0
    with archive.open(member) as packed, target.open("xb") as file:
        while chunk := packed.read(MEBIBYTE):
            written += len(chunk)
            ledger.count_bytes(
                target.name, len(chunk), written=written, packed=member.compress_size
            )
            file.write(chunk)


def _notes(ledger: _Ledger) -> tuple[Finding, ...]:
    notes = []
    if ledger.left_out:
        notes.append(_note(
            "archive-macos-files", ledger, f"{len(ledger.left_out)}, e.g. {ledger.left_out[0]}",
            "files that macOS adds to archives were left out",
        ))  # fmt: skip
    if ledger.decoded:
        encoding, example = ledger.decoded[:2]
        notes.append(_note(
            "archive-names-decoded", ledger, example,
            f"member names do not say their encoding, they were read as {shown_name(encoding)}",
        ))  # fmt: skip
    return tuple(notes)


def _note(code: str, ledger: _Ledger, value: str, message: str) -> Finding:
    return Finding(level="note", code=code, source=ledger.source, value=value, message=message)
