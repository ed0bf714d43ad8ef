"""Archives: what they may hold, and what they may cost."""

import io
import stat
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

from geo.files.archive import unpacked
from geo.files.limits import MEBIBYTE, Limits
from geo.files.read_layer import read_layer
from geo.files.refused import FileRefusedError

SMALL = Limits(
    archive_members=5, archive_bytes=3 * MEBIBYTE, archive_ratio=10, archive_free_bytes=MEBIBYTE
)


def packed(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def with_raw_name(path: Path, name: bytes, data: bytes = b"x") -> Path:
    """Pack one member whose name is just these bytes, without the mark of UTF-8."""
    stand_in = "x" * len(name)
    packed(path, {stand_in: data})
    path.write_bytes(path.read_bytes().replace(stand_in.encode(), name))
    return path


def members_of(path: Path, *, limits: Limits = SMALL) -> dict[str, bytes]:
    with unpacked(path, limits=limits) as archive:
        return {
            file.relative_to(archive.folder).as_posix(): file.read_bytes()
            for file in archive.folder.rglob("*")
            if file.is_file()
        }


def code_of(path: Path, *, limits: Limits = SMALL) -> str:
    with pytest.raises(FileRefusedError) as refused:
        members_of(path, limits=limits)
    (finding,) = refused.value.findings
    assert finding.level == "error"
    assert finding.source == path.name
    assert finding.remedy
    return finding.code


def test_members_are_unpacked_with_their_folders(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"a/b.shp": b"1", "c.txt": b"2"})
    assert members_of(path) == {"a/b.shp": b"1", "c.txt": b"2"}


def test_folder_is_gone_afterwards(tmp_path: Path) -> None:
    with unpacked(packed(tmp_path / "a.zip", {"a": b"1"})) as archive:
        folder = archive.folder
    assert not folder.exists()


@pytest.mark.parametrize(
    "name",
    [
        b"../evil.shp",
        b"a/../../evil.shp",
        b"/etc/evil.shp",
        b"C:/evil.shp",
        b"C:evil.shp",
        b"a.shp:stream",
        b"..\\evil.shp",
        b"\\evil.shp",
        b"\\\\host\\share\\evil.shp",
        b"//host/share/evil.shp",
        b"a\x00.shp",
        b"con.shp",
        b"a/NUL",
        b"com1.txt",
        b"name. ",
        b"a/" * 40 + b"b",
    ],
    ids=repr,
)
def test_unsafe_names_are_refused(tmp_path: Path, name: bytes) -> None:
    path = with_raw_name(tmp_path / "a.zip", name)
    assert code_of(path) == "archive-unsafe-name"


@pytest.mark.parametrize("names", [("a.shp", "A.SHP"), ("é", "e\u0301")], ids=["case", "unicode"])
def test_names_that_a_disk_takes_for_one_are_refused(
    tmp_path: Path, names: tuple[str, str]
) -> None:
    path = packed(tmp_path / "a.zip", dict.fromkeys(names, b"1"))
    assert code_of(path) == "archive-unsafe-name"


def test_backslash_parts_folders(tmp_path: Path) -> None:
    assert members_of(with_raw_name(tmp_path / "a.zip", b"a\\b.shp")) == {"a/b.shp": b"x"}


def test_links_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    link = zipfile.ZipInfo("link.shp")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert code_of(path) == "archive-link"


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {f"{number}.txt": b"" for number in range(6)})
    assert code_of(path) == "archive-too-many-members"


def test_too_many_bytes_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a", bytes(4 * MEBIBYTE))
    assert code_of(path) == "archive-too-large"


def test_bytes_of_all_members_are_counted_together(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {name: bytes(MEBIBYTE) for name in "abcd"})
    assert code_of(path) == "archive-too-large"


def test_ratio_is_counted_beyond_the_free_bytes(tmp_path: Path) -> None:
    assert members_of(packed(tmp_path / "free.zip", {"a": bytes(MEBIBYTE)}))
    path = packed(tmp_path / "bomb.zip", {"a": bytes(2 * MEBIBYTE)})
    assert code_of(path) == "archive-bomb"


def test_sizes_in_the_headers_are_not_believed(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"a": bytes(2 * MEBIBYTE)})
    size = struct.pack("<I", 2 * MEBIBYTE)
    path.write_bytes(path.read_bytes().replace(size, struct.pack("<I", 10)))
    assert code_of(path) == "archive-broken"


def test_password_is_told(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"a": b"1"})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert code_of(path) == "archive-encrypted"


def test_unknown_method_of_compression_is_told(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"a": b"1"})
    data = bytearray(path.read_bytes())
    data[8] = data[data.index(b"PK\x01\x02") + 10] = 9  # deflate64
    path.write_bytes(data)
    assert code_of(path) == "archive-method"


def test_bad_checksum_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"a": b"1234567"})
    crc = struct.pack("<I", zlib.crc32(b"1234567"))
    path.write_bytes(path.read_bytes().replace(crc, b"\x00\x00\x00\x00"))
    assert code_of(path) == "archive-broken"


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.99])
def test_archive_cut_off_is_refused(tmp_path: Path, kept: float) -> None:
    path = packed(tmp_path / "a.zip", {"a": bytes(range(256)) * 20, "b": b"1"})
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * kept)])
    assert code_of(path) == "archive-broken"


