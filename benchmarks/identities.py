"""Identities across languages, against links read by hand: `python -m benchmarks.identities train.jsonl dev.jsonl`.

The annotated articles are resolved together, from the annotators' mentions and facts. A link is a name in a Vietnamese
article and a name in its English translation that mean the same; `identities_links.tsv` has them by the ids of the
articles and the offsets of the names' first mentions, and no text. A link is predicted when both names have one
entity. Named documents are those without a number, laws above all.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, TypeAlias

from extractors.extract import Extraction
from extractors.records import Article, Directive, Fact, Mention, Official, Task
from pipelines.identities.entities import Resolution
from pipelines.identities.namings import Namer, namings_of
from pipelines.identities.resolve import resolve

Row: TypeAlias = dict[str, Any]
Span: TypeAlias = tuple[str, int, int]  # article id, start, end
Link: TypeAlias = tuple[Span, Span]

LINKS = Path(__file__).with_name("identities_links.tsv")
KINDS = {"PERSON": "people", "ORG": "organisations", "DIRECTIVE": "documents"}
TARGETS = {"people": 0.9, "organisations": 0.75, "numbered documents": 0.95}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+", help="annotated articles, resolved together")
    parser.add_argument("--errors", action="store_true", help="show the links that are missing and wrong")
    arguments = parser.parse_args()
    files = [list(map(json.loads, path.read_text(encoding="utf-8").splitlines())) for path in arguments.gold]
    extractions = {row["id"]: annotated(row) for rows in files for row in rows}
    start = time.perf_counter()
    namings = [naming for extraction in extractions.values() for naming in namings_of(extraction)]
    resolution = resolve(namings)
    took = time.perf_counter() - start
    print(f"{len(extractions)} articles, {len(namings):,} namings, {len(resolution.entities):,} entities, {took:.1f} s")
    links = read_links(LINKS)
    for path, rows in zip(arguments.gold, files, strict=True):
        for kind, (gold, found) in compare(rows, extractions, resolution, links).items():
            at = measure(gold, found)
            print(
                f"{path.stem:6}{kind:19}{at.links:5} links   precision {at.precision:.3f}   recall {at.recall:.3f}"
                f"   F1 {at.f1:.3f}   aim {TARGETS.get(kind, 0):.2f}"
            )
            if arguments.errors:
                show("missing", gold - found, extractions)
                show("wrong", found - gold, extractions)


def annotated(row: Row) -> Extraction:
    """An annotated article as if it had been extracted."""
    article = Article(
        id=row["id"], text=row["text"], language=row["lang"], title=row["title"], published_at=row["date"]
    )
    known: dict[str, Any] = {"evidence": article.cite(0, 1), "confidence": 1.0, "rule": "annotators"}
    facts: dict[str, tuple[Fact, ...]] = {
        "officials": tuple(Official(**official, **known) for official in row["officials"]),
        "directives": tuple(Directive(**directive, **known) for directive in row["directives"]),
        "tasks": tuple(Task(**task, **known) for task in row["tasks"]),
    }
    mentions = tuple(Mention(**mention, confidence=1.0, source="annotators") for mention in row["mentions"])
    return Extraction(article=article, sentences=(), mentions=mentions, facts=facts)


def read_links(path: Path) -> set[Link]:
    """The links that were read by hand."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {((a, int(b), int(c)), (d, int(e), int(f))) for a, b, c, d, e, f in rows}


def pairs(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """Yield the ids of the Vietnamese articles that have a translation, and of that."""
    ids = {row["id"] for row in rows}
    for english in sorted(ids):
        vietnamese = english.replace("en-", "vi-").replace("ex-", "vx-")
        if english[:3] in ("en-", "ex-") and vietnamese in ids:
            yield vietnamese, english


def compare(
    rows: list[Row], extractions: dict[str, Extraction], resolution: Resolution, links: set[Link]
) -> dict[str, tuple[set[Link], set[Link]]]:
    """The links read by hand and those found, of each kind, in the pairs that were read."""
    read = {(one[0], other[0]) for one, other in links}
    found: dict[str, tuple[set[Link], set[Link]]] = defaultdict(lambda: (set(), set()))
    for pair in pairs(rows):
        if pair not in read:
            continue
        for (one, meant), (other, other_meant) in product(*(meanings(extractions[i], resolution) for i in pair)):
            if one.label != other.label:
                continue
            link = ((pair[0], one.start, one.end), (pair[1], other.start, other.end))
            gold, predicted = found[kind_of(one)]
            if link in links:
                gold.add(link)
            if meant is not None and meant == other_meant:
                predicted.add(link)
    return dict(sorted(found.items()))


def first_mentions(extraction: Extraction) -> list[Mention]:
    """The first mention of each name that can have a link."""
    found: dict[tuple[str, str], Mention] = {}
    for mention in extraction.mentions:
        if mention.label in KINDS:
            found.setdefault((mention.label, mention.text), mention)
    return list(found.values())


def kind_of(mention: Mention) -> str:
    """The kind of thing that a mention names; documents are told by a number in their name."""
    if mention.label != "DIRECTIVE":
        return KINDS[mention.label]
    name = mention.text.split()
    is_numbered = any(word[0].isdigit() and not (len(word) == 4 and word.isdigit()) for word in name)
    return "numbered documents" if is_numbered else "named documents"


def meanings(extraction: Extraction, resolution: Resolution) -> list[tuple[Mention, str | None]]:
    """The first mention of each name with the id of what it means."""
    namer = Namer(extraction)
    naming = {"PERSON": namer.person, "ORG": namer.organization, "DIRECTIVE": namer.document_named}
    return [
        (mention, resolution.of(naming[mention.label](mention.text)).entity_id)
        for mention in first_mentions(extraction)
    ]


@dataclass(frozen=True, slots=True)
class Measure:
    """How well links were found."""

    links: int
    precision: float
    recall: float
    f1: float


def measure(gold: set[Link], found: set[Link]) -> Measure:
    """Precision, recall and F1 of the links found."""
    right = len(gold & found)
    return Measure(
        links=len(gold),
        precision=right / max(1, len(found)),
        recall=right / max(1, len(gold)),
        f1=2 * right / max(1, len(gold) + len(found)),
    )


def show(what: str, links: Iterable[Link], extractions: dict[str, Extraction]) -> None:
    """Print links with their names."""
    for link in sorted(links):
        names = (extractions[article_id].article.text[start:end] for article_id, start, end in link)
        print(f"    {what}: {link[0][0]}", " | ".join(names))


if __name__ == "__main__":
    main()
