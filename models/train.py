"""Trains the models of both languages from annotated articles and writes down how good they are.

For each language a tagger, by the trainer in `TRAINERS`, and the judge of tasks; then, when there are annotated
articles to try them on, `figures.json` with what was reached, on which data and with which seed.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal, Protocol, TypeAlias

from extractors.extract import extraction_record
from extractors.reading import Reading
from extractors.records import Language
from extractors.segment import segmenter_for
from extractors.tag import load_spacy_tagger
from models.corpus import AnnotatedArticle, TaggedText, read_annotated
from models.load import MODELS, load_extractor
from models.score import Report, score
from models.silver import annotate
from models.train_onnx import train_onnx
from models.train_spacy import train_spacy
from models.train_tasks import read_examples, train_judge, write_judge

Kind: TypeAlias = Literal["spacy", "onnx"]

# What each language is read with. English gains 8 points from the transformer, which knows English from before; for
# Vietnamese there is none of its size.
TRAINERS: dict[Language, Kind] = {"vi": "spacy", "en": "onnx"}

TEACHERS = 4  # models that have to agree on silver annotations


class Progress(Protocol):
    """Told what is being trained, which epoch of how many has ended, and its loss."""

    def __call__(self, what: str, epoch: int, epochs: int, loss: float, /) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to train, from what, and where to write it."""

    gold: Path
    output: Path
    dev: Path | None = None
    raw: Path | None = None  # articles without annotations, to be annotated in silver
    languages: tuple[Language, ...] = ("vi", "en")
    kind: Kind | None = None  # instead of that in `TRAINERS`
    epochs: int | None = None  # instead of the trainer's own
    seed: int = 0


def train(plan: Plan, progress: Progress) -> dict[Language, Report]:
    """Train all that the plan asks for; return the figures on its dev articles, by language.

    Raises AnnotationError for a line of the files that is no annotated article, ValueError when a language has none.
    """
    figures: dict[Language, Report] = {}
    for language in plan.languages:
        articles = read_annotated(plan.gold, language)
        if not articles:
            raise ValueError(f"{plan.gold}: no annotated articles in language {language!r}")
        folder = plan.output / language
        folder.mkdir(parents=True, exist_ok=True)
        train_tagger(plan, language, articles, folder, progress)
        examples = read_examples([as_read(article) for article in articles])
        # Articles without annotated tasks teach nothing about them, which are then found by their rules alone.
        if len(set(examples.are_tasks)) == 2:
            write_judge(train_judge(examples), folder / "tasks.json")
        if plan.dev:
            figures[language] = evaluate(read_annotated(plan.dev, language), plan.output)
    if plan.dev:
        write_figures(plan, figures)
    return figures


def train_tagger(
    plan: Plan, language: Language, articles: Sequence[AnnotatedArticle], folder: Path, progress: Progress
) -> None:
    """Train the tagger of one language, by way of teachers where there are raw articles."""
    options: dict[str, Any] = {} if plan.epochs is None else {"epochs": plan.epochs}
    if (plan.kind or TRAINERS[language]) == "onnx":
        train_onnx(articles, folder, seed=plan.seed, report=partial(progress, f"{language} transformer"), **options)
        return
    options["vectors"] = shipped_vectors(language)
    if plan.raw:
        options["silver"] = make_silver(plan, language, articles, progress, options)
    train_spacy(articles, folder, seed=plan.seed, report=partial(progress, f"{language} network"), **options)


def shipped_vectors(language: Language) -> Path | None:
    """The pipeline of this project whose word vectors are used again, if the language has one."""
    return MODELS / language if (MODELS / language / "vocab" / "vectors").exists() else None


def make_silver(
    plan: Plan,
    language: Language,
    articles: Sequence[AnnotatedArticle],
    progress: Progress,
    options: dict[str, Any],
) -> list[TaggedText]:
    """Train the teachers, each from its own seed, and keep what they agree on in the raw articles."""
    assert plan.raw is not None
    with tempfile.TemporaryDirectory() as scratch:
        teachers = []
        for number in range(TEACHERS):
            folder = Path(scratch) / str(number)
            report = partial(progress, f"{language} teacher {number + 1} of {TEACHERS}")
            train_spacy(articles, folder, seed=plan.seed + 1 + number, report=report, **options)
            teachers.append(load_spacy_tagger(folder, language))
        return list(annotate(raw_texts(plan.raw), language, teachers, seed=plan.seed))


def raw_texts(path: Path) -> Iterator[str]:
    """Yield the texts of a JSONL file, plain or .xz, as NFC."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield unicodedata.normalize("NFC", json.loads(line)["text"])


def as_read(annotated: AnnotatedArticle) -> tuple[Reading, list[dict[str, Any]]]:
    """The reading that annotators would have made of an article, and its annotated tasks."""
    article = annotated.article
    sentences = segmenter_for(article.language).sentences(article.text)
    return Reading(article, sentences, annotated.mentions), annotated.row.get("tasks", [])


def evaluate(articles: Sequence[AnnotatedArticle], models: Path) -> Report:
    """The figures of the models in a folder on annotated articles."""
    extractions = load_extractor(str(models)).extract(annotated.article for annotated in articles)
    predictions = {extraction.article.id: extraction_record(extraction) for extraction in extractions}
    return score([annotated.row for annotated in articles], predictions)


def write_figures(plan: Plan, figures: Mapping[Language, Report]) -> None:
    """Write F1 by kind and the share of right slots, with what they were reached on, to `figures.json`."""
    record = {
        "seed": plan.seed,
        "gold_sha256": digest(plan.gold),
        "dev_sha256": digest(plan.dev) if plan.dev else None,
        "f1": {lang: {kind: round(f.f1, 4) for kind, f in report.kinds.items()} for lang, report in figures.items()},
        "slots": {
            lang: {slot: round(f.recall, 4) for slot, f in report.slots.items() if f.gold}
            for lang, report in figures.items()
        },
    }
    (plan.output / "figures.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
