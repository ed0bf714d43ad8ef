import pytest
from hypothesis import given
from hypothesis import strategies as st

from parks.classes import EDITIONS, edition, parse_code

DIGITS = st.text("0123456789", min_size=1, max_size=5)
KNOWN = st.sampled_from(
    [(edition_id, code) for edition_id in EDITIONS for code in edition(edition_id).classes]
)


@pytest.mark.parametrize(
    ("text", "edition_id", "known", "name"),
    [
        ("1001", "ydyh2023", "1001", ""),
        (" 1001\t", "ydyh2023", "1001", ""),
        ("１００１", "ydyh2023", "1001", ""),
        ("'0701", "ydyh2023", "0701", ""),
        ("1001.0", "ydyh2023", "1001", ""),
        ("1001工业用地", "ydyh2023", "1001", "工业用地"),
        ("080301图书与展览用地", "ydyh2023", "080301", "图书与展览用地"),
        ("工业用地（1001）", "ydyh2023", "1001", "工业用地"),
        ("工矿用地 10", "ydyh2023", "10", "工矿用地"),
        ("M1 一类工业用地", "gb50137", "M1", "一类工业用地"),
        ("m1", "gb50137", "M1", ""),
        ("Ｍ１", "gb50137", "M1", ""),
        ("M1 一类工业用地 A区", "gb50137", "M1", "一类工业用地 A区"),
        ("A-01 M1", "gb50137", "M1", "A-01"),
        ("08h1", "sandiao", "08H1", ""),
        ("0201K", "sandiao", "0201K", ""),
    ],
)
def test_a_code_is_read_however_it_is_written(
    text: str, edition_id: str, known: str, name: str
) -> None:
    parsed = parse_code(text, edition_id)
    assert (parsed.known, parsed.name, parsed.raw) == (known, name, text)
    assert parsed.is_exact
    assert not parsed.is_mixed


@pytest.mark.parametrize(
    ("text", "edition_id", "parts"),
    [
        ("1001/1101", "ydyh2023", ("1001", "1101")),
        ("0901+0902", "ydyh2023", ("0901", "0902")),
        ("０９０１＋０９０２", "ydyh2023", ("0901", "0902")),
        ("1001、1101", "ydyh2023", ("1001", "1101")),
        ("1001和1101", "ydyh2023", ("1001", "1101")),
        ("1001 1101", "ydyh2023", ("1001", "1101")),
        ("1001-1101", "ydyh2023", ("1001", "1101")),
        ("1001（70%）1101（30%）", "ydyh2023", ("1001", "1101")),
        ("1001 工业用地/1101 物流仓储用地", "ydyh2023", ("1001", "1101")),
        ("B1/B2", "gb50137", ("B1", "B2")),
        ("RB", "gb50137", ("R", "B")),
        ("BR", "gb50137", ("B", "R")),
        ("rb", "gb50137", ("R", "B")),
        ("R2B1", "gb50137", ("R2", "B1")),
        ("R2（B1）", "gb50137", ("R2", "B1")),
        ("M1-W1", "gb50137", ("M1", "W1")),
        ("M1·W1", "gb50137", ("M1", "W1")),
        ("1001·1101", "ydyh2023", ("1001", "1101")),
    ],
)
def test_a_mixed_code_counts_for_the_first_and_keeps_all(
    text: str, edition_id: str, parts: tuple[str, ...]
) -> None:
    parsed = parse_code(text, edition_id)
    assert parsed.is_mixed
    assert parsed.known_parts == parts
    assert parsed.known == parts[0]


@pytest.mark.parametrize(
    ("text", "edition_id", "known"),
    [
        ("10010105", "ydyh2023", "100101"),
        ("100104", "ydyh2023", "1001"),
        ("100101a", "ydyh2023", "100101"),
        ("1001-01", "ydyh2023", "1001"),
        ("M11", "gb50137", "M1"),
        ("M1a", "gb50137", "M1"),
        ("M1-1", "gb50137", "M1"),
    ],
)
def test_a_local_code_counts_for_the_class_it_goes_below(
    text: str, edition_id: str, known: str
) -> None:
    parsed = parse_code(text, edition_id)
    assert parsed.known == known
    assert parsed.is_local
    assert not parsed.is_mixed


@pytest.mark.parametrize(("text", "known"), [("1013", "10"), ("0604", "06")])
def test_a_second_level_that_does_not_exist_is_no_local_code(text: str, known: str) -> None:
    parsed = parse_code(text, "ydyh2023")
    assert (parsed.known, parsed.is_local, parsed.is_exact) == (known, False, False)


@pytest.mark.parametrize(
    ("text", "probable"), [("701", "0701"), ("701.0", "0701"), ("70102", "070102"), ("7", "07")]
)
def test_a_lost_zero_is_proposed_and_not_taken(text: str, probable: str) -> None:
    parsed = parse_code(text, "ydyh2023")
    assert (parsed.known, parsed.probable) == ("", probable)


def test_a_name_alone_is_proposed_and_not_taken() -> None:
    parsed = parse_code("工业用地", "ydyh2023")
    assert (parsed.known, parsed.probable) == ("", "1001")


def test_a_name_that_three_classes_bear_is_not_proposed() -> None:
    assert parse_code("住宅用地", "gb50137").probable == ""


@pytest.mark.parametrize(
    ("text", "edition_id"),
    [
        ("", "ydyh2023"),
        ("—", "ydyh2023"),
        ("<Null>", "ydyh2023"),
        ("M1", "ydyh2023"),
        ("地块 10", "ydyh2023"),
        ("地块 A", "gb50137"),
        ("9999", "ydyh2023"),
        ("1001", "gb50137"),
        ("Road", "gb50137"),
        ("residential", "gb50137"),
        ("GREEN", "gb50137"),
    ],
)
def test_what_is_no_code_is_taken_for_none(text: str, edition_id: str) -> None:
    parsed = parse_code(text, edition_id)
    assert (parsed.known, parsed.probable) == ("", "")


@given(KNOWN)
def test_every_code_is_read_as_itself(entry: tuple[str, str]) -> None:
    edition_id, code = entry
    parsed = parse_code(f" {code.lower()} ", edition_id)
    assert (parsed.known, parsed.is_exact, parsed.is_local) == (code, True, False)


@given(KNOWN, DIGITS)
def test_digits_behind_a_code_keep_it_or_make_it_longer(entry: tuple[str, str], junk: str) -> None:
    edition_id, code = entry
    parsed = parse_code(code + junk, edition_id)
    assert parsed.known.startswith(code) or parsed.probable == f"0{code}{junk}"
    assert (code + junk).startswith(parsed.known)


@given(KNOWN)
def test_the_name_behind_a_code_does_not_change_it(entry: tuple[str, str]) -> None:
    edition_id, code = entry
    name = edition(edition_id).classes[code].name_zh
    for text in (code + name, f"{code} {name}", f"{code}（{name}）"):
        assert parse_code(text, edition_id).known_parts == (code,)


@given(st.text(max_size=20), st.sampled_from(EDITIONS))
def test_any_text_is_read_without_failing(text: str, edition_id: str) -> None:
    parsed = parse_code(text, edition_id)
    assert parsed.raw == text
    assert all(not known or known in edition(edition_id).classes for known in parsed.known_parts)


def test_unknown_edition_is_refused() -> None:
    with pytest.raises(ValueError, match="no edition 'none'"):
        parse_code("1001", "none")
