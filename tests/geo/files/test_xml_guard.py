"""XML texts: what is refused before anything is read from them."""

from pathlib import Path

import pytest

from geo.files.limits import MEBIBYTE, Limits
from geo.files.refused import FileRefusedError
from geo.files.xml_guard import check_xml, parse_xml
from geo.finding import Finding


class Collect:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def start(self, name: str, attributes: dict[str, str], line: int) -> None:
        self.told.append(f"<{name}:{line}{attributes or ''}")

    def text(self, data: str) -> None:
        self.told.append(data)

    def end(self, name: str) -> None:
        self.told.append(f">{name}")


def refused(path: Path, *, limits: Limits | None = None, encoding: str | None = None) -> Finding:
    with pytest.raises(FileRefusedError) as error:
        check_xml(path, limits=limits or Limits(), encoding=encoding)
    (finding,) = error.value.findings
    return finding


def written(folder: Path, data: str | bytes) -> Path:
    path = folder / "a.kml"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_elements_and_text_are_told_in_order(tmp_path: Path) -> None:
    handler = Collect()
    parse_xml(written(tmp_path, "<a>\n<gx:b c='1'>x</gx:b></a>"), handler)
    assert handler.told == ["<a:1", "\n", "<b:2{'c': '1'}", "x", ">b", ">a"]


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE kml SYSTEM "http://example.org/kml.dtd"><kml/>',
        "<!DOCTYPE kml><kml/>",
        '<!DOCTYPE k [<!ENTITY a "b">]><k>&a;</k>',
        '<!DOCTYPE k [<!ENTITY a SYSTEM "file:///etc/passwd">]><k>&a;</k>',
        '<!DOCTYPE k [<!ENTITY % a "b">]><k/>',
    ],
    ids=["outside", "empty", "entity", "file", "parameter"],
)
def test_document_types_are_refused(tmp_path: Path, text: str) -> None:
    assert refused(written(tmp_path, text)).code == "xml-dtd"


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "<a>" * 65 + "</a>" * 65)
    assert refused(path).code == "xml-too-deep"
    check_xml(path, limits=Limits(xml_depth=65))


def test_large_text_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "<a>" + " " * 100 + "</a>")
    assert refused(path, limits=Limits(xml_bytes=100)).code == "xml-too-large"


@pytest.mark.parametrize("text", ["<a><!--{}--></a>", "<a b='{}'/>"], ids=["comment", "attribute"])
def test_endless_markup_is_refused(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text.format("x" * 12 * MEBIBYTE))
    assert refused(path).code == "xml-too-large"


def test_long_text_is_not_endless_markup(tmp_path: Path) -> None:
    check_xml(written(tmp_path, "<a>" + "x\n" * 6 * MEBIBYTE + "</a>"))
    check_xml(written(tmp_path, "<a><![CDATA[" + "x\n" * 6 * MEBIBYTE + "]]></a>"))


def test_place_of_broken_markup_is_told(tmp_path: Path) -> None:
    finding = refused(written(tmp_path, "<a>\n  <b></c>\n</a>"))
    assert (finding.code, finding.line) == ("not-xml", 2)
    assert "mismatched tag at column 8" in finding.message


@pytest.mark.parametrize("text", ["", "<a>", "{}", "<a>&nbsp;</a>", "<a/><b/>"])
def test_broken_markup_is_refused(tmp_path: Path, text: str) -> None:
    assert refused(written(tmp_path, text)).code == "not-xml"


@pytest.mark.parametrize("encoding", ["gbk", "GB2312", "gb18030", "big5", "utf-8", "utf-16"])
def test_declared_encoding_is_honoured(tmp_path: Path, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><a>中文</a>'
    handler = Collect()
    parse_xml(written(tmp_path, text.encode(encoding)), handler)
    assert "中文" in handler.told


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encoding_is_told_by_the_first_bytes(tmp_path: Path, encoding: str) -> None:
    handler = Collect()
    parse_xml(written(tmp_path, "<a>中文</a>".encode(encoding)), handler)
    assert "中文" in handler.told


def test_wrong_encoding_is_refused_and_may_be_named(tmp_path: Path) -> None:
    path = written(tmp_path, '<?xml version="1.0" encoding="UTF-8"?><a>园区</a>'.encode("gbk"))
    assert refused(path).code == "encoding-contradiction"
    check_xml(path, encoding="gbk")


def test_unknown_encoding_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "<?xml version='1.0' encoding='klingon'?><a/>")
    assert refused(path).code == "encoding-name-unknown"
