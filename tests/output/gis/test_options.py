import pytest

from geo.files.refused import FileRefusedError
from output.gis.options import DEFAULT_FORMATS, export_options


def test_defaults_are_those_of_a_chinese_office() -> None:
    options = export_options()
    assert options.formats == DEFAULT_FORMATS
    assert (options.lang, options.encoding, options.crs) == ("zh", "gbk", "auto")


def test_text_with_commas_and_names_one_by_one_are_alike() -> None:
    assert export_options(formats=" SHP, gpkg,,shp").formats == ("gpkg", "shp")
    assert export_options(formats=["shp", "gpkg"]).formats == ("gpkg", "shp")


def test_project_brings_the_geopackage_that_it_shows() -> None:
    assert export_options(formats="qgz").formats == ("gpkg", "qgz")


def test_layers_keep_their_order() -> None:
    assert export_options(layers="units, parks,units").layers == ("units", "parks")


@pytest.mark.parametrize(("text", "name"), [("utf8", "utf-8"), ("GBK", "gbk"), ("cp936", "gbk")])
def test_encodings_have_other_names(text: str, name: str) -> None:
    assert export_options(encoding=text).encoding == name


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"formats": "gpkg,tiff"}, "--formats: expected one of the names below, got 'tiff'"),
        ({"formats": " , "}, "--formats: expected at least one name"),
        ({"encoding": "big5"}, "Allowed are: gbk, utf-8"),
        ({"lang": "fr"}, "Allowed are: zh, en"),
    ],
    ids=["format", "none", "encoding", "language"],
)
def test_what_is_not_allowed_is_one_message(options: dict[str, str], message: str) -> None:
    with pytest.raises(FileRefusedError, match=message):
        export_options(**options)  # type: ignore[arg-type]
