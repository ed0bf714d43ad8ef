"""Text encodings are told, stated or detected; what is doubtful is asked, never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.files.encoding import decide_encoding
from geo.files.encoding_mojibake import mojibake_suspects
from geo.files.encoding_names import codec_named
from geo.files.encoding_reading import Texts, decode_cut
from geo.files.refused import FileRefusedError

PARKS = (
    "北渡铝产业园",
    "桥河工业园",
    "通惠食品园",
    "扶欢组团",
    "赶水",
    "双桥经开区",
    "万古",
    "永桐新城",
)
TAIWAN = ("臺中港科技產業園區", "潭子科技產業園區", "新竹工業區", "龍德", "中壢工業區", "觀音")
JAPANESE = ("西蒲原郡弥彦村", "東京都", "大阪府", "工業団地", "川崎市", "新潟県", "産業")
KOREAN = ("서울특별시", "산업단지", "부산", "한국말", "경기도")
WESTERN = ("Peçeña México", "Électricité", "Müller Straße", "São Paulo", "ÉVRY")


def texts_in(codec: str, *names: str) -> Texts:
    return Texts.of(name.encode(codec) for name in names)


def code_of(texts: Texts, **options: object) -> str:
    with pytest.raises(FileRefusedError) as refused:
        decide_encoding(texts, source="a.dbf", **options)
    return refused.value.findings[0].code


@pytest.mark.parametrize(
    ("written", "codec"),
    [
        ("UTF-8", "utf-8"), ("utf8\r\n", "utf-8"), ("65001", "utf-8"), ("936", "gb18030"),
        ("CP936", "gb18030"), ("OEM 936", "gb18030"), ("GBK", "gb18030"), ("gb2312", "gb18030"),
        ("ANSI 936", "gb18030"), ("BIG5", "cp950"), ("Big-5", "cp950"), ("950", "cp950"),
        ("ISO-8859-1", "cp1252"), ("ISO 88591", "cp1252"), ("88595", "iso8859-5"),
        ("1251", "cp1251"), ("874", "cp874"), ("koi8r", "koi8_r"), ("windows-1252", "cp1252"),
        ("Shift_JIS", "cp932"), ("EUC-KR", "cp949"), ("latin2", "iso8859-2"),
        ("base64", None), ("rot13", None), ("utf-7", None), ("SYSTEM", None), ("", None),
    ],
)  # fmt: skip
def test_names_of_encodings_are_known_in_the_spellings_in_use(
    written: str, codec: str | None
) -> None:
    assert codec_named(written) == codec


@pytest.mark.parametrize("count", [2, 3, 8])
@pytest.mark.parametrize(
    ("codec", "names"), [("gb18030", PARKS), ("cp950", TAIWAN), ("utf-8", PARKS)]
)
def test_short_tables_of_park_names_are_detected(
    codec: str, names: tuple[str, ...], count: int
) -> None:
    decision = decide_encoding(texts_in(codec, *names[:count]), source="a.dbf")
    assert decision.codec == codec
    assert all(f.code == "encoding-detected" and f.value for f in decision.findings)


@pytest.mark.parametrize(
    ("codec", "names"),
    [
        ("cp932", JAPANESE), ("euc_jp", JAPANESE), ("cp949", KOREAN), ("cp1252", WESTERN),
        ("cp1251", ("Москва", "РОССИЯ")), ("cp874", ("ภาษาไทย", "กรุงเทพ")),
    ],
)  # fmt: skip
def test_other_encodings_are_asked_for_one_by_one_and_together(
    codec: str, names: tuple[str, ...]
) -> None:
    for some in (*((name,) for name in names), names):
        assert code_of(texts_in(codec, *some)) == "encoding-unknown"


@given(st.lists(st.sampled_from(PARKS), min_size=1, unique=True))
def test_a_detected_encoding_is_never_wrong(names: list[str]) -> None:
    texts = texts_in("gb18030", *names)
    try:
        found = decide_encoding(texts, source="a.dbf").codec
    except FileRefusedError as refused:
        found = refused.findings[0].code
    assert found in ("gb18030", "encoding-unknown")


def test_ascii_needs_no_question() -> None:
    assert decide_encoding(Texts.of([b"T0213", b"park"]), source="a.dbf").findings == ()


def test_four_byte_characters_of_gb18030_are_read() -> None:
    names = ("𠮷祥工业园", "㙦桥产业园", "北渡产业园")
    assert decide_encoding(texts_in("gb18030", *names), source="a.dbf").codec == "gb18030"


def test_a_cut_last_character_does_not_count_against_an_encoding() -> None:
    cut = "綦江高新技术产业园区".encode()[:-1]
    assert decide_encoding(Texts.of([], [cut]), source="a.dbf").codec == "utf-8"
    assert decode_cut(cut, "utf-8") == ("綦江高新技术产业园", True)


@pytest.mark.parametrize("cpg", ["UTF-8", "ISO-8859-1", "BIG5"])
def test_a_wrong_cpg_is_refused_with_samples(cpg: str) -> None:
    texts = texts_in("gb18030", *PARKS)
    with pytest.raises(FileRefusedError) as refused:
        decide_encoding(texts, source="a.dbf", cpg=cpg)
    (finding,) = refused.value.findings
    assert finding.code == "encoding-contradiction"
    assert "gb18030: 北渡铝产业园" in finding.value
    assert "--encoding" in finding.remedy


def test_the_user_outranks_the_cpg() -> None:
    texts = texts_in("gb18030", *PARKS)
    assert decide_encoding(texts, source="a", told="gbk", cpg="UTF-8").codec == "gb18030"


def test_what_the_user_says_must_fit() -> None:
    assert code_of(texts_in("gb18030", *PARKS), told="utf-8") == "encoding-contradiction"
    assert code_of(texts_in("gb18030", *PARKS), told="klingon") == "encoding-name-unknown"


def test_a_doubtful_word_of_the_user_is_told() -> None:
    decision = decide_encoding(texts_in("gb18030", *PARKS), source="a", told="latin2")
    assert [f.code for f in decision.findings] == ["encoding-doubtful"]


def test_the_language_byte_decides_where_detection_could_not() -> None:
    texts = texts_in("gb18030", "简体")
    assert code_of(texts) == "encoding-unknown"
    assert decide_encoding(texts, source="a", driver=0x7A).codec == "gb18030"


def test_an_ansi_language_byte_says_nothing() -> None:
    assert code_of(texts_in("cp1252", "México"), driver=0x57) == "encoding-unknown"


def test_a_western_language_byte_is_believed_where_the_text_agrees() -> None:
    texts = texts_in("cp1252", *WESTERN)
    assert decide_encoding(texts, source="a", driver=3).codec == "cp1252"
    assert code_of(texts_in("cp1252", "ÉVRY"), driver=3) == "encoding-unknown"


def test_chinese_text_outweighs_a_western_language_byte() -> None:
    assert decide_encoding(texts_in("gb18030", *PARKS), source="a", driver=3).codec == "gb18030"


def test_text_in_two_encodings_is_refused() -> None:
    names = [name.encode("gb18030") for name in PARKS] + ["é".encode("cp1252")]
    assert code_of(Texts.of(names), cpg="GBK") == "encoding-contradiction"


def test_one_broken_piece_among_many_is_named() -> None:
    pieces = [name.encode() for name in PARKS] + ["北渡".encode()[1:]]
    with pytest.raises(FileRefusedError) as refused:
        decide_encoding(Texts.of(pieces), source="a.csv")
    assert refused.value.findings[0].code == "encoding-contradiction"
    assert "8c 97 e6 b8 a1" in refused.value.findings[0].message


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Ô°Çø", "园区"), ("å›\xadåŒº", "园区"), ("mÂ²", "m²"), ("锟斤拷", ""), ("烫烫烫", ""),
        ("北\ufffd园区", ""), ("????", ""),
        ("北渡产业园".encode().decode("gb18030", "ignore"), "北渡产业"),
        ("臺中科技產業園區".encode("cp950").decode("gb18030"), "臺中科技產業園區"),
        ("北渡工业园".encode("gb18030").decode("cp950"), "北渡工业园"),
    ],
)  # fmt: skip
def test_classic_mojibake_is_found(text: str, meant: str) -> None:
    (suspect,) = mojibake_suspects([None, text])
    assert suspect.position == 1
    assert suspect.meant.startswith(meant)


@pytest.mark.parametrize("text", [*PARKS, *TAIWAN, *WESTERN, "≤5°C", "“北渡”园区", "what?", "①②"])
def test_sound_text_is_not_suspected(text: str) -> None:
    assert mojibake_suspects([text]) == ()
