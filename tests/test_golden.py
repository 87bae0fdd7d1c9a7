"""The sample articles, read by the real extractors, against what a person found in them.

Each file in golden/ holds the facts of one sample as the annotation guidelines want them, written down by reading the
article, never by correcting what the tool says. A text file or page is known by its name, an article of a JSONL file by
its id too.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from extractors.extract import Extraction
from extractors.facts import FACT_TYPES
from extractors.records import Article, Evidence
from models.load import load_extractor
from models.score import Report, score
from pipelines.documents import read_documents
from pipelines.rows import Document

GOLDEN = Path(__file__).parent / "golden"
SAMPLES = Path(__file__).parents[1] / "data" / "raw" / "samples"

# F1 over all samples, a little under what was measured. To be raised when the extractors get better, never lowered.
FLOORS = {"officials": 0.92, "directives": 0.98, "rankings": 0.92, "tasks": 0.86}

# The parts of facts that are not the annotator's.
EXTRACTED = {"evidence", "confidence", "rule"}


def read_golden() -> dict[str, dict[str, Any]]:
    """The expected facts by the name of the golden file."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLDEN.glob("*.json"))}


EXPECTED = read_golden()


def golden_name(document: Document) -> str:
    """The name of the golden file of a sample."""
    path = Path(document.origin.document)
    return document.article.id if path.suffix == ".jsonl" else path.stem


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    """The samples, as the pipeline reads them, by the name of the golden file."""
    documents = list(read_documents([str(SAMPLES)]))
    assert all(isinstance(document, Document) for document in documents), documents
    return {golden_name(document): document.article for document in documents if isinstance(document, Document)}


@pytest.fixture(scope="module")
def extractions(articles: dict[str, Article]) -> dict[str, Extraction]:
    """What the extractors find in the samples."""
    return dict(zip(articles, load_extractor().extract(articles.values()), strict=True))


@pytest.fixture(scope="module")
def report(extractions: dict[str, Extraction]) -> Report:
    """The figures over all samples."""
    gold = [{"id": name, **facts} for name, facts in EXPECTED.items()]
    return score(gold, {name: facts_of(extraction) for name, extraction in extractions.items()})


def facts_of(extraction: Extraction) -> dict[str, list[dict[str, Any]]]:
    """The facts of an extraction by kind, as the scorer takes them."""
    return {kind: [asdict(fact) for fact in facts] for kind, facts in extraction.facts.items()}


def strings_of(facts: Mapping[str, Any]) -> Iterator[str]:
    """All that annotators copied from the text."""
    for fact_type in FACT_TYPES:
        for fact in facts[fact_type.name]:
            dated = {"kind", "issued", "period", "deadline"}
            yield from (value for slot, value in fact.items() if isinstance(value, str) and slot not in dated)


def test_every_sample_has_its_golden_file_and_half_of_them_are_vietnamese(articles: dict[str, Article]) -> None:
    assert set(articles) == set(EXPECTED)
    languages = [article.language for article in articles.values()]
    assert languages.count("vi") == languages.count("en") >= 7


def test_a_sample_has_its_title_and_a_page_or_row_its_day(articles: dict[str, Article]) -> None:
    assert all(article.title for article in articles.values())
    dated = {name for name, article in articles.items() if article.published_at}
    assert dated == {name for name, golden in EXPECTED.items() if not golden["file"].endswith(".txt")}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_page_is_read_without_the_furniture_around_it(articles: dict[str, Article], name: str) -> None:
    furniture = ("Bình luận", "Comments", "1500", "Giấy phép", "Licence No.", "Tin liên quan", "Read next", "Subscribe")
    assert not [words for words in furniture if words in articles[name].text]


@pytest.mark.parametrize("name", EXPECTED)
def test_golden_facts_have_the_fields_of_their_records_and_words_of_the_text(
    articles: dict[str, Article], name: str
) -> None:
    for fact_type in FACT_TYPES:
        slots = {field.name for field in fields(fact_type.record)} - EXTRACTED
        assert all(set(fact) == slots for fact in EXPECTED[name][fact_type.name])
    text = articles[name].text.casefold()
    assert [words for words in strings_of(EXPECTED[name]) if words.casefold() not in text] == []
    assert [task for task in EXPECTED[name]["tasks"] if task["action"] not in articles[name].text] == []


@pytest.mark.parametrize("name", EXPECTED)
def test_every_span_quotes_the_text_it_points_to(extractions: dict[str, Extraction], name: str) -> None:
    found = extractions[name]
    text = found.article.text
    assert unicodedata.is_normalized("NFC", text)
    assert all(text[mention.start : mention.end] == mention.text for mention in found.mentions)
    assert all(before.end <= after.start for before, after in pairwise(found.mentions))
    assert all(0 <= mention.confidence <= 1 and mention.source for mention in found.mentions)
    for facts in found.facts.values():
        for fact in facts:
            evidence = fact.evidence
            assert evidence == Evidence(
                start=evidence.start, end=evidence.end, quote=text[evidence.start : evidence.end]
            )
            assert evidence.quote.strip() == evidence.quote != ""
            assert 0 <= fact.confidence <= 1
            assert fact.rule


def test_extraction_does_not_depend_on_the_other_articles(
    articles: dict[str, Article], extractions: dict[str, Extraction]
) -> None:
    name = "two-level-ward"
    [alone] = load_extractor().extract([articles[name]])
    assert facts_of(alone) == facts_of(extractions[name])


@pytest.mark.parametrize("kind", [fact_type.name for fact_type in FACT_TYPES])
def test_facts_of_the_samples_are_found_as_well_as_before(report: Report, kind: str) -> None:
    assert report.kinds[kind].f1 >= FLOORS[kind], report.kinds[kind]


def test_a_story_in_two_languages_has_the_same_documents_and_ranks(extractions: dict[str, Extraction]) -> None:
    vietnamese, english = (facts_of(extractions[name]) for name in ("kiem-tra-ho-so-dat-dai", "land-files-inspection"))
    for kind, slots in {
        "directives": ("kind", "number", "issued"),
        "rankings": ("rank", "out_of", "period", "change"),
    }.items():
        assert [[fact[slot] for slot in slots] for fact in vietnamese[kind]] == [
            [fact[slot] for slot in slots] for fact in english[kind]
        ]
        assert len(english[kind]) == 1
