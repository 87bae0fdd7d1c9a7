"""The metric: F1 of mentions and facts against annotated articles, as in "officials 0.87 on dev".

Mentions count when start, end and label are right. Facts are paired one to one, the most similar first, by the rules
in `FACT_MATCHERS`; the remaining fields of paired facts are scored as slots. Everything is micro-averaged over
articles, and an article without predictions counts as predicted empty.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from extractors.records import LABELS

Row: TypeAlias = Mapping[str, Any]

# A slot is right when the folded strings are equal, or when their words overlap at least this much.
EQUAL = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Counts of one kind of item, and the figures that follow from them."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.predicted + self.gold) if self.predicted + self.gold else 0.0

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            right=self.right + other.right, predicted=self.predicted + other.predicted, gold=self.gold + other.gold
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Figures by kind ("mentions", "mention PERSON", "officials", ...), and slots as right of paired."""

    articles: int
    kinds: dict[str, Figures]
    slots: dict[str, Figures]

    @property
    def facts_mean(self) -> float:
        """F1 of facts, each kind counting alike."""
        return sum(self.kinds[kind].f1 for kind in FACT_MATCHERS) / len(FACT_MATCHERS)

    @property
    def slots_mean(self) -> float:
        """The share of slots that are right, each slot of a paired fact counting alike; 0 when no fact is paired."""
        shares = [figures.recall for figures in self.slots.values() if figures.gold]
        return sum(shares) / len(shares) if shares else 0.0


def fold(value: object) -> str:
    """Case-folded NFC text with single spaces and no outer punctuation; "" for None."""
    if value is None:
        return ""
    text = unicodedata.normalize("NFC", str(value)).casefold()
    return re.sub(r"\s+", " ", text).strip(" .,;:\"'“”‘’()[]")


def overlap(a: object, b: object) -> float:
    """Word F1 of two strings, 0 to 1; 1 when neither has a word."""
    words_a, words_b = (Counter(re.findall(r"\w+", fold(value))) for value in (a, b))
    total = words_a.total() + words_b.total()
    return 2 * (words_a & words_b).total() / total if total else 1.0


def at_least(least: float, value: float) -> float:
    return value if value >= least else 0.0


def document_key(directive: Row) -> str:
    """The number, without "số" or "No." and with one kind of dash; else the title."""
    number = re.sub(r"[\s–—-]+", "-", fold(directive.get("number")))
    return re.sub(r"^(số|no\.?)\s*", "", number) or fold(directive.get("title"))


def similar_officials(gold: Row, guess: Row) -> float:
    if overlap(gold["person"], guess.get("person")) < 0.99:
        return 0.0
    return at_least(0.6, overlap(gold["position"], guess.get("position")))


def similar_directives(gold: Row, guess: Row) -> float:
    key, guessed_key = document_key(gold), document_key(guess)
    if key and key == guessed_key:
        return 1.0
    if gold.get("number") or guess.get("number"):
        return 0.0
    return at_least(0.6, overlap(key, guessed_key))


def similar_rankings(gold: Row, guess: Row) -> float:
    if (gold.get("rank"), gold.get("top")) != (guess.get("rank"), guess.get("top")):
        return 0.0
    return at_least(0.5, overlap(gold["subject"], guess.get("subject")))


def similar_tasks(gold: Row, guess: Row) -> float:
    return at_least(0.5, overlap(gold["action"], guess.get("action")))


FACT_MATCHERS: dict[str, tuple[Callable[[Row, Row], float], dict[str, float]]] = {
    "officials": (similar_officials, {"organization": 0.5}),
    "directives": (similar_directives, {"kind": EQUAL, "issued": EQUAL, "issuer": 0.5, "title": 0.5}),
    "rankings": (
        similar_rankings,
        {"index": 0.5, "out_of": EQUAL, "period": EQUAL, "change": EQUAL, "score": EQUAL},
    ),
    "tasks": (similar_tasks, {"assigner": 0.5, "assignee": 0.5, "deadline": EQUAL, "directive": EQUAL}),
}


def pair(gold: Sequence[Row], guesses: Sequence[Row], similar: Callable[[Row, Row], float]) -> list[tuple[int, int]]:
    """One-to-one pairs of indices, the most similar first."""
    candidates = [(similar(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(guesses)]
    taken_gold: set[int] = set()
    taken_guesses: set[int] = set()
    pairs = []
    for similarity, i, j in sorted(candidates, key=lambda candidate: -candidate[0]):
        if similarity > 0 and i not in taken_gold and j not in taken_guesses:
            taken_gold.add(i)
            taken_guesses.add(j)
            pairs.append((i, j))
    return pairs


def slot_is_right(gold: object, guess: object, least: float) -> bool:
    return fold(gold) == fold(guess) if least == EQUAL else overlap(gold, guess) >= least


def score_mentions(gold: Row, guess: Row) -> dict[str, Figures]:
    """Figures of one article for each label, and for all together under "mentions"."""
    wanted, found = ({(m["start"], m["end"], m["label"]) for m in row.get("mentions", ())} for row in (gold, guess))
    figures = {}
    for label in LABELS:
        of_label, found_of_label = ({mention for mention in s if mention[2] == label} for s in (wanted, found))
        figures[f"mention {label}"] = Figures(
            right=len(of_label & found_of_label), predicted=len(found_of_label), gold=len(of_label)
        )
    return figures | {"mentions": sum(figures.values(), start=Figures())}


def score_facts(kind: str, gold: Row, guess: Row) -> tuple[Figures, dict[str, Figures]]:
    """Figures of one article for one kind of fact, and for each slot of the paired facts."""
    similar, slot_rules = FACT_MATCHERS[kind]
    wanted, found = (list(row.get(kind) or ()) for row in (gold, guess))
    pairs = pair(wanted, found, similar)
    slots = {}
    for slot, least in slot_rules.items():
        right = sum(slot_is_right(wanted[i].get(slot), found[j].get(slot), least) for i, j in pairs)
        slots[f"{kind}.{slot}"] = Figures(right=right, predicted=len(pairs), gold=len(pairs))
    return Figures(right=len(pairs), predicted=len(found), gold=len(wanted)), slots


def score_article(gold: Row, guess: Row) -> Report:
    """The figures of one article; those of many are the sum (see `total`)."""
    kinds = score_mentions(gold, guess)
    slots: dict[str, Figures] = {}
    for kind in FACT_MATCHERS:
        kinds[kind], slots_of_kind = score_facts(kind, gold, guess)
        slots |= slots_of_kind
    return Report(articles=1, kinds=kinds, slots=slots)


def total(reports: Iterable[Report]) -> Report:
    """The figures of all articles together."""
    kinds: defaultdict[str, Figures] = defaultdict(Figures)
    slots: defaultdict[str, Figures] = defaultdict(Figures)
    articles = 0
    for report in reports:
        articles += report.articles
        for name, figures in report.kinds.items():
            kinds[name] += figures
        for name, figures in report.slots.items():
            slots[name] += figures
    return Report(articles=articles, kinds=dict(kinds), slots=dict(slots))


def score(gold: Iterable[Row], predictions: Mapping[str, Row]) -> Report:
    """Score the predictions, by article id, against annotated articles."""
    return total(score_article(article, predictions.get(article["id"], {})) for article in gold)
