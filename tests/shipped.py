"""The models of this project, loaded once for all tests, and what they find in the annotated articles."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from extractors.extract import Extractor, extraction_record
from extractors.reading import Reading
from extractors.records import Article, Language, Mention
from extractors.segment import segmenter_for
from extractors.tag import Tagger
from extractors.without_torch import import_spacy
from models.load import load_extractor
from tests.gold import gold_article, read_gold

# Before a test imports torch, with which spaCy takes seconds to load.
import_spacy()

MODELS = Path(__file__).parents[1] / "models"

PARAGRAPHS: dict[Language, tuple[str, ...]] = {
    "vi": (
        "Sáng 12/3, Chủ tịch UBND tỉnh Hải Dương Trần Văn Bình kiểm tra tiến độ xây dựng cầu ở huyện Nam Sách.",
        "Bà Lê Thị Hoa, Giám đốc Sở Y tế, cho biết các bệnh viện đã công khai giá dịch vụ. "
        "Theo bà Hoa, người dân không phải chờ lâu như trước.",
        "Thực hiện Chỉ thị số 08-CT/TU, Bộ Nội vụ yêu cầu các địa phương báo cáo kết quả trước ngày 30/6/2024.",
        "Thời tiết hôm nay đẹp, nhiều người đi chợ sớm và trở về nhà trước buổi trưa.",
    ),
    "en": (
        "On March 12, Transport Minister Tran Van Binh inspected the building of a bridge in Hai Duong province.",
        "Le Thi Hoa, director of the Department of Health, said hospitals had published their prices. "
        "Patients no longer wait as long as before, Hoa added.",
        "Under Directive No. 08-CT/TU, the Ministry of Home Affairs asked Hanoi to report before June 30, 2024.",
        "The weather was fine today, and many people went to the market early and came home before noon.",
    ),
}


@cache
def shipped_extractor() -> Extractor:
    return load_extractor()


def shipped_tagger(language: Language) -> Tagger:
    return shipped_extractor().tagger_for(language)


@cache
def dev_predictions(language: Language) -> dict[str, dict[str, Any]]:
    """What the shipped models find in the dev articles of a language, by id, in the form of `congbao extract`."""
    extractions = shipped_extractor().extract(map(gold_article, read_gold("dev", language)))
    return {extraction.article.id: extraction_record(extraction) for extraction in extractions}


def untagged(text: str, language: Language) -> Reading:
    """The reading of a text in which nothing has been found yet."""
    return Reading(Article(id="untagged", text=text, language=language), segmenter_for(language).sentences(text), ())


def long_text(language: Language, paragraphs: int) -> str:
    """So many paragraphs, one a line, the same few again and again."""
    return "\n".join(PARAGRAPHS[language][at % len(PARAGRAPHS[language])] for at in range(paragraphs))


@cache
def tagged(text: str, language: Language) -> list[Mention]:
    """What the shipped tagger finds in a text."""
    [mentions] = shipped_tagger(language).tag([untagged(text, language)])
    return mentions


def spans_from(mentions: Sequence[Mention], start: int) -> list[tuple[int, int, str]]:
    """Where mentions from `start` on lie, counted from there, and their labels."""
    return [(m.start - start, m.end - start, m.label) for m in mentions if m.start >= start]


def assert_exact(text: str, mentions: Sequence[Mention]) -> None:
    """Assert that mentions cover the text they say, in order and without overlap."""
    assert all(text[mention.start : mention.end] == mention.text != "" for mention in mentions)
    assert all(before.end <= after.start for before, after in pairwise(mentions))
