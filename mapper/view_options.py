"""What a reader may say of a file that is to be shown."""

from dataclasses import dataclass

from mapper.page import PageLanguage


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewOptions:
    """
    Choices for the page of a file; empty for none.

    Parameters
    ----------
    class_field
        Column whose values are the classes.
    edition
        Edition of a land-use standard that the values are codes of (`parks.classes.EDITIONS`).
    label_field, id_field
        Columns for the label at close zoom, and for the id of a feature.
    layer
        Layer of the file, where there are several.
    crs
        What the coordinates are, e.g. EPSG:4490; wins over what the file says.
    encoding
        Encoding of the texts.
    title
        Title of the page; else the name of the file.
    language
        Language in which the page opens.
    """

    class_field: str = ""
    edition: str = ""
    label_field: str = ""
    id_field: str = ""
    layer: str = ""
    crs: str = ""
    encoding: str = ""
    title: str = ""
    language: PageLanguage = "zh"
