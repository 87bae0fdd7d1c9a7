"""Figures: what is counted in a run, each by its name, source and part, as ("facts", "Tin", "officials") is 17."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

# Every figure of a run with what it counts. `source` is the name of a source in pulls, and elsewhere the outlet.
NAMES = {
    "listed": "Addresses that a source named",
    "carried": "Addresses that failed before, and that the source names no more",
    "fetched": "Answers with bytes",
    "pulled": "Addresses, by what became of them",
    "in vain": "Addresses of which nothing came, by outcome and reason",
    "warned": "What is wrong with a pull of a source",
    "articles": "Articles that were read now, by language",
    "known": "Articles that the models have read before as they are, by language",
    "outside": "Articles of other days than those that the run was to read",
    "characters": "Their length in code points, by language",
    "mentions": "Mentions in them, by label",
    "mentions in": "Mentions in them, by language",
    "facts": "Facts that they tell, by kind",
    "confidence": "Mentions and facts, by kind and the tenth of 0 to 1 that their confidence lies in",
    "titles": "Positions of officials, by whether their words are known",
    "unknown title": "Positions without a known word, by their words; those told most often",
    "failures": "What failed, by stage and reason",
    "rows": "Rows of the published tables, by table",
    "snapshot": "Rows of the published snapshot, by its name",
    "doubted": "What is odd about the published tables",
    "models": "Models that read the articles, by id",
    "seconds": "How long a step took, by step",
}

# An outlet calls itself what it likes; keys of databases have an end.
LONGEST = 200  # code points
# Outlets with figures of their own, those with the most articles; Common Crawl's news have thousands.
OUTLETS = 200
# Unknown titles that are named.
TITLES = 30
OTHERS = "others"
# Figures that are told by outlet, and of which the least are told together.
BY_OUTLET = ("articles", "known", "characters", "mentions", "mentions in", "facts")


class Figure(NamedTuple):
    """What a number is of; "" stands for all sources, and for what has no parts."""

    name: str
    source: str = ""
    of: str = ""


def figure(name: str, source: str | None = "", of: object = "") -> Figure:
    """The figure with this name, of a source and a part that any database can hold as keys."""
    return Figure(name, held(source or ""), held(str(of)))


def held(text: str) -> str:
    """`text` on one line, without what no database holds, as long as a key may be."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text.encode("utf-8", "replace").decode())
    shown = " ".join(shown.split())
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"


def bounded(figures: Counter[Figure]) -> Counter[Figure]:
    """The figures of a whole run, with the smallest outlets together and the rarest of the unknown titles left out."""
    sizes: Counter[str] = Counter()
    titles: Counter[Figure] = Counter()
    for key, count in figures.items():
        if key.name in ("articles", "known"):
            sizes[key.source] += count
        elif key.name == "unknown title":
            titles[key] = count
    kept = {source for source, _ in sorted(sizes.items(), key=lambda item: (-item[1], item[0]))[:OUTLETS]}
    named = {key for key, _ in sorted(titles.items(), key=lambda item: (-item[1], item[0]))[:TITLES]}
    result: Counter[Figure] = Counter()
    for key, count in figures.items():
        if key.name == "unknown title" and key not in named:
            continue
        is_small = key.name in BY_OUTLET and key.source not in kept
        result[key._replace(source=OTHERS) if is_small else key] += count
    return result
