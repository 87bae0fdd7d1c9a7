"""Mistakes: what was missed and what is spurious, as in "a-12: … giao [Sở Y tế] Hải …; found ORG 'Sở Y tế Hải'".

An item is what the metric counts: a mention that isn't exactly right is missed once and spurious once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from extractors.facts import FACT_TYPES, FactType
from extractors.records import LABELS
from models.corpus import AnnotatedArticle
from models.score import FACT_MATCHERS, Row, pair
from pipelines.evaluation import Predictions
from pipelines.schema import fact_fields

Side: TypeAlias = Literal["missed", "spurious"]
Span: TypeAlias = tuple[int, int, str]  # start, end, label

CONTEXT = 40  # characters shown on either side of an item

# The fields that are often words of the text: annotated facts have no place, and are looked for by these.
ANCHORS = {
    "officials": ("person", "position"),
    "directives": ("number", "title"),
    "rankings": ("subject", "index"),
    "tasks": ("action", "assignee"),
}

# What mistakes are listed by, in this order.
KINDS = (*(f"mention {label}" for label in LABELS), *(fact_type.name for fact_type in FACT_TYPES))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One item that only the annotators or only the predictions have."""

    article_id: str
    kind: str  # of `KINDS`
    side: Side
    item: str  # the text of a mention, or the fields of a fact as JSON
    context: str | None  # the words around it, itself in brackets; None for a fact that isn't found in the text
    instead: tuple[str, ...] = ()  # what the other side has at the place of a mention

    @property
    def is_mention(self) -> bool:
        return self.kind not in FACT_MATCHERS

    def __str__(self) -> str:
        shown = [] if self.is_mention else [self.item]
        shown += [self.context] if self.context else []
        other = "found" if self.side == "missed" else "annotated"
        instead = f"; {other} {', '.join(self.instead)}" if self.instead else ""
        return f"{self.article_id}: {' in '.join(shown)}{instead}"


def find_mistakes(articles: Iterable[AnnotatedArticle], predictions: Predictions) -> Iterator[Mistake]:
    """Yield all that was missed and all that is spurious, by article."""
    for annotated in articles:
        guess = predictions.rows.get(annotated.article.id, {})
        yield from mention_mistakes(annotated, guess)
        for fact_type in FACT_TYPES:
            yield from fact_mistakes(annotated, guess, fact_type)


def mention_mistakes(annotated: AnnotatedArticle, guess: Row) -> Iterator[Mistake]:
    """Yield the mentions of an article that only one side has."""
    text = annotated.article.text
    wanted, found = spans(annotated.row), spans(guess)
    sides: tuple[tuple[Side, set[Span], set[Span]], ...] = (("missed", wanted, found), ("spurious", found, wanted))
    for side, ours, theirs in sides:
        for start, end, label in sorted(ours - theirs):
            there = sorted(span for span in theirs if span[0] < end and start < span[1])
            yield Mistake(
                article_id=annotated.article.id,
                kind=f"mention {label}",
                side=side,
                item=text[start:end],
                context=in_context(text, start, end),
                instead=tuple(f"{label} {text[a:b]!r}" for a, b, label in there),
            )


def spans(row: Row) -> set[Span]:
    """The mentions of a row, as the metric counts them."""
    return {(m["start"], m["end"], m["label"]) for m in row.get("mentions", ()) if m["label"] in LABELS}


def fact_mistakes(annotated: AnnotatedArticle, guess: Row, fact_type: FactType) -> Iterator[Mistake]:
    """Yield the facts of one kind that have no partner on the other side."""
    similar, _ = FACT_MATCHERS[fact_type.name]
    wanted, found = (list(row.get(fact_type.name) or ()) for row in (annotated.row, guess))
    pairs = pair(wanted, found, similar)
    sides: tuple[tuple[Side, list[Row], set[int]], ...] = (
        ("missed", wanted, {i for i, _ in pairs}),
        ("spurious", found, {j for _, j in pairs}),
    )
    for side, facts, paired in sides:
        for fact in (fact for at, fact in enumerate(facts) if at not in paired):
            yield Mistake(
                article_id=annotated.article.id,
                kind=fact_type.name,
                side=side,
                item=shown_fact(fact, fact_type),
                context=fact_context(annotated.article.text, fact, fact_type),
            )


def shown_fact(fact: Row, fact_type: FactType) -> str:
    """The fields of a fact that have a value."""
    values = {name: fact.get(name) for name in fact_fields(fact_type.record)}
    return json.dumps({name: value for name, value in values.items() if value is not None}, ensure_ascii=False)


def fact_context(text: str, fact: Row, fact_type: FactType) -> str | None:
    """The words around a fact: around its evidence, or where one of its fields stands in the text first."""
    if evidence := fact.get("evidence"):
        return in_context(text, evidence["start"], evidence["end"])
    for field in ANCHORS[fact_type.name]:
        if (words := fact.get(field)) and (start := text.find(words)) >= 0:
            return in_context(text, start, start + len(words))
    return None


def in_context(text: str, start: int, end: int) -> str:
    """``text[start:end]`` in brackets between the words around it, on one line."""
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    cut_before, cut_after = "…" if start > CONTEXT else "", "…" if end + CONTEXT < len(text) else ""
    return " ".join(f"{cut_before}{before}[{text[start:end]}]{after}{cut_after}".split())


def by_kind(found: Iterable[Mistake]) -> dict[tuple[str, Side], list[Mistake]]:
    """The mistakes of each kind, missed before spurious; kinds without any are left out."""
    listed = list(found)
    order: Sequence[tuple[str, Side]] = [(kind, side) for kind in KINDS for side in ("missed", "spurious")]
    lists = {key: [m for m in listed if (m.kind, m.side) == key] for key in order}
    return {key: those for key, those in lists.items() if those}


def mistake_lines(found: Iterable[Mistake], most: int, before: str = "") -> Iterator[str]:
    """Yield up to `most` mistakes of each kind under a line that says how many there are."""
    for (kind, side), those in by_kind(found).items():
        yield ""
        yield f"{before}{side} {kind} ({len(those)})"
        yield from (f"  {mistake}" for mistake in those[:most])
