from typing import Any

import pytest

from mapper import describe, page
from mapper.page_pack import EMPTY, field_kinds, packed

SUFFIXES = {"?": None, "[]": (), "{}": {}}


@pytest.fixture(scope="module", params=["qijiang", "dazu"])
def whole(request: pytest.FixtureRequest) -> page.Page:
    return describe(request.getfixturevalue(request.param))


def unpack(value: Any, kind: str, words: list[Any]) -> Any:  # noqa: ANN401
    """Restore packed data as the browser does."""
    if kind.endswith("[]"):
        return tuple(unpack(part, kind[:-2], words) for part in value)
    if kind.endswith("{}"):
        return {key: unpack(part, kind[:-2], words) for key, part in value.items()}
    if kind.endswith("?"):
        return unpack(value, kind[:-1], words)
    if kind == "Words":
        found = words[value] if isinstance(value, int) else value
        zh, en = (found, found) if isinstance(found, str) else found
        return page.Words(zh=zh, en=en)
    if kind in EMPTY:
        return value
    cls = getattr(page, kind)
    return cls(
        **{
            name: unpack(value[name], of, words) if name in value else empty(of)
            for name, of in field_kinds(cls).items()
        }
    )


def empty(kind: str) -> object:
    return next((SUFFIXES[end] for end in SUFFIXES if kind.endswith(end)), EMPTY.get(kind))


def test_page_comes_back_whole(whole: page.Page) -> None:
    data: dict[str, Any] = packed(whole)
    assert unpack(data["page"], "Page", data["words"]) == whole


def test_words_that_stand_once_are_not_numbered(whole: page.Page) -> None:
    data = packed(whole)
    assert ["", ""] not in data["words"]
    assert "" not in data["words"]
    texts = [str(entry) for entry in data["words"]]
    assert len(set(texts)) == len(texts)


def test_empty_fields_are_left_out(whole: page.Page) -> None:
    first = packed(whole)["page"]["figures"][0]  # type: ignore[index]
    full = field_kinds(page.FigureView)
    assert set(first) < set(full)
    assert "" not in first.values()
    assert None not in first.values()


def test_what_no_page_can_hold_is_refused() -> None:
    with pytest.raises(TypeError, match="cannot stand in a page"):
        field_kinds(type("Odd", (), {"__annotations__": {"when": complex}}))
