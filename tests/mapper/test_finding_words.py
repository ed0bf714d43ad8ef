"""Every code that a finding can have is called something in both languages."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from findings_doc import findings_doc

from geo.finding import LEVELS
from mapper.finding_words import FindingWords, finding_words
from parks.vocabulary import Mark

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ROOT = Path(__file__).parents[2]
AT_RUN_TIME = {
    **dict.fromkeys(("unknown-unit", "unknown-source"), "parks/check_tables.py"),
    **dict.fromkeys((mark.replace("_", "-") for mark in Mark if mark), "parks/check_tables.py"),
    **dict.fromkeys(("gcj02-suspected", "bd09-suspected"), "geo/datum_evidence.py"),
}
"""Codes that are put together while the program runs."""
FIRST_IS_A_CODE = frozenset({"refuse", "Fault", "_fault", "_at"})


def literals(node: ast.expr) -> Iterator[str]:
    """Yield the text that an expression is, or either of those it may be."""
    if isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def codes_of(call: ast.Call) -> Iterator[str]:
    """Yield the codes that a call names: as `code`, first, or after the level."""
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    for keyword in call.keywords:
        if keyword.arg == "code":
            yield from literals(keyword.value)
    if call.args and name in FIRST_IS_A_CODE:
        yield from literals(call.args[0])
    for level, code in zip(call.args, call.args[1:], strict=False):
        if set(literals(level)) & set(LEVELS):
            yield from literals(code)


def codes_of_rules(table: ast.Dict) -> Iterator[str]:
    """Yield the keys of a table of rules."""
    for key, value in zip(table.keys, table.values, strict=True):
        if isinstance(value, ast.Call) and getattr(value.func, "id", "") == "Rule" and key:
            yield from literals(key)


def codes_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield from codes_of(node)
        elif isinstance(node, ast.Dict):
            yield from codes_of_rules(node)


def codes_in_source() -> dict[str, str]:
    """Return the file of each code; a sentence after a level is no code."""
    paths = [path for layer in ("geo", "parks", "output") for path in (ROOT / layer).rglob("*.py")]
    return AT_RUN_TIME | {
        code: path.relative_to(ROOT).as_posix()
        for path in sorted(paths)
        for code in codes_in(path)
        if SLUG.fullmatch(code)
    }


@pytest.fixture(scope="module")
def codes() -> dict[str, str]:
    if not (ROOT / "geo").is_dir():
        pytest.skip("no source beside the tests")
    return codes_in_source()


def test_codes_are_found_in_the_source(codes: dict[str, str]) -> None:
    assert {"no-crs", "unknown-unit", "archive-bomb", "encoding-doubtful"} <= set(codes)


def test_every_code_has_a_name_and_a_remedy_in_chinese(codes: dict[str, str]) -> None:
    bare = {code: path for code, path in codes.items() if not finding_words(code).remedy_zh}
    assert bare == {}


def test_docs_list_every_code(codes: dict[str, str], update_golden: bool) -> None:  # noqa: FBT001
    path = ROOT / "docs" / "findings.md"
    if update_golden:
        path.write_text(findings_doc(codes), "utf-8")
    assert path.read_text("utf-8") == findings_doc(codes)


def test_code_without_words_stands_as_it_is() -> None:
    words = finding_words("never-heard-of")
    assert words.name.zh == words.name.en == "never-heard-of"
    assert words == FindingWords(name=words.name)
