"""Exams: what models are judged by: the held-out share of the audited articles, and annotated files with floors."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from models.corpus import AnnotatedArticle, read_annotated
from models.jsonl import write_rows
from models.train import digest
from pipelines.evaluation import annotated_articles
from pipelines.exchange.audited import Selection, audited_articles
from pipelines.exchange.jsonl import annotated_row
from pipelines.learning.decided import trained_on
from pipelines.learning.judging import Exam
from pipelines.learning.training import LearningError
from pipelines.store import open_store
from pipelines.verdict import NAMES

HELD_OUT = "held-out decisions"

# With fewer articles in a language nothing would be found to fall, however bad it is.
FEWEST = 20


def exams_for(
    models: Path, database: str | None, dev: Path | None, floors: Path | None, fewest: int = FEWEST
) -> tuple[list[Exam], list[str]]:
    """The exams that there are for models, and what is said of those that can't be held.

    Floors are a JSON file as {"dev_sha256": "…", "f1": {"vi": {"mentions": 0.94, …}}}, for the articles of `dev`.
    Raises LearningError when there is none, or for one whose articles the models were trained on.
    """
    exams = []
    notes = []
    if dev:
        exams.append(Exam(name=str(dev), articles=annotated_articles(dev, None), floors=read_floors(floors, dev)))
    if database:
        articles = held_out_articles(database)
        counts = Counter(annotated.article.language for annotated in articles)
        enough = [annotated for annotated in articles if counts[annotated.article.language] >= fewest]
        notes += [
            f"{HELD_OUT}: {count} articles in {NAMES[language]} are too few to judge by, expected {fewest}"
            for language, count in counts.items()
            if count < fewest
        ]
        if enough:
            exams.append(Exam(name=HELD_OUT, articles=enough, floors={}))
    if not exams:
        found = "; ".join(notes) or "no audited articles are held out"
        raise LearningError(f"nothing to judge {models} by: {found}. Review more articles to the end, or name --dev")
    for exam in exams:
        check_unseen(models, exam)
    if dev:
        check_unknown(models, dev)
    return exams, notes


def held_out_articles(database: str) -> list[AnnotatedArticle]:
    """The audited articles of the held-out share; raises DatabaseError."""
    engine = open_store(database)
    try:
        rows = [annotated_row(one) for one in audited_articles(engine, Selection(is_whole=True, share="held-out"))]
    finally:
        engine.dispose()
    with TemporaryDirectory(prefix="congbao-held-out-") as folder:
        return read_annotated(write_rows(rows, Path(folder) / "held-out.jsonl"))


def check_unseen(models: Path, exam: Exam) -> None:
    """Raise LearningError for models that were trained on an article that they are to be judged by."""
    seen = trained_on(models) & {annotated.article.id for annotated in exam.articles}
    if seen:
        some = ", ".join(sorted(seen)[:3])
        raise LearningError(f"{models} were trained on {len(seen)} articles of {exam.name}, as {some}: judge by others")


def check_unknown(models: Path, dev: Path) -> None:
    """Raise LearningError for models one of whose training files was this one."""
    figures = models / "figures.json"
    if figures.exists() and digest(dev) in json.loads(figures.read_text(encoding="utf-8"))["gold_sha256"]:
        raise LearningError(f"{models} were trained on {dev}: judge by other articles")


def read_floors(path: Path | None, dev: Path) -> Mapping[str, Mapping[str, float]]:
    """The floors of a file, by language and kind; raises LearningError unless they were pinned on these articles."""
    if path is None:
        return {}
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        pinned: Any = record["dev_sha256"]
        floors = {str(language): dict(floors_in(kinds)) for language, kinds in record["f1"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        expected = '{"dev_sha256": "…", "f1": {"vi": {"mentions": 0.94}}}'
        raise LearningError(f"{path}: no floors ({type(error).__name__}: {error}); expected {expected}") from None
    if pinned != digest(dev):
        raise LearningError(f"{path}: the floors belong to other articles than those of {dev}")
    return floors


def floors_in(kinds: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """Yield floors with their kinds."""
    yield from ((str(kind), float(floor)) for kind, floor in kinds.items())
