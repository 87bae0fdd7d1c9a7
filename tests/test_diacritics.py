"""Diacritics: what is restored, what stays as it is, and plain articles whose records have their own letters."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractors.diacritics import Restorer, load_restorer, token_forms
from extractors.diacritics_table import read_table, write_table
from extractors.extract import Extraction, Extractor, extraction_record
from extractors.facts import FACT_TYPES
from extractors.records import Article
from extractors.syllables import is_plain, is_syllable, strip_marks, with_new_tones
from extractors.tag import ModelError
from models.diacritics import count_table, main, number_tokens
from tests.shipped import MODELS, assert_exact, shipped_extractor

TABLE = MODELS / "vi" / "diacritics.xz"


@cache
def shipped_restorer() -> Restorer:
    return load_restorer(TABLE)


@pytest.mark.parametrize(
    "sentence",
    [
        "Thành ủy Hà Nội ban hành Chỉ thị số 24-CT/TU về kỷ luật hành chính.",
        "Thủ tướng ký Quyết định số 1125/QĐ-TTg, Chính phủ ban hành Nghị định 47/2024/NĐ-CP.",
        "Ông Trần Văn Bình, Phó Giám đốc Sở Y tế tỉnh Hải Dương, yêu cầu các bệnh viện công khai giá dịch vụ.",
        # The words of a name tell their marks from those of the same letters elsewhere.
        "Bà Lê Thị Hoa và ông Nguyễn Hữu Dũng dự hội nghị về trồng hoa ở quận Hoàng Mai.",
        "Hải Dương xếp thứ 5/63 tỉnh, thành phố về chỉ số cải cách hành chính năm 2023, tăng 4 bậc.",
        "Ở Đắk Lắk, hạn chót là trước ngày 30/6; ở Cần Thơ là cuối quý III.",
        # One letter is a word, too.
        "Ý kiến của cử tri ở xã đã được trả lời.",
        "UBND và HĐND tỉnh, Ban QLDA làm việc với Sở LĐ-TB&XH và Sở GD&ĐT.",
        "CHỦ TỊCH UBND TỈNH LÀM VIỆC VỚI SỞ NỘI VỤ",
        "(TTXVN) - THỦ TƯỚNG CHÍNH PHỦ YÊU CẦU các bộ, ngành rà soát thủ tục.",
        "Hòa Bình và Thủy Nguyên hoàn thành kế hoạch trước hạn.",
    ],
)
def test_marks_are_restored(sentence: str) -> None:
    assert shipped_restorer().restore(strip_marks(sentence)) == sentence


@pytest.mark.parametrize(
    "line",
    [
        "The Ministry of Home Affairs has asked all departments to review their procedures.",
        "Tim Cook, Standard Chartered, World Bank, Facebook",
        "https://tin.example.org/2024/05/index.html?page=3",
        "24/7 - 11/22 (2023) :: 3,5 %",
        "",
        " \t\r",
        "\u200b😀",
    ],
)
def test_what_is_no_plain_vietnamese_stays(line: str) -> None:
    assert shipped_restorer().restore(line) == line


def test_foreign_names_stay_among_vietnamese_words() -> None:
    plain = "Ngan hang Standard Chartered va World Bank cam ket ho tro thanh pho."
    restored = "Ngân hàng Standard Chartered và World Bank cam kết hỗ trợ thành phố."
    assert shipped_restorer().restore(plain) == restored


def test_lines_that_have_their_marks_stay() -> None:
    text = "Bạn đọc Trần Ban viết:\nThanh pho can ra soat thu tuc."
    assert shipped_restorer().restore(text) == "Bạn đọc Trần Ban viết:\nThành phố cần rà soát thủ tục."


def test_a_word_with_marks_in_a_plain_line_stays() -> None:
    text = "Chu tich UBND tinh Đak Lak chi dao cac so, nganh cua tinh ra soat thu tuc hanh chinh trong nam nay."
    assert "Đak L" in shipped_restorer().restore(text)


@given(
    st.lists(st.sampled_from([*"aAdDeiouyĐơƯ\u1ec7 .,/-\n0\r\u2028", "Ha Noi", "CHI THI", "quy", "\u0301x", "İ", "ß"]))
)
@example([])
@example(["CHI THI", " ", "CHI THI", "/", "CHI THI"])
def test_every_letter_stays_where_it_was(pieces: list[str]) -> None:
    text = "".join(pieces)
    restored = shipped_restorer().restore(text)
    assert len(restored) == len(text)
    assert strip_marks(restored) == strip_marks(text)


@given(st.text())
def test_any_text_keeps_its_length(text: str) -> None:
    restored = shipped_restorer().restore(text)
    assert strip_marks(restored) == strip_marks(text)
    assert len(restored) == len(text)


def test_long_text_is_restored_in_parts() -> None:
    sentence = "Thành phố yêu cầu các sở, ngành rà soát thủ tục hành chính trước ngày 30/9. "
    assert shipped_restorer().restore(strip_marks(sentence) * 400) == sentence * 400


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Thanh uy Ha Noi ban hanh Chi thi so 24-CT/TU", True),
        ("Thành ủy Hà Nội ban hành Chỉ thị số 24-CT/TU", False),
        # A word or two of a plain article may have their marks.
        ("Chu tich UBND tinh Đak Lak chi dao cac so, nganh ra soat thu tuc hanh chinh trong nam nay.", True),
        ("Ban Tai chinh cho Ha Nam", True),
        ("Hội nghị có ông Le Quang Minh (Vietnam Airlines), Do Van An, Ta Lan Anh.", False),
    ],
)
def test_plain_text_is_told(text: str, plain: bool) -> None:
    assert is_plain(text) is plain


@pytest.mark.parametrize("word", ["Phong", "NỘI", "nghiêng", "khuya", "ở", "Quyên", "giường"])
def test_syllables_are_known(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["Bank", "UBND", "from", "school", "Facebook", ""])
def test_other_words_are_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_tones_are_put_where_they_are_today() -> None:
    assert (
        with_new_tones("Hoà Bình, THUỶ sản, uỷ ban; quý, hoàn, khoẻ") == "Hòa Bình, THỦY sản, ủy ban; quý, hoàn, khỏe"
    )


@pytest.mark.parametrize(
    ("line", "forms"),
    [
        # The capital of a sentence's first word tells nothing, that of a name does.
        ("Ông Phong đến . Phong cười", ["ông", "Phong", "đến", ".", "phong", "cười"]),
        ("UBND tỉnh , 24 - CT / TU", ["UBND", "tỉnh", ",", "0", "-", "CT", "/", "TU"]),
        ("CHỈ THỊ SỐ 24 - CT / TU", ["chỉ", "thị", "số", "0", "-", "CT", "/", "TU"]),
        ("Sở GTVT , TN & MT", ["sở", "GTVT", ",", "TN", "&", "MT"]),
    ],
)
def test_forms_that_are_counted(line: str, forms: list[str]) -> None:
    assert token_forms(line.split()) == forms


SENTENCES = ["Chị Thi đến chợ.", "Chỉ thị số 5 đã có.", "Theo chỉ thị số 6, chợ đã mở."]


def test_table_counts_what_is_written_most(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.diacritics.RAREST", 1)
    table = count_table(*number_tokens(SENTENCES))
    assert Restorer(table).restore("Chi thi so 7 da co.\nChi Thi den cho.") == "Chỉ thị số 7 đã có.\nChị Thi đến chợ."
    write_table(table, tmp_path / "a.xz")
    write_table(count_table(*number_tokens(SENTENCES)), tmp_path / "b.xz")
    assert (tmp_path / "a.xz").read_bytes() == (tmp_path / "b.xz").read_bytes()
    assert Restorer(read_table(tmp_path / "a.xz")).restore("theo chi thi") == "theo chỉ thị"


def test_table_of_a_given_size_keeps_the_worthiest_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.diacritics.RAREST", 1)
    table = count_table(*number_tokens(SENTENCES), pairs_at_most=1, triples_at_most=1)
    assert (len(table.triple_keys), len(table.pair_keys)) == (1, 1)


@pytest.mark.parametrize("content", [None, b"", b"no table", TABLE.read_bytes()[:1000]])
def test_other_file_is_no_table(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "diacritics.xz"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ModelError, match=r"no table of diacritics in .*diacritics\.xz"):
        load_restorer(file)


ARTICLE = Article(
    id="marked",
    text=(
        "Hải Dương chấn chỉnh kỷ luật hành chính\n"
        "Ngày 19/7/2024, ông Trần Văn Bình, Chủ tịch UBND tỉnh Hải Dương, ký Chỉ thị số 08/CT-UBND.\n"
        "Chủ tịch UBND tỉnh yêu cầu Sở Nội vụ rà soát thủ tục trước ngày 30/9/2024.\n"
        "Quyết định số 15/QĐ-UBND ngày 2/5/2024 vẫn có hiệu lực. Năm 2023, Hải Dương xếp thứ 5/63 tỉnh, thành phố về"
        " chỉ số cải cách hành chính."
    ),
    language="vi",
    published_at="2024-07-20",
)
PLAIN = replace(ARTICLE, id="plain", text=strip_marks(ARTICLE.text))
FACTS = [fact_type.name for fact_type in FACT_TYPES]


@cache
def found_in(article: Article) -> Extraction:
    shipped = shipped_extractor()
    [extraction] = Extractor(shipped.tagger_for, shipped.judge_for, shipped_restorer).extract([article])
    return extraction


def test_mentions_of_a_plain_article_have_its_letters() -> None:
    assert_exact(PLAIN.text, found_in(PLAIN).mentions)
    assert {
        ("PERSON", "Tran Van Binh"),
        ("DIRECTIVE", "Chi thi so 08/CT-UBND"),
        ("DATE", "ngay 30/9/2024"),
        ("RANK", "thu 5/63"),
    } <= {(mention.label, mention.text) for mention in found_in(PLAIN).mentions}


def test_facts_of_a_plain_article_have_its_letters() -> None:
    facts = [fact for of_kind in found_in(PLAIN).facts.values() for fact in of_kind]
    assert {type(fact).__name__ for fact in facts} == {"Official", "Directive", "Ranking", "Task"}
    for fact in facts:
        evidence = fact.evidence
        assert PLAIN.text[evidence.start : evidence.end] == evidence.quote != ""
    record = extraction_record(found_in(PLAIN))
    assert record == json.loads(strip_marks(json.dumps(record, ensure_ascii=False)))
    [official] = record["officials"]
    assert (official["person"], official["position"]) == ("Tran Van Binh", "Chu tich")
    assert official["organization"] == "UBND tinh Hai Duong"


def test_plain_article_is_read_as_with_its_diacritics() -> None:
    def values(article: Article) -> Any:
        record = extraction_record(found_in(article))
        return json.loads(strip_marks(json.dumps({name: record[name] for name in FACTS}, ensure_ascii=False)))

    assert values(PLAIN) == values(ARTICLE)


def test_ready_extractor_restores() -> None:
    [extraction] = shipped_extractor().extract([PLAIN])
    assert [mention.text for mention in extraction.mentions] == [mention.text for mention in found_in(PLAIN).mentions]


def test_ordinary_article_asks_for_no_table() -> None:
    def fail() -> Restorer:
        raise AssertionError("asked for the table")

    shipped = shipped_extractor()
    vietnamese = Article(id="vi", text="Ông Trần Văn Bình đến Hải Dương.", language="vi")
    english = Article(id="en", text="Tran Van Binh came to Hai Duong.", language="en")
    assert len(list(Extractor(shipped.tagger_for, shipped.judge_for, fail).extract([vietnamese, english]))) == 2


def test_command_counts_what_it_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("models.diacritics.RAREST", 1)
    known = "Văn phòng tỉnh trả lời thư của cử tri xã bên sông trong tuần này."
    texts = [f"Chị Thi nhận chỉ thị số {number} ở chợ." for number in range(200)]
    raw, left_out, table = tmp_path / "raw.jsonl", tmp_path / "gold.jsonl", tmp_path / "diacritics.xz"
    raw.write_text("".join(json.dumps({"text": text}) + "\n" for text in [*texts, known]), encoding="utf-8")
    left_out.write_text(json.dumps({"text": known}) + "\n", encoding="utf-8")
    main([str(table), str(raw), "--without", str(left_out)])
    assert "100.00% right" in capsys.readouterr().out
    assert {"chỉ", "Thi"} <= set(read_table(table).tokens)
    assert "sông" not in read_table(table).tokens