def test_overlapping_members_are_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"a": b"1" * 50, "b": b"1" * 50})
    data = bytearray(path.read_bytes())
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    data[second + 42 : second + 46] = bytes(4)  # both begin at 0
    path.write_bytes(data)
    assert code_of(path) == "archive-broken"


def test_archive_in_an_archive_is_opened_one_level_deep(tmp_path: Path) -> None:
    inner = packed(tmp_path / "inner.zip", {"a.shp": b"1"}).read_bytes()
    middle = packed(tmp_path / "middle.zip", {"inner.zip": inner})
    assert members_of(middle) == {"inner.zip/a.shp": b"1"}
    outer = packed(tmp_path / "outer.zip", {"middle.zip": middle.read_bytes()})
    assert code_of(outer) == "archive-nested"


def test_archives_inside_share_the_bounds(tmp_path: Path) -> None:
    inner = packed(tmp_path / "inner.zip", {f"{number}": b"" for number in range(4)}).read_bytes()
    path = packed(tmp_path / "a.zip", {"1.zip": inner, "2.zip": inner})
    assert code_of(path) == "archive-too-many-members"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_chinese_names_without_a_mark_are_decoded(tmp_path: Path, encoding: str) -> None:
    path = with_raw_name(tmp_path / "a.zip", "綦江区产业园区/工业用地.shp".encode(encoding))
    assert members_of(path) == {"綦江区产业园区/工业用地.shp": b"x"}


def test_name_of_one_character_stays_with_its_fellows(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    packed(path, {"xx.shp": b"1", "xx.dbf": b"2"})
    path.write_bytes(path.read_bytes().replace(b"xx", "园".encode("gbk")))
    assert set(members_of(path)) == {"园.shp", "园.dbf"}


def test_decoding_of_names_is_noted(tmp_path: Path) -> None:
    path = with_raw_name(tmp_path / "a.zip", "綦江区工业用地.shp".encode("gbk"))
    with unpacked(path) as archive:
        assert [note.code for note in archive.findings] == ["archive-names-decoded"]


def test_unicode_path_field_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    info = zipfile.ZipInfo("plain.shp")
    body = b"\x01" + struct.pack("<I", zlib.crc32(b"plain.shp")) + "用地.shp".encode()
    info.extra = struct.pack("<HH", 0x7075, len(body)) + body
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(info, b"1")
    assert members_of(path) == {"用地.shp": b"1"}


def test_files_of_macos_are_left_out_with_a_note(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"a.shp": b"1", "__MACOSX/._a.shp": b"2", "._b": b"3"})
    with unpacked(path) as archive:
        assert [each.name for each in archive.folder.iterdir()] == ["a.shp"]
        assert [note.code for note in archive.findings] == ["archive-macos-files"]


def test_no_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04 and then nothing of the kind")
    assert code_of(path) == "archive-broken"


PEAK = """
import resource, sys
from pathlib import Path
from geo.files.limits import Limits
from geo.files.read_layer import read_layer
from geo.files.refused import FileRefusedError
import geo.files.kml
if len(sys.argv) > 1:
    limits = Limits(archive_ratio=10_000) if sys.argv[2] == "loose" else Limits()
    try:
        print(len(read_layer(Path(sys.argv[1]), limits=limits).frame), file=sys.stderr)
    except FileRefusedError as error:
        print(error, file=sys.stderr)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def peak_mebibytes(*arguments: str) -> tuple[float, str]:
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", PEAK, *arguments], capture_output=True, text=True, check=True
    )
    return int(done.stdout) / 1024, done.stderr


@pytest.fixture(scope="module")
def tiny_kmz(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a KMZ of about 300 KB that unpacks to 300 MB."""
    path = tmp_path_factory.mktemp("kmz") / "tiny.kmz"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("doc.kml", "w", force_zip64=True) as document,
    ):
        document.write(b'<kml xmlns="http://www.opengis.net/kml/2.2"><Document>')
        for _ in range(300):
            document.write(b" " * MEBIBYTE)
        document.write(b"<Placemark><name>a</name></Placemark></Document></kml>")
    assert path.stat().st_size < 400_000
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="no ru_maxrss")
@pytest.mark.parametrize(
    ("limits", "said"), [("default", "unpacked for each byte packed"), ("loose", "1\n")]
)
def test_tiny_kmz_costs_little_memory(tiny_kmz: Path, limits: str, said: str) -> None:
    plain, _ = peak_mebibytes()
    peak, message = peak_mebibytes(str(tiny_kmz), limits)
    assert peak - plain < 300
    assert said in message


def test_tiny_kmz_is_refused_as_a_bomb(tiny_kmz: Path) -> None:
    with pytest.raises(FileRefusedError) as refused:
        read_layer(tiny_kmz)
    assert [finding.code for finding in refused.value.findings] == ["archive-bomb"]


def test_nothing_is_written_outside_the_folder(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("ok.txt", "1")
        archive.writestr("../../outside.txt", "2")
    path = tmp_path / "a.zip"
    path.write_bytes(buffer.getvalue())
    assert code_of(path) == "archive-unsafe-name"
    assert [each.name for each in tmp_path.iterdir()] == ["a.zip"]
