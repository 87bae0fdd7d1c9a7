"""Extraction in groups: one article that fails is a failure, and the others are extracted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from extractors.extract import Extraction
from extractors.records import Article
from extractors.tag import ModelError
from pipelines.extraction import extract_group
from pipelines.failures import Failure, Origin
from tests.stories import PerfectExtractor, found_in, story


class FragileExtractor(PerfectExtractor):
    """Breaks on one article, and with it on all that are read together."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        articles = list(articles)
        if any(article.id == "breaks" for article in articles):
            raise self.error
        return super().extract(articles)


def test_group_is_extracted_in_its_order() -> None:
    documents = [story("a"), story("b")]
    assert extract_group(FragileExtractor(IndexError("no such\x00 token")), documents) == [
        found_in(document) for document in documents
    ]


def test_article_that_breaks_the_extractor_does_not_take_the_others_with_it() -> None:
    results = extract_group(
        FragileExtractor(IndexError("no such\x00 token")), [story("a"), story("breaks", line=2), story("c")]
    )
    assert [result if isinstance(result, Failure) else result.article.id for result in results] == [
        "a",
        Failure(
            origin=Origin(document="news.jsonl", line=2),
            stage="extract",
            reason="extraction failed with IndexError",
            found="'no such\\x00 token'",
            article_id="breaks",
        ),
        "c",
    ]


def test_model_that_is_missing_is_no_failure_of_an_article() -> None:
    with pytest.raises(ModelError):
        extract_group(FragileExtractor(ModelError("no model")), [story("a"), story("breaks")])


def test_no_documents_give_no_results() -> None:
    assert extract_group(FragileExtractor(IndexError("no such\x00 token")), []) == []
