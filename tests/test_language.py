"""Language detection: clear cases, short ones, Vietnamese without its marks, and what has no language."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest

from extractors.language import UndecidableLanguageError, detect_language
from tests.gold import needs_gold, read_gold


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Chủ tịch UBND thành phố yêu cầu các sở, ngành rà soát thủ tục trước ngày 30/9.", "vi"),
        ("Hà Nội", "vi"),
        ("The Chairman of the city asked all departments to review their procedures by September 30.", "en"),
        # Names with all their marks don't make an English text Vietnamese.
        (
            "Chairman Trần Văn Bình of Thạch Lâm district said that the new roads would be opened within two years.",
            "en",
        ),
        ("Chu tich UBND thanh pho yeu cau cac so, nganh ra soat thu tuc truoc ngay 30 thang 9.", "vi"),
        # With foreign names in it, and in capitals.
        ("Ngan hang Standard Chartered ho tro tinh Ha Giang lam duong.", "vi"),
        ("CHU TICH TINH LAM VIEC VOI SO NOI VU", "vi"),
        ("Tam quan trong cua cai cach", "vi"),
        # Words that have the form of syllables by chance.
        ("The head of the commune came to the main hall on the same day", "en"),
        ("CHỦ TỊCH THÀNH PHỐ LÀM VIỆC VỚI SỞ NỘI VỤ", "vi"),
        ("CITY CHAIRMAN MEETS THE DEPARTMENT OF HOME AFFAIRS", "en"),
        (unicodedata.normalize("NFD", "Thành phố đứng thứ ba cả nước về cải cách hành chính"), "vi"),
        ("Hanoi (河内) ranks third in the country", "en"),
    ],
)
def test_language_is_detected(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", " \n\t", "24/7 — 11/22 (2023)", "\u200b😀", "\x00\x01"])
def test_text_without_letters_has_no_language(text: str) -> None:
    with pytest.raises(UndecidableLanguageError, match="no letters in the first"):
        detect_language(text)


def test_text_in_another_script_is_neither() -> None:
    with pytest.raises(UndecidableLanguageError, match=r"mostly letters like 'П'.*expected Vietnamese or English"):
        detect_language("Председатель города поручил проверить все процедуры до 30 сентября.")


def test_marked_vietnamese_needs_no_model() -> None:
    program = (
        "import sys; from extractors.language import detect_language;"
        "print(detect_language('Thành phố Hà Nội'), 'py3langid' in sys.modules)"
    )
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert printed.split() == ["vi", "False"]


@needs_gold
@pytest.mark.parametrize("split", ["train", "dev"])
def test_every_annotated_article_is_known_by_its_text(split: str) -> None:
    wrong = [row["id"] for row in read_gold(split) if detect_language(row["text"]) != row["lang"]]
    assert wrong == []


@needs_gold
def test_vietnamese_without_marks_is_known_in_99_articles_of_100() -> None:
    rows = read_gold("train", "vi")
    known = sum(detect_language(_without_marks(row["text"])) == "vi" for row in rows)
    assert known >= 0.99 * len(rows)


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))
