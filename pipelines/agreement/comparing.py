"""Comparing two reviewers of the same articles: κ of each label and kind of fact, F1, and which labels they confuse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from extractors.records import LABELS
from pipelines.agreement.measures import Kappa, Overlap, cohen_kappa, overlap
from pipelines.agreement.pairs import Pair
from pipelines.agreement.readings import Reading, fields_of, kind_of, meaning_of, verdict_of
from pipelines.decisions.standing import Word
from pipelines.schema import FACTS, MENTIONS

# What stands where a reviewer has no mention.
NOTHING = "–"

# What is compared: every label, and every kind of fact.
KINDS: tuple[str, ...] = (*LABELS, *FACTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How two reviewers agree over `articles` that both have done; `unfinished` are those that the second has begun."""

    articles: int
    unfinished: int
    kappas: dict[str, Kappa]  # by label and kind
    overlaps: dict[str, Overlap]  # by label and kind
    confusions: Counter[tuple[str, str]]  # mentions of the same words, by the labels of the first and the second


def compare(pairs: Iterable[Pair]) -> Agreement:
    """How the reviewers of these articles agree."""
    begun = list(pairs)
    whole = [pair for pair in begun if pair.is_whole]
    return Agreement(
        articles=len(whole),
        unfinished=len(begun) - len(whole),
        kappas={kind: kappa_of(kind, whole) for kind in KINDS},
        overlaps={kind: overlap_of(kind, whole) for kind in KINDS},
        confusions=sum(map(confusions_of, whole), Counter[tuple[str, str]]()),
    )


def kappa_of(kind: str, pairs: Iterable[Pair]) -> Kappa:
    """κ of a label: whether a mention that models read has it. κ of a kind of fact: right, to be corrected, or false.

    What models missed is in neither: nobody knows of how many words two reviewers agreed that they are no mention.
    """
    shared = (words for pair in pairs for words in pair.shared)
    if kind in LABELS:
        return cohen_kappa(
            (label_of(first) == kind, label_of(second) == kind)
            for first, second in shared
            if first.item == MENTIONS.name
        )
    return cohen_kappa((verdict_of(first), verdict_of(second)) for first, second in shared if first.item == kind)


def label_of(word: Word) -> str:
    """The label that a reviewer leaves a mention."""
    fields = fields_of(word)
    return NOTHING if fields is None else str(fields["label"])


def overlap_of(kind: str, pairs: Iterable[Pair]) -> Overlap:
    """What stands of a label or kind by both reviewers: mentions of the same words, facts with the same fields."""
    none = Overlap(both=0, first=0, second=0)
    return sum((overlap(standing_in(kind, pair.first), standing_in(kind, pair.second)) for pair in pairs), none)


def standing_in(kind: str, reading: Reading) -> set[Hashable]:
    """What stands of a label or kind in a reading."""
    return {
        meaning_of(word)
        for word in reading.values()
        if (fields := fields_of(word)) is not None and kind_of(word.item, fields) == kind
    }


def confusions_of(pair: Pair) -> Counter[tuple[str, str]]:
    """The labels by both reviewers of each span that either leaves standing."""
    first, second = labels_by_span(pair.first), labels_by_span(pair.second)
    return Counter((first.get(span, NOTHING), second.get(span, NOTHING)) for span in first.keys() | second.keys())


def labels_by_span(reading: Reading) -> dict[tuple[int, int], str]:
    """The label of each span that stands in a reading."""
    return {
        (fields["span_start"], fields["span_end"]): str(fields["label"])
        for word in reading.values()
        if word.item == MENTIONS.name and (fields := fields_of(word)) is not None
    }
