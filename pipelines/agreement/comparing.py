"""Comparing two reviewers of the same articles: κ of each label and kind of fact, F1, and which labels they confuse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.records import LABELS
from pipelines.agreement.measures import Kappa, Overlap, cohen_kappa, overlap
from pipelines.agreement.readings import Judgement, Reading, kind_of
from pipelines.schema import FACTS, MENTIONS

# What stands where a reviewer has no mention.
NOTHING = "–"

# What is compared: every label, and every kind of fact.
KINDS: tuple[str, ...] = (*LABELS, *FACTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What the first and the second reviewer made of an article."""

    article_id: str
    first: Reading
    second: Reading

    @property
    def is_whole(self) -> bool:
        """Whether the second reviewer has judged all that models read and the first judged."""
        return all(name in self.second for name, said in self.first.items() if said.verdict != "added")

    @property
    def shared(self) -> Iterator[tuple[Judgement, Judgement]]:
        """What both said of each item that models read."""
        for name, said in self.first.items():
            if name in self.second:
                yield said, self.second[name]


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
    shared = (said for pair in pairs for said in pair.shared)
    if kind in LABELS:
        return cohen_kappa(
            (label_of(first) == kind, label_of(second) == kind)
            for first, second in shared
            if first.item == MENTIONS.name
        )
    return cohen_kappa((first.verdict, second.verdict) for first, second in shared if first.item == kind)


def label_of(judgement: Judgement) -> str:
    """The label that a reviewer leaves a mention."""
    return NOTHING if judgement.fields is None else str(judgement.fields["label"])


def overlap_of(kind: str, pairs: Iterable[Pair]) -> Overlap:
    """What stands of a label or kind by both reviewers: mentions of the same words, facts with the same fields."""
    none = Overlap(both=0, first=0, second=0)
    return sum((overlap(standing_of(kind, pair.first), standing_of(kind, pair.second)) for pair in pairs), none)


def standing_of(kind: str, reading: Reading) -> set[object]:
    """What stands of a label or kind in a reading."""
    return {
        said.meaning for said in reading.values() if said.fields is not None and kind_of(said.item, said.fields) == kind
    }


def confusions_of(pair: Pair) -> Counter[tuple[str, str]]:
    """The labels by both reviewers of each span that either leaves standing."""
    first, second = labels_by_span(pair.first), labels_by_span(pair.second)
    return Counter((first.get(span, NOTHING), second.get(span, NOTHING)) for span in first.keys() | second.keys())


def labels_by_span(reading: Reading) -> dict[tuple[int, int], str]:
    """The label of each span that stands in a reading."""
    return {
        (said.fields["span_start"], said.fields["span_end"]): str(said.fields["label"])
        for said in reading.values()
        if said.item == MENTIONS.name and said.fields is not None
    }
