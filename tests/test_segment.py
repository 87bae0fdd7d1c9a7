"""Segmentation: sentence ends that news need, document numbers in one piece, words that are underthesea's."""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from extractors.records import Language
from extractors.segment import segmenter_for
from extractors.sentences import LONGEST_SENTENCE
from tests.gold import needs_gold, read_gold


def _sentences(text: str, language: Language) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in segmenter_for(language).sentences(text)]


def _tokens(text: str, language: Language) -> list[str]:
    return [text[start:end] for start, end in segmenter_for(language).tokens(text, 0, len(text))]


# Each row is a text with "|" where a sentence ends and the next begins.
VIETNAMESE_SENTENCES = [
    "Ông Bình chủ trì cuộc họp. |Bà Lan báo cáo.",
    "Dòng thứ nhất không có dấu chấm\n|Dòng thứ hai\r\n|Dòng thứ ba",
    "Yêu cầu:\n|- Rà soát thủ tục;\n|- Báo cáo kết quả",
    "Thành phố yêu cầu: |- Rà soát; |- Báo cáo; rồi tổng hợp.",
    "Kết quả gồm • một |• hai".replace(" • một", " |• một"),
    # An ellipsis ends a sentence only before a capital.
    "Người dân chờ đợi... |Thành phố đã vào cuộc… |Kết quả khả quan.",
    "Chờ ... 3 năm và… còn nữa.",
    # Closing quotes and brackets stay with their sentence, even apart; some outlets open with them.
    "“Tôi đồng ý.” |Ông nói thêm. |“Làm ngay!” |(Ảnh: Minh Hà.) |Sau đó họp.",
    "“Tôi đồng ý. ” |Ông nói.",
    "”Tôi đồng ý.” |Ông nói.",
    "“Sao lại thế?” ông hỏi.",
    # Abbreviations of places and degrees, but not where the next word opens a sentence.
    "PGS.TS. Trần Văn Hoà và GS. Lê Bình ở TP. Hồ Chí Minh, TX. Hương Thủy, Q. 1, P. Bến Nghé.",
    "Họp tại TP.HCM. |Ông Bình dự.",
    "TP. Thủ Đức, TP. Cần Thơ, Q. Hai Bà Trưng đều dự.",
    "Các doanh nghiệp trong KCN. |Theo ông Bình, việc này khó.",
    "Theo anh Nguyễn Văn A. |Sau đó, chị T. H. Vân vào.",
    "Kết quả quý I. |Xuất khẩu tăng.",
    "Gồm gạo, cà phê, v.v. |Hà Nội đứng đầu.",
    # Addresses, numbers, dates.
    "Theo vnexpress.net, VnExpress.Net và https://bao.vn/Tin.Moi?Id=3.A thì tăng 1.500 tỷ, 3.5 lần, từ 19.7.2024.",
    "Xem tại www.hanoi.gov.vn. |Liên hệ lien.he@hanoi.gov.vn. |Hết.",
    "Thực hiện Chỉ thị số 24-CT/TU. |Theo đó, 24 đơn vị.",
    "Nghị định số 15/2024/NĐ-CP và Thông tư 01/2014/TT- TTCP có hiệu lực.",
    # Numbers of items belong to them.
    "1. Tăng cường kỷ luật. |2. Giảm thủ tục.",
    "Điều 5. Hiệu lực thi hành",
    "IV. Tổ chức thực hiện",
    # Full stops without a space.
    "Đó là kết quả của nước này.|Ông nói vậy trong tháng 5.|Trong đó, TTXVN.|Theo TP.Hà Nội, GS.Hà, U.Minh.",
    "Tp.Huế, ThS.Nam và Th.S Nam đồng ý.",
    "C.T.P. Group và công ty C.T.P tham gia.",
    "Ba việc; bốn người; năm nơi.",
    "Hết. ***",
]

