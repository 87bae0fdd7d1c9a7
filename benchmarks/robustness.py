"""Robustness: how much of F1 is lost when the same articles are written otherwise.

    python -m benchmarks.robustness dev.jsonl

Each way of writing keeps the annotations exact: letters are exchanged one for one, or mentions move with the text.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from extractors.decode import normalise
from extractors.extract import Extractor, extraction_record
from extractors.records import Language, Mention
from extractors.syllables import strip_marks
from models.augment import rename, rewritten, with_loud_title, without_diacritics
from models.corpus import AnnotatedArticle, read_annotated
from models.load import load_extractor
from models.score import Report, score_article, total

GOLD = Path(__file__).parents[2] / "shared" / "gold" / "dev.jsonl"
LANGUAGES: tuple[Language, ...] = ("vi", "en")
COLUMNS = ("mentions", "lost", "facts", "lost")


def as_written(annotated: AnnotatedArticle) -> AnnotatedArticle:
    return annotated


def decomposed(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """Every letter and its marks apart (NFD), as some keyboards write, put together again by what reads articles."""
    return rewritten(annotated, normalise(unicodedata.normalize("NFD", annotated.article.text)))


def with_other_names(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """Every Vietnamese person and place renamed."""
    return rename(annotated, seed=2026)


def in_plain_letters(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """Without diacritics; the facts in the letters of the article, as they are to be found."""
    plain = without_diacritics(annotated)
    return replace(plain, row=json.loads(strip_marks(json.dumps(annotated.row, ensure_ascii=False))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way of writing articles; whether the annotated facts are still those of the rewritten ones."""

    rewrite: Callable[[AnnotatedArticle], AnnotatedArticle]
    keeps_facts: bool = True


WAYS = {
    "as written": Way(rewrite=as_written),
    "letters and marks apart (NFD)": Way(rewrite=decomposed),
    "first line in capitals": Way(rewrite=with_loud_title),
    "other people and places": Way(rewrite=with_other_names, keeps_facts=False),
    "without diacritics": Way(rewrite=in_plain_letters),
}


def measure(articles: Sequence[AnnotatedArticle], extractor: Extractor) -> Report:
    """The figures of mentions and facts."""
    found = extractor.extract(annotated.article for annotated in articles)
    return total(
        score_article({**annotated.row, "mentions": spans(annotated.mentions)}, extraction_record(extraction))
        for annotated, extraction in zip(articles, found, strict=True)
    )


def spans(mentions: Iterable[Mention]) -> list[dict[str, object]]:
    return [{"start": mention.start, "end": mention.end, "label": mention.label} for mention in mentions]


def main(gold: Path) -> None:
    """Print F1 of mentions and the mean F1 of the kinds of fact for every way of writing, and what they lose."""
    extractor = load_extractor()
    table = Table("", *(f"{language} {column}" for language in LANGUAGES for column in COLUMNS))
    articles = {language: read_annotated(gold, language) for language in LANGUAGES}
    first: dict[Language, tuple[float, float]] = {}
    for name, way in WAYS.items():
        cells = []
        for language in LANGUAGES:
            report = measure([way.rewrite(annotated) for annotated in articles[language]], extractor)
            mentions, facts = report.kinds["mentions"].f1, report.facts_mean
            before = first.setdefault(language, (mentions, facts))
            cells += [f"{mentions:.3f}", f"{before[0] - mentions:.3f}"]
            cells += [f"{facts:.3f}", f"{before[1] - facts:.3f}"] if way.keeps_facts else ["", ""]
        table.add_row(name, *cells)
    Console(width=110).print(table)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD)
