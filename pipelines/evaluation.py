"""Evaluation: what is found in annotated articles against what annotators found there, as in "officials F1 0.870"."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, TypeAlias

from extractors.extract import Extractor, extraction_record
from extractors.facts import FACT_TYPES
from models.score import Report, Row, score
from pipelines.extraction import extract_group
from pipelines.failures import Failure, Origin
from pipelines.rows import Document, parse_row

LanguageFilter: TypeAlias = Literal["vi", "en"] | None


class EvaluationError(Exception):
    """Annotated articles that can't be used; the message says which and why."""


def evaluate(gold: Path, language: LanguageFilter, extractor: Extractor) -> Report:
    """The figures of an extractor on the annotated articles of a file, those of one language or all.

    Raises EvaluationError for a line that is no annotated article.
    """
    rows, documents = [], []
    for document, row in read_annotated(gold):
        if language in (None, document.article.language):
            rows.append(row)
            documents.append(document)
    if not rows:
        raise EvaluationError(f"{gold}: no annotated articles" + (f" in language {language!r}" if language else ""))
    return score(rows, predictions(documents, extractor))


def read_annotated(path: Path) -> Iterator[tuple[Document, Row]]:
    """Yield each article of a file with its annotations."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            origin = Origin(document=str(path), line=number)
            item = list(parse_row(line, origin))[-1]
            if isinstance(item, Failure):
                raise EvaluationError(str(item))
            row: dict[str, Any] = json.loads(line)
            if row.get("id") != item.article.id or row["text"] != item.article.text:
                raise EvaluationError(f"{origin}: annotations need a string as id and a text in NFC")
            if not isinstance(row.get("mentions"), list):
                raise EvaluationError(f"{origin}: no annotations; expected a list of mentions")
            yield item, row


def predictions(documents: list[Document], extractor: Extractor) -> dict[str, Row]:
    """What the extractor finds, by article id; nothing where it fails."""
    results = extract_group(extractor, documents)
    return {
        document.article.id: {} if isinstance(result, Failure) else extraction_record(result)
        for document, result in zip(documents, results, strict=True)
    }


def figures_lines(report: Report) -> Iterator[str]:
    """Yield the figures as lines: precision, recall and F1 of each kind, then the share of slots that are right."""
    yield f"{report.articles} articles"
    for kind, figures in report.kinds.items():
        rates = f"P {figures.precision:.3f}  R {figures.recall:.3f}  F1 {figures.f1:.3f}"
        yield f"{kind:20} {rates}  gold {figures.gold}  predicted {figures.predicted}"
    facts = [report.kinds[fact_type.name].f1 for fact_type in FACT_TYPES]
    yield f"{'facts (macro)':20} F1 {sum(facts) / len(facts):.3f}"
    for slot, figures in sorted(report.slots.items()):
        if figures.gold:
            yield f"  {slot:28} {figures.recall:.3f}"
