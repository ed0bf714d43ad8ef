"""Names of members: whatever they are, nothing leads out of the folder."""

from pathlib import Path, PureWindowsPath

from hypothesis import given
from hypothesis import strategies as st

from geo.files.archive_names import safe_member_path
from geo.files.refused import FileRefusedError

names = st.text(alphabet=st.sampled_from("ab./\\:~\x00 NULcon园"), max_size=12) | st.text(
    max_size=20
)


@given(names)
def test_path_is_refused_or_stays_below_its_folder(name: str) -> None:
    try:
        path = safe_member_path(name, source="a.zip")
    except FileRefusedError as error:
        code = error.findings[0].code
    else:
        code = "ok"
        below = Path("/folder").joinpath(*path.parts)
        assert below.is_relative_to("/folder")
        assert ".." not in path.parts
        windows = PureWindowsPath("C:/folder").joinpath(*path.parts)
        assert windows.is_relative_to("C:/folder")
    assert code in {"ok", "archive-unsafe-name"}


@given(st.lists(st.text("abc园_-1", min_size=1, max_size=8), min_size=1, max_size=5))
def test_plain_names_are_kept(parts: list[str]) -> None:
    assert safe_member_path("/".join(parts), source="a.zip").parts == tuple(parts)
