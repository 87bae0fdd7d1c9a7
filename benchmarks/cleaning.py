"""Cleaning: the main text of pages beside trafilatura's, by the measure of scrapinghub's article-extraction-benchmark.

    python -m benchmarks.cleaning article-extraction-benchmark.tar.xz

The archive holds the pages and a JSONL file with, for each, "html" (its path) and "text" (the body that people marked).
"""

from __future__ import annotations

import json
import re
import sys
import tarfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import fmean
from typing import Any

import trafilatura
from rich.console import Console
from rich.table import Table

from extractors.clean import NoTextError, clean_html

PAGES = Path(__file__).parents[2] / "shared" / "pages" / "article-extraction-benchmark.tar.xz"
SHINGLE = 4  # words


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPage:
    """A page and the body of its article as people marked it."""

    html: bytes
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The precision and recall of one page; None where there is nothing to divide by."""

    precision: float | None
    recall: float | None


def congbao(page: MarkedPage) -> str:
    try:
        return clean_html(page.html).text
    except NoTextError:
        return ""


def by_trafilatura(page: MarkedPage, **options: Any) -> str:
    return trafilatura.extract(page.html, **options) or ""


CLEANERS: dict[str, Callable[[MarkedPage], str]] = {
    "congbao": congbao,
    "trafilatura, as it comes": by_trafilatura,
    "trafilatura, without comments": partial(by_trafilatura, include_comments=False),
    "trafilatura, favor_precision": partial(by_trafilatura, favor_precision=True),
    "trafilatura, favor_recall": partial(by_trafilatura, favor_recall=True),
    "trafilatura, fast": partial(by_trafilatura, fast=True),
}


def read_pages(archive: Path) -> Iterator[MarkedPage]:
    """Yield the pages of an archive in the order of its list."""
    with tarfile.open(archive) as members:
        files = {name: members.extractfile(name) for name in members.getnames() if name.endswith((".html", ".jsonl"))}
        data = {name: file.read() for name, file in files.items() if file}
    listing = next(name for name in data if name.endswith(".jsonl"))
    folder = listing.rpartition("/")[0]
    for line in data[listing].decode("utf-8").splitlines():
        row = json.loads(line)
        yield MarkedPage(html=data[f"{folder}/{row['html']}".lstrip("/")], text=row["text"])


def score_page(marked: str, found: str) -> Score:
    """Shares of the shingles of four words: of those found that are marked, and of those marked that are found."""
    wanted, given = shingles(marked), shingles(found)
    right = (wanted & given).total()
    return Score(
        precision=right / given.total() if given else None,
        recall=right / wanted.total() if wanted else None,
    )


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Every run of four words, as often as it occurs; the whole of a shorter text."""
    words = re.findall(r"\w+", text)
    starts = range(max(1, len(words) - SHINGLE + 1)) if words else ()
    return Counter(tuple(words[start : start + SHINGLE]) for start in starts)


def summarise(scores: Sequence[Score]) -> tuple[float, float, float]:
    """Mean precision, mean recall and the F1 of the two means, which is how the benchmark counts."""
    precision = fmean(score.precision for score in scores if score.precision is not None)
    recall = fmean(score.recall for score in scores if score.recall is not None)
    return precision, recall, 2 * precision * recall / (precision + recall)


def main(archive: Path) -> None:
    """Print precision, recall, F1 and milliseconds a page of every cleaner."""
    pages = list(read_pages(archive))
    table = Table("", "precision", "recall", "F1", "ms a page", title=f"{len(pages)} pages")
    for name, clean in CLEANERS.items():
        clean(pages[0])  # what is loaded at the first page is not measured
        start = time.process_time()
        found = [clean(page) for page in pages]
        seconds = time.process_time() - start
        scores = [score_page(page.text, text) for page, text in zip(pages, found, strict=True)]
        table.add_row(name, *(f"{share:.4f}" for share in summarise(scores)), f"{1000 * seconds / len(pages):.1f}")
    Console(width=110).print(table)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PAGES)