ENGLISH_SENTENCES = [
    "Directive No. 24-CT/TU was issued. |It has ten points.",
    "He said no. |Then he left.",
    "Mr. Phong, Ms. An, Dr. Ha and Lt. Gen. Minh flew to St. Petersburg.",
    "The U.S. President met Acme Corp. Chairman John F. Kennedy on Jan. 5 at 5 p.m. |The talks ended.",
    "They moved to the U.S. |They like it there.",
    '“I agree.” |He left. |"Go!" |(Photo: VNA.) |Then they met.',
    "“Why?” she asked.",
    "Wait… |The end... |Maybe ... and so on.",
    "Growth was 3.5 percent, see vnexpress.net and bao.vn/A.B on 19.7.2024.",
    "It fell in this country.|He said so.",
    "1. Strengthen discipline. |2. Cut red tape.",
    "Article 5. Entry into force",
    "First line\n|Second line",
]


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        *(("vi", row) for row in VIETNAMESE_SENTENCES),
        *(("en", row) for row in ENGLISH_SENTENCES),
    ],
)
def test_sentences_end_where_readers_end_them(language: Language, marked: str) -> None:
    expected = [sentence.strip() for sentence in marked.split("|")]
    assert _sentences(marked.replace("|", ""), language) == expected


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t", "\u200b\ufeff \u00a0"])
def test_blank_text_has_no_sentences(language: Language, text: str) -> None:
    assert _sentences(text, language) == []


DOCUMENT_NUMBERS = [
    *("24-CT/TU", "15/2024/NĐ-CP", "01/2014/TT- TTCP", "40 – CT/TW", "118/KH - BCĐ", "71 /2019/NĐ-CP", "58/CP"),
    *("19/CT-UBND", "214-TB/TU", "87/2014/QH13", "261/SVH&TT-QLDT", "537/CĐ-TTg", "41:2012/BTNMT", "83/TTCP-C.I"),
]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("number", DOCUMENT_NUMBERS)
def test_document_numbers_stay_whole(language: Language, number: str) -> None:
    assert _tokens(f"(No.{number}).", language)[-3:] == [number, ")", "."]
    assert _tokens(f"số {number}, số", language) == ["số", number, ",", "số"]


@pytest.mark.parametrize(
    ("language", "text", "tokens"),
    [
        ("vi", "Thành ủy Hà Nội", ["Thành", "ủy", "Hà", "Nội"]),
        ("vi", "hoà\u00a0bình\u200b👍🏽", ["hoà", "bình", "👍", "🏽"]),
        # Names begin and end with tokens.
        ("vi", "Việt Nam-Lào", ["Việt", "Nam", "-", "Lào"]),
        ("vi", "GS.Hà, TP.HCM và TP.Huế", ["GS.", "Hà", ",", "TP.HCM", "và", "TP.", "Huế"]),
        ("vi", "ở TP.HCM.", ["ở", "TP.HCM", "."]),
        ("vi", "của IMF.”", ["của", "IMF", ".", "”"]),
        ("vi", "(PCI)", ["(", "PCI", ")"]),
        ("vi", "27 - 29/4, 7/8/2023", ["27", "-", "29/4", ",", "7/8/2023"]),
        # A number and a dash before other words are no document.
        ("vi", "20 - ASEAN, 3/Hà Nội", ["20", "-", "ASEAN", ",", "3", "/", "Hà", "Nội"]),
        ("vi", "xem vnexpress.net/tin, a.b@c.vn", ["xem", "vnexpress.net/tin", ",", "a.b@c.vn"]),
        ("en", "Hanoi's Chairman", ["Hanoi", "'s", "Chairman"]),
        ("en", "the Hanoi-based firm", ["the", "Hanoi", "-", "based", "firm"]),
        ("en", "U.S.-led, mid-2016", ["U.S.", "-", "led", ",", "mid", "-", "2016"]),
        ("en", "Index(PCI), Hanoi/Hue", ["Index", "(", "PCI", ")", ",", "Hanoi", "/", "Hue"]),
        ("en", "of the BoG.", ["of", "the", "BoG", "."]),
        ("en", "Hanoi\u00a0\u200bHue\u200b", ["Hanoi", "Hue"]),
    ],
)
def test_text_is_cut_into_tokens(language: Language, text: str, tokens: list[str]) -> None:
    assert _tokens(text, language) == tokens


