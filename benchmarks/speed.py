"""Whole extraction against two functions of underthesea, on the same text in one process: `make benchmark-speed`.

Timed is processor time, which other programs on the machine disturb less than they do the clock. Each is run once to
load and warm up, then three times in turn, and the median counts. underthesea gets our sentences one by one, made
before, since its cost grows with the length of what it is given.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import process_time

from benchmarks.peers import ner, word_tokenize
from extractors.extract import ARTICLES_AT_ONCE, Extractor
from extractors.records import Article
from extractors.segment import segmenter_for
from extractors.without_torch import import_spacy
from models.corpus import read_annotated
from pipelines.config import SAMPLES
from pipelines.documents import read_documents
from pipelines.rows import Document

ROUNDS = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="?", help="annotated articles; the samples when there is no such file")
    parser.add_argument("--articles", type=int, default=100, help="how many Vietnamese articles at most [100]")
    arguments = parser.parse_args()
    articles = vietnamese_articles(arguments.gold)[: arguments.articles]
    syllables = sum(len(article.text.split()) for article in articles)
    print(f"{len(articles)} Vietnamese articles, {syllables:,} syllables, {os.cpu_count()} processors")
    print(f"load {os.getloadavg()[0]:.1f} before")
    seconds = measure(jobs(articles))
    print(f"load {os.getloadavg()[0]:.1f} after")
    whole = seconds["congbao, whole"]
    print(f"\n{'':28}{'seconds':>9}{'syllables/s':>13}{'congbao takes':>15}")
    for name, taken in seconds.items():
        times = f"{whole / taken:13.2f} ×" if name.startswith("underthesea") else ""
        print(f"{name:28}{taken:9.2f}{syllables / taken:13,.0f}{times}")


def vietnamese_articles(gold: Path | None) -> list[Article]:
    """The Vietnamese articles of a file, or of the samples of this project."""
    if gold and gold.exists():
        return [annotated.article for annotated in read_annotated(gold, "vi")]
    documents = [item for item in read_documents([str(SAMPLES)]) if isinstance(item, Document)]
    return [document.article for document in documents if document.article.language == "vi"]


def jobs(articles: Sequence[Article]) -> dict[str, Callable[[], object]]:
    """What is timed, by name."""
    import_spacy()
    from models.load import load_extractor

    extractor = load_extractor()
    readings = extractor.find_mentions(articles)
    sentences = [a.text[s.start : s.end] for a in articles for s in segmenter_for("vi").sentences(a.text)]
    return {
        "congbao, whole": lambda: list(extractor.extract(articles)),
        "  segment and tag": lambda: tag(extractor, articles),
        "  assemble the facts": lambda: [extractor.read_facts(reading) for reading in readings],
        "underthesea word_tokenize": lambda: [word_tokenize(sentence) for sentence in sentences],
        "underthesea ner": lambda: [ner(sentence) for sentence in sentences],
    }


def tag(extractor: Extractor, articles: Sequence[Article]) -> None:
    """Find the mentions in batches of the size that extraction has."""
    for start in range(0, len(articles), ARTICLES_AT_ONCE):
        extractor.find_mentions(articles[start : start + ARTICLES_AT_ONCE])


def measure(timed: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The median processor seconds of each."""
    seconds: dict[str, list[float]] = {name: [] for name in timed}
    for warm in (False, *[True] * ROUNDS):
        for name, job in timed.items():
            before = process_time()
            job()
            if warm:
                seconds[name].append(process_time() - before)
    return {name: median(taken) for name, taken in seconds.items()}


if __name__ == "__main__":
    main()
