"""Robustness: how much of F1 on mentions is lost when the same articles are written otherwise.

    python -m benchmarks.robustness dev.jsonl

Each way of writing keeps the annotations exact: letters are exchanged one for one, or mentions move with the text.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from extractors.clean import normalise
from extractors.extract import Extractor
from extractors.records import Language
from models.augment import rename, rewritten, with_loud_title, without_diacritics
from models.corpus import AnnotatedArticle, read_annotated
from models.load import load_extractor
from models.score import Figures, score_mentions

GOLD = Path(__file__).parents[2] / "shared" / "gold" / "dev.jsonl"
LANGUAGES: tuple[Language, ...] = ("vi", "en")


def as_written(annotated: AnnotatedArticle) -> AnnotatedArticle:
    return annotated


def decomposed(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """Every letter and its marks apart (NFD), as some keyboards write, put together again by what reads articles."""
    return rewritten(annotated, normalise(unicodedata.normalize("NFD", annotated.article.text)))


def with_other_names(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """Every Vietnamese person and place renamed."""
    return rename(annotated, seed=2026)


WAYS: dict[str, Callable[[AnnotatedArticle], AnnotatedArticle]] = {
    "as written": as_written,
    "letters and marks apart (NFD)": decomposed,
    "first line in capitals": with_loud_title,
    "other people and places": with_other_names,
    "without diacritics": without_diacritics,
}


def measure(articles: Sequence[AnnotatedArticle], extractor: Extractor) -> float:
    """Micro F1 of mentions."""
    found = extractor.extract(annotated.article for annotated in articles)
    figures: Iterable[Figures] = (
        score_mentions({"mentions": spans(annotated.mentions)}, {"mentions": spans(extraction.mentions)})["mentions"]
        for annotated, extraction in zip(articles, found, strict=True)
    )
    return sum(figures, start=Figures()).f1


def spans(mentions: Iterable[object]) -> list[dict[str, object]]:
    return [{name: getattr(mention, name) for name in ("start", "end", "label")} for mention in mentions]


def main(gold: Path) -> None:
    """Print F1 for every way of writing, and what it loses."""
    extractor = load_extractor()
    table = Table("", *(f"{language} {column}" for language in LANGUAGES for column in ("F1", "lost")))
    articles = {language: read_annotated(gold, language) for language in LANGUAGES}
    first: dict[Language, float] = {}
    for name, way in WAYS.items():
        cells = []
        for language in LANGUAGES:
            f1 = measure([way(annotated) for annotated in articles[language]], extractor)
            lost = first.setdefault(language, f1) - f1
            cells += [f"{f1:.3f}", f"{lost:.3f}"]
        table.add_row(name, *cells)
    Console(width=110).print(table)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD)
