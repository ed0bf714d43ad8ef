import base64
import hashlib
import re
from pathlib import Path
from time import perf_counter

import pytest

from mapper import RemoteAssetError, build_map
from output import write_html
from output.offline_html import with_policy
from parks import Region

MOST_SECONDS = 0.5
MOST_BYTES = 1_150_000


@pytest.fixture(scope="module")
def page_text(qijiang: Region, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = write_html(build_map(qijiang), tmp_path_factory.mktemp("page") / "index.html")
    return path.read_text("utf-8")


def test_page_stays_small(page_text: str) -> None:
    assert len(page_text.encode()) < MOST_BYTES


def test_policy_allows_nothing_remote(page_text: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page_text)
    assert policy is not None
    assert "default-src 'none'" in policy[1]
    assert "http" not in policy[1]
    assert "unsafe" not in policy[1]


def test_page_brings_no_jquery_bootstrap_or_font_awesome(page_text: str) -> None:
    markup = re.sub(r"<script.*?</script>|<style.*?</style>", "", page_text, flags=re.DOTALL)
    assert not re.search(r"jquery|bootstrap|font-?awesome|<link", markup, flags=re.IGNORECASE)
    assert "jQuery" not in page_text


def test_policy_names_the_hash_of_each_script_and_style() -> None:
    html = "<html><head><style>a{}</style></head><body><script>1</script></body></html>"
    for text in ("a{}", "1"):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in with_policy(html)


def test_data_blocks_need_no_hash() -> None:
    html = '<html><head></head><script type="application/json">{}</script></html>'
    assert "script-src 'none'" in with_policy(html)


@pytest.mark.parametrize(
    "markup",
    ['<script src="https://example.org/a.js"></script>', '<link href="//example.org/a.css">'],
)
def test_remote_resource_is_refused_with_its_address(markup: str) -> None:
    with pytest.raises(RemoteAssetError, match=r"example\.org"):
        with_policy(f"<html><head>{markup}</head></html>")


def test_same_region_gives_the_same_bytes(qijiang: Region, tmp_path: Path) -> None:
    first = write_html(build_map(qijiang), tmp_path / "a.html")
    second = write_html(build_map(qijiang), tmp_path / "b.html")
    assert first.read_bytes() == second.read_bytes()


def test_blocks_of_data_cost_little_however_large() -> None:
    block = f'<script type="text/plain">{"QUJD" * 5_000_000}</script>'
    html = f"<html><head></head><body>图{block}<script>1</script></body></html>"
    start = perf_counter()
    policed = with_policy(html)
    assert perf_counter() - start < MOST_SECONDS
    assert policed.count("'sha256-") == 1
    assert policed.endswith(html[len("<html><head>") :])
