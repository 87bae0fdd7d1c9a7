"""The whole way of one article: text, sentences, mentions, facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from itertools import islice
from typing import Any, TypeAlias

from extractors.calibration import Calibration, calibrate_fact, calibrate_mention
from extractors.diacritics import Restorer
from extractors.facts import FACT_TYPES
from extractors.mentions import settle_mentions
from extractors.reading import Reading
from extractors.records import Article, Fact, Language, Mention, Sentence
from extractors.segment import segmenter_for
from extractors.syllables import is_plain
from extractors.tag import Tagger

# Weights by feature, as models/train_tasks.py finds them.
Judge: TypeAlias = Mapping[str, float]

# Articles that go through a tagger together: enough to keep it busy, few enough for a steady stream.
ARTICLES_AT_ONCE = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that was found in one article; ``facts`` has a tuple for each name in `FACT_TYPES`, in reading order."""

    article: Article
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    facts: Mapping[str, tuple[Fact, ...]]


class Extractor:
    """Reads articles.

    `tagger_for` gives the tagger of a language, and `judge_for` the weights by which its candidates for a kind of fact
    are judged, or None; both are asked for every batch and should remember what they load. So should `restorer`, which
    is asked for every Vietnamese article without diacritics; where it gives None, such articles are read as they are.
    `calibration_for` gives the calibration of a language; where it gives None, confidences are told as they come.
    """

    def __init__(
        self,
        tagger_for: Callable[[Language], Tagger],
        judge_for: Callable[[Language, str], Judge | None] = lambda language, kind: None,
        restorer: Callable[[], Restorer | None] = lambda: None,
        calibration_for: Callable[[Language], Calibration | None] = lambda language: None,
    ) -> None:
        self.tagger_for = tagger_for
        self.judge_for = judge_for
        self.restorer = restorer
        self.calibration_for = calibration_for

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Yield what is found in each article, in the order they come; reads ahead by `ARTICLES_AT_ONCE`."""
        remaining = iter(articles)
        while batch := list(islice(remaining, ARTICLES_AT_ONCE)):
            yield from map(self.calibrate, map(self.read_facts, self.find_mentions(batch)))

    def find_mentions(self, articles: Iterable[Article]) -> list[Reading]:
        """The articles with their sentences and mentions, tagged together by language."""
        readings = [self.begin(article) for article in articles]
        tagged: list[Reading] = list(readings)
        for language in dict.fromkeys(reading.article.language for reading in readings):
            places = [at for at, reading in enumerate(readings) if reading.article.language == language]
            found = self.tagger_for(language).tag([readings[at] for at in places])
            for at, mentions in zip(places, found, strict=True):
                tagged[at] = settle_mentions(readings[at], mentions)
        return tagged

    def begin(self, article: Article) -> Reading:
        """The article in its sentences, with its diacritics if they were left out."""
        text = article.text
        if article.language == "vi" and is_plain(text) and (restorer := self.restorer()):
            text = restorer.restore(text)
        return Reading(article, segmenter_for(article.language).sentences(text), (), text)

    def read_facts(self, reading: Reading) -> Extraction:
        """The facts of an article whose mentions are known."""
        facts: dict[str, tuple[Fact, ...]] = {}
        for fact_type in FACT_TYPES:
            judge = {"judge": self.judge_for(reading.article.language, fact_type.name)} if fact_type.is_judged else {}
            facts[fact_type.name] = tuple(fact_type.extract(reading, **judge))
        extraction = Extraction(
            article=reading.article, sentences=reading.sentences, mentions=reading.mentions, facts=facts
        )
        return extraction if reading.text == reading.article.text else as_published(extraction, reading)

    def calibrate(self, extraction: Extraction) -> Extraction:
        """The extraction with probabilities for confidences."""
        calibration = self.calibration_for(extraction.article.language)
        if calibration is None:
            return extraction
        return replace(
            extraction,
            mentions=tuple(calibrate_mention(mention, calibration) for mention in extraction.mentions),
            facts={
                kind: tuple(calibrate_fact(fact, kind, calibration) for fact in facts)
                for kind, facts in extraction.facts.items()
            },
        )


def as_published(extraction: Extraction, reading: Reading) -> Extraction:
    """The extraction in the letters of the article, where other ones were read."""
    text = extraction.article.text
    return replace(
        extraction,
        mentions=tuple(replace(mention, text=text[mention.start : mention.end]) for mention in extraction.mentions),
        facts={name: tuple(_fact_as_published(fact, reading) for fact in of) for name, of in extraction.facts.items()},
    )


def _fact_as_published(fact: Fact, reading: Reading) -> Fact:
    # Evidence is cited from the article in any case; kinds, dates and rules have no marks to lose.
    texts: dict[str, Any] = {
        field.name: reading.as_published(value)
        for field in fields(fact)
        if isinstance(value := getattr(fact, field.name), str)
    }
    return replace(fact, **texts)


def extraction_record(extraction: Extraction) -> dict[str, Any]:
    """The extraction as the JSON object of one line, with the field names of the annotation guidelines.

    A confidence is called ``score`` there; only in rankings, where ``score`` is the points, it stays ``confidence``.
    """
    article = extraction.article
    return {
        "id": article.id,
        "language": article.language,
        "title": article.title,
        "published_at": article.published_at,
        "url": article.url,
        "text": article.text,
        "mentions": [
            {
                "start": m.start,
                "end": m.end,
                "label": m.label,
                "text": m.text,
                "score": m.confidence,
                "source": m.source,
            }
            for m in extraction.mentions
        ],
        **{name: [fact_record(fact, article) for fact in facts] for name, facts in extraction.facts.items()},
    }


def fact_record(fact: Fact, article: Article) -> dict[str, Any]:
    """One fact as a JSON object, its confidence under the name that is free, its evidence with its page, if any."""
    record = asdict(fact)
    if article.pages:
        record["evidence"]["page"] = article.page_of(fact.evidence.start)
    confidence = record.pop("confidence")
    name = "confidence" if "score" in record else "score"
    return record | {name: confidence}
