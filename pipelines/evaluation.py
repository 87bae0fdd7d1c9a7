"""Evaluation: what is found in annotated articles against what annotators found there, as in "officials F1 0.870"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

from extractors.extract import Extractor, extraction_record
from extractors.facts import FACT_TYPES
from models.corpus import AnnotatedArticle, read_annotated
from models.score import Report, Row, score_article
from pipelines.extraction import extract_group
from pipelines.failures import Failure, Origin, UnreadableError
from pipelines.rows import LANGUAGES, Document, load_object
from pipelines.streaming import groups

LanguageFilter: TypeAlias = Literal["vi", "en"] | None

# The lists that a prediction has, each empty where it is missing.
LISTS = ("mentions", *(fact_type.name for fact_type in FACT_TYPES))


class EvaluationError(Exception):
    """Articles or predictions that can't be used; the message says which and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Predictions:
    """What was found, by article id, and a line for each article that has nothing because something went wrong."""

    rows: Mapping[str, Row]
    failures: tuple[str, ...] = ()


def annotated_articles(gold: Path, language: LanguageFilter) -> list[AnnotatedArticle]:
    """The annotated articles of a file, those of one language or all.

    Raises EvaluationError when there are none, AnnotationError for a line that is no annotated article.
    """
    articles = read_annotated(gold, language)
    if not articles:
        raise EvaluationError(f"{gold}: no annotated articles" + (f" in language {language!r}" if language else ""))
    return articles


def extracted(articles: Sequence[AnnotatedArticle], extractor: Extractor) -> Predictions:
    """What the extractor finds; an article that it fails on is named."""
    rows: dict[str, Row] = {}
    failures = []
    documents = (Document(article=a.article, origin=Origin(document=f"article {a.article.id}")) for a in articles)
    for group in groups(documents):
        read = [document for document in group if isinstance(document, Document)]
        for document, result in zip(read, extract_group(extractor, read), strict=True):
            if isinstance(result, Failure):
                failures.append(str(result))
            else:
                rows[document.article.id] = extraction_record(result)
    return Predictions(rows=rows, failures=tuple(failures))


def read_predictions(path: Path, articles: Sequence[AnnotatedArticle]) -> Predictions:
    """What a file that `congbao extract` wrote says of these articles; an article that it lacks is named.

    Raises EvaluationError for a line that is no prediction, or one that was made from another text.
    """
    texts = {annotated.article.id: annotated.article.text for annotated in articles}
    rows = {}
    for place, row in prediction_rows(path):
        if row["id"] not in texts:
            continue
        if row["id"] in rows:
            raise EvaluationError(f"{place}: id {row['id']!r} comes twice; expected a line for each article")
        if row.get("text", texts[row["id"]]) != texts[row["id"]]:
            raise EvaluationError(f"{place}: the text of {row['id']!r} is not that of the annotated article")
        rows[row["id"]] = row
    missing = tuple(f"article {name}: not in {path}" for name in texts if name not in rows)
    return Predictions(rows=rows, failures=missing)


def prediction_rows(path: Path) -> Iterator[tuple[Origin, dict[str, Any]]]:
    """Yield the objects of a prediction file with their places."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            place = Origin(document=str(path), line=number)
            try:
                row = load_object(line)
            except UnreadableError as error:
                raise EvaluationError(str(error.at(place))) from None
            if not isinstance(row.get("id"), str) or not all(isinstance(row.get(name, []), list) for name in LISTS):
                raise EvaluationError(f'{place}: no prediction; expected an "id" and the lists {", ".join(LISTS)}')
            yield place, row


def score_each(articles: Sequence[AnnotatedArticle], predictions: Predictions) -> list[Report]:
    """The figures of each article; one without prediction counts as predicted empty."""
    return [score_article(a.row, predictions.rows.get(a.article.id, {})) for a in articles]


def parts(articles: Sequence[AnnotatedArticle]) -> dict[str, list[AnnotatedArticle]]:
    """The articles by language, and all of them under "all" when there are two languages."""
    of_language = {name: [a for a in articles if a.article.language == name] for name in LANGUAGES}
    found: dict[str, list[AnnotatedArticle]] = {name: those for name, those in of_language.items() if those}
    return found if len(found) == 1 else {**found, "all": list(articles)}
