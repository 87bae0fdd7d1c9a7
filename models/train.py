"""Trains the models of both languages from annotated articles and writes down how good they are.

The encoder that reads both languages, the faster network of a language that has one, and each language's judge of
tasks; then, when there are annotated articles to try them on, `figures.json` with what was reached, on which data and
with which seed.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal, Protocol, TypeAlias, get_args

from extractors.extract import extraction_record
from extractors.reading import Reading
from extractors.records import Language
from extractors.segment import segmenter_for
from models.annotated_text import marked_files, read_marked
from models.corpus import AnnotatedArticle, TaggedText, read_annotated
from models.load import ENCODER, MODELS, load_encoder, load_extractor
from models.score import Report, score
from models.silver import annotate
from models.train_encoder import train_encoder
from models.train_spacy import train_spacy
from models.train_tasks import read_examples, train_judge, write_judge

Part: TypeAlias = Literal["encoder", "network", "judge"]
PARTS: tuple[Part, ...] = get_args(Part)

# The languages with a faster network beside the encoder.
NETWORKS: tuple[Language, ...] = ("vi",)


class Progress(Protocol):
    """Told what is being trained, which epoch of how many has ended, and its loss."""

    def __call__(self, what: str, epoch: int, epochs: int, loss: float, /) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to train, from what, and where to write it."""

    gold: Sequence[Path]  # annotated articles: JSONL files, and folders of texts with marks (`annotated_text.py`)
    output: Path
    dev: Path | None = None
    raw: Path | None = None  # articles without annotations, which the encoder annotates for the network
    languages: tuple[Language, ...] = ("vi", "en")
    parts: tuple[Part, ...] = PARTS
    epochs: int | None = None  # instead of each trainer's own
    seed: int = 0


def train(plan: Plan, progress: Progress) -> dict[Language, Report]:
    """Train all that the plan asks for; return the figures on its dev articles, by language.

    Raises AnnotationError for a line of the files that is no annotated article, ValueError when a language has none.
    """
    articles = {language: read_language(plan.gold, language) for language in plan.languages}
    options: dict[str, Any] = {"seed": plan.seed} | ({} if plan.epochs is None else {"epochs": plan.epochs})
    if "encoder" in plan.parts:
        everything = [article for of_language in articles.values() for article in of_language]
        vocabulary = MODELS / ENCODER / "tokenizer.json"
        train_encoder(everything, vocabulary, plan.output / ENCODER, report=partial(progress, "encoder"), **options)
    for language in plan.languages:
        folder = plan.output / language
        folder.mkdir(parents=True, exist_ok=True)
        if "network" in plan.parts and language in NETWORKS:
            silver = make_silver(plan.raw, language, plan) if plan.raw else []
            report = partial(progress, f"{language} network")
            vectors = shipped_vectors(language)
            train_spacy(articles[language], folder, vectors=vectors, silver=silver, report=report, **options)
        if "judge" in plan.parts:
            examples = read_examples([as_read(article) for article in articles[language]])
            # Articles without annotated tasks teach nothing about them, which are then found by their rules alone.
            if len(set(examples.are_tasks)) == 2:
                write_judge(train_judge(examples), folder / "tasks.json")
    figures = {
        language: evaluate(read_annotated(plan.dev, language), plan.output) for language in plan.languages if plan.dev
    }
    if plan.dev:
        write_figures(plan, figures)
    return figures


def read_language(files: Sequence[Path], language: Language) -> list[AnnotatedArticle]:
    """The annotated articles of a language in all the files and folders; raises ValueError when there are none."""
    articles = [article for file in files for article in read_gold(file) if article.article.language == language]
    if not articles:
        raise ValueError(f"{', '.join(map(str, files))}: no annotated articles in language {language!r}")
    return articles


def read_gold(path: Path) -> list[AnnotatedArticle]:
    """The annotated articles in a JSONL file, or in a folder of texts with marks."""
    return [read_marked(file) for file in marked_files(path)] if path.is_dir() else read_annotated(path)


def make_silver(raw: Path, language: Language, plan: Plan) -> list[TaggedText]:
    """What the encoder, that of the plan's output where it has one, is sure of in raw articles."""
    has_encoder = (plan.output / ENCODER).is_dir()
    teacher = load_encoder(plan.output if has_encoder else MODELS)
    return list(annotate(raw_texts(raw), language, teacher, seed=plan.seed))


def shipped_vectors(language: Language) -> Path | None:
    """The pipeline of this project whose word vectors are used again, if the language has one."""
    return MODELS / language if (MODELS / language / "vocab" / "vectors").exists() else None


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
        "gold_sha256": [digest(file) for file in plan.gold],
        "dev_sha256": digest(plan.dev) if plan.dev else None,
        "f1": {lang: {kind: round(f.f1, 4) for kind, f in report.kinds.items()} for lang, report in figures.items()},
        "slots": {
            lang: {slot: round(f.recall, 4) for slot, f in report.slots.items() if f.gold}
            for lang, report in figures.items()
        },
    }
    (plan.output / "figures.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def digest(path: Path) -> str:
    """The SHA-256 of a file, or of all the texts with marks in a folder."""
    files = marked_files(path) if path.is_dir() else [path]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
