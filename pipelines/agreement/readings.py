"""Readings: what a reviewer makes of an article's items, as of a mention that is an ORG and no LOC.

A reading is drawn from decisions alone. What models found was before both reviewers, so that what they say of it can be
compared item by item; what they added has ids of its own, and is compared by its words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import Any, TypeAlias

from extractors.facts import FACT_TYPES
from pipelines.decisions.standing import Key, Word, word_of, words_in
from pipelines.schema import MENTIONS, Row, fact_fields

# The last word of a reviewer on each item.
Reading: TypeAlias = Mapping[Key, Word]

# What becomes of an item by what is done with it; a merged one stands in another.
VERDICTS = {"accept": "accepted", "correct": "corrected", "reject": "rejected", "merge": "rejected", "add": "added"}

# What two reviewers must have the same of an item to agree: where a mention is and what, and what a fact says.
MEANINGS: dict[str, tuple[str, ...]] = {
    MENTIONS.name: ("span_start", "span_end", "label"),
    **{fact_type.name: fact_fields(fact_type.record) for fact_type in FACT_TYPES},
}


def readings_of(decisions: Iterable[Row], purpose: str) -> dict[str, Reading]:
    """What was made of each article for a purpose, by its id; `decisions` are rows of "decisions" in any order."""
    by_article: defaultdict[str, list[Row]] = defaultdict(list)
    for row in decisions:
        if row["purpose"] == purpose:
            by_article[row["article_id"]].append(row)
    return {
        article_id: {(word.item, word.item_id): word for word in map(word_of, words_in(rows))}
        for article_id, rows in by_article.items()
    }


def verdict_of(word: Word) -> str:
    """What becomes of an item: accepted, corrected, rejected, or added where models had not found it."""
    return "added" if word.is_added and word.is_in else VERDICTS[word.action]


def fields_of(word: Word) -> Row | None:
    """What stands of an item; None where nothing does."""
    return word.values if word.is_in else None


def meaning_of(word: Word) -> Hashable:
    """What stands of an item, to be compared with what another reviewer leaves; None where nothing does."""
    fields = fields_of(word)
    return None if fields is None else tuple(fields.get(name) for name in MEANINGS[word.item])


def read_kind(word: Word) -> str:
    """The label of a mention, the kind of a fact: as models read it, or else as a reviewer added it."""
    return kind_of(word.item, word.origin or word.values or {})


def kind_of(item: str, fields: Mapping[str, Any]) -> str:
    """The label of a mention, the kind of a fact."""
    return str(fields["label"]) if item == MENTIONS.name else item
