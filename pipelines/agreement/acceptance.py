"""Acceptance: what reviewers say of what models read, as of 40 rankings by rankings.before@1 that 31 were right.

It is by label or kind, and by the model or rule, which tells whoever trains models where these err.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipelines.agreement.readings import read_kind, verdict_of
from pipelines.decisions.standing import Word
from pipelines.schema import MENTIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """How many items of a label or kind, by a model or rule, met which verdict."""

    kind: str
    maker: str | None = None  # None for all of them
    verdicts: Counter[str] = field(default_factory=Counter)

    @property
    def read(self) -> int:
        """How many of them models read and reviewers judged."""
        return sum(count for verdict, count in self.verdicts.items() if verdict != "added")

    @property
    def accepted(self) -> float | None:
        """The share of what models read that was right as it was."""
        return self.verdicts["accepted"] / self.read if self.read else None

    @property
    def found(self) -> float | None:
        """The share of what is there, by reviewers, that models read, rightly or nearly so."""
        near = self.verdicts["accepted"] + self.verdicts["corrected"]
        there = near + self.verdicts["added"]
        return near / there if there else None


def acceptance_by_kind(words: Iterable[Word]) -> list[Acceptance]:
    """What reviewers say of each label and kind, those with the most items first."""
    counted: dict[str, Counter[str]] = {}
    for word in words:
        counted.setdefault(read_kind(word), Counter())[verdict_of(word)] += 1
    rows = [Acceptance(kind=kind, verdicts=verdicts) for kind, verdicts in counted.items()]
    return sorted(rows, key=lambda row: (-row.read, row.kind))


def acceptance_by_maker(words: Iterable[Word]) -> list[Acceptance]:
    """What reviewers say of each model and rule, those that they accept least first."""
    counted: dict[tuple[str, str], Counter[str]] = {}
    for word in words:
        if maker := maker_of(word):
            counted.setdefault((read_kind(word), maker), Counter())[verdict_of(word)] += 1
    rows = [Acceptance(kind=kind, maker=maker, verdicts=verdicts) for (kind, maker), verdicts in counted.items()]
    return sorted(rows, key=lambda row: (row.accepted or 0.0, -row.read, row.kind, row.maker or ""))


def maker_of(word: Word) -> str | None:
    """The model or rule that read an item; None where a reviewer added it."""
    return None if word.origin is None else str(word.origin["source" if word.item == MENTIONS.name else "rule"])
