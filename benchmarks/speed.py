"""Whole extraction against two functions of underthesea, on the same text in one process: `make benchmark-speed`.

Timed is processor time, which other programs on the machine disturb less than they do the clock, and the clock too,
since the encoder reads with all processors. Each is run once to load and warm up, then three times in turn, and the
medians count. underthesea gets our sentences one by one, made before, since its cost grows with the length of what it
is given.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

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
    peers = {name: taken for name, taken in seconds.items() if name.startswith("underthesea")}
    print(f"\n{'':34}{'seconds':>9}{'elapsed':>9}{'syllables/s':>13}", *(f"{f'of {peer}':>28}" for peer in peers))
    for name, (taken, elapsed) in seconds.items():
        shares = [f"{taken / of_peer:27.2f} ×" for of_peer, _ in peers.values()]
        print(f"{name:34}{taken:9.2f}{elapsed:9.2f}{syllables / taken:13,.0f}", *shares)


def vietnamese_articles(gold: Path | None) -> list[Article]:
    """The Vietnamese articles of a file, or of the samples of this project."""
    if gold and gold.exists():
        return [annotated.article for annotated in read_annotated(gold, "vi")]
    documents = [item for item in read_documents([str(SAMPLES)]) if isinstance(item, Document)]
    return [document.article for document in documents if document.article.language == "vi"]


def jobs(articles: Sequence[Article]) -> dict[str, Callable[[], object]]:
    """What is timed, by name."""
    import_spacy()
    from models.load import DEFAULT_TAGGER, FAST_TAGGER, load_extractor

    timed: dict[str, Callable[[], object]] = {}
    for tagger in (DEFAULT_TAGGER, FAST_TAGGER):
        extractor = load_extractor(tagger)
        timed[f"{tagger}, whole"] = partial(read, extractor, articles)
        timed[f"{tagger}, segment and tag"] = partial(tag, extractor, articles)
    readings = extractor.find_mentions(articles)
    sentences = [a.text[s.start : s.end] for a in articles for s in segmenter_for("vi").sentences(a.text)]
    return timed | {
        "assemble the facts": lambda: [extractor.read_facts(reading) for reading in readings],
        "underthesea word_tokenize": lambda: [word_tokenize(sentence) for sentence in sentences],
        "underthesea ner": lambda: [ner(sentence) for sentence in sentences],
    }


def read(extractor: Extractor, articles: Sequence[Article]) -> None:
    """The whole extraction."""
    for _ in extractor.extract(articles):
        pass


def tag(extractor: Extractor, articles: Sequence[Article]) -> None:
    """Find the mentions in batches of the size that extraction has."""
    for start in range(0, len(articles), ARTICLES_AT_ONCE):
        extractor.find_mentions(articles[start : start + ARTICLES_AT_ONCE])


def measure(timed: dict[str, Callable[[], object]]) -> dict[str, tuple[float, float]]:
    """The medians of the processor seconds of each, and of those by the clock."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in timed}
    for warm in (False, *[True] * ROUNDS):
        for name, job in timed.items():
            before = process_time(), perf_counter()
            job()
            if warm:
                taken[name].append((process_time() - before[0], perf_counter() - before[1]))
    return {
        name: (median(cpu for cpu, _ in of_name), median(wall for _, wall in of_name))
        for name, of_name in taken.items()
    }


if __name__ == "__main__":
    main()
