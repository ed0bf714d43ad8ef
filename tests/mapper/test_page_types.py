from pathlib import Path

import pytest
from typescript import interfaces

TYPES = Path(__file__).parents[2] / "mapper" / "web" / "src" / "page_model.ts"


def test_browser_and_python_share_one_page_model(update_golden: bool) -> None:  # noqa: FBT001
    if not TYPES.is_file():
        pytest.skip("no front-end source beside the tests")
    if update_golden:
        TYPES.write_text(interfaces(), "utf-8")
    assert TYPES.read_text("utf-8") == interfaces()
