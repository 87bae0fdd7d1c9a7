"""Disputes: items of which two reviewers say different things, as one that a rank is 3 and the other that it is 5.

The word of the first stands until somebody judges between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipelines.agreement.pairs import Pair
from pipelines.agreement.readings import Reading, fields_of, meaning_of
from pipelines.decisions.standing import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """An item, and what each reviewer said of it; None where one added it and the other did not."""

    article_id: str
    item: str
    item_id: str
    first: Word | None
    second: Word | None

    @property
    def start(self) -> int:
        """Where in the article it is."""
        fields = next(word.values or {} for word in (self.first, self.second) if word)
        return int(fields["span_start"] if "span_start" in fields else fields["evidence_start"])


def disputes_of(pairs: Iterable[Pair]) -> Iterator[Dispute]:
    """Yield the disputes that nobody has judged, by article, in the order of its text.

    What only one has added is disputed once the second review is whole: the second may not have come to it before.
    """
    for pair in pairs:
        found = [*differing(pair), *(added(pair) if pair.is_whole else ())]
        waiting = (each for each in found if (each.item, each.item_id) not in pair.adjudicated)
        yield from sorted(waiting, key=lambda each: (each.start, each.item, each.item_id))


def differing(pair: Pair) -> Iterator[Dispute]:
    """Yield what both said of an item that both saw, where it differs."""
    for first, second in pair.shared:
        if meaning_of(first) != meaning_of(second):
            yield Dispute(
                article_id=pair.article_id, item=first.item, item_id=first.item_id, first=first, second=second
            )


def added(pair: Pair) -> Iterator[Dispute]:
    """Yield what one added where nothing of the other says the same."""
    for word in only_in(pair.first, pair.second):
        yield Dispute(article_id=pair.article_id, item=word.item, item_id=word.item_id, first=word, second=None)
    for word in only_in(pair.second, pair.first):
        yield Dispute(article_id=pair.article_id, item=word.item, item_id=word.item_id, first=None, second=word)


def only_in(reading: Reading, other: Reading) -> Iterator[Word]:
    """Yield what was added in a reading, of which the other has nothing."""
    meanings = {(word.item, meaning_of(word)) for word in other.values() if fields_of(word) is not None}
    for key, word in reading.items():
        if key not in other and word.is_added and word.is_in and (word.item, meaning_of(word)) not in meanings:
            yield word