def test_vietnamese_words_join_syllables() -> None:
    text = "Thành ủy Hà Nội ban hành Chỉ thị số 24-CT/TU."
    words = [text[start:end] for start, end in segmenter_for("vi").words(text, 0, len(text))]
    assert words == ["Thành ủy", "Hà Nội", "ban hành", "Chỉ thị", "số", "24-CT/TU", "."]


def test_words_are_those_of_underthesea_in_ordinary_sentences() -> None:
    # In another process, as underthesea's own start must not be what makes it work.
    program = """
import sys, types
from extractors.segment import segmenter_for
segmenter = segmenter_for("vi")
texts = [
    "Chủ tịch UBND thành phố yêu cầu các sở, ngành khẩn trương rà soát thủ tục hành chính.",
    "Ông Trần Quốc Bình, Phó Bí thư Thành ủy, chủ trì hội nghị sáng 19/7 tại Hà Nội.",
    "Chỉ số hài lòng của người dân tăng 11 bậc, đứng thứ 11/22 đơn vị trong năm 2023.",
]
ours = [[text[a:b] for a, b in segmenter.words(text, 0, len(text))] for text in texts]
assert "underthesea" not in sys.modules and "torch" not in sys.modules
sys.modules["underthesea.pipeline.translate"] = types.SimpleNamespace(translate=None)
from underthesea import word_tokenize
assert ours == [word_tokenize(text) for text in texts], ours
"""
    subprocess.run([sys.executable, "-W", "ignore", "-c", program], check=True)


def test_first_calls_from_several_threads_work() -> None:
    program = """
from concurrent.futures import ThreadPoolExecutor
from extractors.segment import segmenter_for
text = "Thành phố Hà Nội rà soát thủ tục."
with ThreadPoolExecutor(8) as pool:
    words = list(pool.map(lambda _: segmenter_for("vi").words(text, 0, len(text)), range(32)))
assert all(each == words[0] for each in words) and len(words[0]) == 5, words
"""
    subprocess.run([sys.executable, "-c", program], check=True)


def test_english_tokens_are_the_same_from_several_threads() -> None:
    text = "The Chairman of Hanoi's People's Committee signed Decision No. 5/QD-UBND."
    with ThreadPoolExecutor(8) as pool:
        tokens = list(pool.map(lambda _: tuple(segmenter_for("en").tokens(text, 0, len(text))), range(64)))
    assert len(set(tokens)) == 1


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    "unit", ["thành phố ", "a", "a.", "A. ", "1.", "1/", "24-CT/", "http://", '."', "a@", "(", ". ", "A.B-", "😀"]
)
def test_a_line_without_end_takes_time_in_proportion_and_is_cut(language: Language, unit: str) -> None:
    segmenter = segmenter_for(language)
    text = unit * (300_000 // len(unit))
    started = time.process_time()
    sentences = segmenter.sentences(text)
    for sentence in sentences:
        segmenter.tokens(text, sentence.start, sentence.end)
    # Some seconds at worst; a quadratic rule takes minutes.
    assert time.process_time() - started < 15
    assert max(sentence.end - sentence.start for sentence in sentences) <= LONGEST_SENTENCE


def test_a_long_line_is_cut_at_white_space() -> None:
    text = "thành phố " * 1000
    assert {text[sentence.end] for sentence in segmenter_for("vi").sentences(text)} == {" "}


def test_hostile_address_takes_no_exponential_time() -> None:
    text = "http://" + "." * 200
    assert segmenter_for("vi").tokens(text, 0, len(text))


@needs_gold
@pytest.mark.parametrize("language", ["vi", "en"])
def test_annotated_names_begin_and_end_with_tokens(language: Language) -> None:
    segmenter = segmenter_for(language)
    edges = on_edge = parted = 0
    for row in read_gold("train", language):
        sentences = segmenter.sentences(row["text"])
        tokens = [token for each in sentences for token in segmenter.tokens(row["text"], each.start, each.end)]
        starts, ends = {start for start, _ in tokens}, {end for _, end in tokens}
        for mention in row["mentions"]:
            edges += 2
            on_edge += (mention["start"] in starts) + (mention["end"] in ends)
            parted += any(mention["start"] < each.start < mention["end"] for each in sentences)
    assert on_edge >= 0.999 * edges
    assert parted == 0
