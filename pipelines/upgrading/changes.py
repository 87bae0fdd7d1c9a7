"""Changes: facts that other models gain, lose or tell otherwise, as "tasks, a-12: deadline 2024-06 → 2024-06-30"."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from extractors.facts import FACT_TYPES
from pipelines.schema import FACTS, Row, fact_fields

Change: TypeAlias = Literal["gained", "lost", "changed"]

CHANGES: tuple[Change, ...] = ("gained", "lost", "changed")

FIELDS = {fact_type.name: fact_fields(fact_type.record) for fact_type in FACT_TYPES}


@dataclass(slots=True, kw_only=True)
class Changes:
    """Counts of what changed by kind of fact, and the first few of each."""

    samples_at_most: int = 3
    articles: int = 0
    counts: Counter[tuple[str, Change]] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    samples: dict[tuple[str, Change], list[str]] = field(default_factory=dict)

    def add(self, old: Mapping[str, Sequence[Row]], new: Mapping[str, Sequence[Row]]) -> None:
        """Add an article: the facts that it had and those that it has, by kind."""
        self.articles += 1
        for kind in FACTS:
            pairs = list(paired(kind, old.get(kind, ()), new.get(kind, ())))
            for before, after in pairs:
                if before and after and before["fact_id"] == after["fact_id"]:
                    self.kept[kind] += 1
                    continue
                change: Change = "changed" if before and after else "lost" if before else "gained"
                self.counts[kind, change] += 1
                samples = self.samples.setdefault((kind, change), [])
                if len(samples) < self.samples_at_most:
                    samples.append(shown(kind, before, after))


def paired(kind: str, old: Sequence[Row], new: Sequence[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    """Yield the old and new facts of an article, together where they are one or come from the same words."""
    there, found = ({row["fact_id"]: row for row in rows} for rows in (old, new))
    for fact_id in there.keys() & found.keys():
        yield there.pop(fact_id), found.pop(fact_id)
    remaining = in_reading_order(found.values())
    for before in in_reading_order(there.values()):
        likely = [after for after in remaining if overlap(before, after)]
        after = max(likely, key=lambda row: alike(kind, before, row), default=None)
        if after:
            remaining.remove(after)
        yield before, after
    for after in remaining:
        yield None, after


def in_reading_order(rows: Iterable[Row]) -> list[Row]:
    """Facts by where the words stand that say them."""
    return sorted(rows, key=lambda row: (row["evidence_start"], row["evidence_end"], row["fact_id"]))


def overlap(one: Row, other: Row) -> bool:
    """Whether two facts have words in common."""
    return bool(one["evidence_start"] < other["evidence_end"] and other["evidence_start"] < one["evidence_end"])


def alike(kind: str, one: Row, other: Row) -> int:
    """How many fields two facts have in common."""
    return sum(one[name] == other[name] for name in FIELDS[kind])


def shown(kind: str, before: Row | None, after: Row | None) -> str:
    """A change in one line: the fields of a fact, or those that changed."""
    row = after or before
    assert row
    if before and after:
        changed = [name for name in FIELDS[kind] if before[name] != after[name]]
        said = ", ".join(f"{name} {said_of(before[name])} → {said_of(after[name])}" for name in changed)
    else:
        said = ", ".join(f"{name} {said_of(row[name])}" for name in FIELDS[kind] if row[name] is not None)
    return f"{row['article_id']}: {said}"


def said_of(value: object) -> str:
    """The value of a field; "nothing" for one that is missing."""
    return "nothing" if value is None else json.dumps(value, ensure_ascii=False)
